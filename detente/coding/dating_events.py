"""Dates a predicate by another event that its phrase of time names: "two days after the vote", "in that assault"."""

from __future__ import annotations

from dataclasses import replace

from detente.coding.dating_forms import PRESENT, Form, ReadForm
from detente.coding.dating_links import bounded, closing
from detente.coding.dating_page import Page, away
from detente.labels import NOMINAL_SUBJECTS
from detente.lexicons.times import TimeTables
from detente.parse import Parse
from detente.types import Dating


class DateByEvent:
    """Reads phrases and clauses of time around a predicate as days counted from, or shared with, their event."""

    def __init__(self, tables: TimeTables, form: ReadForm) -> None:
        self._links = tables.links
        self._marked = tables.marked
        self._form = form

    def named(self, page: Page, index: int, form: Form) -> Dating | None:
        """A dated event in a phrase of time: "after the war of 2020", "before the invasion"."""
        parse = page.parse
        for child in parse.children(index, "prep", "advcl"):
            relation = self._links.get(parse.tokens[child].lower, "by")
            event = self._within(parse, parse.child(child, "pobj", "pcomp"))
            if child in page.own and (counted := self._counted_to(page, child)) is not None:
                return counted
            if child in page.own and form == "perfect" and self._joint(page, child) == "since":
                return self._beside(page, page.own[child], "since")
            if event is None or relation in ("by", "to", "if") or (form in PRESENT and relation != "since"):
                continue
            dating = page.own.get(event) or self._recalled(page, event, relation)
            if dating and self._close(page, child, dating, event):
                return replace(dating, basis="inherited", why="day of the event")
            if dating and (counted := away(page, child, dating, relation)):
                return counted
            if dating and (beside := self._beside(page, dating, relation)):
                return beside
        return None

    def _close(self, page: Page, preposition: int, day: Dating, event: int) -> bool:
        """ "hours before the vote on Tuesday", "before leaving on Tuesday", "before Tuesday night's talk": that day."""
        near = page.parse.tokens[preposition - 1].lower if preposition else ""
        gerund = page.parse.tokens[event].dep == "pcomp" and preposition not in page.lengths
        return day.precision == "day" and (gerund or near in self._marked["close"] or event in page.hours)

    def _within(self, parse: Parse, event: int | None) -> int | None:
        """ "within hours of the vote": the vote."""
        if event is None or parse.tokens[event].lower not in self._marked["close"]:
            return event
        of = parse.child(event, "prep")
        return parse.child(of, "pobj", "pcomp") if of is not None else event

    def _counted_to(self, page: Page, clause: int) -> Dating | None:
        """ "came a day after they met on Monday": the amount of time before a dated clause, counted from it."""
        mark = page.parse.child(clause, "mark")
        return away(page, mark, page.own[clause], self._joint(page, clause)) if mark is not None else None

    def _joint(self, page: Page, clause: int) -> str:
        """What the conjunction of a clause makes of its day: "since troops entered the town on Monday"."""
        mark = page.parse.child(clause, "mark")
        return self._links.get(page.parse.tokens[mark].lower, "") if mark is not None else ""

    def once_over(self, page: Page, index: int, dated: int, told: Dating) -> Dating:
        """ "after the war of 2001 to 2005 ended, they met": not while what the clause tells of went on."""
        for place in (dated, *page.parse.ancestors(dated)):
            if place == index:
                break
            if self._joint(page, place) == "after" and index in page.parse.ancestors(place) and closing(told):
                return self._beside(page, told, "after") or told
        return told

    def by_which(self, page: Page, index: int, event: Dating) -> Dating | None:
        """ "the war, after which they met": on the side of the event that the preposition says."""
        parse = page.parse
        for child in parse.children(index, "prep"):
            noun, relation = parse.child(child, "pobj"), self._links.get(parse.tokens[child].lower, "by")
            if noun is not None and parse.tokens[noun].tag == "WDT" and relation in ("after", "before", "since"):
                return self._beside(page, event, relation)
        return None

    def counted_from(self, page: Page, index: int) -> Dating | None:
        """ "arrested them on Monday, two days after the robbery": the robbery was two days before."""
        token = page.parse.tokens[index]
        joint = token.head if token.dep in ("pobj", "pcomp") else page.parse.child(index, "mark")
        above = page.above(index) if joint in page.lengths else None
        base = (self._now(page, above) or self.of_lead(page, above)) if above is not None else None
        if joint is None or base is None:
            return None
        relation = {"after": "before", "before": "after"}.get(self._links.get(page.parse.tokens[joint].lower, ""), "")
        return away(page, joint, base, relation)

    def _now(self, page: Page, index: int) -> Dating | None:
        """The day of a verb by its own time words; of publication if it stands in the present."""
        own, form = page.own.get(index), self._form.of(page.parse, index)
        if own or page.published is None or form not in ("present", "perfect"):
            return own
        return Dating(page.published, page.published, "day", "publication", why="present")

    def _recalled(self, page: Page, event: int, relation: str) -> Dating | None:
        """The date of an event that the text tells of elsewhere, or of the paragraph it closes."""
        if event not in page.predicates:
            return None
        if relation == "at":
            return self._pointed_at(page, event)
        within = self.named(page, event, "noun")  # "after the victory in the war of 2020"
        return (within if within and within.why == "at event" else None) or page.same(event) or page.told

    def _pointed_at(self, page: Page, event: int) -> Dating | None:
        """ "in that assault": what the sentence before told of."""
        parse = page.parse
        points = any(
            parse.tokens[child].tag == "DT" and parse.tokens[child].lower in self._marked["pointing"]
            for child in parse.children(event, "det")
        )
        told = points and page.main and parse.sentence_of(event) - page.main[0] == 1
        return page.main[1] if told and page.main else None

    def _beside(self, page: Page, dating: Dating, relation: str) -> Dating | None:
        """Before, during or after an event; after one known by its month or year is still in that month or year."""
        if relation == "after" and closing(dating) is None:
            if dating.precision == "day" or dating.last is None:
                return None
            return replace(dating, basis="inherited", why="after event")
        first, last, precision = bounded(dating, relation, page.published)
        return replace(dating, first=first, last=last, precision=precision, basis="inherited", why=f"{relation} event")

    def of_lead(self, page: Page, index: int) -> Dating | None:
        """ "The raid came ...": an event that the text has not named is the one it began with."""
        parse, subject = page.parse, page.parse.child(index, *NOMINAL_SUBJECTS)
        happens = parse.tokens[index].lemma in self._marked["happens"]
        if not happens or subject is None or subject not in page.predicates:
            return None
        known = any(parse.tokens[child].lower in self._marked["definite"] for child in parse.children(subject, "det"))
        if not known or parse.tokens[subject].pos != "NOUN" or page.same(subject) or page.made_from(subject):
            return None
        return replace(page.lead, basis="inherited", why="first event") if page.lead else None
