"""Rules for expressions counted from the day of publication or from a date told before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from detente.coding import times_calendar as calendar
from detente.coding.times_absolute import STEP, dated, floating, narrowed, unknown
from detente.coding.times_calendar import PRECISION, Period
from detente.coding.times_counted import (
    CLOCK_UNITS,
    PUB,
    TEXT,
    anchor_day,
    coarser,
    read_long_ago,
    running,
    stands_alone,
    told_before,
)
from detente.coding.times_grammar import Reading, Rule, Scene, Words
from detente.types import TimeBasis


def read_dayword(words: Words, scene: Scene) -> Reading | None:
    """ "yesterday", "tomorrow night"."""
    if scene.published is None:
        return unknown("XXXX-XX-XX", "day")
    day = scene.published + dt.timedelta(words.number("dayword"))
    return with_part(calendar.day(day), words, PUB)


def with_part(period: Period, words: Words, basis: TimeBasis) -> Reading:
    """The day, with the part of it that is said: value "…TNI" for a night."""
    if "daypart" in words:
        return Reading("TIME", replace(period, value=f"{period.value}T{words.value('daypart')}"), basis)
    return Reading("DATE", period, basis)


def read_beside_dayword(words: Words, scene: Scene) -> Reading | None:
    """ "the day before yesterday"."""
    if words.value("unit") != "D":
        return None
    if scene.published is None:
        return unknown("XXXX-XX-XX", "day")
    return dated(calendar.day(scene.published + dt.timedelta(words.number("dayword") + words.number("before"))), PUB)


def read_nightword(words: Words, scene: Scene) -> Reading | None:
    """ "tonight"; "overnight" is the night before in a report of what happened."""
    if scene.published is None:
        return unknown("XXXX-XX-XXTNI", "day")
    period = calendar.day(scene.published + dt.timedelta(words.number("nightword")))
    return Reading("TIME", replace(period, value=period.value + "TNI"), PUB)


def read_weekday(words: Words, scene: Scene) -> Reading | None:
    """A bare weekday is the nearest such day, back or ahead by tense; the day of publication itself counts."""
    number = words.number("weekday")
    if scene.published is None:
        return unknown(f"XXXX-WXX-{number}", "day")
    day = calendar.weekday(scene.published, number, scene.tense)
    return with_part(calendar.day(day), words, PUB)


def read_some_weekday(words: Words, scene: Scene) -> Reading | None:
    """ "on a Sunday" does not tell which."""
    if scene.tokens[words["weekday"].token].dep != "pobj":
        return None
    return unknown(f"XXXX-WXX-{words.number('weekday')}", "day")


def read_shifted_weekday(words: Words, scene: Scene) -> Reading | None:
    """ "last Friday" is the latest before today, "next Friday" next week's, "this Friday" this week's."""
    number, kind = words.number("weekday"), words["shift"].kind
    if scene.published is None:
        return unknown(f"XXXX-WXX-{number}", "day")
    if kind == "last":
        day = calendar.weekday(scene.published - dt.timedelta(1), number, -1)
    else:
        monday = scene.published - dt.timedelta(scene.published.weekday())
        day = monday + dt.timedelta(number - 1 + (7 if kind == "next" else 0))
    return with_part(calendar.day(day), words, PUB)


def read_daypart(words: Words, scene: Scene) -> Reading | None:
    """ "last night", "this morning"."""
    kind = words["shift"].kind
    if scene.published is None:
        return unknown(f"XXXX-XX-XXT{words.value('daypart')}", "day")
    return with_part(calendar.day(scene.published + dt.timedelta(STEP[kind])), words, PUB)


def read_bare_daypart(words: Words, scene: Scene) -> Reading | None:
    return floating("T" + words.value("daypart"))


def read_shifted_unit(words: Words, scene: Scene) -> Reading | None:
    """ "last week", "this year", "early next month"; "the past year" is the year up to now."""
    unit, shift = words.value("unit"), words["shift"]
    if unit in CLOCK_UNITS or (unit == "D" and (shift.kind == "this" or shift.value == "latest")):
        return None
    if shift.value == "past" or ("the" in words and (shift.value == "coming" or _is_length(words, scene))):
        return running(1, unit, scene, -1 if shift.kind == "last" else 1, False)
    if scene.published is None:
        return unknown("XXXX" if unit == "Y" else "XXXX-XX" if unit == "M" else "XXXX-WXX", PRECISION[unit])
    period = calendar.of_unit(unit, calendar.shifted(scene.published, unit, STEP[shift.kind]))
    if unit == "2W":
        return None
    return dated(_part_of(period, words, scene), PUB)


def _is_length(words: Words, scene: Scene) -> bool:
    """ "over the last year" is the year up to now, "in the early last year" and "the last year" are not."""
    return words["shift"].value == "last" and scene.lasts and "early" not in words and "edge" not in words


def _part_of(period: Period, words: Words, scene: Scene) -> Period:
    edge = words.value("early") or words.value("edge")
    if period.precision in ("year", "decade", "century"):
        return narrowed(period, edge)
    return period


def read_shifted_month(words: Words, scene: Scene) -> Reading | None:
    """ "last November", "next May", "this June"."""
    number, kind = words.number("month"), words["shift"].kind
    if scene.published is None:
        return unknown(f"XXXX-{number:02d}", "month")
    day = scene.published
    year = day.year
    if kind == "last":
        year -= number >= day.month
    elif kind == "next":
        year += number <= day.month
    return dated(calendar.month(year, number), PUB)


def read_shifted_season(words: Words, scene: Scene) -> Reading | None:
    if scene.published is None:
        return unknown(f"XXXX-{words.value('season')}", "season")
    return dated(calendar.season_at(scene.published, words.value("season"), STEP[words["shift"].kind]), PUB)


def read_weekend(words: Words, scene: Scene) -> Reading | None:
    """ "last weekend", "this weekend"; "the weekend" is the last or the next by tense."""
    if scene.published is None:
        return unknown("XXXX-WXX-WE", "day")
    day, kind = scene.published, words["shift"].kind if "shift" in words else "the"
    step = STEP.get(kind, -1 if scene.tense < 0 and day.isoweekday() < 6 else 0)
    if kind == "this" and scene.tense < 0 and day.isoweekday() < 5:
        step = -1
    return dated(calendar.weekend(day + dt.timedelta(7 * step)), PUB)


def read_within_unit(words: Words, scene: Scene) -> Reading | None:
    """ "earlier this year": up to the day before publication; "later that year": after the date told before."""
    anaphoric = "that" in words or "same" in words
    base = anchor_day(scene) if anaphoric else scene.published
    unit = words.value("unit", "WE")
    if base is None:
        return unknown("XXXX", PRECISION[unit])
    if anaphoric and scene.mentioned and coarser(scene.mentioned.precision, PRECISION[unit]):
        return dated(scene.mentioned, TEXT)
    period = calendar.of_unit(unit, base)
    first, last = period.first, period.last
    if not anaphoric and first and last and PRECISION[unit] != "day":
        if words.value("earlier") == "-1" and base > first:
            last = base - dt.timedelta(1)
        elif words.value("earlier") == "1" and base < last:
            first = base + dt.timedelta(1)
    return dated(replace(period, first=first, last=last), TEXT if anaphoric else PUB)


def read_within_the_unit(words: Words, scene: Scene) -> Reading | None:
    """ "earlier in the week"; "earlier in the day" adds nothing to the day that is told."""
    return read_within_unit(words, scene) if words.value("unit") not in (*CLOCK_UNITS, "D") else None


def read_same_unit(words: Words, scene: Scene) -> Reading | None:
    """ "that day", "the same weekend": of the date told before."""
    unit = words.value("unit", "WE")
    if unit in CLOCK_UNITS:
        return None
    told, day = told_before(scene, PRECISION[unit]), anchor_day(scene, PRECISION[unit])
    if day is None:
        return unknown("XXXX-XX-XX", PRECISION[unit], TEXT)
    if told and coarser(told.precision, PRECISION[unit]):
        return dated(told, TEXT)
    return dated(calendar.of_unit(unit, day), TEXT)


def read_same_day(words: Words, scene: Scene) -> Reading | None:
    """ "that night", "the same Friday", "that May"."""
    day = anchor_day(scene, "day" if "daypart" in words else "year")
    if day is None:
        return unknown("XXXX-XX-XX", "day", TEXT)
    if "daypart" in words:
        return with_part(calendar.day(day), words, TEXT)
    if "weekday" in words:
        return dated(calendar.day(calendar.weekday(day, words.number("weekday"), 1)), TEXT)
    if "month" in words:
        return dated(calendar.month(day.year, words.number("month")), TEXT)
    return dated(calendar.season(day.year, words.value("season")), TEXT)


def read_neighbour(words: Words, scene: Scene) -> Reading | None:
    """ "the following day", "the previous year", "the next morning": beside the date told before."""
    unit = "D" if "daypart" in words else words.value("unit", "WE")
    wanted = "year" if "month" in words else PRECISION[unit]
    day, step = anchor_day(scene, wanted), int(words.value("previous", "1"))
    if day is None:
        return unknown("XXXX-XX-XX", "day", TEXT)
    told = told_before(scene, wanted)
    if "month" in words:
        number = words.number("month")
        year = day.year + (step if (number - day.month) * step <= 0 else 0)
        return dated(calendar.month(year, number), TEXT)
    if "weekday" in words:
        return dated(calendar.day(calendar.weekday(day + dt.timedelta(step), words.number("weekday"), step)), TEXT)
    if unit in CLOCK_UNITS or (unit == "D" and scene.tense > 0 and "previous" not in words):
        return None
    if told and coarser(told.precision, PRECISION[unit]):
        return None
    base = told.last if told and step > 0 and told.last else day
    period = calendar.of_unit(unit, calendar.shifted(base, unit, step))
    return with_part(period, words, TEXT) if unit == "D" else dated(period, TEXT)


def read_neighbour_alone(words: Words, scene: Scene) -> Reading | None:
    """ "the day before", where no event follows."""
    return read_neighbour(words, scene) if stands_alone(words["previous"], scene) else None


def read_present(words: Words, scene: Scene) -> Reading:
    """ "now", "currently": no interval of their own, but the day of publication."""
    published = scene.published
    return Reading("DATE", Period(words.value("present", "PRESENT_REF"), published, published, "day"), PUB)


def read_at_present(words: Words, scene: Scene) -> Reading | None:
    """ "at present"."""
    return replace(read_present(words, scene), first=1)


def read_days(words: Words, scene: Scene) -> Reading | None:
    """ "these days" are the present, "in those days" the past."""
    if words.value("units") != "D":
        return None
    return read_present(words, scene) if "these" in words else read_long_ago(words, scene)


def read_pastword(words: Words, scene: Scene) -> Reading | None:
    return Reading("DATE", Period(words.value("pastword"), None, scene.published, "open"), PUB)


def read_future(words: Words, scene: Scene) -> Reading | None:
    return Reading("DATE", Period(words.value("future"), scene.published, None, "open"), PUB)


def past(words: Words, scene: Scene) -> Reading | None:
    """ "this past Friday"."""
    if "weekday" in words:
        return read_shifted_weekday(words, scene)
    if "weekend" in words:
        return read_weekend(words, scene)
    return read_shifted_season(words, scene) if "season" in words else read_shifted_month(words, scene)


def the_next(words: Words, scene: Scene) -> Reading | None:
    """ "the next day" in a story follows the date told before; ahead of publication it is not yet told."""
    if scene.tense > 0 or words.value("unit", "D") not in ("D", "W", "M", "Y"):
        return None
    return read_neighbour(words, scene) if scene.mentioned else unknown("XXXX-XX-XX", "day", TEXT)


RULES = (
    Rule("day word", "dayword (possessive? daypart)?", read_dayword),
    Rule("day word", "the unit before dayword", read_beside_dayword),
    Rule("night", "nightword", read_nightword),
    Rule("some weekday", "a weekday daypart?", read_some_weekday),
    Rule("weekday", "weekday possessive? daypart", read_weekday),
    Rule("weekday", "weekday", read_weekday),
    Rule("shifted weekday", "SHIFT weekday (possessive? daypart)?", read_shifted_weekday),
    Rule("this past weekday", "this last:shift (weekday daypart? | weekend | season | month)", past),
    Rule("shifted part of day", "SHIFT daypart", read_daypart),
    Rule("part of day", "daypart", read_bare_daypart),
    Rule("neighbour", "the next (unit | weekday | daypart)", the_next),
    Rule(
        "shifted unit",
        "((early | the? early of | edge of | the edge of | the edge) hyphen?)? the? SHIFT unit",
        read_shifted_unit,
    ),
    Rule("shifted month", "(early hyphen?)? SHIFT month", read_shifted_month),
    Rule("shifted season", "(early hyphen?)? SHIFT season", read_shifted_season),
    Rule("weekend", "(SHIFT | the) weekend", read_weekend),
    Rule("within unit", "earlier in? (this | that | the same) (unit | weekend)", read_within_unit),
    Rule("within unit", "earlier in the unit", read_within_the_unit),
    Rule("within unit", "early in? (this | that | the same) unit", read_within_unit),
    Rule("same unit", "(that | the? same) (unit | weekend)", read_same_unit),
    Rule("same day", "(that | the? same) (daypart | weekday | month | season)", read_same_day),
    Rule("neighbour", "(the | a)? previous (unit | weekend | weekday | month | daypart)", read_neighbour),
    Rule("neighbour", "the (unit | daypart) before:previous", read_neighbour_alone),
    Rule("now", "present", read_present),
    Rule("now", "at present2", read_at_present),
    Rule("these days", "(these | that) units", read_days),
    Rule("past", "pastword", read_pastword),
    Rule("future", "the? future", read_future),
)
