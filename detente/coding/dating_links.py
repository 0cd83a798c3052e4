"""Ties time expressions to the predicates they date, by the dependency tree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.coding.dating_clauses import sets_scene
from detente.coding.times_calendar import month
from detente.labels import MODIFIERS, NOMINAL
from detente.parse import Parse
from detente.types import Dating, Precision, Time

DASHES = frozenset({"-", "–", "—"})
SUPERLATIVES = frozenset({"JJS", "RBS"})  # tags
CLIMB = 12  # heads above a time expression that are tried
CLEAR = frozenset({"day", "month", "year"})  # precisions that tell one such unit from several
UNTOLD = "XXXX"  # a year that nothing tells
NEAR = 8  # tokens before a time in which it may be compared


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that some words tell, and the tokens (half-open) of those words."""

    first: dt.date | None
    last: dt.date | None
    precision: Precision
    start: int
    end: int
    head: int
    why: str
    hour: bool = False
    lasts: bool = False  # a length of time ("the last two years"), which only its own verb takes
    now: bool = False  # "now", "currently": no day of what was


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch as it dates a predicate: ``relation`` is at, since, until, before, after or by."""

    stretch: Stretch
    relation: str
    predicate: int
    distance: int

    def gap(self, token: int) -> int:
        """Tokens between a word and the nearer edge of the stretch."""
        return min(abs(token - self.stretch.start), abs(token - self.stretch.end))


def stretches(parse: Parse, times: Sequence[Time], ends: frozenset[str]) -> Iterator[Stretch]:
    """Times that name days; one of ``ends`` ties two ("from 1992 to 1994", "between May and July")."""
    waiting: tuple[Time, Stretch] | None = None
    for time in times:
        if time.last is None or time.type == "SET":
            continue
        stretch = _stretch(parse, time)
        if waiting and _is_range(parse, waiting[1], stretch, ends):
            before = waiting[1]
            whole = replace(before, last=stretch.last, end=stretch.end, why=f"{before.why} to {stretch.why}")
            waiting = (time, whole)
            continue
        if waiting:
            yield waiting[1]
        waiting = (time, stretch)
    if waiting:
        yield waiting[1]


def undated(parse: Parse, times: Sequence[Time]) -> Iterator[Stretch]:
    """Times of a day or month that nothing ties to a year: "Monday" in a text that does not say when it appeared."""
    for time in times:
        if time.first is None and time.last is None and time.type != "SET" and time.value.startswith(UNTOLD):
            yield _stretch(parse, time)


def _stretch(parse: Parse, time: Time) -> Stretch:
    tokens = parse.within(time.start, time.end)
    tops = [i for i in tokens if not tokens.start <= parse.tokens[i].head < tokens.stop]
    head = next((i for i in tops if parse.tokens[i].dep != "det"), tops[0] if tops else tokens.start)
    for index in tokens:
        if parse.tokens[index].dep == "ROOT":
            head = index
    return Stretch(
        time.first, time.last, time.precision, tokens.start, tokens.stop, head, time.text,
        time.type == "TIME", time.type == "DURATION", time.value == "PRESENT_REF",
    )  # fmt: skip


def _is_range(parse: Parse, left: Stretch, right: Stretch, ends: frozenset[str]) -> bool:
    if right.start - left.end != 1 or left.start == 0 or left.first is None or right.last is None:
        return False
    joint, before = parse.tokens[left.end].lower, parse.tokens[left.start - 1].lower
    yearly = left.precision == right.precision == "year"
    if joint == "and" and yearly and left.last and right.first == left.last + dt.timedelta(days=1):
        return True  # "in 1998 and 1999"
    years = joint != "and" and yearly  # "the war of 1992 to 1994"
    opened = before == "between" if joint == "and" else years or before == "from" or joint in DASHES
    return joint in ends | DASHES and opened and left.first <= right.last


class LinkTimes:
    """Finds the predicate that each stretch belongs to. ``links`` gives a preposition's relation."""

    def __init__(self, links: Mapping[str, str]) -> None:
        self._links = links

    def __call__(self, parse: Parse, found: Sequence[Stretch], predicates: Mapping[int, object]) -> list[Link]:
        links: list[Link] = []
        for stretch in found:
            if link := self._link(parse, stretch, predicates):
                links.append(link)
            inside = range(stretch.start, stretch.end)  # "the Cold War"
            links += [Link(stretch, "at", i, 1) for i in (*self._when(parse, stretch), *inside) if i in predicates]
        return links

    def _when(self, parse: Parse, stretch: Stretch) -> list[int]:
        """Verbs that tell what happened then: "since November, when he was found"."""
        after = stretch.end
        if after + 1 < len(parse.tokens) and parse.tokens[after].lower == ",":
            after += 1
        if after < len(parse.tokens) and parse.tokens[after].lower == "when":
            return [parse.tokens[after].head]
        below = [child for index in range(stretch.start, stretch.end) for child in parse.children(index, "relcl")]
        return [child for child in below if not sets_scene(parse, child, self._links)]

    def _link(self, parse: Parse, stretch: Stretch, predicates: Mapping[int, object]) -> Link | None:
        relation = self.relation(parse, stretch)
        if relation == "since" and _is_compared(parse, stretch):
            return None
        for height, index in enumerate((stretch.head, *parse.ancestors(stretch.head))):
            if height > CLIMB:
                break
            if index in predicates and not stretch.start <= index < stretch.end:
                if _before_mark(parse, index, stretch):
                    continue
                held = height == 1 and parse.tokens[stretch.head].dep in MODIFIERS  # "before Sunday's vote"
                return Link(stretch, "at" if held else relation, index, abs(index - stretch.head))
            if self._is_thing(parse, index, stretch) or _stands_for_verb(parse, index):
                return None
        return self._nearest(parse, stretch, relation, predicates)

    def relation(self, parse: Parse, stretch: Stretch) -> str:
        """What the word before a stretch makes of it ("since", "by", ...)."""
        place = stretch.start - 1
        named = not any(character.isdigit() for character in stretch.why)  # "after the Cold War"
        named = named and parse.tokens[stretch.head].dep not in MODIFIERS
        if place > 0 and named and parse.tokens[place].dep == "det":
            place -= 1
        relation = self._links.get(parse.tokens[place].lower, "at") if place >= 0 else "at"
        relation = {"during": "at", "if": "at", "to": "until"}.get(relation, relation)
        if stretch.hour and relation in ("before", "after", "by"):
            return "at"  # the day is the same
        return "at" if relation == "since" and stretch.end - stretch.start > 2 and "to" in stretch.why else relation

    def _is_thing(self, parse: Parse, index: int, stretch: Stretch) -> bool:
        """A noun above the time that is no event: "the 1996 law", "Turkey, a member since 1952" say nothing of when
        someone acts."""
        token = parse.tokens[index]
        if token.pos == "NUM" and token.i == parse.tokens[stretch.head].head and stretch.end <= token.i:
            return True  # "the general, now 76"
        if stretch.start <= index < stretch.end or token.pos not in NOMINAL:
            return False
        return token.dep == "appos" or parse.tokens[stretch.head].dep in MODIFIERS

    def _nearest(self, parse: Parse, stretch: Stretch, relation: str, predicates: Mapping[int, object]) -> Link | None:
        """Where the tree gives no predicate: the nearest one in the sentence."""
        first, last = parse.sentences[parse.sentence_of(stretch.head)]
        near = [i for i in range(first, last) if i in predicates and not stretch.start <= i < stretch.end]
        if not near:
            return None
        best = min(near, key=lambda index: abs(index - stretch.head))
        return Link(stretch, relation, best, abs(best - stretch.head))


def _before_mark(parse: Parse, index: int, stretch: Stretch) -> bool:
    """ "On Monday, a day after they met, he left": what stands before a clause's conjunction lies outside of it."""
    mark = parse.child(index, "mark")
    return parse.tokens[index].dep == "advcl" and mark is not None and stretch.end < mark < index


def _stands_for_verb(parse: Parse, index: int) -> bool:
    """ "could drill again, as it did in May": a helper alone tells of another time than the verb above."""
    token = parse.tokens[index]
    helping = token.dep == "advcl" and token.pos == "AUX" and token.tag == "VBD"
    return (helping or token.pos == "ADP") and parse.child(index, "nsubj") is not None


def _is_compared(parse: Parse, stretch: Stretch) -> bool:
    """ "for the first time since 2008", "the worst raid since May": the time only says how rare something is."""
    near = parse.tokens[max(0, stretch.start - NEAR) : stretch.start]
    verb = max((at for at, token in enumerate(near) if token.pos == "VERB"), default=-1)
    return any(token.tag in SUPERLATIVES or token.entity == "ORDINAL" for token in near[verb + 1 :])


def dated(link: Link, published: dt.date | None, parse: Parse, why: str) -> Dating | None:
    """The days a link gives its predicate; None where the words leave them unknown."""
    stretch = link.stretch
    first, last, precision = bounded(stretch, link.relation, published)
    if first is None and last is None:
        return None
    start, end = parse.span(stretch.start, stretch.end)
    return Dating(first, last, precision, "stated", start, end, why)


def bounded(
    stretch: Stretch | Dating, relation: str, published: dt.date | None
) -> tuple[dt.date | None, dt.date | None, Precision]:
    """Days on the side of a stretch that the relation says: what is told as past ended by publication at the latest."""
    first, last, precision = stretch.first, stretch.last, stretch.precision
    if relation in ("since", "after") and first:
        first = closing(stretch) or first
        return first, published if published and published >= first else last, "open"
    if relation in ("until", "before", "by"):
        return None, (relation == "before" and opening(stretch)) or last, "open"
    return first, last, precision


def closing(stretch: Stretch | Dating) -> dt.date | None:
    """The first day of the day, month or year in which a longer stretch ends: what follows a war of 1992 to 1994 began
    in 1994 at the earliest. None for a single such unit, which what follows may share."""
    first, last = stretch.first, stretch.last
    if first is None or last is None or stretch.precision not in CLEAR:
        return None
    end = last
    if stretch.precision != "day":
        end = last.replace(day=1) if stretch.precision == "month" else dt.date(last.year, 1, 1)
    return end if end > first else None


def opening(stretch: Stretch | Dating) -> dt.date | None:
    """The last day of the day, month or year in which a longer stretch begins; None for a single such unit."""
    first, last = stretch.first, stretch.last
    if first is None or last is None or stretch.precision not in CLEAR:
        return None
    begun: dt.date | None = first
    if stretch.precision != "day":
        begun = month(first.year, first.month).last if stretch.precision == "month" else dt.date(first.year, 12, 31)
    return begun if begun and begun < last else None
