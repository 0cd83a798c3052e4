"""Rules for parts of a longer period: halves and quarters, "the last week of May", "the end of the year"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from detente.coding import times_calendar as calendar
from detente.coding.times_absolute import STEP, dated, narrowed, part, read_month, safe_day, unknown
from detente.coding.times_calendar import PRECISION, Period
from detente.coding.times_counted import CLOCK_UNITS, PUB, TEXT
from detente.coding.times_durations import amount, span_value
from detente.coding.times_grammar import Reading, Rule, Scene, Words
from detente.types import Precision


def read_quarter(words: Words, scene: Scene) -> Reading | None:
    """ "the third quarter of 2001", "Q3"."""
    if words.value("unit", "Q") != "Q" or words.value("whole", "Y") != "Y":
        return None
    number = words.number("quarterword" if "quarterword" in words else "ordinal")
    if not 1 <= number <= 4:
        return None
    return in_year(words, scene, f"Q{number}", "quarter", lambda year: calendar.quarter(year, number))


def read_half(words: Words, scene: Scene) -> Reading | None:
    number = words.number("ordinal")
    if number not in (1, 2) or words.value("whole", "Y") != "Y":
        return None

    def half(year: int) -> Period:
        first, last = calendar.month(year, 6 * number - 5), calendar.month(year, 6 * number)
        return Period(f"{year}-H{number}", first.first, last.last, "quarter")

    return in_year(words, scene, f"H{number}", "quarter", half)


def in_year(
    words: Words, scene: Scene, mark: str, precision: Precision, make: Callable[[int], Period]
) -> Reading | None:
    if "year" in words:
        return dated(make(words.number("year")))
    if scene.published is None:
        return unknown(f"XXXX-{mark}", precision)
    shift = STEP[words["shift"].kind] if "shift" in words else 0
    period = make(scene.published.year + shift)
    alone = "shift" not in words and "whole" not in words
    if alone and scene.tense < 0 and period.first and period.first > scene.published:
        period = make(scene.published.year - 1)  # "earned $3 million in the fourth quarter", told in May
    return dated(period, PUB)


def whole(words: Words, scene: Scene) -> Reading | None:
    """The period that a part is of: a month, a year, or a unit counted from publication."""
    if "month" in words:
        return read_month(words, scene)
    if "year" in words:
        return dated(calendar.year(words.number("year")))
    unit = words.value("whole")
    if scene.published is None or unit in CLOCK_UNITS:
        return None
    step = STEP[words["shift"].kind] if "shift" in words else 0
    return dated(calendar.of_unit(unit, calendar.shifted(scene.published, unit, step)), PUB)


def read_nth(words: Words, scene: Scene) -> Reading | None:
    """ "the first Monday in May", "the last week of June", "the last day of the year"."""
    around = whole(words, scene)
    if around is None or around.period.first is None or around.period.last is None:
        return None
    number = -1 if words["nth"].kind == "last" else words.number("nth")
    if words.value("nth") in ("past", "0"):
        return None
    period = nth(around.period, number, words.value("unit", "weekday"), int(words.value("weekday", "0")))
    return replace(around, period=period) if period else None


def nth(around: Period, number: int, unit: str, weekday: int) -> Period | None:
    """The n-th day, week, month, quarter of a year or weekday of a period, the last if ``number`` is -1."""
    first, last = around.first, around.last
    assert first is not None and last is not None
    if unit == "weekday":
        begin = calendar.weekday(last, weekday, -1) if number < 0 else calendar.weekday(first, weekday, 1)
        found = begin + dt.timedelta(7 * (number - 1) if number > 0 else 0)
        return calendar.day(found) if first <= found <= last else None
    quarter = unit == "Q" and around.precision == "year"
    if not (quarter or unit in ("D", "W", "M")) or calendar.PRECISION[unit] == around.precision:
        return None
    start = calendar.shifted(first, unit, number - 1)
    end = calendar.shifted(start, unit, 1) - dt.timedelta(1)
    if number < 0:
        start, end = calendar.shifted(last + dt.timedelta(1), unit, -1), last
    if not first <= start <= last:
        return None
    if unit == "W":
        return Period(around.value, start, min(end, last), "week")
    return calendar.of_unit(unit, start)


def read_first_units(words: Words, scene: Scene) -> Reading | None:
    """ "the first nine months of 1998", "the last two weeks of May": a length with its days."""
    around, unit = whole(words, scene), words.value("unit")
    number, vague = amount(words)
    if around is None or number is None or unit not in ("D", "W", "M", "Y"):
        return None
    first, last = around.period.first, around.period.last
    if first is None or last is None or words.value("nth") not in ("1", "last", "-1"):
        return None
    count = max(1, round(number))
    if words.value("nth") == "1":
        last = min(last, calendar.shifted(first, unit, count) - dt.timedelta(1))
    else:
        first = max(first, calendar.shifted(last + dt.timedelta(1), unit, -count))
    value = span_value(None if vague else number, unit)
    return Reading("DURATION", Period(value, first, last, PRECISION[unit]), around.basis)


def read_edge(words: Words, scene: Scene) -> Reading | None:
    """ "the end of the year", "year-end", "the month's end": of the current unit."""
    unit, base = words.value("unit"), scene.published
    if unit in (*CLOCK_UNITS, "D", "2W"):
        return None
    if base is None:
        return unknown("XXXX", PRECISION[unit])
    return dated(narrowed(calendar.of_unit(unit, base), part(words)), PUB)


def read_weekday_of_week(words: Words, scene: Scene) -> Reading | None:
    """ "Monday of last week"."""
    if words.value("unit") != "W":
        return None
    if scene.published is None:
        return unknown(f"XXXX-WXX-{words.value('weekday')}", "day")
    monday = scene.published - dt.timedelta(scene.published.weekday()) + dt.timedelta(7 * STEP[words["shift"].kind])
    return dated(calendar.day(monday + dt.timedelta(words.number("weekday") - 1)), PUB)


def read_monthday(words: Words, scene: Scene) -> Reading | None:
    """ "on the 25th": of the month the text has told of, else the nearest back or ahead by tense."""
    if scene.published is None:
        return None
    told, number = scene.mentioned, words.number("monthday")
    if told and told.first and told.precision in ("day", "month"):
        return dated(safe_day(told.first.year, told.first.month, number), TEXT)
    around = [calendar.shifted(scene.published.replace(day=1), "M", step) for step in (-1, 0, 1)]
    days = [day for each in around if (day := safe_day(each.year, each.month, number))]
    ahead = [day for day in days if day.first and day.first >= scene.published]
    back = [day for day in days if day.first and day.first <= scene.published]
    return dated(ahead[0] if ahead and scene.tense > 0 else back[-1], PUB)


def read_monthday_of(words: Words, scene: Scene) -> Reading | None:
    """ "the 6th of this month"."""
    base, number = scene.published, words.number("ordinal")
    if "that" in words and scene.mentioned:
        base = scene.mentioned.first
    if words.value("unit") != "M" or base is None:
        return None
    there = calendar.shifted(base.replace(day=1), "M", STEP[words["shift"].kind] if "shift" in words else 0)
    return dated(safe_day(there.year, there.month, number), TEXT if "that" in words else PUB)


OF_YEAR = "(of | in) (year | SHIFT unit:whole | the unit:whole)"
WHOLE = "(month ((comma | of)? year)? | year | SHIFT unit:whole | the unit:whole)"
RULES = (
    Rule("quarter", f"the? ((early | fiscal) hyphen?)? ordinal hyphen? unit {OF_YEAR}", read_quarter),
    Rule("quarter", "the ordinal unit | ordinal hyphen unit", read_quarter),
    Rule("quarter", "the? (fiscal ordinal | ordinal fiscal) hyphen? unit", read_quarter),
    Rule("quarter", "quarterword (of? year)?", read_quarter),
    Rule("quarter", "(year | SHIFT unit:whole) possessive ordinal hyphen? unit", read_quarter),
    Rule("half", "(year | SHIFT unit:whole) possessive ordinal half", read_half),
    Rule("half", f"the? ordinal half {OF_YEAR}", read_half),
    Rule("part", f"the? (ordinal:nth | last:nth) (unit | weekday) (of | in) {WHOLE}", read_nth),
    Rule("part", f"the? (ordinal:nth | last:nth) COUNT UNIT:unit (of | in) {WHOLE}", read_first_units),
    Rule("day of month", "the monthday", read_monthday),
    Rule("day of month", "the? ordinal of (SHIFT | that | the) unit", read_monthday_of),
    Rule("weekday of week", "weekday of? SHIFT unit", read_weekday_of_week),
    Rule("edge of unit", "the? (edge | early) of the unit", read_edge),
    Rule("edge of unit", "the? unit possessive edge", read_edge),
    Rule("edge of unit", "unit hyphen edge", read_edge),
)
