"""Spans that may name a place: runs of capitalised words and the gazetteer names in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.lexicons.gazetteer import Candidate, PlaceWords, fold
from detente.parse import Parse, Token

LONGEST = 6  # tokens of a name
SMALL_WORDS = 3  # words in small letters that may end the name of a site
NAME_HYPHENS = frozenset("-\u2010\u2011")
LISTING = frozenset((",", "and", "or", "&"))


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
    is_division: bool = False  # a word such as "county" or "provinces" follows


def is_name(token: Token) -> bool:
    """Whether a token may be part of a name: a capital first letter."""
    return token.text[0].isupper()


def is_related(tokens: Sequence[Token], first: int, words: PlaceWords) -> bool:
    """Whether words that relate to places lead to a name: "ten miles north of", "the siege of", "attacks on"."""
    return first > 1 and tokens[first - 1].lower in ("of", "on", "to") and tokens[first - 2].lower in words.relating


def is_taken(tokens: Sequence[Token], head: int, words: PlaceWords) -> str:
    """ "open" or "labelled" where the word ``head`` is the object of a verb that takes places, else ""."""
    token = tokens[head]
    return words.taking.get(tokens[token.head].lemma, "") if token.dep == "dobj" else ""


def name_runs(parse: Parse, joining: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Half-open token ranges of capitalised words of a sentence, with the small words that join them."""
    tokens = parse.tokens
    for first, last in parse.sentences:
        index = first
        while index < last:
            if not is_name(tokens[index]):
                index += 1
                continue
            end = _run_end(tokens, index, last, joining)
            yield index, end
            index = end


def _run_end(tokens: Sequence[Token], index: int, last: int, joining: frozenset[str]) -> int:
    end = position = index + 1
    while position < last and position - end < 4:
        token = tokens[position]
        if is_name(token):
            end = position + 1
        elif token.text in NAME_HYPHENS:
            if token.start != tokens[position - 1].end:
                break
        elif token.lower not in joining:
            break
        position += 1
    return end


@dataclass(frozen=True, slots=True)
class Stretch:
    """A name-like stretch of a run: tokens [first, last), where it ends in the text, its folded key."""

    first: int
    last: int
    end: int
    key: str


def stretches(tokens: Sequence[Token], run: tuple[int, int], words: PlaceWords) -> list[Stretch]:
    """Every stretch of a run that begins and ends with a name-like token and is at most LONGEST tokens long.

    A run may go on in small letters up to a word for a site ("Bagram air base").
    """
    first, last = run
    folded = [fold(token.text) for token in tokens[first:last]]
    names = [is_name(token) for token in tokens[first:last]]
    found = []
    for start in range(last - first):
        if not names[start]:
            continue
        for end in range(start + 1, min(start + LONGEST, last - first) + 1):
            if names[end - 1]:
                key = " ".join(part for part in folded[start:end] if part)
                key = key.removeprefix("al ")  # the Arabic article
                found.append(Stretch(first + start, first + end, tokens[first + end - 1].end, key))
        hyphened = _before_hyphen(tokens[first + start])
        if hyphened:
            index = first + start
            found.append(Stretch(index, index + 1, tokens[index].start + len(hyphened), fold(hyphened)))
    found += _with_small_words(tokens, run, words)
    return found


def _with_small_words(tokens: Sequence[Token], run: tuple[int, int], words: PlaceWords) -> list[Stretch]:
    first, last = run
    found = []
    for end in range(last, min(last + SMALL_WORDS, len(tokens))):
        token = tokens[end]
        if not token.text.islower() or token.pos not in ("NOUN", "ADJ", "PROPN"):
            break
        if token.text in words.site or token.text in words.settlement:
            for start in range(max(first, last - LONGEST), last):
                if is_name(tokens[start]):
                    key = fold(" ".join(part.text for part in tokens[start : end + 1]))
                    found.append(Stretch(start, end + 1, token.end, key))
    return found


def _before_hyphen(token: Token) -> str:
    """The name in a token such as "U.S.-led", else ""."""
    name, hyphen, rest = token.text.partition("-")
    return name if hyphen and rest and rest[0].islower() and len(name) > 1 else ""


def find_names(
    parse: Parse, run: tuple[int, int], parts: list[Stretch], known: Mapping[str, tuple[Candidate, ...]]
) -> Iterator[Found]:
    """The longest known names of a run, left to right, without overlap."""
    longest: dict[int, Found] = {}
    for part in parts:
        candidates = known.get(part.key)
        if candidates:
            start = parse.tokens[part.first].start
            fitting, end = _fitting(candidates, parse.text, start, part.end)
            if fitting:
                text = parse.text[start:end]
                longest[part.first] = Found(part.first, part.last, start, end, text, part.key, fitting, run)
    position = run[0]
    for first in sorted(longest):
        if first >= position:
            yield longest[first]
            position = longest[first].last


def narrow(parse: Parse, found: Sequence[Found], words: PlaceWords) -> None:
    """Keeps only divisions as meanings of names before "county" and of those listed before "counties"."""
    tokens = parse.tokens
    behind: Found | None = None
    for item in reversed(found):
        after = tokens[item.last].text if item.last < len(tokens) else ""
        listed = behind is not None and behind.is_division and _listed(tokens, item, behind)
        if after in words.division or _singular(after) in words.division or listed:
            divisions = tuple(c for c in item.candidates if c.kind in ("admin1", "admin2") and c.rank < 2)
            if divisions:
                item.candidates, item.is_division = divisions, True
                item.key += " (division)"
        behind = item


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _listed(tokens: Sequence[Token], left: Found, right: Found) -> bool:
    """Whether only a comma or "and" stands between two names, the right one of which stands before a plural."""
    between = tokens[left.last : right.first]
    after = tokens[right.last].text if right.last < len(tokens) else ","
    plural = after.endswith("s") or after in (",", "and")
    return plural and 0 < len(between) <= 2 and all(token.text in (",", "and", "or") for token in between)


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
