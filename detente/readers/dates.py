"""Calendar dates in metadata, file names and text, as far as a reader needs them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from detente.types import Published, PublishedBasis

Found = tuple[dt.date, int, int]
_SLACK = dt.timedelta(days=1)  # an article may carry tomorrow's date: time zones


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = [name for name in [*calendar.month_name, *calendar.month_abbr, "Sept"] if name]
    month = rf"(?P<month>{'|'.join(sorted(names, key=len, reverse=True))})\.?"
    year = r"(?P<year>(?:1[89]|2\d)\d\d)"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    return (
        re.compile(rf"\b{month}\s+{day},?\s+{year}\b", re.IGNORECASE),
        re.compile(rf"\b{day}\s+(?:of\s+)?{month},?\s+{year}\b", re.IGNORECASE),
        re.compile(rf"\b{year}-(?P<number>[01]\d)-{day}(?!\d)"),
        re.compile(rf"\b{year}/(?P<number>[01]?\d)/{day}(?!\d)"),
    )


@cache
def _month_numbers() -> dict[str, int]:
    numbers = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
    return numbers | {name[:3]: number for name, number in numbers.items()} | {"sept": 9}


def dates_in(text: str) -> Iterator[Found]:
    """Full dates (day, month and year) written in ``text``, in order of place: the day and its character range."""
    found: list[Found] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = parts.get("number") or _month_numbers()[parts["month"].lower()]
            try:
                day = dt.date(int(parts["year"]), int(month), int(parts["day"]))
            except ValueError:
                continue
            found.append((day, match.start(), match.end()))
    return iter(sorted(found, key=lambda one: one[1:]))


def parse_date(value: str) -> dt.date | None:
    """A date field's value (ISO with or without a time, compact, or with a month's name); None if it is no date."""
    value = value.strip()
    if compact := re.match(r"((?:1[89]|2\d)\d\d)([01]\d)([0-3]\d)(?:\d{4}|\d{6})?(?!\d)", value):
        value = "-".join(compact.groups())
    return next((day for day, _, _ in dates_in(value)), None)


def published(value: str | None, basis: PublishedBasis) -> Published | None:
    """``value`` as a publication date; None if there is none or it is no date."""
    day = parse_date(value) if value else None
    return Published(day, basis) if day else None


def in_file_name(name: str) -> Published | None:
    """A date that a file's name states, such as 2024-05-03-talks.txt or 20240503.txt; never the file's own time."""
    match = re.search(r"(?<!\d)((?:1[89]|2\d)\d\d)([-_.]?)([01]\d)\2([0-3]\d)(?!\d)", name)
    return published("-".join(match.group(1, 3, 4)), "file") if match else None


def lies_ahead(day: dt.date) -> bool:
    """Whether a publication date cannot be true yet."""
    return day > dt.date.today() + _SLACK
