"""Finds quotations by their marks: curly, straight, doubled and single ones, also those that run over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.parse import Parse
from detente.types import Section

MARKS = re.compile("[\u201c\u201d\u201e\u00ab\u00bb\"\u2018\u2019']|``|''")
OPENING = frozenset(("\u201c", "\u201e", "\u00ab", "``"))
CLOSING = frozenset(("\u201d", "\u00bb"))
SINGLE = frozenset(("\u2018", "\u2019", "'"))
FEWEST = 4  # words from which a quotation is speech even without a stop inside it


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: characters with its marks, half-open token range, position of its paragraph.

    ``speech``: long or finished enough to be what someone said, not a word in inverted commas; ``unclosed`` at the end
    of its paragraph; ``whole``: the paragraph holds nothing else before it.
    """

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    speech: bool
    unclosed: bool
    leads: bool


def find_quotes(parse: Parse, paragraphs: Sequence[Section]) -> list[Quote]:
    """Quotations in text order; none inside another."""
    found: list[Quote] = []
    for at, paragraph in enumerate(paragraphs):
        for start, end, closed in _marked(parse.text, paragraph.start, paragraph.end):
            inside = parse.within(start, end)
            if len(inside) > 1:
                found.append(_quote(parse, (start, end), inside, at, closed, paragraph))
    return found


def _quote(parse: Parse, span: tuple[int, int], inside: range, paragraph: int, closed: bool, section: Section) -> Quote:
    words = [parse.tokens[i] for i in inside if any(map(str.isalnum, parse.tokens[i].text))]
    inner = parse.text[slice(*span)].strip("\u201c\u201d\"\u2018\u2019'`\u00ab\u00bb\u201e ")
    finished = inner[-1:] in (",", ".", "?", "!", "\u2026")
    speech = len(words) >= FEWEST or finished and inner[:1].isupper()
    leads = not any(map(str.isalnum, parse.text[section.start : span[0]]))
    return Quote(span[0], span[1], inside.start, inside.stop, paragraph, speech, not closed, leads)


def _marked(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Outermost quotations of a paragraph as (start, end, closed); an apostrophe opens nothing."""
    opened = -1
    single = False
    for match in MARKS.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened < 0:
            if _opens(text, mark, at, match.end(), start, end):
                opened, single = at, mark in SINGLE
        elif _closes(text, mark, match.end(), single, text[opened : opened + len(mark)] == mark):
            yield opened, match.end(), True
            opened = -1
    if opened >= 0 and not single:
        yield opened, end, False


def _opens(text: str, mark: str, at: int, after: int, start: int, end: int) -> bool:
    if mark in OPENING:
        return True
    if mark in CLOSING:
        return False
    before = text[at - 1] if at > start else " "
    following = text[after] if after < end else " "
    free = before.isspace() or before in "([\u2014\u2013-:/>"
    return free and not following.isspace() and (mark not in SINGLE or not following.isdigit())


def _closes(text: str, mark: str, after: int, single: bool, same: bool) -> bool:
    if single:
        following = text[after : after + 1]
        return mark in SINGLE and mark != "\u2018" and not following.isalnum()
    if mark in SINGLE or mark in OPENING:
        return False
    following = text[after : after + 1]
    return mark in CLOSING or same or not following.isalnum()
