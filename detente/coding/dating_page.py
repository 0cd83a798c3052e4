"""What is known of a document while its predicates are dated."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from detente.coding.dating_links import Link
from detente.coding.times_calendar import PRECISION, of_unit, shifted
from detente.parse import Parse
from detente.types import Dating, Document, Precision, Predicate

SAME_STEM = 4  # letters that a noun shares with the verb it is made from ("explosion", "exploded")
NEWS_DAYS = 7  # a text that tells of days so near to its publication is news of the day


@dataclass(slots=True)
class Page:
    """What is known while the predicates of a document are dated."""

    parse: Parse
    published: dt.date | None
    news: bool
    own: dict[int, Dating]
    predicates: Mapping[int, Predicate]
    named: dict[str, list[tuple[int, Dating]]] = field(default_factory=dict)
    stems: dict[str, list[int]] = field(default_factory=dict)  # dated predicates by how their lemma begins
    begin: int = 0  # the first predicate of the paragraph
    entry: Dating | None = None  # the date that leads a paragraph of a chronology
    told: Dating | None = None  # the last date told in this paragraph
    ahead: Dating | None = None  # the last day to come told in this paragraph
    said: Dating | None = None  # the day of the last report of this paragraph
    told_in: int = -1  # the sentence whose main clause told it
    main: tuple[int, Dating] | None = None  # the last sentence whose main verb is dated, and that date
    story: dt.date | None = None  # the day before publication if the whole report is of that day
    lead: Dating | None = None  # the day of the first event of the text
    undated: frozenset[int] = frozenset()  # predicates of a day that stays unknown: "Monday" in an undated text
    hours: frozenset[int] = frozenset()  # predicates that a time of day is told of
    done: dict[int, Dating | None] = field(default_factory=dict)
    lengths: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    links: dict[int, list[Link]] = field(default_factory=dict)  # by sentence
    spoken: dict[str, list[tuple[int, Dating]]] = field(default_factory=dict)  # dated reports by speaker

    def recent(self, dating: Dating) -> bool:
        """A day of the week up to publication."""
        if dating.precision != "day" or dating.first is None or self.published is None:
            return False
        return 0 <= (self.published - dating.first).days <= NEWS_DAYS

    def to_come(self, dating: Dating) -> bool:
        """Wholly after publication."""
        return self.published is not None and dating.first is not None and dating.first > self.published

    def same(self, index: int) -> Dating | None:
        """The date of an event of this name told in the paragraph, or of the only such event of the document."""
        found = self.named.get(self.parse.tokens[index].lemma, [])
        near = [dating for place, dating in found if self.begin <= place < index]
        if near:
            return near[-1]
        exact = min((dating for _, dating in found), key=_length, default=None)
        return exact if exact and all(_holds(dating, exact) for _, dating in found) else None

    def open(self, begin: int, entry: Dating | None) -> None:
        """The next paragraph, from its first predicate on."""
        self.told, self.ahead, self.said, self.begin, self.entry = None, None, None, begin, entry

    def above(self, index: int) -> int | None:
        """The predicate that one hangs on."""
        return next((above for above in self.parse.ancestors(index) if above in self.predicates), None)

    def made_from(self, index: int) -> Dating | None:
        """The date of the last verb that a noun is made from ("exploded", "the explosion")."""
        lemma = self.parse.tokens[index].lemma
        stem = lemma[:SAME_STEM]
        if len(lemma) < SAME_STEM + 1:
            return None
        places = self.stems.get(stem, [])
        before = bisect_left(places, index)
        return self.own[places[before - 1]] if before else None


def _length(dating: Dating) -> int:
    return (dating.last - dating.first).days if dating.first and dating.last else 10**6


def _holds(wide: Dating, narrow: Dating) -> bool:
    """Whether two dates may be those of one event, told less and more exactly."""
    if not (wide.first and wide.last and narrow.first and narrow.last):
        return False
    return wide.first <= narrow.first and narrow.last <= wide.last


def away(page: Page, preposition: int, event: Dating, relation: str) -> Dating | None:
    """ "two days before the vote": the amount of time that stands before the preposition, counted from the event."""
    length = page.lengths.get(preposition)
    base = event.first if relation == "before" else event.last
    if length is None or base is None or relation not in ("before", "after") or event.precision == "open":
        return None
    number, unit = length
    day = shifted(base, unit, number if relation == "after" else -number)
    period = of_unit(coarser(PRECISION[unit], event.precision), day)
    return replace(
        event, first=period.first, last=period.last, precision=period.precision, basis="inherited",
        why=f"{relation} event",
    )  # fmt: skip


def lengths(document: Document) -> dict[int, tuple[int, str]]:
    """Amounts in days, weeks, months or years by the token that follows them."""
    found: dict[int, tuple[int, str]] = {}
    for time in document.times:
        if match := re.fullmatch(r"P(\d{1,3})([DWMY])", time.value) if time.type == "DURATION" else None:
            found[document.parse.within(time.start, time.end).stop] = int(match[1]), match[2]
    return found


def coarser(one: Precision, other: Precision) -> str:
    """The unit of the less exact of two precisions."""
    order: tuple[Precision, ...] = ("day", "week", "month", "year")
    ranks = [order.index(each) if each in order else 3 for each in (one, other)]
    return "DWMY"[max(ranks)]


def story_day(document: Document, told: Set[dt.date | None]) -> dt.date | None:
    """The eve of publication if main clauses tell of it and nothing tells of the day of publication itself."""
    if document.published is None:
        return None
    day = document.published.date
    days = {time.first for time in document.times if time.precision == "day" and time.basis != "stated"}
    eve = day - dt.timedelta(1)
    return eve if eve in days and eve in told and day not in days else None


def is_news(document: Document) -> bool:
    """Whether a text tells of days around its publication."""
    if document.published is None:
        return False
    day = document.published.date
    return any(
        time.precision == "day" and time.first and abs((time.first - day).days) <= NEWS_DAYS
        and (time.basis != "stated" and time.value != "PRESENT_REF")
        for time in document.times
    )  # fmt: skip
