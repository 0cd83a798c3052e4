"""Says when an article appeared: as its input states, else as a dateline, a caption or a line of the text does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from detente.lexicons.sectioncues import SectionCues
from detente.readers.dates import dates_in
from detente.types import Document, Published, PublishedBasis, Section

_DATELINE = re.compile(r"[A-Z][A-Z .'’/-]+\b[^.!?\n]{0,80}?(?:\(\w[\w /-]*\)\s*)?[-–—_:]")
_FIRST = re.compile(r".*?(?:[.!?](?=\s)|$)", re.DOTALL)  # a sentence
_HEAD = 6  # sections among which a line may state the date
_BESIDE = 3  # words that may stand beside the date in a line of its own: "Yerevan, 9 September 2025"


class FindPublished:
    """Fills ``published``; it stays None where nothing says the date, never today's."""

    def __init__(self, cues: SectionCues) -> None:
        self._cues = cues

    def __call__(self, document: Document, /) -> Document:
        given = document.article.published
        if given is not None and given.basis != "file":
            return replace(document, published=given)
        found = next(self._said(document), given)
        return replace(document, published=found)

    def _said(self, document: Document) -> Iterator[Published]:
        text = document.article.text
        for find, basis in ((self._dateline, "dateline"), (self._line, "text"), (self._caption, "caption")):
            for number, section in enumerate(document.sections):
                if (span := find(section, text, number)) is not None:
                    yield from _dates(text, *span, basis)  # type: ignore[arg-type]

    def _dateline(self, section: Section, text: str, _number: int) -> tuple[int, int] | None:
        if section.kind not in ("body", "byline"):
            return None
        found = _DATELINE.match(text, section.start, section.end)
        return found.span() if found else None

    def _line(self, section: Section, text: str, number: int) -> tuple[int, int] | None:
        line = text[section.start : section.end]
        if number >= _HEAD:
            return None
        if section.kind == "byline" or (len(line.split()) <= 12 and self._cues.find("published", line)):
            return section.start, section.end
        first = _FIRST.match(line)
        return (section.start, section.start + first.end()) if first and _is_date_line(first[0]) else None

    def _caption(self, section: Section, text: str, _number: int) -> tuple[int, int] | None:
        line = text[section.start : section.end].lower()
        return (section.start, section.end) if section.kind == "caption" and "file" not in line.split(" ")[0] else None


def _is_date_line(line: str) -> bool:
    """Whether a line is a date, with no more than a place or a word for what follows: "Interview, 9 September 2025"."""
    days = [(start, end) for _, start, end in dates_in(line)]
    rest = line[: days[0][0]] + line[days[0][1] :] if len(days) == 1 else ""
    named = re.findall(r"\w+", rest)
    return len(days) == 1 and len(named) <= _BESIDE and all(word[0].isupper() for word in named)


def _dates(text: str, start: int, end: int, basis: PublishedBasis) -> Iterator[Published]:
    found = [(day, start + first, start + last) for day, first, last in dates_in(text[start:end])]
    if found:
        day, first, last = max(found)
        yield Published(day, basis, first, last)
