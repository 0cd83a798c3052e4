"""Finds the places that an article names and tells which place each name means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from detente.coding.places_choice import Name, choose, encloses
from detente.coding.places_spans import Found, find_names, keys_of, name_runs
from detente.lexicons.gazetteer import Candidate, Gazetteer, open_gazetteer
from detente.parse import Parse
from detente.types import Document, Place

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC", "NORP"))
BEFORE_PLACES = frozenset(("in", "at", "near", "outside", "from", "to", "of", "around", "across", "through", "into",
                           "toward", "towards", "between", "throughout", "inside", "via"))  # fmt: skip


class FindPlaces:
    """Fills ``places``."""

    def __init__(self, *, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        return cls(gazetteer=open_gazetteer(folders))

    def __call__(self, document: Document, /) -> Document:
        parse = document.parse
        found = self._names(parse)
        judged = _Judge(parse, found).kept()
        names = _gather(parse, judged)
        meaning = choose(list(names.values()), {}) if names else {}
        places = [_place(item, *meaning[item.key]) for item in judged if item.key in meaning]
        return replace(document, places=tuple(places))

    def _names(self, parse: Parse) -> list[Found]:
        runs = [(run, keys_of(parse.tokens, run)) for run in name_runs(parse)]
        known = self._gazetteer.find(key for _, keys in runs for _, _, key in keys)
        return [item for run, keys in runs for item in find_names(parse, run, keys, known)]


class _Judge:
    """Tells names of places from persons, firms and common words that are spelt alike."""

    def __init__(self, parse: Parse, found: list[Found]) -> None:
        self._parse = parse
        self._found = found
        self._sure: set[str] = set()

    def kept(self) -> list[Found]:
        verdicts = [self._verdict(item) for item in self._found]
        self._sure = {item.key for item, verdict in zip(self._found, verdicts, strict=True) if verdict == "yes"}
        return [
            item
            for item, verdict in zip(self._found, verdicts, strict=True)
            if verdict == "yes" or (verdict == "maybe" and item.key in self._sure)
        ]

    def _verdict(self, item: Found) -> str:
        tokens = self._parse.tokens
        label = tokens[item.first].entity
        if all(candidate.rank == 2 for candidate in item.candidates):
            return "yes"
        whole = self._is_whole(item)
        if label in PLACE_LABELS:
            return "yes" if whole or label == "FAC" else "maybe"
        if label == "PERSON":
            return "maybe" if whole and self._after_preposition(item) else "no"
        prominent = self._is_prominent(item)
        if label == "ORG":
            return "yes" if prominent else "maybe"
        if label:
            return "yes" if prominent and label != "DATE" else "no"
        if prominent or (self._after_preposition(item) and any(c.rank == 0 for c in item.candidates)):
            return "yes"
        return "maybe"

    def _is_whole(self, item: Found) -> bool:
        """Whether the name is not merely a part of a longer named entity."""
        return True

    def _is_prominent(self, item: Found) -> bool:
        return any(
            c.rank == 0 and (c.kind in ("country", "admin1", "admin2", "region", "water") or c.population >= 100_000)
            for c in item.candidates
        )

    def _after_preposition(self, item: Found) -> bool:
        return item.first > 0 and self._parse.tokens[item.first - 1].lower in BEFORE_PLACES


def _gather(parse: Parse, found: Sequence[Found]) -> dict[str, Name]:
    """One name per key, with the places that the text puts right behind it ("Paris, Texas")."""
    names: dict[str, Name] = {}
    for item in found:
        name = names.get(item.key)
        if name is None:
            names[item.key] = name = Name(item.key, item.candidates)
        else:
            name.count += 1
    for inner, outer in zip(found, found[1:], strict=False):
        if outer.first - inner.last != 1 or parse.tokens[inner.last].text != ",":
            continue
        if any(encloses(o, i) for o in outer.candidates for i in inner.candidates):
            names[inner.key].within.append(outer.candidates)
    return names


def _place(item: Found, chosen: Candidate, why: str) -> Place:
    return Place(
        start=item.start, end=item.end, text=item.text, name=chosen.name, lat=chosen.lat, lon=chosen.lon,
        country=chosen.iso3 or None, country_iso2=chosen.iso2 or None, admin1=chosen.admin1 or None,
        geonameid=chosen.geonameid, kind=chosen.kind, why=f"{why} ({chosen.source})",
    )  # fmt: skip
