"""Says when each predicate happened: by its own time words, else by its sentence, its paragraph or the publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import Self

from detente.coding import dating_clauses as clauses
from detente.coding.chronicle import Entry, entries
from detente.coding.dating_events import DateByEvent
from detente.coding.dating_forms import PRESENT, Form, ReadForm
from detente.coding.dating_links import Link, LinkTimes, dated, stretches, undated
from detente.coding.dating_page import SAME_STEM, Page, is_news, lengths, story_day
from detente.labels import MODIFIERS, NOMINAL, NOMINAL_SUBJECTS, NOUN_CLAUSES
from detente.lexicons.times import TimeTables
from detente.parse import Parse
from detente.types import Dating, Document, Predicate, Section

LONG_AGO = dt.timedelta(days=180)  # before publication: history
MAIN = frozenset({"ROOT", "conj", "ccomp"})  # clauses that tell the story
PARTS = frozenset({"xcomp", "advcl", "acl", "pcomp", "conj", "prep", "dative", "attr", "ccomp", "csubj", "acomp"})


class DatePredicates:
    """Fills ``Predicate.time``."""

    def __init__(self, *, tables: TimeTables) -> None:
        self._link = LinkTimes(tables.links)
        self._links = tables.links
        self._turns = tables.turns
        self._marked = tables.marked
        self._form = ReadForm(tables.marked["will"])
        self._events = DateByEvent(tables, self._form)

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        return cls(tables=TimeTables.load(folders))

    def __call__(self, document: Document, /) -> Document:
        under = entries(document)
        page = self._page(document, {entry.lead for entry in under.values()})
        sections = iter(document.sections)
        section = next(sections, None)
        page.entry = _told_under(section, under)
        for predicate in document.predicates:
            while section and predicate.start >= section.end:
                section = next(sections, None)
                page.open(predicate.token, _told_under(section, under))
            self._date(page, predicate.token)
        dated_ones = ((predicate, page.done.get(predicate.token)) for predicate in document.predicates)
        found = tuple(replace(predicate, time=time) if time else predicate for predicate, time in dated_ones)
        return replace(document, predicates=found)

    def _page(self, document: Document, leads: Set[int]) -> Page:
        """``leads``: where dates begin that lead a whole paragraph and so are of no verb of their own."""
        parse, published = document.parse, document.published.date if document.published else None
        predicates = {predicate.token: predicate for predicate in document.predicates}
        best: dict[int, Link] = {}
        sentences: dict[int, list[Link]] = {}
        times = [time for time in document.times if time.start not in leads]
        for link in self._link(parse, list(stretches(parse, times, self._marked["ends"])), predicates):
            sentences.setdefault(parse.sentence_of(link.stretch.head), []).append(link)
            place = self._ahead(parse, link.predicate, predicates)
            if place not in best or link.distance < best[place].distance:
                best[place] = link
        own = {index: found for index, link in best.items() if (found := dated(link, published, parse, "own time"))}
        own |= self._planned(parse, own, predicates)
        page = Page(parse, published, is_news(document), own, predicates, links=sentences)
        without = self._link(parse, list(undated(parse, document.times)), predicates)
        page.undated = frozenset(link.predicate for link in without) - own.keys()
        page.hours = frozenset(index for index, link in best.items() if link.stretch.hour)
        told = {dating.first for index, dating in own.items() if parse.tokens[index].dep in MAIN}
        page.story, page.lengths = story_day(document, told), lengths(document)
        page.lead = next((own[index] for index in sorted(own) if parse.tokens[index].dep == "ROOT"), None)
        for index in sorted(own):
            if (
                self._reports(page, index)
                and page.recent(own[index])
                and (name := clauses.name_of_speaker(parse, index))
            ):
                page.spoken.setdefault(name, []).append((index, own[index]))
            if own[index].precision != "open":
                page.named.setdefault(parse.tokens[index].lemma, []).append((index, own[index]))
                page.stems.setdefault(parse.tokens[index].lemma[:SAME_STEM], []).append(index)
        return page

    def _planned(
        self, parse: Parse, own: Mapping[int, Dating], predicates: Mapping[int, Predicate]
    ) -> dict[int, Dating]:
        """ "a strike planned for Thursday", "talks held on Friday": nouns of the day of their participle."""
        found: dict[int, Dating] = {}
        for index, dating in own.items():
            token = parse.tokens[index]
            happens = self._turns.get(token.lemma) == "ahead" or token.lemma in self._marked["held"]
            below = token.dep in NOUN_CLAUSES and token.tag == "VBN"
            if happens and below and token.head in predicates and token.head not in own:
                found[token.head] = replace(dating, basis="inherited", why="participle below")
        return found

    def _ahead(self, parse: Parse, index: int, predicates: Mapping[int, Predicate]) -> int:
        """ "planned to leave Thursday": the day is that of leaving."""
        if self._turns.get(parse.tokens[index].lemma) == "ahead":
            meant = parse.child(index, "xcomp")
            if meant is not None and meant in predicates:
                return meant
        return index

    def _date(self, page: Page, index: int) -> Dating | None:
        if index in page.done:
            return page.done[index]
        page.done[index] = None  # stops a walk that comes back
        form = self._form.of(page.parse, index)
        found = page.own.get(index)
        if index in page.undated:
            page.told = page.main = None
        elif found is None and not clauses.supposed(page.parse, index, self._links):
            found = self._events.named(page, index, form) or self._by_entry(page, index, form)
            if found is None and not clauses.long_before(page.parse, index, self._links, self._marked["stepping"]):
                found = self._by_clause(page, index, form)
                found = found or self._by_sentence(page, index, form) or self._by_story(page, index, form)
        page.done[index] = found
        if found and found.basis in ("stated", "inherited") and found.precision != "open" and form == "past":
            sentence = page.parse.sentence_of(index)
            if page.parse.tokens[index].dep == "ROOT" or page.main is None or page.main[0] < sentence:
                page.main = (sentence, found)
        if found and self._reports(page, index) and page.recent(found):
            page.said = found
        self._tell(page, index, form)
        return found

    def _by_entry(self, page: Page, index: int, form: Form) -> Dating | None:
        """ "1992: War breaks out": what a chronology tells is of the date that leads it, whatever the tense."""
        finite = form in ("past", "present") or page.above(index) is None
        return page.entry if finite else None

    def _tell(self, page: Page, index: int, form: Form) -> None:
        """Keeps the date that what follows in the paragraph may be of; a main clause outweighs those under it."""
        token, found = page.parse.tokens[index], page.done[index]
        if found is None or form not in ("past", "pluperfect", "will") or self._reports(page, index):
            return
        if clauses.describes(page.parse, index, self._links):
            return
        main, sentence = token.dep in ("ROOT", "conj", "ccomp"), page.parse.sentence_of(index)
        about = page.parse.child(index, *NOMINAL_SUBJECTS)
        if token.dep == "ROOT" and about in page.own and (found.basis == "inherited" or found.precision == "open"):
            found = page.own[about]
        elif found.basis != "stated" and not (token.dep == "ROOT" and found.why.endswith("event")):
            return
        if form == "will":
            page.ahead = found if found.basis == "stated" and found.precision != "open" else page.ahead
        if form == "pluperfect" and page.told or page.to_come(found):
            return  # a step back from what the paragraph tells, or ahead of it
        if found.precision != "open" and (main or page.told_in != sentence):
            page.told, page.told_in = found, sentence if main else -1

    def _reports(self, page: Page, index: int) -> bool:
        turn = self._turns.get(page.parse.tokens[index].lemma)
        return turn == "report" or (turn == "account" and page.parse.child(index, "dobj") is None)

    def _by_clause(self, page: Page, index: int, form: Form) -> Dating | None:
        """The date of the verb that this one hangs on."""
        token = page.parse.tokens[index]
        if page.lengths and (counted := self._events.counted_from(page, index)) is not None:
            return counted
        if form == "noun":
            return self._noun(page, index)
        if (below := self._below(page, index)) is not None:
            return replace(page.own[below], basis="inherited", why="verb below")
        if form in ("infinitive", "participle"):
            return self._nonfinite(page, index, form)
        above = page.above(index)
        if above is not None and token.dep in ("conj", "advcl") and form == self._form.of(page.parse, above):
            found = self._inherited(page, above)
            begins = found and found.precision == "open" and found.why == "after event"
            if token.dep == "conj" or not begins:
                return found  # what "after the war of 1992-94 had ended" tells did not begin then
        if above is not None and form == "pluperfect" and (found := self._same_year(page, index, above)):
            return found
        if form == "past":
            if self._reports(page, index):
                return self._about_speaker(page, index)
            stands = token.lemma in self._marked["state"] and (then := self._said_then(page, index))
            return then if stands else self._about_event(page, index)
        return self._said_then(page, index) if form in PRESENT else None

    def _same_year(self, page: Page, index: int, above: int) -> Dating | None:
        """ "banned in 1983, after troops had seized power": what a month or year is told of happened in it, too."""
        mark = page.parse.child(index, "mark")
        after = mark is not None and self._links.get(page.parse.tokens[mark].lower) == "after"
        told = page.own.get(above) if after else None
        if told is None or told.precision not in ("month", "season", "quarter", "year"):
            return None
        return replace(told, basis="inherited", why="verb above")

    def _said_then(self, page: Page, index: int) -> Dating | None:
        """ "said on Monday that the town is calm": calm on Monday."""
        above = page.above(index)
        if above is None or page.parse.tokens[index].dep != "ccomp" or not self._reports(page, above):
            return None
        said = self._inherited(page, above)
        return said if said and page.recent(said) else None

    def _about_speaker(self, page: Page, index: int) -> Dating | None:
        """ "said the mayor, who visited the camp on Monday": who reports did so on the day told of him."""
        subject = page.parse.child(index, "nsubj")
        for place in range(*page.parse.subtree(subject)) if subject is not None else ():
            told = page.own.get(place)
            if told and page.recent(told) and page.parse.tokens[place].dep in NOUN_CLAUSES:
                return replace(told, basis="inherited", why="clause about the speaker")
        return None

    def _about_event(self, page: Page, index: int) -> Dating | None:
        """ "the bombing that killed nine": of the day of the bombing."""
        token = page.parse.tokens[index]
        if token.dep != "relcl" or token.head not in page.predicates or self._form.of(page.parse, token.head) != "noun":
            return None
        event = self._date(page, token.head)
        if event is None or event.basis == "publication":
            return None
        return self._events.by_which(page, index, event) or replace(event, basis="inherited", why="event above")

    def _below(self, page: Page, index: int) -> int | None:
        """A dated participle that completes the verb: "was found floating on Friday"."""
        for child in page.parse.children(index, "xcomp", "advcl"):
            if child in page.own and page.parse.tokens[child].tag == "VBG" and child > index:
                return child
        return None

    def _nonfinite(self, page: Page, index: int, form: Form) -> Dating | None:
        above = page.above(index)
        if above is None or page.parse.tokens[index].dep not in PARTS:
            return None
        turn = self._turns.get(page.parse.tokens[above].lemma)
        if form == "infinitive" and (turn in ("ahead", "promise") or self._form.of(page.parse, above) == "will"):
            return None
        return self._inherited(page, above)

    def _noun(self, page: Page, index: int) -> Dating | None:
        """An event noun is of its clause's day ("held talks Friday") unless it points to what was told before."""
        parse = page.parse
        known = self._marked["definite"]
        definite = any(parse.tokens[child].lower in known for child in parse.children(index, "det", "poss"))
        same = page.same(index) or (page.made_from(index) if definite else None)
        above = page.above(index)
        if parse.tokens[index].dep == "compound":
            above = None  # "bombing victims" are met long after
        held = above is not None and above in page.own and not self._reports(page, above)
        if above is not None and held and not (definite and same):
            return self._inherited(page, above)
        if same:
            return replace(same, basis="inherited", why="same event")
        if above is not None and not self._reports(page, above):
            told = self._inherited(page, above)
            return told if told and told.basis != "publication" else None
        return None

    def _inherited(self, page: Page, above: int) -> Dating | None:
        dating = self._date(page, above)
        if dating is None or dating.basis != "stated":
            return dating
        return replace(dating, basis="inherited", why="verb above")

    def _goes_on(self, page: Page, index: int) -> Dating | None:
        """The date of the sentence before, where a pronoun takes up its subject ("He said ...")."""
        subject = page.parse.child(index, *NOMINAL_SUBJECTS)
        if subject is None or page.main is None or page.parse.sentence_of(index) - page.main[0] != 1:
            return None
        known = page.parse.tokens[subject].lower in self._marked["pronoun"] or self._named_again(page, subject)
        return page.main[1] if known else None

    def _named_again(self, page: Page, subject: int) -> bool:
        """Whether a name is the subject of the sentence before, too."""
        token = page.parse.tokens[subject]
        first, last = page.parse.sentences[page.parse.sentence_of(subject) - 1]
        before = page.parse.tokens[first:last]
        return token.pos == "PROPN" and any(
            other.lower == token.lower and other.dep in NOMINAL_SUBJECTS for other in before
        )

    def _by_sentence(self, page: Page, index: int, form: Form) -> Dating | None:
        """The nearest time of the sentence that suits the verb's form."""
        if form in (*PRESENT, "pluperfect") or self._sets_scene(page, index):
            return None
        parse = page.parse
        near: Link | None = None
        for link in page.links.get(parse.sentence_of(index), []):
            if link.relation != "at" or link.stretch.lasts or not self._suits(page, index, form, link):
                continue
            if near is None or link.gap(index) < near.gap(index):
                near = link
        if near is None or (found := dated(near, page.published, parse, "sentence")) is None:
            return None
        return self._events.once_over(page, index, near.predicate, replace(found, basis="inherited"))

    def _suits(self, page: Page, index: int, form: Form, link: Link) -> bool:
        """Past verbs take no day to come and those ahead none gone by; who reports is not of the day reported."""
        first, published = link.stretch.first, page.published
        earlier = link.predicate != index and self._form.of(page.parse, link.predicate) == "pluperfect"
        if form == "past" and (link.stretch.now or earlier):
            return False  # "thanked him and said they had been captured in 2022"
        if published and first:
            if form == "past" and first > published:
                return False
            if form == "will" and first < published:
                return False
        days = {other.predicate for other in page.links[page.parse.sentence_of(index)]}
        if clauses.dated_apart(page.parse, index, link.predicate, days) or self._in_phrase(page, link.predicate, index):
            return False
        if clauses.aside(page.parse, link.predicate, index) or (form != "noun" and self._answered(page, index, link)):
            return False
        if published and first and first.year < published.year - 1 and self._names(page, index, link):
            return False  # "a 1951 treaty"
        return not self._reports(page, index) or not clauses.told_of(page.parse, link.predicate, index)

    def _in_phrase(self, page: Page, event: int, index: int) -> bool:
        """ "came hours before the first sitting since the November vote": the day of the vote is not that of coming."""
        token = page.parse.tokens[event]
        above = page.parse.tokens[token.head]
        side = self._links.get(above.lower, "") in ("since", "before", "after", "until")
        return (
            token.pos == "NOUN" and token.dep == "pobj" and side and event not in (index, *page.parse.ancestors(index))
        )

    def _names(self, page: Page, index: int, link: Link) -> bool:
        """Whether a year only tells apart a thing that a verb has nothing to do with: "a 1951 treaty"."""
        day = page.parse.tokens[link.stretch.head]
        apart = page.above(day.head) != index and day.head not in page.parse.ancestors(index)
        noun = page.parse.tokens[day.head].pos in NOMINAL
        return apart and noun and link.stretch.precision in ("year", "decade", "century") and day.dep in MODIFIERS

    def _answered(self, page: Page, index: int, link: Link) -> bool:
        """ "vowed to study Monday's ruling": who answers to what came unannounced does so on a day of its own."""
        noun, day = page.parse.tokens[link.predicate], page.parse.tokens[link.stretch.head]
        named = noun.pos == "NOUN" and self._turns.get(noun.lemma) == "behind" and day.head == noun.i
        return named and day.dep in MODIFIERS and index < link.stretch.start

    def _by_story(self, page: Page, index: int, form: Form) -> Dating | None:
        if form == "will" and page.ahead:
            return replace(page.ahead, basis="inherited", why="paragraph")
        if form == "will" and (said := self._said_then(page, index)):
            return said
        if form == "pluperfect":
            return self._reported(page, index)
        if form == "past" and self._sets_scene(page, index):
            return replace(page.told, basis="inherited") if page.told and page.told.precision != "day" else None
        return self._by_paragraph(page, index, form)

    def _by_paragraph(self, page: Page, index: int, form: Form) -> Dating | None:
        if form == "past" and (found := self._spoken(page, index)):
            return found
        if form == "past" and page.told and (not self._reports(page, index) or self._is_of_old(page, index)):
            return replace(page.told, basis="inherited", why="paragraph")
        if form == "past" and (found := self._events.of_lead(page, index)):
            return found
        if form == "past" and (found := self._goes_on(page, index)):
            return replace(found, basis="inherited", why="same subject")
        if form == "past" and page.story:
            return Dating(page.story, page.story, "day", "inherited", why="day of the report")
        if form in (*PRESENT, "will") and page.said and clauses.quoted(page.parse, index):
            return replace(page.said, basis="inherited", why="quotation goes on")
        if form == "will" or (form == "modal" and page.predicates[index].status == "conditional"):
            return None
        current = page.news or form in ("present", "perfect") or (form == "past" and self._reports(page, index))
        if page.published and current:
            return Dating(page.published, page.published, "day", "publication", why="news" if page.news else form)
        return None

    def _sets_scene(self, page: Page, index: int) -> bool:
        """ "to Gaza, where Egypt ruled", but not "in Gaza, where a blast killed nine"."""
        happens = page.parse.child(index, *NOMINAL_SUBJECTS) in page.predicates
        return not happens and clauses.sets_scene(page.parse, index, self._links)

    def _is_of_old(self, page: Page, index: int) -> bool:
        """ "Gunmen killed ten in 2012. Chad accused Libya": a deed in words belongs to the past just told of."""
        if page.told is None or page.told.last is None or page.published is None:
            return False
        disputing = page.parse.tokens[index].lemma in self._marked["disputing"]
        return disputing and page.told.last < page.published - LONG_AGO

    def _reported(self, page: Page, index: int) -> Dating | None:
        """ "said they had arrested nine" is "they have arrested nine", told in the past."""
        helpers = page.parse.children(index, "aux")
        if any(page.parse.tokens[helper].tag == "MD" for helper in helpers):
            return None
        above = next((each for each in page.parse.ancestors(index) if self._reports(page, each)), None)
        return self._inherited(page, above) if above is not None and above in page.predicates else None

    def _spoken(self, page: Page, index: int) -> Dating | None:
        """A report without a day is of the day of the last one by the same name."""
        name = clauses.name_of_speaker(page.parse, index) if page.spoken and self._reports(page, index) else ""
        earlier = [dating for place, dating in page.spoken.get(name, ()) if place < index]
        return replace(earlier[-1], basis="inherited", why="same speaker") if earlier else None


def _told_under(section: Section | None, under: Mapping[int, Entry]) -> Dating | None:
    entry = under.get(section.start) if section else None
    return entry.dating if entry else None
