"""Where a place that no gazetteer knows must be: in or near the places that the text names beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property

from detente.coding.places_local import Local
from detente.coding.places_spans import Found
from detente.lexicons.gazetteer import PlaceWords
from detente.parse import Parse
from detente.types import Place

LOCAL_KINDS = frozenset(("city", "admin2", "site", "admin1"))
JOINING = frozenset((",", "'s", "\u2019s"))
REACH = 3  # words between a place and the one that encloses it


class Surroundings:
    """The located places of one document, by token."""

    def __init__(self, parse: Parse, words: PlaceWords, kept: Sequence[Found], places: Sequence[Place]) -> None:
        """``places`` are those of ``kept``, in the same order."""
        self._between = words.enclosing | JOINING
        self._parse = parse
        self._kept = kept
        self._places = places
        self._firsts = [item.first for item in kept]

    def place(self, local: Local) -> Place:
        """The local place with the point of its nearest surroundings, or without a point."""
        start, end = self._parse.span(local.first, local.last)
        near, how = self._near(local)
        return Place(
            start=start, end=end, text=self._parse.text[start:end], name=self._parse.text[start:end],
            lat=near.lat if near else None, lon=near.lon if near else None,
            country=near.country if near else None, country_iso2=near.country_iso2 if near else None,
            admin1=near.admin1 if near else None, geonameid=None, kind=local.kind,
            why=f"{local.why}; {how} {near.name}" if near else local.why,
        )  # fmt: skip

    def _near(self, local: Local) -> tuple[Place | None, str]:
        index = bisect_left(self._firsts, local.first)
        inside = self._located(index, lambda item: item.last <= local.last)
        if inside is not None:
            return inside, "at"
        behind = self._located(index, lambda item: self._encloses(local, item))
        if behind is not None:
            return behind, "in"
        same = self._in_sentence(local, index)
        if same is not None:
            return same, "beside"
        return self._focus, "like the text's"

    def _located(self, index: int, fits: Callable[[Found], bool]) -> Place | None:
        if index < len(self._kept) and fits(self._kept[index]):
            place = self._places[index]
            return place if place.lat is not None else None
        return None

    def _encloses(self, local: Local, item: Found) -> bool:
        between = self._parse.tokens[local.last : item.first]
        return len(between) <= REACH and all(token.lower in self._between or token.pos == "NOUN" for token in between)

    def _in_sentence(self, local: Local, index: int) -> Place | None:
        """The nearest place of a local kind in the sentence, before or behind."""
        first, last = self._parse.sentences[self._parse.sentence_of(local.first)]
        best: tuple[int, Place] | None = None
        for position in (index - 2, index - 1, index, index + 1):
            if not 0 <= position < len(self._kept) or not first <= self._kept[position].first < last:
                continue
            place = self._places[position]
            if place.kind in LOCAL_KINDS and place.lat is not None:
                distance = abs(self._kept[position].first - local.first)
                if best is None or distance < best[0]:
                    best = distance, place
        return best[1] if best else None

    @cached_property
    def _focus(self) -> Place | None:
        """The city or district that the document names most."""
        counts = Counter((place.lat, place.lon) for place in self._places if place.kind in ("city", "admin2"))
        if not counts:
            return None
        point, _ = counts.most_common(1)[0]
        return next(place for place in self._places if (place.lat, place.lon) == point)
