"""Puts an article's text together from parts whose kind the reader knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.types import Section, SectionKind


class Parts:
    """Collects paragraphs in order; ``text`` sets them apart by blank lines and ``sections`` says where each is."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._sections: list[Section] = []
        self._end = 0

    def add(self, kind: SectionKind, text: str, why: str) -> None:
        text = re.sub(r"\s+", " ", text).strip()
        if not text:
            return
        start = self._end + (2 if self._text else 0)
        self._end = start + len(text)
        self._text.append(text)
        self._sections.append(Section(kind, start, self._end, why))

    def __contains__(self, text: str) -> bool:
        return re.sub(r"\s+", " ", text).strip() in self._text

    @property
    def text(self) -> str:
        return "\n\n".join(self._text)

    @property
    def sections(self) -> tuple[Section, ...]:
        return tuple(self._sections)

    def first(self, kind: SectionKind) -> str | None:
        """Text of the first part of a kind."""
        for section, text in zip(self._sections, self._text, strict=True):
            if section.kind == kind:
                return text
        return None


def table_row(cells: Sequence[str]) -> str:
    """A table's row as a line that can be read aloud: a date before what happened then, as in a sentence."""
    cells = [re.sub(r"\s+", " ", cell).strip() for cell in cells]
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:
        return "".join(filled)
    joint = ", " if re.search(r"\b\d{4}\b", filled[0]) and len(filled[0].split()) <= 4 else " – "
    return f"{filled[0]}{joint}{'; '.join(cell.rstrip(';') for cell in filled[1:])}"
