"""Finds time expressions and the days they cover (TIMEX3)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from detente.coding import (
    times_absolute,
    times_counted,
    times_durations,
    times_occasions,
    times_parts,
    times_relative,
)
from detente.coding.chronicle import is_prose, opens_entry, stands_alone
from detente.coding.times_absolute import safe_day
from detente.coding.times_calendar import Period, month
from detente.coding.times_elements import Element, ReadElements
from detente.coding.times_grammar import Candidate, Grammar, Reading, Scene, Words
from detente.coding.times_tense import ReadTense
from detente.labels import NOUN_CLAUSES, VERBAL
from detente.lexicons.times import TimeTables
from detente.parse import Parse
from detente.types import Document, Section, Time, TimeBasis

HOURS = frozenset({"clock", "ampm", "zone", "oclock", "clockword"})
NAMED = "occasions-"  # the file of named occasions, as "why" tells it
RANGES = frozenset({"and", "or", "to", "hyphen"})
RETURNS = (["and"], ["or"], ["comma"], ["comma", "and"])
ADDED = (["and"], ["comma"], ["comma", "and"])
LENGTH = re.compile(r"P(\d+[YMWD])*(T(\d+[HMS])+)?")
PART = re.compile(r"T(MO|AF|EV|NI)$")
SIZES = ("Y", "M", "W", "D", "TH", "TM", "TS")
LISTS = frozenset({"and", "or"})
JOINTS = frozenset({"on", "of", "at", "comma", "in", "the", "aside"})


SOME_DAY = Reading("DATE", Period("XXXX-XX-XX", None, None, "day"), "relative to text")


@dataclass(frozen=True, slots=True)
class Found:
    """A reading over the elements ``first`` to ``last`` (half-open) of a run."""

    first: int
    last: int
    reading: Reading
    why: str


@dataclass(slots=True)
class Story:
    """What relative expressions hang on while a text is read: the last date told, and the year a paragraph tells of."""

    published: dt.date | None
    mentioned: Period | None = None
    narrative: Period | None = None
    day: dt.date | None = None
    near: Period | None = None  # the last day told in the paragraph
    paragraph: Section | None = None
    head: Period | None = None  # the date that stands alone above the paragraph
    entry: bool = False  # a paragraph of a chronology: all of it is of the date that leads or heads it

    def go_on(self, paragraph: Section | None, text: str) -> None:
        """To the next paragraph."""
        if paragraph and not is_prose(text, paragraph):
            self.head = None
        self.paragraph, self.near, self.narrative, self.entry = paragraph, None, self.head, self.head is not None

    def lead(self, text: str, reading: Reading, start: int, end: int) -> bool:
        """Whether a date leads its paragraph, or is all of it and so heads the next."""
        paragraph = self.paragraph
        if paragraph is None or reading.type != "DATE" or reading.basis != "stated":
            return False
        if paragraph.kind in ("body", "heading") and stands_alone(text, paragraph, start, end):
            self.head = reading.period
        return opens_entry(text, paragraph.start, start, end)

    def tell(self, reading: Reading, *, adverbial: bool = True, goes_on: bool = False) -> None:
        """``adverbial``: the words say when something happened and do not just name a thing ("the 1996 law").
        ``goes_on``: they do so in a clause that may tell the story on ("took it to a court, which ruled in 2023").
        """
        period = reading.period
        if reading.type not in ("DATE", "TIME") or period.first is None or period.last is None:
            return
        if period.value == "PRESENT_REF":
            self.narrative = self.narrative if self.entry else self.head
            return
        self.mentioned = period
        if period.precision == "day":
            self.day, self.near = period.first, period
        own_year = self.published is None or period.first.year != self.published.year
        stated = reading.basis == "stated" or (reading.basis == "relative to text" and self.narrative is not None)
        known = period.precision in ("day", "week", "month", "quarter", "season", "year")
        later = self.narrative and self.narrative.last and period.first.year > self.narrative.last.year
        if (adverbial or not own_year or (goes_on and later and own_year)) and not self.entry:
            self.narrative = period if own_year and stated and known else None


class FindTimes:
    """Fills ``times``: expressions of all TIMEX3 types with value, days, precision and basis."""

    def __init__(self, *, tables: TimeTables) -> None:
        self._read = ReadElements(tables)
        self._marked = tables.marked
        self._tense = ReadTense(tables)
        self._grammar = Grammar(
            (
                *times_absolute.RULES,
                *times_occasions.RULES,
                *times_parts.RULES,
                *times_relative.RULES,
                *times_counted.RULES,
                *times_durations.RULES,
            )
        )

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        return cls(tables=TimeTables.load(folders))

    def __call__(self, document: Document, /) -> Document:
        story = Story(document.published.date if document.published else None)
        parse = document.parse
        paragraphs = iter(document.sections)
        story.go_on(next(paragraphs, None), parse.text)
        times: list[Time] = []
        for first, last in parse.sentences:
            while story.paragraph and parse.tokens[first].start >= story.paragraph.end:
                story.go_on(next(paragraphs, None), parse.text)
            found: list[Time] = []
            for run in self._read.runs(parse, first, last):
                found += self._times(parse, run, story)
            times += without_restated(parse, found)
        return replace(document, times=tuple(times))

    def _times(self, parse: Parse, run: list[Element], story: Story) -> list[Time]:
        found: list[Found] = []
        candidates = self._grammar.candidates(run)
        index = 0
        while index < len(run):
            match, index = self._match(parse, run, candidates, index, story)
            if match:
                if found:
                    found[-1] = share_year(run, found[-1], match)
                    match = run_on(run, found[-1], share_return(run, found[-1], match))
                found.append(match)
                first, last = run[match.first], run[match.last - 1]
                entry = story.lead(parse.text, match.reading, first.start, last.end)
                adverbial = entry or is_adverbial(parse, first, last, self._marked["when"])
                goes_on = is_adverbial(parse, first, last, self._marked["when"], asides=("acl",))
                story.entry &= not entry
                if not self._tense.is_deadline(parse, first.token):
                    story.tell(match.reading, adverbial=adverbial, goes_on=goes_on)
                story.entry |= entry
        joined = join_hours(run, join_lengths(run, with_further_days(parse, run, found)), story)
        return [_time(parse, run, match) for match in joined if not match.reading.floating]

    def _match(
        self, parse: Parse, run: list[Element], candidates: list[list[Candidate]],
        index: int, story: Story,
    ) -> tuple[Found | None, int]:  # fmt: skip
        """The best reading at an element and the element to go on at; a rule that refuses a whole age ends it."""
        if not candidates[index]:
            return None, index + 1
        scene = self._scene(parse, run, index, story)
        for end, number, groups in candidates[index]:
            rule = self._grammar.rules[number]
            if rule.read is times_durations.nothing:
                return None, end
            reading = rule.read(Words(run, groups), scene)
            if reading:
                where = next((element.where for element in run[index:end] if element.where and element.names), "")
                why = f"{rule.name} ({where})" if where else rule.name
                return Found(index + reading.first, end - reading.last, reading, why), end
        return None, index + 1

    def _scene(self, parse: Parse, run: list[Element], index: int, story: Story) -> Scene:
        token = run[index].token
        before = parse.tokens[token - 1].lower if token else ""
        tense = self._tense.at(parse, _opening(run, index).token)
        led, marked = self._read.led(parse.tokens, token), self._marked
        return Scene(
            story.published, story.mentioned, story.near, story.narrative, tense, before, led,
            before in marked["lasting"], before in marked["bare"], before in marked["comparing"],
            before in marked["owner"], parse.tokens,
        )  # fmt: skip


def _opening(run: Sequence[Element], index: int) -> Element:
    """The first element of a time of day that a day follows ("until 9 a.m. Tuesday")."""
    first = index
    while first and run[first - 1].kind in (*HOURS, "daynumber", "time", "zonename"):
        first -= 1
    return run[first if any(element.kind in HOURS for element in run[first:index]) else index]


def without_restated(parse: Parse, times: list[Time]) -> list[Time]:
    """Times without those that a name told and the text tells itself: "the First War from 1992 to 1994"."""
    return [time for place, time in enumerate(times) if not _restated(parse, time, times[place + 1 : place + 2])]


def _restated(parse: Parse, time: Time, following: Sequence[Time]) -> bool:
    if NAMED not in time.why or not following or following[0].basis != "stated":
        return False
    between = parse.text[time.end : following[0].start]
    return re.fullmatch(r",?\s*(?:from|in|of|between|\()?\s*", between) is not None


def share_year(run: Sequence[Element], left: Found, right: Found) -> Found:
    """ "May and July 2021", "from May 5 to June 7, 2021": the year stands once, for both."""
    before, after = left.reading.period, right.reading.period
    between = run[left.last : right.first]
    if left.reading.basis == "stated" or right.reading.basis != "stated" or left.reading.type != "DATE":
        return left
    if len(between) != 1 or between[0].kind not in RANGES or before.precision not in ("day", "month"):
        return left
    if before.first is None or after.first is None or after.precision not in ("day", "month"):
        return left
    year = after.first.year - (before.first.month > after.first.month)
    if before.precision == "month":
        return replace(left, reading=Reading("DATE", month(year, before.first.month), "stated"))
    dated = safe_day(year, before.first.month, before.first.day)
    return replace(left, reading=Reading("DATE", dated, "stated")) if dated else left


def share_return(run: Sequence[Element], left: Found, right: Found) -> Found:
    """ "every Tuesday and Thursday": both return."""
    between = [element.kind for element in run[left.last : right.first]]
    weekday = run[right.first] if right.last - right.first == 1 else None
    returns = left.reading.type == "SET" and left.reading.period.value.startswith("XXXX-WXX-")
    if not returns or weekday is None or weekday.kind != "weekday" or between not in RETURNS:
        return right
    value = f"XXXX-WXX-{weekday.value}"
    return replace(right, reading=replace(left.reading, period=replace(left.reading.period, value=value)))


def run_on(run: Sequence[Element], left: Found, right: Found) -> Found:
    """ "from Monday through Thursday", told on Wednesday: the range does not end before it begins."""
    between = [element.kind for element in run[left.last : right.first]]
    weekdays = run[left.last - 1].kind == run[right.last - 1].kind == "weekday"
    begin, end = left.reading.period.first, right.reading.period.first
    if not weekdays or between not in (["to"], ["hyphen"]) or begin is None or end is None:
        return right
    if begin < end:
        return right
    later = safe_day(*(end + dt.timedelta(7)).timetuple()[:3])
    return replace(right, reading=replace(right.reading, period=later)) if later and end != begin else right


def join_lengths(run: Sequence[Element], found: Sequence[Found]) -> list[Found]:
    """ "three years, four months and two days" is one length."""
    joined: list[Found] = []
    for match in found:
        before = joined[-1] if joined else None
        between = [element.kind for element in run[before.last : match.first]] if before else []
        value = _sum(before.reading, match.reading) if before and between in ADDED else ""
        if before and value:
            period = replace(match.reading.period, value=value)
            joined[-1] = replace(before, last=match.last, reading=replace(match.reading, period=period))
        else:
            joined.append(match)
    return joined


def _sum(left: Reading, right: Reading) -> str:
    """The value of two lengths told in one breath, the longer unit first; none if they are not such."""
    whole, rest = left.period.value, right.period.value
    if {left.type, right.type} != {"DURATION"} or right.basis != "stated":
        return ""
    if not LENGTH.fullmatch(whole) or not LENGTH.fullmatch(rest) or _size(whole) >= _size(rest):
        return ""
    return whole + (rest[2:] if "T" in whole else rest[1:])


def _size(length: str) -> int:
    """The place of a length's last unit among the units, the longest first."""
    return SIZES.index("T" * ("T" in length) + length[-1])


def with_further_days(parse: Parse, run: Sequence[Element], found: Sequence[Found]) -> list[Found]:
    """Adds days that share the month of the one beside them: "April 24 and 25", "3 and 4 May"."""
    listed: list[Found] = []
    for match in found:
        period = match.reading.period
        if match.reading.type != "DATE" or period.precision != "day" or period.first is None:
            listed.append(match)
            continue
        months = [element.kind for element in run[match.first : match.last] if element.kind in ("month", "daynumber")]
        listed += _further(parse, run, match, -2) if months == ["daynumber", "month"] else []
        listed.append(match)
        listed += _further(parse, run, match, 1) if months == ["month", "daynumber"] else []
    return listed


def _further(parse: Parse, run: Sequence[Element], match: Found, step: int) -> list[Found]:
    place = match.last + 1 if step > 0 else match.first - 2
    joint = match.last if step > 0 else match.first - 1
    if not 0 <= place < len(run) or run[place].kind != "daynumber" or run[joint].kind not in LISTS:
        return []
    token, day = parse.tokens[run[place].token], match.reading.period.first
    assert day is not None
    number = int(run[place].value)
    counts = token.dep == "nummod" and token.head > token.i and parse.tokens[token.head].pos == "NOUN"
    if counts or token.dep.startswith("nsubj") or (number - day.day) * step <= 0:
        return []
    dated = safe_day(day.year, day.month, number)
    return [Found(place, place + 1, replace(match.reading, period=dated), match.why)] if dated else []


def is_adverbial(
    parse: Parse, first: Element, last: Element, when: frozenset[str], asides: Collection[str] = NOUN_CLAUSES
) -> bool:
    """Whether time words say when a clause happens: "in 1999" on a verb, not "since 1999", "dating to 1994".

    Clauses of ``asides`` only tell which thing is meant: "the contract, signed in 2022, ended in May".
    """
    for token in parse.tokens[first.token : last.after]:
        if first.token <= token.head < last.after:
            continue
        above = parse.tokens[token.head]
        if above.dep == "prep" or above.pos == "ADP":
            verb = parse.tokens[above.head]
            aside = any(parse.tokens[i].dep in asides for i in (verb.i, *parse.ancestors(verb.i)))
            return above.lower in when and verb.pos in VERBAL and not aside
        return token.dep in ("npadvmod", "tmod", "nsubj", "ROOT") and above.pos in VERBAL
    return False


def join_hours(run: Sequence[Element], found: Sequence[Found], story: Story) -> list[Found]:
    """Hours and parts of a day take the day beside them ("9 a.m. Tuesday"); an hour alone is of the day told last."""
    joined: list[Found] = []
    for match in found:
        if joined and _touch(run, joined[-1], match):
            before = joined[-1].reading
            if before.floating != match.reading.floating:
                hour, day = (before, match.reading) if before.floating else (match.reading, before)
                if day.period.precision == "day" and _takes_hour(hour, day):
                    said_again = run[joined[-1].last].kind == "aside"
                    end = joined[-1].last if said_again else match.last
                    joined[-1] = Found(joined[-1].first, end, _of_day(hour, day), match.why)
                    if not said_again:
                        continue
                elif _counts_on(run, before, match):
                    joined[-1] = replace(joined[-1], last=match.last, reading=_of_day(before, SOME_DAY))
                    continue
        joined.append(match)
    return [_alone(match, story) for match in joined]


def _touch(run: Sequence[Element], left: Found, right: Found) -> bool:
    return all(element.kind in JOINTS for element in run[left.last : right.first])


def _counts_on(run: Sequence[Element], hour: Reading, length: Found) -> bool:
    """ "6 a.m. ten days before the vote": the hour of a day that no expression tells."""
    follows = length.last < len(run) and run[length.last].kind == "before"
    return hour.floating and length.reading.type == "DURATION" and follows


def _takes_hour(hour: Reading, day: Reading) -> bool:
    """ "Wednesday", or "Wednesday evening" with "7:45" before it."""
    if day.type == "TIME":
        return PART.search(day.period.value) is not None and hour.period.value[1:2].isdigit()
    return day.type == "DATE"


def _of_day(hour: Reading, day: Reading) -> Reading:
    value, clock = day.period.value, hour.period.value
    if part := PART.search(value):
        value = value[: part.start()]
        if part[1] != "MO" and (part[1] != "NI" or clock > "T05") and clock < "T12":
            clock = f"T{int(clock[1:3]) + 12}{clock[3:]}"
    return Reading("TIME", replace(day.period, value=value + clock), day.basis)


def _alone(match: Found, story: Story) -> Found:
    """An hour without a day takes the text's last day, else that of publication; a bare "morning" is no time."""
    reading = match.reading
    if not reading.floating or not reading.period.value[1:2].isdigit():
        return match
    told = story.day
    day = told or story.published
    value = (day.isoformat() if day else "XXXX-XX-XX") + reading.period.value
    basis: TimeBasis = "relative to text" if told else "relative to publication"
    return replace(match, reading=Reading("TIME", Period(value, day, day, "day"), basis))


def _time(parse: Parse, run: Sequence[Element], match: Found) -> Time:
    start, end = run[match.first].start, run[match.last - 1].end
    reading, period = match.reading, match.reading.period
    return Time(
        start, end, parse.text[start:end], reading.type, period.value, period.first, period.last, period.precision,
        reading.basis, match.why,
    )  # fmt: skip
