"""What the gazetteer knows of a place, and how names are made comparable."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from detente.types import PlaceKind

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a",
     "-": " ", "\u2010": " ", "\u2011": " ", "\u2013": " ", "/": " ", ",": " ", "&": " and ", ".": None, "'": None,
     "`": None, "\u2018": None, "\u2019": None, "\u02bb": None, "\u02bc": None, "\u02b9": None}
)  # fmt: skip
_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name without case, accents, apostrophes, points, hyphens and "Al-", and with "Saint" shortened."""
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    words = "".join(letter for letter in plain if not unicodedata.combining(letter)).split()
    if len(words) > 1 and words[0] == "al":
        del words[0]
    return " ".join(_WORDS.get(word, word) for word in words)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean.

    ``admin1`` and ``admin2`` are names. ``boost`` is prominence beyond that of the population, in powers of ten.
    ``rank`` is 0 for the place's own name (or one of our own rows), 1 for another one and 2 for an adjective or a name
    of its people; ``form`` is set where only that very spelling names the place ("Ind."). ``first`` and ``last`` are
    ISO dates between which the name was in use ("" if open). ``source`` is "geonames" or the data line.
    """

    place: int
    name: str
    kind: PlaceKind
    lat: float | None
    lon: float | None
    iso2: str
    iso3: str
    admin1: str
    admin2: str
    population: int
    geonameid: int | None
    boost: float
    source: str
    rank: int
    form: str
    first: str
    last: str
