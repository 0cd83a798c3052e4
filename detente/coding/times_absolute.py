"""Rules for expressions that name a date: days, months, years, decades, centuries, holidays, hours."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from detente.coding import times_calendar as calendar
from detente.coding.times_calendar import Period
from detente.coding.times_grammar import Reading, Rule, Scene, Words
from detente.types import Precision, TimeBasis

STEP = {"last": -1, "next": 1, "this": 0}
THIRDS = {"START": 0, "MID": 1, "END": 2}
CLOCK = r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s*([ap])?.*"
CLOSE = 45  # days
RECENT = 5  # years before publication whose story may come back to it


def dated(period: Period | None, basis: TimeBasis = "stated") -> Reading | None:
    return Reading("DATE", period, basis) if period else None


def unknown(value: str, precision: Precision, basis: TimeBasis = "relative to publication") -> Reading:
    """The words say a time that the text gives no date to count from."""
    return Reading("DATE", Period(value, None, None, precision), basis)


def year_of(text: str, near: dt.date | None = None) -> int:
    """A year of two or four digits; two digits mean the nearest such year to ``near``, by default 1970 to 2069."""
    number = int(text)
    if len(text) > 2:
        return number
    middle = near.year if near else 2020
    return min((number + 1900, number + 2000), key=lambda year: abs(year - middle))


def safe_day(year: int, month: int, number: int) -> Period | None:
    try:
        return calendar.day(dt.date(year, month, number))
    except ValueError:
        return None


def choose_year(scene: Scene, month: int, number: int | None = None) -> tuple[int, TimeBasis] | None:
    """The year of a month or day named without one: the story's own year if it tells of one, else by tense.

    A day close to publication on one side and far on the other is the close one, whatever the tense; but nothing was
    done in a month that has not begun. A story goes on:
    a month before the one told last is of the next winter or, in the history of the last years, as publication has it.
    """
    told, near = scene.narrative, _by_publication(scene, month, number)
    if told and told.first and told.last and not _still_ahead(scene, told.first):
        later = month < told.first.month and told.precision in ("day", "month")
        winter = told.last.month > 9 and month < 4
        if later and not winter and near is not None and near[0] - told.first.year <= RECENT:
            return near
        return told.first.year + (1 if later and winter else 0), "relative to text"
    return near


def _by_publication(scene: Scene, month: int, number: int | None) -> tuple[int, TimeBasis] | None:
    if scene.published is None:
        return None
    gaps = [(_gap(scene.published, scene.published.year + shift, month, number), shift) for shift in (-1, 0, 1)]
    back, ahead = max(gap for gap in gaps if gap[0] <= 0), min(gap for gap in gaps if gap[0] >= 0)
    chosen = back if scene.tense < 0 else ahead
    coming = number is None and scene.tense < 0 < ahead[0] < -back[0]  # "expelled him in April", told in March
    if min(-back[0], ahead[0]) <= CLOSE and not coming:
        chosen = min(back, ahead, key=lambda gap: abs(gap[0]))
    return scene.published.year + chosen[1], "relative to publication"


def _still_ahead(scene: Scene, told: dt.date) -> bool:
    """Whether what was told last is planned, and this has happened: "is to open in 2030. They agreed in June"."""
    return scene.tense < 0 and scene.published is not None and told > scene.published


def _gap(published: dt.date, year: int, month: int, number: int | None) -> int:
    """Days from publication to a day (or, without ``number``, to a month: 0 while it runs)."""
    if number is None:
        months = (year - published.year) * 12 + month - published.month
        return 30 * months
    return (dt.date(year, month, 1) - published).days + number - 1


def _by_weekday(words: Words, scene: Scene) -> Period | None:
    """The day near publication on which month, day and weekday agree."""
    if scene.published is None or "weekday" not in words:
        return None
    years = [scene.published.year + shift for shift in (0, -1, 1, -2, 2, -3, -4, -5)]
    days = [safe_day(year, words.number("month"), words.number("day")) for year in years]
    wanted = words.number("weekday")
    return next((day for day in days if day and day.first and day.first.isoweekday() == wanted), None)


def read_day(words: Words, scene: Scene) -> Reading | None:
    month, number = words.number("month"), words.number("day")
    if "year" in words:
        return dated(safe_day(words.number("year"), month, number))
    if agreed := _by_weekday(words, scene):
        return dated(agreed, "relative to publication")
    if "unit" in words:
        year, basis = _year_told(words, scene)
        return dated(safe_day(year or 0, month, number), basis) if words.value("unit") == "Y" else None
    if "shift" in words and scene.published:
        return dated(_shifted_day(words, scene.published), "relative to publication")
    chosen = choose_year(scene, month, number)
    if chosen is None:
        return unknown(f"XXXX-{month:02d}-{number:02d}", "day") if number <= 31 else None
    return dated(safe_day(chosen[0], month, number), chosen[1])


def _shifted_day(words: Words, published: dt.date) -> Period | None:
    """ "last Oct. 23"."""
    years = [published.year + shift for shift in (-1, 0, 1)]
    days = [day for year in years if (day := safe_day(year, words.number("month"), words.number("day")))]
    kind = words["shift"].kind
    if kind == "this":
        return days[1] if len(days) == 3 else None
    if kind == "last":
        return next((day for day in reversed(days) if day.first and day.first < published), None)
    return next((day for day in days if day.first and day.first > published), None)


def read_days(words: Words, scene: Scene) -> Reading | None:
    """ "June 27-29": one expression over several days."""
    first = read_day(words, scene)
    if first is None or first.period.first is None:
        return first
    last = safe_day(first.period.first.year, words.number("month"), words.number("until"))
    if last is None or last.last is None or last.last < first.period.first:
        return None
    return replace(first, period=Period(f"{first.period.value}/{last.value}", first.period.first, last.last, "day"))


def read_month(words: Words, scene: Scene) -> Reading | None:
    month = words.number("month")
    if "year" in words:
        return dated(calendar.month(words.number("year"), month))
    chosen = choose_year(scene, month)
    if chosen is None:
        return unknown(f"XXXX-{month:02d}", "month")
    return dated(calendar.month(chosen[0], month), chosen[1])


def read_months(words: Words, scene: Scene) -> Reading | None:
    """ "July-September 2020"."""
    first = read_month(words, scene)
    if first is None or first.period.first is None:
        return first
    until, year = words.number("until"), first.period.first.year
    last = calendar.month(year, until)
    if until <= words.number("month"):
        return None
    period = Period(f"{first.period.value}/{last.value}", first.period.first, last.last, "month")
    return replace(first, period=period)


def read_month_of_year(words: Words, scene: Scene) -> Reading | None:
    """ "October last year", "June of this year", "May of that year"."""
    if words.value("unit") != "Y":
        return None
    year, basis = _year_told(words, scene)
    if year is None:
        return unknown(f"XXXX-{words.number('month'):02d}", "month")
    return dated(calendar.month(year, words.number("month")), basis)


def _year_told(words: Words, scene: Scene) -> tuple[int | None, TimeBasis]:
    told = scene.mentioned.first if scene.mentioned else None
    if "that" in words or "previous" in words:
        day = told or scene.published
        step = {"next": 1}.get(words.value("previous")) or int(words.value("previous", "0"))
        return day.year + step if day else None, "relative to text"
    shift = STEP[words["shift"].kind]
    return scene.published.year + shift if scene.published else None, "relative to publication"


def read_year(words: Words, scene: Scene) -> Reading | None:
    return dated(narrowed(calendar.year(words.number("year")), part(words)))


def part(words: Words) -> str:
    return words.value("early") or words.value("edge")


def narrowed(period: Period, part: str) -> Period:
    """The first, middle or last third of a year, decade or century; the value stays that of the whole."""
    if not part or period.first is None or period.last is None:
        return period
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    third, number = months // 3, THIRDS[part]
    if not third:
        return _third_by_days(period, number)
    first = calendar.shifted(period.first, "M", number * third)
    last = calendar.shifted(period.first, "M", (number + 1) * third) - dt.timedelta(1) if number < 2 else period.last
    return replace(period, first=first, last=last)


def _third_by_days(period: Period, number: int) -> Period:
    assert period.first is not None and period.last is not None
    days = (period.last - period.first).days + 1
    first = period.first + dt.timedelta(days * number // 3)
    return replace(period, first=first, last=period.first + dt.timedelta(days * (number + 1) // 3 - 1))


def read_years(words: Words, scene: Scene) -> Reading | None:
    """ "1992-94", "2011/12"."""
    first, last = re.split(r"[-–/]", words.value("years"))
    return span_of_years(first, last)


def read_year_range(words: Words, scene: Scene) -> Reading | None:
    return span_of_years(words.value("year"), words.value("until"))


def span_of_years(first: str, last: str) -> Reading | None:
    begin = int(first)
    end = int(last) if len(last) == 4 else begin // 100 * 100 + int(last)
    if not begin < end <= begin + 150 or not 1000 <= begin <= 2199:
        return None
    period = Period(f"{begin}/{end}", dt.date(begin, 1, 1), dt.date(end, 12, 31), "year")
    return dated(period)


def read_season(words: Words, scene: Scene) -> Reading | None:
    name = words.value("season")
    if "year" in words:
        return dated(calendar.season(words.number("year"), name))
    if scene.published is None:
        return unknown(f"XXXX-{name}", "season")
    return dated(_season_near(scene.published, name, scene.tense), "relative to publication")


def read_season_of_year(words: Words, scene: Scene) -> Reading | None:
    """ "the spring of last year", "summer this year"."""
    if words.value("unit") != "Y":
        return None
    year, basis = _year_told(words, scene)
    name = words.value("season")
    return dated(calendar.season(year, name), basis) if year else unknown(f"XXXX-{name}", "season")


def _season_near(day: dt.date, name: str, tense: int) -> Period:
    """The latest such season that has begun, or the next that is not over."""
    years = (day.year + shift for shift in ((0, -1) if tense < 0 else (-1, 0, 1)))
    found = [calendar.season(year, name) for year in years]
    fits = [
        each for each in found if each.first and each.last and (each.first <= day if tense < 0 else each.last >= day)
    ]
    return fits[0] if fits else found[-1]


def read_decade(words: Words, scene: Scene) -> Reading | None:
    if scene.owned:
        return None  # an age
    text = words.value("decade") or words.value("decadeword")
    number = int(text)
    if len(text) == 2:
        number += 1900
    if number % 10 or not 1000 <= number <= 2190:
        return None
    return dated(narrowed(_hundred(number) or calendar.decade(number), part(words)))


def _hundred(number: int) -> Period | None:
    """ "the 1800s" are a hundred years, "the 2000s" ten."""
    if number % 100 or number >= 2000:
        return None
    return Period(str(number // 100), dt.date(number, 1, 1), dt.date(number + 99, 12, 31), "century")


def read_year_as_decade(words: Words, scene: Scene) -> Reading | None:
    """ "the 1990's"."""
    number = words.number("year")
    return dated(narrowed(_hundred(number) or calendar.decade(number), part(words))) if number % 10 == 0 else None


def read_century(words: Words, scene: Scene) -> Reading | None:
    if words.value("unit") != "CE" or not 1 <= words.number("ordinal") <= 22:
        return None
    return dated(narrowed(calendar.century(words.number("ordinal")), part(words)))


def read_iso(words: Words, scene: Scene) -> Reading | None:
    year, month, number = map(int, words.value("isodate")[:10].split("-"))
    return dated(safe_day(year, month, number)) if 1 <= month <= 12 else None


def read_iso_parts(words: Words, scene: Scene) -> Reading | None:
    if len(words.value("month")) != 2 or not words.number("month") <= 12:
        return None
    return dated(safe_day(words.number("year"), words.number("month"), words.number("day")))


def read_slashed(words: Words, scene: Scene) -> Reading | None:
    """ "12/03/1999": the order that fits; of two the one before publication, else day first."""
    one, two, last = re.split(r"[/.]", words.value("slashdate"))
    return _sorted_out(int(one), int(two), year_of(last, scene.published), scene, "/" in words.value("slashdate"))


def _sorted_out(one: int, two: int, year: int, scene: Scene, either: bool) -> Reading | None:
    readings = [safe_day(year, two, one)] if two <= 12 else []
    if one <= 12 and either:
        readings.append(safe_day(year, one, two))
    found = [period for period in readings if period]
    if scene.published:
        found.sort(key=lambda period: bool(period.first and period.first > (scene.published or dt.date.max)))
    return dated(found[0]) if found else None


def read_fiscal(words: Words, scene: Scene) -> Reading | None:
    """A fiscal year is known by its year only: where it begins differs by country."""
    text = words.value("fiscalyear") or words.value("year")
    return dated(calendar.year(year_of(text, scene.published)))


def read_clock(words: Words, scene: Scene) -> Reading | None:
    """ "3:30 p.m. GMT", "10.35am", "9 o'clock": an hour that still lacks its day."""
    match = re.fullmatch(CLOCK, words.value("clock") or words.value("daynumber"))
    return hour_of(int(match[1]), int(match[2] or 0), match[3] or words.value("ampm")[:1]) if match else None


def read_hours(words: Words, scene: Scene) -> Reading | None:
    """ "1430 GMT"; in brackets it says again an hour of another zone."""
    text = words.value("hours")
    return hour_of(int(text[:2]), int(text[2:]), "") if len(text) == 4 and scene.before != "(" else None


def hour_of(hour: int, minute: int, half: str) -> Reading | None:
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return floating(f"T{hour:02d}:{minute:02d}")


def floating(mark: str) -> Reading:
    return Reading("TIME", Period(mark, None, None, "day"), "relative to publication", floating=True)


def read_clockword(words: Words, scene: Scene) -> Reading | None:
    return floating("T" + words.value("clockword"))


WHOSE = "(SHIFT | that | the (previous | next:previous))"
RULES = (
    Rule("day", "(weekday comma?)? month DAY:day (comma? year)?", read_day),
    Rule("day", "SHIFT month DAY:day", read_day),
    Rule("day", f"(weekday comma?)? (month DAY:day | daynumber:day month) GAP? {WHOSE} unit", read_day),
    Rule("day", "(weekday comma?)? the? month the ordinal:day (comma? year)?", read_day),
    Rule("day", "(weekday comma?)? (the? ordinal:day of | daynumber:day) month (comma? year)?", read_day),
    Rule("day", "(weekday comma?)? the ordinal:day month (comma? year)?", read_day),
    Rule("days", "month DAY:day (hyphen | to) DAY:until (comma? year)?", read_days),
    Rule("days", "daynumber:day (hyphen | to) daynumber:until month (comma? year)?", read_days),
    Rule("month", "(early hyphen? | the? edge of)? month ((comma | of)? year)?", read_month),
    Rule("months", "month hyphen month:until ((comma | of)? year)?", read_months),
    Rule("month of year", f"(early hyphen? | the? edge of)? month GAP? {WHOSE} unit", read_month_of_year),
    Rule("year", "(early hyphen? | the? (early | edge) of)? year", read_year),
    Rule("years", "years", read_years),
    Rule("years", "year hyphen (year:until | daynumber:until | digits:until)", read_year_range),
    Rule("season of year", f"(the | early hyphen?)? season GAP? {WHOSE} unit", read_season_of_year),
    Rule("season", "(the | early hyphen?)? season ((comma | of)? year)?", read_season),
    Rule("decade", "the? (early hyphen? | edge of the)? (possessive? decade | decadeword)", read_decade),
    Rule("decade", "the (early hyphen?)? year possessive", read_year_as_decade),
    Rule("century", "the? (early hyphen? | edge of the)? ordinal hyphen? unit", read_century),
    Rule("ISO day", "isodate", read_iso),
    Rule("ISO day", "year hyphen (daynumber:month | digits:month) hyphen (daynumber:day | digits:day)", read_iso_parts),
    Rule("numeric day", "slashdate", read_slashed),
    Rule("fiscal year", "fiscalyear | the? fiscal unit? (year | years)", read_fiscal),
    Rule("hour", "clock ampm? (zone | zonename time)?", read_clock),
    Rule("hour", "daynumber (ampm | oclock) (zone | zonename time)?", read_clock),
    Rule("hour", "(year:hours | digits:hours) zone", read_hours),
    Rule("noon", "clockword", read_clockword),
)
