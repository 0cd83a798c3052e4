"""Finds the places that an article names and tells which place each name means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from detente.coding.places_choice import Meaning, Name, choose, encloses
from detente.coding.places_cues import cues
from detente.coding.places_judge import LARGE, Judge
from detente.coding.places_local import LocalPlaces
from detente.coding.places_near import Surroundings
from detente.coding.places_spans import Found, find_names, name_runs, narrow, stretches
from detente.lexicons.gazetteer import Gazetteer, PlaceWords, open_gazetteer
from detente.parse import Parse
from detente.types import Document, Place

SMALL = 50_000  # inhabitants of a place that needs support
SUPPORTED = 0.5  # powers of ten that the other names add to such a place


class FindPlaces:
    """Fills ``places``."""

    def __init__(self, *, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._words = words

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        return cls(gazetteer=open_gazetteer(folders), words=PlaceWords.load(folders))

    def __call__(self, document: Document, /) -> Document:
        parse = document.parse
        runs = list(name_runs(parse, self._words.joining))
        found = self._names(parse, runs)
        contained = _contained(parse, found)
        sides = {*contained, *(outer.first for outer in contained.values())}
        kept = Judge(parse, self._words, sides).kept(found)
        elsewhere = _elsewhere(parse, kept, contained)
        kept = [item for item in kept if item.first not in elsewhere]
        names = _gather(kept, contained)
        meaning = choose(list(names.values()), cues(document, self._words)) if names else {}
        kept = [item for item in kept if _fits(parse, item, meaning[item.key])]
        places = [_place(item, meaning[item.key]) for item in kept]
        surroundings = Surroundings(parse, self._words, kept, places)
        local = LocalPlaces(parse, self._words, kept, elsewhere).find(runs)
        places += [surroundings.place(item) for item in local]
        places.sort(key=lambda place: (place.start, place.end))
        return replace(document, places=tuple(places))

    def _names(self, parse: Parse, runs: Sequence[tuple[int, int]]) -> list[Found]:
        parts = [(run, stretches(parse.tokens, run, self._words)) for run in runs]
        known = self._gazetteer.find(part.key for _, found in parts for part in found)
        names = [item for run, found in parts for item in find_names(parse, run, found, known)]
        narrow(parse, names, self._words)
        return names


def _contained(parse: Parse, found: Sequence[Found]) -> dict[int, Found]:
    """The larger place that follows a name behind a comma ("Paris, Texas"), by the first token of the name."""
    outers = {}
    for inner, outer in zip(found, found[1:], strict=False):
        if outer.first - inner.last != 1 or parse.tokens[inner.last].text != ",":
            continue
        if any(encloses(o, i) for o in outer.candidates for i in inner.candidates):
            outers[inner.first] = outer
    return outers


def _elsewhere(parse: Parse, kept: Sequence[Found], contained: Mapping[int, Found]) -> set[int]:
    """First tokens of names that stand before a state in which no such place is known ("Paris, N.D.")."""
    found = set()
    for inner, outer in zip(kept, kept[1:], strict=False):
        if inner.first in contained or outer.first - inner.last != 1 or parse.tokens[inner.last].text != ",":
            continue
        states = any(candidate.kind == "admin1" and candidate.form for candidate in outer.candidates)
        small = all(c.kind in ("city", "admin2", "admin1") and c.population < LARGE for c in inner.candidates)
        if states and small:
            found.add(inner.first)
    return found


def _gather(found: Sequence[Found], contained: Mapping[int, Found]) -> dict[str, Name]:
    """One name per key, with the places that the text puts right behind it ("Paris, Texas")."""
    names: dict[str, Name] = {}
    for item in found:
        name = names.get(item.key)
        if name is None:
            names[item.key] = name = Name(item.key, item.candidates)
        else:
            name.count += 1
        outer = contained.get(item.first)
        if outer is not None:
            name.within.append(outer.candidates)
    return names


def _fits(parse: Parse, item: Found, meaning: Meaning) -> bool:
    """Whether a small place that nothing else of the text speaks for is at least called a place by the model."""
    chosen = meaning.candidate
    if chosen.kind not in ("city", "admin2", "admin1") or chosen.rank == 2 or chosen.population + chosen.boost >= SMALL:
        return True
    return meaning.support >= SUPPORTED or parse.tokens[item.first].entity in ("GPE", "LOC")


def _place(item: Found, meaning: Meaning) -> Place:
    chosen, why = meaning.candidate, meaning.why
    return Place(
        start=item.start, end=item.end, text=item.text, name=chosen.name, lat=chosen.lat, lon=chosen.lon,
        country=chosen.iso3 or None, country_iso2=chosen.iso2 or None, admin1=chosen.admin1 or None,
        geonameid=chosen.geonameid, kind=chosen.kind, why=f"{why} ({chosen.source})",
    )  # fmt: skip
