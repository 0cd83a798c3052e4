"""Places that no gazetteer knows but the text itself calls places: sites, streets, "the village of X", "X district"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.coding.places_spans import LISTING, NAME_HYPHENS, Found, is_name, is_related, is_taken
from detente.labels import NOMINAL
from detente.lexicons.gazetteer import PlaceWords, fold
from detente.parse import Parse, Token
from detente.types import PlaceKind

NUMBERS = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"))
UNLIKE_PLACES = frozenset(("LAW", "LANGUAGE", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT"))
NAME_PARTS = frozenset(("PROPN", "ADJ", "NOUN", "NUM", "ADP", "DET", "PUNCT", "PART"))
NAMING_POS = frozenset(("PROPN", "NOUN", "ADJ", "NUM", "X"))
KINDS: dict[str, PlaceKind] = {"street": "site", "site": "site", "water": "water", "area": "region"}


@dataclass(frozen=True, slots=True)
class Local:
    """Tokens [first, last) that name a place by the words around them."""

    first: int
    last: int
    kind: PlaceKind
    why: str


class LocalPlaces:
    """Finds such places in one document, outside the names already kept."""

    def __init__(self, parse: Parse, words: PlaceWords, kept: Sequence[Found], elsewhere: set[int]) -> None:
        """``elsewhere`` are first tokens of names that a state follows: places for sure."""
        self._parse = parse
        self._words = words
        self._kept = {index: item for item in kept for index in range(item.first, item.last)}
        self._ends = {item.last for item in kept}
        self._called = False
        self._elsewhere = elsewhere

    def find(self, runs: Iterable[tuple[int, int]]) -> Iterator[Local]:
        for run in runs:
            for part in self._parts(*self._without_title(run)):
                for local in self._in_run(*part):
                    self._ends.add(local.last)
                    self._called = local.why in ("called a place", "listed with places")
                    yield local

    def _parts(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """A run cut at prepositions that join names only in the gazetteer, and at times: "Deir Ezzor on Tuesday"."""
        tokens = self._parse.tokens
        begins = first
        for index in range(first, last):
            token = tokens[index]
            if index not in self._kept and (token.lower in self._words.cutting or token.entity in NUMBERS):
                yield from self._trimmed(begins, index)
                begins = index + 1
        yield from self._trimmed(begins, last)

    def _trimmed(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        tokens = self._parse.tokens
        while first < last and not is_name(tokens[last - 1]):
            last -= 1
        while first < last and not is_name(tokens[first]):
            first += 1
        if first < last:
            yield first, last

    def _in_run(self, first: int, last: int) -> Iterator[Local]:
        tokens = self._parse.tokens
        site = self._site(first, last)
        if site is not None:
            yield site
            first = site.last
        while first < last and not is_name(tokens[first]):
            first += 1
        if first < last and not any(index in self._kept for index in range(first, last)):
            why = self._called_place(first, last)
            if why:
                yield Local(first, last, "city", why)

    def _without_title(self, run: tuple[int, int]) -> tuple[int, int]:
        first, last = run
        tokens = self._parse.tokens
        while first + 1 < last and tokens[first].pos not in NAMING_POS and tokens[first + 1].text not in NAME_HYPHENS:
            first += 1
        return first, last

    def _site(self, first: int, last: int) -> Local | None:
        """The longest part of a run that ends in a word for a site: "Dublin Road", "Webb Center"."""
        tokens = self._parse.tokens
        first = self._site_begins(first, last)
        for end in range(last, first + 1, -1):
            lower = tokens[end - 1].lower
            if lower in self._words.division and self._is_adjective(first, end - 1):
                continue
            kind = "area" if lower in self._words.division else self._words.site.get(lower)
            if kind is None or self._is_known(first, end):
                continue
            if tokens[end - 1].pos not in NOMINAL or not self._has_proper_name(first, end - 1):
                return None
            if self._key(first, end) in self._words.never or (kind == "street" and tokens[end - 1].entity == "PERSON"):
                return None
            return Local(first, end, KINDS[kind], f"ends in {tokens[end - 1].text!r}")
        return None

    def _site_begins(self, first: int, last: int) -> int:
        """Where the name of a site begins in a run: "Jones at Mercy Hospital" but "Church of the Nativity"."""
        tokens = self._parse.tokens
        for index in range(last - 1, first, -1):
            lower = tokens[index].lower
            ends = self._words.cutting.get(lower) == "site"
            if ends or (lower == "of" and not self._is_generic(tokens[index - 1])):
                begins = index + 1
                while begins < last and not is_name(tokens[begins]):
                    begins += 1
                return begins
        return first

    def _is_generic(self, token: Token) -> bool:
        return token.lower in self._words.site or token.lower in self._words.after

    def _is_adjective(self, first: int, last: int) -> bool:
        """Whether all that stands before the last word is an adjective of a place: "Russian State"."""
        item = self._kept.get(first)
        if item is None or item.first != first or item.last != last:
            return False
        return all(candidate.rank == 2 for candidate in item.candidates)

    def _key(self, first: int, last: int) -> str:
        return fold(self._parse.text[self._parse.tokens[first].start : self._parse.tokens[last - 1].end])

    def _is_known(self, first: int, end: int) -> bool:
        item = self._kept.get(first)
        return item is not None and item.first <= first and item.last >= end

    def _has_proper_name(self, first: int, last: int) -> bool:
        tokens = self._parse.tokens[first:last]
        nominal = all(token.pos in NAME_PARTS for token in tokens)
        return nominal and any(token.pos == "PROPN" for token in tokens)

    def _called_place(self, first: int, last: int) -> str:
        """Why an unknown name is a place, or ""."""
        tokens = self._parse.tokens
        label = tokens[first].entity
        if first in self._elsewhere:
            return "a state follows"
        if label in NUMBERS or not any(token.pos == "PROPN" for token in tokens[first:last]):
            return ""
        if last - first == 1 and tokens[first].lower in self._words.common:
            return ""
        if self._key(first, last) in self._words.never:
            return ""
        if self._beside_settlement(first, last):
            return "called a place"
        if last - first > 1 and tokens[first].lower in self._words.opening:
            return f"begins with {tokens[first].text!r}"
        if label in UNLIKE_PLACES or not self._is_plain(first, last):
            return ""
        if self._listed(first) and (label in ("GPE", "LOC", "FAC") or self._called):
            return "listed with places"
        return self._by_grammar(first, last, label)

    def _by_grammar(self, first: int, last: int, label: str) -> str:
        tokens = self._parse.tokens
        before = tokens[first - 1].lower if first > 0 else ""
        if before == "the" and first > 1:
            before = tokens[first - 2].lower
        labelled = label in ("GPE", "LOC")
        if labelled and before in self._words.before:
            return "named entity after a preposition"
        if label in ("", "FAC", "PERSON") and before in self._words.pointing and tokens[first - 1].lower != "the":
            return "after a preposition of place"
        taken = is_taken(tokens, last - 1, self._words)
        if taken and (labelled or taken == "open"):
            return f"object of {tokens[tokens[last - 1].head].lemma!r}"
        if label in ("", "PERSON") and is_related(tokens, first, self._words):
            return f"after {tokens[first - 2].text!r}"
        return ""

    def _listed(self, first: int) -> bool:
        """Whether the name stands behind a place and a comma or "and"."""
        tokens, index = self._parse.tokens, first - 1
        while index >= 0 and first - index <= 2 and tokens[index].lower in LISTING:
            index -= 1
        return index < first - 1 and index + 1 in self._ends

    def _is_plain(self, first: int, last: int) -> bool:
        """Whether nothing in or beside the name speaks for a person or a body."""
        tokens = self._parse.tokens
        if tokens[first].lower.rstrip(".") in self._words.title:
            return False
        after: Token | None = tokens[last] if last < len(tokens) else None
        return after is None or (after.lower not in ("'s", "\u2019s") and after.pos not in ("VERB", "NOUN"))

    def _beside_settlement(self, first: int, last: int) -> bool:
        tokens, settlement = self._parse.tokens, self._words.settlement
        for index in range(last, min(last + 2, len(tokens))):
            if tokens[index].pos not in ("NOUN", "ADJ") or not tokens[index].text.islower():
                break
            if tokens[index].text in settlement:
                return True
        index = first - 1
        if index > 0 and tokens[index].lower in self._words.calling:
            return tokens[index - 1].text in settlement
        return index >= 0 and tokens[index].text in self._words.naming


def trimmed(tokens: Sequence[Token], local: Local) -> tuple[int, int]:
    """Character offsets of a local place."""
    return tokens[local.first].start, tokens[local.last - 1].end
