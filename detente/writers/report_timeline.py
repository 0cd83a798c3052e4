"""The timeline of a report: columns of years, months or days, with a dot for each event."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_MOST_DAYS = 45  # up to this span a column is a day
_MOST_MONTHS = 36  # up to this span it is a month
_MOST_DOTS = 80  # of a column; the rest is a number


@dataclass(frozen=True, slots=True)
class Dot:
    id: str
    css: str
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """A year, month or day in which something happened; ``more`` events have no dot."""

    label: str
    dots: tuple[Dot, ...]
    more: int


def columns(events: Sequence[tuple[str, str, str, str]]) -> list[Column]:
    """Columns in order of time; ``events`` are (day as YYYY-MM-DD, id, css class, label). Empty years are left out."""
    if not events:
        return []
    days = [dt.date.fromisoformat(day) for day, _, _, _ in events]
    span = (max(days) - min(days)).days
    width = 10 if span <= _MOST_DAYS else 7 if span <= _MOST_MONTHS * 30.5 else 4
    found: dict[str, list[Dot]] = defaultdict(list)
    for day, id, css, label in sorted(events):
        found[day[:width]].append(Dot(id, css, label))
    return [
        Column(label, tuple(dots[:_MOST_DOTS]), max(0, len(dots) - _MOST_DOTS)) for label, dots in sorted(found.items())
    ]
