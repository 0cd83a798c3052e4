"""Entries of a chronology: paragraphs under a date that leads them ("1992: War breaks out") or heads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.types import Dating, Document, Section, Time

_BULLETS = r"[\s*\u2022\u2023\u2013\u2014-]*"
_LEAD = re.compile(_BULLETS + r"(?:(?:In|On)\s+)?")  # the prepositions of dates
_AFTER = re.compile(r"\s*:|\s*[\u2013\u2014]|\s+-{1,2}\s")
_SPANS = ("day", "week", "month", "quarter", "season", "year")


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph from ``start`` on and the date it is told under; ``lead``: where the words of the date begin."""

    start: int
    lead: int
    dating: Dating


def opens_entry(text: str, paragraph: int, start: int, end: int) -> bool:
    """Whether words at ``start`` to ``end`` lead their paragraph and a colon or dash sets them off."""
    return _LEAD.fullmatch(text, paragraph, start) is not None and _AFTER.match(text, end) is not None


def stands_alone(text: str, section: Section, start: int, end: int) -> bool:
    """Whether words at ``start`` to ``end`` are all that their paragraph says: a date over what follows."""
    return text[section.start : section.end].strip(" :.*#") == text[start:end]


def is_prose(text: str, section: Section) -> bool:
    """Whether a paragraph ends like a sentence, unlike the heading of another part."""
    return text[section.start : section.end].rstrip("\"'\u201d\u2019)] ")[-1:] in (".", "!", "?", ":", ";", "\u2026")


def entries(document: Document) -> dict[int, Entry]:
    """The entries of a text by the start of their paragraph; a date that stands alone heads what follows it."""
    found: dict[int, Entry] = {}
    heading: Entry | None = None
    text = document.article.text
    for section, first in _with_dates(document):
        if first and opens_entry(text, section.start, first.start, first.end):
            found[section.start] = _entry(section, first)
        elif first and section.kind in ("body", "heading") and stands_alone(text, section, first.start, first.end):
            heading = _entry(section, first)
        elif heading and is_prose(text, section):
            found[section.start] = replace(heading, start=section.start)
        else:
            heading = None
    return found


def _with_dates(document: Document) -> Iterator[tuple[Section, Time | None]]:
    """Each paragraph and its first time, if that may be the date it is told under."""
    for section in document.sections:
        first = next((time for time in document.times if section.start <= time.start < section.end), None)
        yield section, first if first and _tells(first, document) else None


def _tells(time: Time, document: Document) -> bool:
    """Whether a time names its year and lies behind publication."""
    if time.basis != "stated" or time.type != "DATE" or time.first is None or time.precision not in _SPANS:
        return False
    return document.published is None or (time.last or time.first) < document.published.date


def _entry(section: Section, time: Time) -> Entry:
    why = "entry of a chronology"
    return Entry(section.start, time.start, Dating(time.first, time.last, time.precision, "inherited", why=why))
