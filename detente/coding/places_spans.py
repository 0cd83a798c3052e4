"""Spans that may name a place: runs of capitalised words and the gazetteer names in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.lexicons.gazetteer import Candidate, fold
from detente.parse import Parse, Token

LONGEST = 6  # tokens of a name
JOINING = frozenset(
    ["of", "the", "de", "la", "le", "les", "du", "des", "del", "da", "do", "dos", "el", "al", "ar", "as", "an", "at", "bin", "ibn", "ul", "ur", "und", "y", "e", "-", "/", "on", "upon", "under", "sur"]
)
HYPHENS = frozenset("-\u2010\u2011")


@dataclass(slots=True)
class Found:
    """A gazetteer name in the text: tokens [first, last), its folded key and what it may mean."""

    first: int
    last: int
    start: int
    end: int
    text: str
    key: str
    candidates: tuple[Candidate, ...]
    run: tuple[int, int]


def is_name(token: Token) -> bool:
    """Whether a token may be part of a name: a capital first letter."""
    return token.text[0].isupper()


def name_runs(parse: Parse) -> Iterator[tuple[int, int]]:
    """Half-open token ranges of capitalised words of a sentence, with the small words that join them."""
    tokens = parse.tokens
    for first, last in parse.sentences:
        index = first
        while index < last:
            if not is_name(tokens[index]):
                index += 1
                continue
            end = _run_end(tokens, index, last)
            yield index, end
            index = end


def _run_end(tokens: Sequence[Token], index: int, last: int) -> int:
    end = position = index + 1
    while position < last and position - end < 3:
        token = tokens[position]
        if is_name(token):
            end = position + 1
        elif token.text in HYPHENS:
            if token.start != tokens[position - 1].end:
                break
        elif token.lower not in JOINING:
            break
        position += 1
    return end


def keys_of(tokens: Sequence[Token], run: tuple[int, int]) -> list[tuple[int, int, str]]:
    """(first, last, folded key) of every name-like stretch of a run, at most LONGEST tokens long."""
    first, last = run
    folded = [fold(token.text) for token in tokens[first:last]]
    names = [is_name(token) for token in tokens[first:last]]
    found = []
    for start in range(last - first):
        if not names[start]:
            continue
        for end in range(start + 1, min(start + LONGEST, last - first) + 1):
            if names[end - 1]:
                found.append((first + start, first + end, " ".join(part for part in folded[start:end] if part)))
    return found


def find_names(
    parse: Parse, run: tuple[int, int], keys: list[tuple[int, int, str]], known: Mapping[str, tuple[Candidate, ...]]
) -> Iterator[Found]:
    """The longest known names of a run, left to right, without overlap."""
    longest: dict[int, Found] = {}
    for first, last, key in keys:
        candidates = known.get(key)
        if candidates:
            start, end = parse.span(first, last)
            text = parse.text[start:end]
            fitting, end = _fitting(candidates, parse.text, start, end)
            if fitting:
                longest[first] = Found(first, last, start, end, text, key, fitting, run)
    position = run[0]
    for first in sorted(longest):
        if first >= position:
            yield longest[first]
            position = longest[first].last


def _fitting(candidates: tuple[Candidate, ...], text: str, start: int, end: int) -> tuple[tuple[Candidate, ...], int]:
    """Candidates whose spelling fits, and where the name ends: an abbreviation takes its point along."""
    if not any(candidate.form for candidate in candidates):
        return candidates, end
    surface = text[start:end]
    pointed = text[start : end + 1] if text[end : end + 1] == "." else surface
    fitting: dict[int, Candidate] = {}
    for candidate in candidates:
        if not candidate.form or candidate.form in (surface, pointed):
            fitting.setdefault(candidate.place, candidate)
            if candidate.form and candidate.form == pointed:
                end = start + len(pointed)
    return tuple(fitting.values()), end
