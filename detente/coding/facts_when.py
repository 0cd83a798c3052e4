"""Since and until when a standing relation held, and whether the words say that it is over."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from detente.coding import clauses
from detente.coding.readings import Reader
from detente.labels import NOUN_CLAUSES, VERBAL
from detente.lexicons.relations import RelationEntry
from detente.parse import Parse
from detente.types import HAPPENING, Dating, Document, Predicate, Span, Time

APART = NOUN_CLAUSES | {"appos"}


class When:
    """The times of the relations of one document."""

    def __init__(self, document: Document, reader: Reader, passing: frozenset[str]) -> None:
        self._document = document
        self._parse: Parse = document.parse
        self._reader = reader
        self.passing = passing
        self._predicates = {predicate.token: predicate for predicate in document.predicates}
        self._times: dict[int, Time] = {
            token: time for time in document.times for token in document.parse.within(time.start, time.end)
        }

    def told(self, token: int, predicate: Predicate | None, side: int) -> Dating | None:
        """The time that a text gives a relation with what ends at ``side``.

        It is not that of another clause or noun, nor the day of publication.
        """
        beside = self._told_beside(token) or self._told_of(token)
        if beside is not None:
            return beside
        time = predicate.time if predicate is not None else None
        if predicate is None or time is None or time.basis == "publication" or self._is_of_end(token, time):
            return None
        return self._of_side(time, predicate.token, side) if self._is_own(token, predicate, time) else None

    def beside(self, token: int) -> Dating | None:
        """The date that hangs on a noun or stands right behind it: 2024 in "and Belarus in 2024"."""
        behind = token + 2
        is_behind = behind < len(self._parse.tokens) and self._parse.tokens[behind - 1].pos in ("ADP", "SCONJ")
        time = self._dated(behind) if is_behind else None
        return _dating(time) if time is not None else self._told_beside(token)

    def _told_beside(self, token: int) -> Dating | None:
        """The time that hangs on a noun itself: "a member of the union since 1998"."""
        if self._parse.tokens[token].pos == "VERB":
            return None
        _, last = self._parse.subtree(token)
        own = [t for i in range(token + 1, last) if (t := self._dated(i)) is not None and self._hangs_on(i, token)]
        return _dating(own[0]) if own else None

    def _told_of(self, token: int) -> Dating | None:
        """The time that a clause is about: "until 2023, when Azerbaijan retook it"."""
        word = self._parse.tokens[token]
        when = any(self._parse.tokens[i].tag == "WRB" and self._parse.tokens[i].lower == "when"
                   for i in self._parse.children(token, "advmod"))  # fmt: skip
        time = self._dated(word.head) if word.dep == "relcl" and when else None
        return _dating(time) if time is not None else None

    def _dated(self, token: int) -> Time | None:
        """The date that a token is part of."""
        time = self._times.get(token)
        return time if time is not None and time.type == "DATE" else None

    def _of_side(self, time: Dating, verb: int, side: int) -> Dating:
        """Of several times, the one behind what it goes with: "joined NATO in 1999 and the EU in 2004"."""
        if time.start is None:
            return time
        first, last = self._parse.subtree(verb)
        own = {
            (t.start, t.end): t for i in range(first, last)
            if (t := self._dated(i)) is not None and t.first is not None and self._hangs_on(i, verb)
        }  # fmt: skip
        behind = min((t for t in own.values() if t.start >= side), key=lambda t: t.start, default=None)
        if behind is None or len(own) < 2 or (behind.start <= time.start < behind.end):
            return time
        return replace(time, first=behind.first, last=behind.last, precision=behind.precision, start=behind.start,
                       end=behind.end)  # fmt: skip

    def _hangs_on(self, token: int, verb: int) -> bool:
        """Whether no other clause lies between a word and a verb."""
        for above in (token, *self._parse.ancestors(token)):
            if above == verb:
                return True
            if self._parse.tokens[above].pos in VERBAL or self._parse.tokens[above].dep in APART:
                return False
        return False

    def _is_own(self, token: int, predicate: Predicate, time: Dating) -> bool:
        if predicate.token != token and not self._is_copula(token, predicate.token):
            return self._stands_under(time, token)
        return not self._stands_aside(time, predicate.token) or self._stands_under(time, token)

    def _is_copula(self, token: int, verb: int) -> bool:
        """Whether a verb only says that something is what a noun names: "has been a member since 1998"."""
        word = self._parse.tokens[token]
        if word.pos == "VERB":
            return True
        return word.head == verb and word.dep in ("attr", "acomp", "dobj", "oprd", "advmod")

    def _words(self, time: Dating) -> range:
        return self._parse.within(time.start, time.end) if time.start is not None and time.end else range(0)

    def _stands_under(self, time: Dating, token: int) -> bool:
        return any(token in self._parse.ancestors(word) for word in self._words(time)[:1])

    def _stands_aside(self, time: Dating, verb: int) -> bool:
        """Whether a time belongs to an apposition or clause beside the verb's own: "X, a member since 1998, hosts"."""
        for word in self._words(time)[:1]:
            for above in (word, *self._parse.ancestors(word)):
                if above == verb:
                    return False
                if self._parse.tokens[above].dep in APART and verb in self._parse.ancestors(above):
                    return True
        return False

    def begins(self, token: int, entry: RelationEntry, time: Dating | None) -> dt.date | None:
        """The day a relation began: told by a word that begins it, by "since", or of what is told of its time alone."""
        opening = self._span(token)[0] or self._of_clause(token, "sinceword") or self._hung(token, "sinceword")
        if opening is not None and entry.change != "end":
            return opening.first
        if time is None or entry.change == "end" or self._is_now(time) or self._opened_by(time, "untilword"):
            return None
        told = entry.change == "begin" or entry.relation in self.passing or self._opened_by(time, "sinceword")
        return time.first if told else None

    def ends(self, token: int, entry: RelationEntry, time: Dating | None) -> dt.date | None:
        """The day a relation ended: told by a word that ends it, by "until", or of what is told of its time alone."""
        undone = self._undone_at(token, entry)
        if undone is not None:
            return undone.last
        closing = self._span(token)[1] or self._of_clause(token, "untilword") or self._hung(token, "untilword")
        if closing is not None and entry.change != "begin":
            return closing.last
        if time is None or (entry.change == "begin" and not self._opened_by(time, "untilword")):
            return None
        told = entry.change == "end" or entry.relation in self.passing or self._opened_by(time, "untilword")
        return time.last if told else None

    def _is_now(self, time: Dating) -> bool:
        """Whether a time is only the day of writing ("now", "today")."""
        words = self._words(time)
        return any(self._times[i].value == "PRESENT_REF" for i in words if i in self._times)

    def _span(self, token: int) -> tuple[Time | None, Time | None]:
        """The two ends of a stretch of time: "held from 2015 to 2016", "between 2015 and 2019"."""
        opening, closing = self._beside(token, "spanfrom"), self._beside(token, "spanto")
        if opening and closing:
            return opening[0], closing[0]
        both = self._beside(token, "spanbetween")
        return (both[0], both[1]) if len(both) == 2 else (None, None)

    def _of_clause(self, token: int, word_class: str) -> Dating | None:
        """The time of a clause that tells when it began or ended: "ran the port until Djibouti seized it in 2018"."""
        for clause in self._parse.children(token, "advcl"):
            told = any(self._reader.is_a(i, word_class) for i in self._parse.children(clause, "mark"))
            predicate = self._predicates.get(clause) if told else None
            if predicate is not None and predicate.time is not None and predicate.time.basis != "publication":
                return predicate.time
        return None

    def _hung(self, token: int, word_class: str) -> Time | None:
        """The date behind a word such as "since" that hangs on a verb itself: "has held it since 1975"."""
        if self._parse.tokens[token].pos not in VERBAL:
            return None
        several = sum(len(p) for p in self._parse.prepositions(token).values() if self._reader.is_a(p[0], word_class))
        dated = [time for time in self._beside(token, word_class) if time.type == "DATE" and time.first is not None]
        return dated[0] if several == 1 and dated else None  # "with Russia since a treaty and with China since 1961"

    def _undoing(self, token: int) -> int | None:
        """The verb that takes back what another tells: "closed the border and reopened it", "held it before losing it".

        What is told of the past before something else ends with that: "imported power before the grid was cut".
        """
        if self._parse.tokens[token].pos != "VERB":
            return None
        later = [i for i in clauses.verb_conjuncts(self._parse, token) if i > token and self._takes_back(i)]
        return next(iter([*later, *self._before(token)]), None)

    def _before(self, token: int) -> list[int]:
        """The verbs of clauses that open with "before"."""
        bare = [c for p in self._parse.children(token, "prep") if self._reader.is_a(p, "beforeword")
                for c in self._parse.children(p, "pcomp")]  # fmt: skip
        marked = [c for c in self._parse.children(token, "advcl")
                  if any(self._reader.is_a(m, "beforeword") for m in self._parse.children(c, "mark"))]  # fmt: skip
        return bare + marked

    def _takes_back(self, verb: int) -> bool:
        objects = clauses.objects(self._parse, verb)
        return self._reader.is_a(verb, "undoing") and any(self._parse.tokens[o].tag == "PRP" for o in objects)

    def _is_undone(self, token: int, entry: RelationEntry) -> bool:
        verb = self._undoing(token)
        if verb is None or entry.change in ("end", "never"):
            return False
        predicate = self._predicates.get(verb)
        if predicate is not None and predicate.status not in HAPPENING:
            return False
        return self._takes_back(verb) or (entry.change == "" and self._parse.tokens[token].tag == "VBD")

    def _undone_at(self, token: int, entry: RelationEntry) -> Dating | None:
        verb = self._undoing(token) if self._is_undone(token, entry) else None
        predicate = self._predicates.get(verb) if verb is not None else None
        time = predicate.time if predicate is not None else None
        return time if time is not None and time.basis != "publication" else None

    def _is_of_end(self, token: int, time: Dating) -> bool:
        """Whether a time is that of the clause behind "before"."""
        words = self._words(time)[:1]
        return any(verb in (w, *self._parse.ancestors(w)) for w in words for verb in self._before(token))

    def _beside(self, token: int, word_class: str) -> list[Time]:
        hung = [p for found in self._parse.prepositions(token).values() for p in found]
        marked = [p for p in hung if self._reader.is_a(p, word_class)]
        nouns = [n for p in marked for o in self._parse.children(p, "pobj", "pcomp")
                 for n in clauses.conjuncts(self._parse, o)]  # fmt: skip
        return [self._times[n] for n in nouns if n in self._times]

    def _opened_by(self, time: Dating, word_class: str) -> bool:
        """Whether a time is told by words such as "since" or "until"."""
        words = self._parse.within(time.start, time.start + 1) if time.start is not None else ()
        return any(self._reader.is_a(i, word_class) for word in words for i in (word - 1, word) if i >= 0)

    def is_gone(self, token: int, entry: RelationEntry, predicate: Predicate | None) -> bool:
        """Whether words say that something was so and is no more: "no longer", "used to", "once", "former"."""
        if self._reader.is_over(token) or self._is_undone(token, entry):
            return True
        word = self._parse.tokens[token]
        if any(self._reader.is_a(i, "formerly") for i in self._parse.children(token, "amod", "advmod", "compound")):
            return entry.change == ""
        governor = self._parse.tokens[word.head]
        if word.dep == "xcomp" and governor.tag == "VBD" and self._reader.is_a(governor.i, "usedto"):
            return True
        return entry.change == "" and entry.relation not in self.passing and self._had_been(token, predicate)

    def _had_been(self, token: int, predicate: Predicate | None) -> bool:
        """Whether a clause looks back from the past: "the force that had been there", "which had held it"."""
        verb = predicate.token if predicate is not None else token
        if verb != token and not self._is_copula(token, verb):
            return False
        if self._parse.tokens[verb].tag != "VBN" or self._is_reported(verb):
            return False
        auxiliaries = [self._parse.tokens[i] for i in self._parse.children(verb, "aux")]
        return any(t.lemma == "have" and t.tag == "VBD" for t in auxiliaries)

    def _is_reported(self, verb: int) -> bool:
        """Whether a verb only moves its tense back with who tells it: "said that they had held the town"."""
        return any(self._parse.tokens[i].dep == "ccomp" for i in (verb, *self._parse.ancestors(verb)))


def _dating(time: Time) -> Dating:
    return Dating(time.first, time.last, time.precision, "stated", time.start, time.end)


def is_aside(parse: Parse, token: int, cue: Span) -> bool:
    """Whether a clause only adds to what somebody wants or denies: "denies backing the M23, which took Goma"."""
    path = [token, *parse.ancestors(token)]
    cues = {*parse.within(cue.start, cue.end)}
    above = next((k for k, i in enumerate(path) if i in cues), None)
    if above is None or any(parse.tokens[i].dep == "ccomp" for i in path[:above]):
        return False
    asides = (i for i in path[:above] if parse.tokens[i].dep in ("relcl", "appos"))
    return any(parse.tokens[parse.subtree(i)[0] - 1].text == "," for i in asides)
