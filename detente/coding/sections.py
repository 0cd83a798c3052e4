"""Splits an article into title, byline, captions, headings, body, comments and paragraphs that were said before."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.types import Article, Document, Section


def blocks(text: str) -> list[tuple[int, int]]:
    """Paragraphs as character ranges: parts between blank lines, or lines where the text has long lines."""
    return [match.span() for match in re.finditer(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*\S[^\n]*)*", text)]


def paragraphs(article: Article) -> list[tuple[int, int]]:
    """What is parsed at once. A line is a paragraph unless the text is hard-wrapped."""
    text = article.text
    if _hard_wrapped(text):
        return blocks(text)
    return [match.span() for match in re.finditer(r"\S[^\n]*", text)]


def _hard_wrapped(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    unfinished = sum(1 for line in lines if line.rstrip()[-1] not in ".!?\"'\u201d:)*")
    return unfinished > len(lines) / 2 and max(map(len, lines)) <= 100


class FindSections:
    """Fills ``sections``."""

    def __call__(self, document: Document, /) -> Document:
        sections = tuple(Section("body", start, end) for start, end in paragraphs(document.article))
        return replace(document, sections=sections)
