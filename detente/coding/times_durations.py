"""Rules for lengths of time and for times that return."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from detente.coding.times_calendar import PRECISION, Period
from detente.coding.times_grammar import Reading, Rule, Scene, Words

LETTERS = {"TS": "S", "TM": "M", "TH": "H", "DE": "Y", "CE": "Y", "ML": "Y", "WE": "D", "2W": "W", "6M": "M", "Q": "M"}
HALVES: dict[str, tuple[float, str]] = {
    "Y": (6, "M"), "TH": (30, "TM"), "D": (12, "TH"), "DE": (5, "Y"), "CE": (50, "Y"),
}  # fmt: skip
QUARTERS: dict[str, tuple[float, str]] = {"CE": (25, "Y"), "TH": (15, "TM")}
FACTORS = {"DE": 10, "CE": 100, "ML": 1000, "WE": 2, "2W": 2, "6M": 6, "Q": 3}


def span_value(number: float | None, unit: str) -> str:
    """TIMEX3 value of an amount: P3D, PT16H, PXW where the number is not told."""
    prefix = "PT" if unit in ("TS", "TM", "TH") else "P"
    letter = LETTERS.get(unit, unit)
    if number is None:
        return f"{prefix}X{unit if unit in ('DE', 'CE', 'Q') else letter}"
    count = number * FACTORS.get(unit, 1)
    return f"{prefix}{int(count) if count == int(count) else count}{letter}"


def amount(words: Words) -> tuple[float | None, bool]:
    """The number before a unit, None if it is no number, and whether it is vague ("several")."""
    half = 0.5 if "half" in words else 0.0
    if "count" not in words:
        return 1 + half, False
    total, vague = 0.0, False
    for element in words.all("count"):
        if element.kind == "vague":
            vague, total = element.value != "2", float(element.value)
        elif element.kind == "scale":
            total = (total or 1) * float(element.value)
        elif element.kind in ("number", "daynumber", "digits"):
            total += float(element.value.replace(",", ""))
        elif element.kind == "fraction":
            total += fraction(element.value)
    return (total + half, vague) if total else (None, vague)


def fraction(text: str) -> float:
    """The value of "1/2" or "½"."""
    over, _, under = text.partition("/")
    return int(over) / int(under) if under else unicodedata.numeric(text)


def length(words: Words, scene: Scene) -> Reading | None:
    number, vague = amount(words)
    unit = words.value("unit")
    if "old" in words or number is None:
        return None
    return spanning(span_value(None if vague else number, unit), unit)


def spanning(value: str, unit: str) -> Reading:
    return Reading("DURATION", Period(value, None, None, PRECISION[unit]), "stated")


def a_unit(words: Words, scene: Scene) -> Reading | None:
    """ "for a month"; "two barrels a day" tells how often; "a second" and "a minute" seldom tell a time."""
    unit, token = words.value("unit"), scene.tokens[words["unit"].token]
    if unit in ("TS", "TM"):
        return None
    if token.dep == "npadvmod" and scene.tokens[token.head].pos in ("NOUN", "NUM", "SYM") and token.head < token.i:
        return returning(span_value(1, unit), unit)
    return spanning(span_value(1.5 if "half" in words else 1, unit), unit)


def another(words: Words, scene: Scene) -> Reading | None:
    """ "another month", "another two weeks"; "another day" alone is seldom a length."""
    unit = words.value("unit")
    if words.value("more") != "another" or ("count" not in words and unit == "D" and not scene.bare):
        return None
    return length(words, scene)


def in_a_row(words: Words, scene: Scene) -> Reading | None:
    """ "a third straight day" is the last of three days."""
    number, unit = words.number("ordinal"), words.value("unit")
    if words.value("more") != "running" or number < 2:
        return None
    return spanning(span_value(number, unit), unit)


def part_of_unit(words: Words) -> tuple[float, str] | None:
    """ "half a day" as 12 hours, "a quarter-century" as 25 years."""
    if "half" not in words and words.value("part") != "Q":
        return None
    return (HALVES if "half" in words else QUARTERS).get(words.value("unit"))


def half_unit(words: Words, scene: Scene) -> Reading | None:
    part = part_of_unit(words)
    return spanning(span_value(*part), words.value("unit")) if part else None


def long_unit(words: Words, scene: Scene) -> Reading | None:
    """ "day-long", "a month-long siege", "decades-long"."""
    unit = words["unit"]
    reading = spanning(span_value(None if unit.kind == "units" else 1, unit.value), unit.value)
    return replace(reading, first=1 if "a" in words else 0)


def long_word(words: Words, scene: Scene) -> Reading | None:
    """ "weeklong"."""
    value = words.value("longword")
    unit = value.lstrip("PTX0123456789.")
    return Reading("DURATION", Period(value, None, None, PRECISION.get(unit, "day")), "stated")


def for_units(words: Words, scene: Scene) -> Reading | None:
    """ "for weeks": a bare plural is a length only after such words."""
    unit = words.value("unit")
    return spanning(span_value(None, unit), unit) if scene.bare else None


def each_unit(words: Words, scene: Scene) -> Reading | None:
    """ "every day", "each year", "every two weeks", "every other day"."""
    unit = words.value("unit")
    number = 2.0 if "other" in words else amount(words)[0] if "count" in words else 1.0
    return returning(span_value(number, unit), unit)


def returning(value: str, unit: str = "D") -> Reading:
    return Reading("SET", Period(value, None, None, PRECISION.get(unit, "open")), "stated")


def each_of(words: Words, scene: Scene) -> Reading | None:
    """ "each of the last three years"."""
    return returning(span_value(1, words.value("unit")), words.value("unit"))


def each_named(words: Words, scene: Scene) -> Reading | None:
    """ "every Friday", "every May", "every morning"."""
    if "weekday" in words or "weekdays" in words:
        return returning(f"XXXX-WXX-{words.value('weekday') or words.value('weekdays')}")
    if "month" in words:
        return returning(f"XXXX-{words.number('month'):02d}", "M")
    if "season" in words:
        return returning(f"XXXX-{words.value('season')}", "S")
    return returning("XXXX-XX-XXT" + words.value("daypart")) if "daypart" in words else returning("XXXX-WXX-WE")


def set_word(words: Words, scene: Scene) -> Reading | None:
    return returning(words.value("setword"))


def times_a_unit(words: Words, scene: Scene) -> Reading | None:
    return returning(span_value(1, words.value("unit")), words.value("unit"))


def nothing(words: Words, scene: Scene) -> Reading | None:
    return None


RULES = (
    Rule("age", "COUNT hyphen? UNIT:unit hyphen? old", nothing),
    Rule("hours a day", "COUNT units a unit:whole", nothing),
    Rule("last of something", "the (last | next) unit of", nothing),
    Rule("length", "COUNT more? hyphen? UNIT:unit (hyphen long)?", length),
    Rule("length", "more COUNT? UNIT:unit", another),
    Rule("length", "COUNT hyphen? and hyphen? a hyphen? half hyphen? UNIT:unit", length),
    Rule("length", "COUNT units:unit and a half", length),
    Rule("length", "a more? unit (and a half)?", a_unit),
    Rule("half", "half hyphen? a? hyphen? unit", half_unit),
    Rule("half", "a? unit:part (hyphen | of a)? unit", half_unit),
    Rule("long", "a? UNIT:unit hyphen long", long_unit),
    Rule("long", "longword", long_word),
    Rule("for units", "units:unit", for_units),
    Rule("in a row", "(the | a)? ordinal more unit", in_a_row),
    Rule("every unit", "every other? COUNT? UNIT:unit", each_unit),
    Rule("every unit", "every of the? (last | next) COUNT? more? UNIT:unit", each_of),
    Rule("every day of the week", "every other? (weekday | month | season | daypart | weekend)", each_named),
    Rule("every day of the week", "weekdays", each_named),
    Rule("every day", "setword", set_word),
    Rule("times a unit", "(times | COUNT timesword) (a | every) unit", times_a_unit),
)
