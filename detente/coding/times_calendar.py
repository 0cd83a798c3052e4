"""Calendar arithmetic: periods with their TIMEX3 value, and days that holiday rules give."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from detente.types import Precision

Day = dt.date
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # meteorological, northern
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PRECISION: dict[str, Precision] = {
    "TS": "day", "TM": "day", "TH": "day", "D": "day", "W": "week", "WE": "day", "2W": "week", "M": "month",
    "6M": "month", "Q": "quarter", "S": "season", "Y": "year", "DE": "decade", "CE": "century", "ML": "century",
}  # fmt: skip
MONTHS = {"M": 1, "Q": 3, "S": 3, "6M": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
DAYS = {"D": 1, "WE": 7, "W": 7, "2W": 14}


@dataclass(frozen=True, slots=True)
class Period:
    """Days ``first`` to ``last`` inclusive (None where open or unknown) with their TIMEX3 ``value``."""

    value: str
    first: Day | None
    last: Day | None
    precision: Precision


def day(date: Day) -> Period:
    return Period(date.isoformat(), date, date, "day")


def week(date: Day) -> Period:
    first = date - dt.timedelta(date.weekday())
    year, number, _ = date.isocalendar()
    return Period(f"{year}-W{number:02d}", first, _plus(first, 6), "week")


def weekend(date: Day) -> Period:
    saturday = date + dt.timedelta(5 - date.weekday())
    year, number, _ = date.isocalendar()
    return Period(f"{year}-W{number:02d}-WE", saturday, _plus(saturday, 1), "day")


def month(year: int, number: int) -> Period:
    last = Day(year, number, calendar.monthrange(year, number)[1])
    return Period(f"{year:04d}-{number:02d}", Day(year, number, 1), last, "month")


def quarter(year: int, number: int) -> Period:
    return Period(f"{year:04d}-Q{number}", month(year, 3 * number - 2).first, month(year, 3 * number).last, "quarter")


def season(year: int, name: str) -> Period:
    """A winter belongs to the year in which it begins."""
    first = Day(year, SEASON_MONTH[name], 1)
    return Period(f"{year:04d}-{name}", first, _plus(shifted(first, "M", 3), -1), "season")


def year(number: int) -> Period:
    return Period(f"{number:04d}", Day(number, 1, 1), Day(number, 12, 31), "year")


def decade(number: int) -> Period:
    """The ten years that begin with ``number``, a multiple of ten."""
    return Period(f"{number // 10:03d}", Day(number, 1, 1), Day(number + 9, 12, 31), "decade")


def century(number: int) -> Period:
    """The n-th century as newspapers use it: the 20th is 1901 to 2000, value 19."""
    return Period(f"{number - 1:02d}", Day(100 * number - 99, 1, 1), Day(100 * number, 12, 31), "century")


def of_unit(unit: str, date: Day) -> Period:
    """The calendar unit that holds ``date``."""
    if unit in ("W", "2W"):
        return week(date)
    if unit == "WE":
        return weekend(date)
    if unit in ("M", "6M"):
        return month(date.year, date.month)
    if unit == "Q":
        return quarter(date.year, (date.month + 2) // 3)
    if unit == "Y":
        return year(date.year)
    if unit == "DE":
        return decade(date.year // 10 * 10)
    if unit in ("CE", "ML"):
        return century((date.year + 99) // 100)
    return day(date)


def shifted(date: Day, unit: str, count: int) -> Day:
    """``count`` units later; a day that the month lacks becomes its last. OverflowError beyond the calendar."""
    if unit in DAYS:
        return date + dt.timedelta(DAYS[unit] * count)
    if unit == "TH":
        return date + dt.timedelta(int(count / 24))
    if unit not in MONTHS:
        return date
    number = date.year * 12 + date.month - 1 + MONTHS[unit] * count
    if not 12 <= number < 120000:
        raise OverflowError("year out of range")
    longest = calendar.monthrange(number // 12, number % 12 + 1)[1]
    return Day(number // 12, number % 12 + 1, min(date.day, longest))


def season_at(date: Day, name: str, direction: int) -> Period:
    """The season of that name that is over (-1), of this year (0) or to come (1)."""
    found = season(date.year, name)
    if direction == 0 and name == "WI" and date.month < 3:
        return season(date.year - 1, name)
    if direction < 0 and found.last is not None and found.last >= date:
        return season(date.year - 1, name)
    if direction > 0 and found.first is not None and found.first <= date:
        return season(date.year + 1, name)
    return found


def weekday(date: Day, number: int, direction: int) -> Day:
    """The nearest day with ISO weekday ``number`` on or before (-1), on or after (1) or around (0) ``date``."""
    gap = (date.isoweekday() - number) % 7
    if direction == 0:
        direction = -1 if gap <= 3 else 1
    return _plus(date, -gap) if direction < 0 else _plus(date, (7 - gap) % 7)


def _plus(date: Day, days: int) -> Day:
    return date + dt.timedelta(days)


def holiday(rule: str, year: int) -> list[Day]:
    """The days of a holiday rule (see data/times/holidays) that begin in a year: one, seldom none or two."""
    try:
        if rule.startswith("islamic"):
            return _islamic(year, *map(int, rule.split("/")[1:]))
        return [_holiday(rule, year)]
    except (ValueError, OverflowError):
        return []


def _holiday(rule: str, year: int) -> Day:
    if rule.startswith(("easter", "orthodox")):
        base = easter(year) if rule.startswith("easter") else orthodox_easter(year)
        return _plus(base, int(re.sub("[a-z]+", "", rule)))
    if rule.startswith("hebrew"):
        _, name, number = rule.split("/")
        return _hebrew(year, name, int(number))
    if "/" in rule:
        return _nth(rule, year)
    return Day(year, int(rule[:2]), int(rule[3:]))


def _nth(rule: str, year: int) -> Day:
    number, name, nth = rule.split("/")
    nth, _, after = nth.partition("+")
    wanted, place = WEEKDAYS.index(name) + 1, int(nth)
    if place < 0:
        last = month(year, int(number)).last
        assert last is not None
        return weekday(last, wanted, -1)
    return _plus(weekday(Day(year, int(number), 1), wanted, 1), 7 * (place - 1) + int(after or 0))


def easter(year: int) -> Day:
    """Western Easter Sunday: the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    number = h + m - 7 * n + 114
    return Day(year, number // 31, number % 31 + 1)


def orthodox_easter(year: int) -> Day:
    """Eastern Easter Sunday in the Gregorian calendar (Meeus's Julian computus; valid 1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    number = d + e + 114
    return _plus(Day(year, number // 31, number % 31 + 1), 13)


def _islamic(year: int, number: int, date: int) -> list[Day]:
    """Days in a Gregorian year of the tabular (civil) Islamic calendar; observed days differ by up to one."""
    hijri = int((year - 622) * 33 / 32) - 1
    counts = (
        date + (59 * (number - 1) + 1) // 2 + (candidate - 1) * 354 + (3 + 11 * candidate) // 30
        for candidate in range(hijri, hijri + 4)
    )
    return [day for count in counts if (day := Day.fromordinal(count + 227014)).year == year]


def _hebrew(year: int, name: str, date: int) -> Day:
    """Days of Tishri and Nisan by the elapsed-days method (Reingold and Dershowitz, Calendrical Calculations)."""
    before = 177 if name == "nisan" else 0  # Nisan begins that many days before the next Tishri, in every kind of year
    return _plus(_tishri(year + 3761), date - 1 - before)


def _tishri(year: int) -> Day:
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    if 3 * (days + 1) % 7 < 3:
        days += 1
    return Day.fromordinal(days - 1373427 + _delay(year, days))


def _delay(year: int, days: int) -> int:
    before, after = _raw(year - 1), _raw(year + 1)
    if after - days == 356:
        return 2
    return 1 if days - before == 382 else 0


def _raw(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days
