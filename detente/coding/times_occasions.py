"""Rules for holidays and named occasions: "Easter Monday", "during the Gulf War", "the eve of Ramadan"."""

from __future__ import annotations

import datetime as dt
import re

from detente.coding import times_calendar as calendar
from detente.coding.times_absolute import CLOSE, dated, unknown
from detente.coding.times_calendar import Period
from detente.coding.times_grammar import Reading, Rule, Scene, Words
from detente.lexicons.times import Holiday, Occasion
from detente.types import Precision, TimeBasis


def read_occasion(words: Words, scene: Scene) -> Reading | None:
    names = words["occasion"].names
    if isinstance(names, Occasion):
        return _occasion(names, words, scene)
    assert isinstance(names, Holiday)
    day = _holiday(names, words, scene)
    if day is None:
        return unknown("XXXX-" + names.rule if re.fullmatch(r"\d\d-\d\d", names.rule) else "XXXX-XX-XX", "day")
    basis: TimeBasis = "stated" if "year" in words else "relative to publication"
    if "eve" in words:
        return dated(calendar.day(day - dt.timedelta(1)), basis)
    if words.value("unit") == "W":
        return dated(calendar.week(day), basis)
    if "weekend" in words:
        return dated(calendar.weekend(day), basis)
    last = day + dt.timedelta(names.days - 1)
    return dated(Period(day.isoformat(), day, last, "day"), basis)


def _occasion(names: Occasion, words: Words, scene: Scene) -> Reading | None:
    if "year" in words or not (names.always or scene.led or "eve" in words):
        return None
    if "eve" in words:
        return dated(calendar.day(names.first - dt.timedelta(1)))
    return dated(Period(*_extent(names)))


def _extent(names: Occasion) -> tuple[str, dt.date, dt.date, Precision]:
    """Value, days and precision of an occasion; the span's own size says how exactly it is known."""
    first, last = names.first, names.last
    if first == last:
        return first.isoformat(), first, last, "day"
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        value = str(first.year) if first.year == last.year else f"{first.year}/{last.year}"
        return value, first, last, "year"
    return f"{first.isoformat()}/{last.isoformat()}", first, last, "month"


def _holiday(names: Holiday, words: Words, scene: Scene) -> dt.date | None:
    if "year" in words:
        return next(iter(calendar.holiday(names.rule, words.number("year"))), None)
    if scene.published is None:
        return None
    published, year = scene.published, scene.published.year
    days = [day for number in (year - 1, year, year + 1) for day in calendar.holiday(names.rule, number)]
    last, ahead = ("shift" in words and words["shift"].kind == kind for kind in ("last", "next"))
    past = [day for day in days if day < scene.published or (day == scene.published and not last)]
    future = [day for day in days if day > scene.published or (day == scene.published and not ahead)]
    chosen = past[-1:] if last or (scene.tense < 0 and not ahead) else future[:1]
    near = [day for day in days if abs((day - scene.published).days) <= CLOSE]
    if near and not last and not ahead:
        chosen = sorted(near, key=lambda day: abs((day - published).days))[:1]
    return chosen[0] if chosen else None


RULES = (
    Rule("occasion", "SHIFT? occasion (eve | unit | weekend)? ((comma | of | in)? year)?", read_occasion),
    Rule("occasion", "the? eve of the? occasion ((comma | of)? year)?", read_occasion),
)
