"""Rules for times some units away and for lengths up to now or from now on: "two weeks ago", "the last five years"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from detente.coding import times_calendar as calendar
from detente.coding.times_absolute import dated, unknown
from detente.coding.times_calendar import MONTHS, PRECISION, Period
from detente.coding.times_durations import amount, part_of_unit, span_value
from detente.coding.times_elements import Element
from detente.coding.times_grammar import Reading, Rule, Scene, Words
from detente.types import Precision, TimeBasis

PUB: TimeBasis = "relative to publication"
TEXT: TimeBasis = "relative to text"
CLOCK_UNITS = ("TS", "TM", "TH")
AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
FINE = {"month": "M", "quarter": "Q"}
COARSER: dict[str, Precision] = {"day": "week", "week": "month", "month": "quarter", "year": "year"}


def told_before(scene: Scene, wanted: Precision) -> Period | None:
    """The date told last; for a day, the last day of the paragraph if a longer time was told since."""
    told = scene.mentioned
    return scene.near if told and wanted == "day" and scene.near and coarser(told.precision, wanted) else told


def anchor_day(scene: Scene, wanted: Precision = "year") -> dt.date | None:
    told = told_before(scene, wanted)
    return (told.first if told else None) or scene.published


def coarser(told: Precision, wanted: Precision) -> bool:
    """Nothing becomes more exact than the text: "that day" after "in March" is still March."""
    order = ("day", "week", "month", "quarter", "season", "year", "decade", "century")
    return told in order and wanted in order and order.index(told) > order.index(wanted)


def read_ago(words: Words, scene: Scene) -> Reading | None:
    """ "two weeks ago"; the unit is the precision, an unclear number is one step less exact."""
    return compared(words, scene, -1) or away(words, scene.published, -1, PUB)


def compared(words: Words, scene: Scene, sign: int) -> Reading | None:
    """ "in May, up from 5 percent a year earlier": years away, as exact as the month or quarter it is set beside."""
    told, unit = scene.mentioned, FINE.get(scene.mentioned.precision) if scene.mentioned else None
    if words.value("unit") != "Y" or told is None or told.first is None or unit is None:
        return None
    first = words["count" if "count" in words else "a"].token
    number = amount(words)[0]
    if number is None or not (scene.compares or (first and scene.tokens[first - 1].entity in AMOUNTS)):
        return None
    return dated(calendar.of_unit(unit, calendar.shifted(told.first, "Y", sign * int(number))), TEXT)


def read_half_ago(words: Words, scene: Scene) -> Reading | None:
    """ "half a century ago", "half an hour later"; half a century is told to the decade."""
    part, ago = part_of_unit(words), "ago" in words
    base = scene.published if ago else anchor_day(scene)
    if part is None or base is None:
        return None
    sign = -1 if ago else int(words.value("earlier"))
    whole = "DE" if words.value("unit") == "CE" else part[1]
    try:
        day = calendar.shifted(base, part[1], sign * int(part[0]))
    except (OverflowError, ValueError):
        return None
    return dated(calendar.of_unit(whole, day), PUB if ago else TEXT)


def read_long_ago(words: Words, scene: Scene) -> Reading | None:
    """ "months ago", "long ago"."""
    return Reading("DATE", Period("PAST_REF", None, scene.published, "open"), PUB)


def read_from(words: Words, scene: Scene) -> Reading | None:
    """ "two weeks from now", "a week from Monday", "a year ago today": counted from a day that is said."""
    base, sign = scene.published, -1 if "ago" in words else 1
    if base is None:
        return unknown("XXXX", "day")
    if "weekday" in words:
        base = calendar.weekday(base, words.number("weekday"), -1 if sign < 0 else 1)
    elif "dayword" in words:
        base += dt.timedelta(words.number("dayword"))
    number, vague = amount(words)
    unit = words.value("unit")
    if number is None or vague or number != int(number) or unit in CLOCK_UNITS:
        return None
    try:
        day = calendar.shifted(base, unit, sign * int(number))
    except (OverflowError, ValueError):
        return None
    return dated(calendar.of_unit(words.value("exact") or (unit if "present" in words else "D"), day), PUB)


def read_year_ago(words: Words, scene: Scene) -> Reading | None:
    """ "the year-ago quarter", "the year-earlier period"."""
    if words.value("unit") not in ("Y", "M", "W"):
        return None
    unit = words.value("whole") or words.value("unit")
    base = scene.published if "ago" in words else anchor_day(scene)
    if base is None:
        return unknown("XXXX", PRECISION[unit])
    return dated(calendar.of_unit(unit, calendar.shifted(base, words.value("unit"), -1)), PUB)


def read_later(words: Words, scene: Scene) -> Reading | None:
    """ "a year earlier", "two days later": counted from the date told before."""
    precision = PRECISION[words.value("unit")]
    told = told_before(scene, precision)
    if told and coarser(told.precision, precision):
        return None
    sign = int(words.value("earlier"))
    return compared(words, scene, sign) or away(words, anchor_day(scene, precision), sign, TEXT)


def read_another_later(words: Words, scene: Scene) -> Reading | None:
    """ "another five years later"."""
    reading = read_later(words, scene)
    return replace(reading, first=1) if reading else None


def read_later_alone(words: Words, scene: Scene) -> Reading | None:
    """ "two years before", where no event follows."""
    return read_later(words, scene) if stands_alone(words["earlier"], scene) else None


def stands_alone(element: Element, scene: Scene) -> bool:
    """Whether "before" or "after" ends its phrase: "He had left the day before." """
    tokens = scene.tokens
    if element.after == len(tokens):
        return True
    token, after = tokens[element.token], tokens[element.after]
    return token.dep not in ("mark", "prep") and after.pos in ("PUNCT", "CCONJ", "VERB", "AUX", "ADP")


def away(words: Words, base: dt.date | None, sign: int, basis: TimeBasis) -> Reading | None:
    unit = words.value("unit")
    if "count" not in words and "a" not in words:
        return None
    number, vague = amount(words)
    if number is None:
        return None
    precision = PRECISION[unit]
    if base is None:
        return unknown("XXXX", precision, basis)
    try:
        if vague:
            around = _around(base, unit, sign * number, precision)
            return dated(replace(around, value="PAST_REF") if sign < 0 and basis == PUB else around, basis)
        if number != int(number):
            months = round(number * MONTHS.get(unit, 0))
            return dated(calendar.of_unit("M", calendar.shifted(base, "M", sign * months)), basis) if months else None
        return dated(calendar.of_unit(unit, calendar.shifted(base, unit, sign * int(number))), basis)
    except (OverflowError, ValueError):
        return Reading("DATE", Period("PAST_REF", None, base, "open"), basis) if sign < 0 else None


def _around(base: dt.date, unit: str, number: float, precision: Precision) -> Period:
    """Some units away: from half as far to twice as far."""
    count = int(number)
    near, far = int(count / 2) or (1 if count > 0 else -1), count * 2
    first, last = sorted((calendar.shifted(base, unit, near), calendar.shifted(base, unit, far)))
    value = base.isoformat()[:4] if first.year == last.year else "XXXX"
    return Period(value, first, last, COARSER.get(precision, precision))


def read_running(words: Words, scene: Scene) -> Reading | None:
    """ "the last five years", "the next two weeks", "recent months": up to now or from now on."""
    unit = words.value("unit")
    number, vague = amount(words) if "count" in words else (None, True)
    direction = 1 if "next" in words else -1
    return running(number, unit, scene, direction, vague)


def read_running_part(words: Words, scene: Scene) -> Reading | None:
    """ "the last quarter-century", "the past half century"."""
    part = part_of_unit(words)
    return running(*part, scene, 1 if "next" in words else -1, False) if part else None


def running(number: float | None, unit: str, scene: Scene, direction: int, vague: bool) -> Reading:
    value = span_value(None if vague else number, unit)
    precision = PRECISION[unit]
    if scene.published is None:
        return Reading("DURATION", Period(value, None, None, "open"), PUB)
    whole = 6 if number is None else max(1, round(number))
    try:
        far = calendar.shifted(scene.published, unit, direction * whole)
    except (OverflowError, ValueError):
        return Reading("DURATION", Period(value, None, None, "open"), PUB)
    first, last = sorted((far, scene.published))
    return Reading("DURATION", Period(value, first, last, precision), PUB)


RULES = (
    Rule("ago", "(COUNT | a) hyphen? UNIT:unit (and a half)? ago", read_ago),
    Rule("ago", "half hyphen? a? hyphen? unit (ago | earlier)", read_half_ago),
    Rule("long ago", "(units | long) ago", read_long_ago),
    Rule("ago", "(COUNT | a) UNIT:unit ago (weekday | dayword | this unit:exact)", read_from),
    Rule("from now", "(COUNT | a) UNIT:unit from (weekday | dayword | present)", read_from),
    Rule("year ago", "(the | a)? unit hyphen (ago | earlier) unit:whole?", read_year_ago),
    Rule("later", "(COUNT | a) UNIT:unit earlier", read_later),
    Rule("later", "more COUNT UNIT:unit earlier", read_another_later),
    Rule("later", "(COUNT | a) UNIT:unit before:earlier", read_later_alone),
    Rule("running", "the? (last | next | recent) COUNT more? UNIT:unit", read_running),
    Rule("running", "the? (last | next | recent) units:unit", read_running),
    Rule("running", "the? (last | next) (unit:part | half) hyphen? unit", read_running_part),
)
