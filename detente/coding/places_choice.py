"""Chooses what a name means in one document: by what encloses it, by the other names of the document, by size."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.lexicons.gazetteer import Candidate

KIND_WEIGHT = {"country": 3.2, "admin1": 1.4, "admin2": -0.9, "city": 0.0, "region": 0.6, "water": 0.0, "site": 0.0}
RANK_WEIGHT = (0.0, -2.6, 1.0)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of support counts against a power of ten of population."""

    sharpness: float = 2.9
    seat: float = 1.6
    homonym: float = 3.5
    country: float = 1.0
    country_gain: float = 2.0
    admin1: float = 1.1
    admin1_gain: float = 1.6
    admin2: float = 2.0
    near: float = 0.5
    near_gain: float = 2.4
    size: float = 0.45
    capital: float = 1.33
    concentration: float = 1.2
    stated: float = 0.8
    rounds: int = 3


WEIGHTS = Weights()
VILLAGE = 5_000  # inhabitants below which a town gives way to a state of its name
TOWN = 20_000  # inhabitants of a town that is meant rather than the division named like it
METROPOLIS = 500_000  # inhabitants of a city that outshines the division named like it


@dataclass(slots=True)
class Name:
    """All mentions of one name in a document; ``within`` are places that the text says enclose it."""

    key: str
    candidates: tuple[Candidate, ...]
    count: int = 1
    within: list[tuple[Candidate, ...]] = field(default_factory=list)
    priors: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Support:
    """What a document says of countries, first- and second-level divisions and areas of one degree."""

    country: defaultdict[str, float]
    admin1: defaultdict[tuple[str, str], float]
    admin2: defaultdict[tuple[str, str, str], float]
    cell: defaultdict[tuple[int, int], float]
    total: float = 0.0

    @classmethod
    def empty(cls) -> Support:
        return cls(defaultdict(float), defaultdict(float), defaultdict(float), defaultdict(float))

    def add(self, candidate: Candidate, share: float) -> None:
        self.total += share
        if candidate.iso2:
            self.country[candidate.iso2] += share
            if candidate.admin1:
                self.admin1[candidate.iso2, candidate.admin1] += share
                if candidate.admin2:
                    self.admin2[candidate.iso2, candidate.admin1, candidate.admin2] += share
        if candidate.lat is not None and candidate.lon is not None and candidate.kind in ("city", "admin2", "site"):
            self.cell[math.floor(candidate.lat), math.floor(candidate.lon)] += share

    def near(self, candidate: Candidate) -> float:
        if candidate.lat is None or candidate.lon is None:
            return 0.0
        lat, lon = math.floor(candidate.lat), math.floor(candidate.lon)
        share, found = self.cell.get, 0.0
        for row in (lat - 1, lat, lat + 1):
            found += share((row, lon - 1), 0.0) + share((row, lon), 0.0) + share((row, lon + 1), 0.0)
        return found


def prior(candidate: Candidate) -> float:
    """How likely a name means this place when nothing else is known, in powers of ten."""
    size = WEIGHTS.size * math.log10(candidate.population + 200)
    boost = candidate.boost * (WEIGHTS.capital if candidate.kind == "city" else 1.0)
    return size + boost + KIND_WEIGHT[candidate.kind] + RANK_WEIGHT[candidate.rank]


def _priors(candidates: Sequence[Candidate]) -> list[float]:
    """Priors; a division gives way to a metropolis of its name ("New York") and to its own seat ("Aleppo")."""
    towns = [candidate for candidate in candidates if candidate.kind == "city" and candidate.rank == 0]
    outshone = any(town.population >= METROPOLIS for town in towns)
    seats = {(town.iso2, town.admin1) for town in towns if town.population >= TOWN}
    priors = []
    for candidate in candidates:
        score = prior(candidate)
        if candidate.kind in ("admin1", "admin2"):
            score -= WEIGHTS.homonym if outshone else 0.0
            score -= WEIGHTS.seat if (candidate.iso2, candidate.admin1) in seats else 0.0
        elif candidate.kind == "city" and candidate.population < VILLAGE and any(map(_is_great, candidates)):
            score -= WEIGHTS.homonym
        priors.append(score)
    return priors


def _is_great(candidate: Candidate) -> bool:
    """A state of many people, whose name no village shares in the news: "Russia" is not the one in Ohio."""
    return candidate.kind == "country" and candidate.rank < 2 and candidate.population >= METROPOLIS


def encloses(outer: Candidate, inner: Candidate) -> bool:
    """Whether ``inner`` lies in ``outer`` as far as names of divisions tell."""
    if outer.iso2 != inner.iso2 or not outer.iso2 or outer.place == inner.place:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "admin1":
        return outer.admin1 == inner.admin1 and inner.kind not in ("country", "admin1")
    if outer.kind == "admin2":
        return (outer.admin1, outer.admin2) == (inner.admin1, inner.admin2) and inner.kind in ("city", "site")
    return False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means in a document and why; ``support`` is what the other names add, in powers of ten."""

    candidate: Candidate
    why: str
    support: float


def choose(names: Sequence[Name], cues: Mapping[str, float]) -> dict[str, Meaning]:
    """The meaning of each name by key; ``cues`` are countries that words or the source speak for."""
    for name in names:
        name.priors = _priors(name.candidates)
        name.shares = _shares(name.priors)
        _enclose(name)
    for _ in range(WEIGHTS.rounds):
        support = _support(names, cues)
        for name in names:
            name.shares = _shares(_scores(name, support))
            _enclose(name)
    support = _support(names, cues)
    return {name.key: _best(name, support) for name in names}


def _shares(scores: list[float]) -> list[float]:
    top = max(scores)
    weights = [math.exp(WEIGHTS.sharpness * (score - top)) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _enclose(name: Name) -> None:
    """Candidates that the text itself places ("Paris, Texas") outweigh all others."""
    listed = any(_is_great(candidate) for candidate in name.candidates)  # "Canada, Mexico" is a list of states
    outer = [place for outers in name.within for place in outers if not (listed and place.kind == "country")]
    inside = [any(encloses(place, candidate) for place in outer) for candidate in name.candidates]
    if any(inside):
        name.shares = [share if fits else share * 1e-6 for share, fits in zip(name.shares, inside, strict=True)]
        total = sum(name.shares)
        name.shares = [share / total for share in name.shares]


def _support(names: Iterable[Name], cues: Mapping[str, float]) -> Support:
    support = Support.empty()
    for country, weight in cues.items():
        support.country[country] += weight
    for name in names:
        _add(support, name)
    return support


def _add(support: Support, name: Name) -> None:
    weight = _weight(name)
    for candidate, share in zip(name.candidates, name.shares, strict=True):
        if share > 0.01:
            support.add(candidate, weight * share * (WEIGHTS.stated if candidate.kind == "admin1" else 1.0))


def _weight(name: Name) -> float:
    return 1.0 + 0.3 * math.log(name.count)


def _scores(name: Name, support: Support) -> list[float]:
    own = Support.empty()
    _add(own, name)
    return [
        prior + _supported(candidate, support, own)
        for candidate, prior in zip(name.candidates, name.priors, strict=True)
    ]


def _supported(candidate: Candidate, support: Support, own: Support) -> float:
    """What the other names of the document (all but ``own``) add to a candidate."""
    country = candidate.iso2
    if not country:
        return 0.0
    votes = support.country[country] - own.country[country]
    if votes <= 0:
        return 0.0
    share = (votes / max(1.0, support.total - own.total)) ** WEIGHTS.concentration
    score = WEIGHTS.country * _gain(WEIGHTS.country_gain, share * votes)
    if candidate.admin1:
        admin1 = country, candidate.admin1
        score += WEIGHTS.admin1 * _gain(WEIGHTS.admin1_gain, share * (support.admin1[admin1] - own.admin1[admin1]))
        if candidate.admin2 and candidate.kind != "admin1":
            admin2 = country, candidate.admin1, candidate.admin2
            score += WEIGHTS.admin2 * _gain(2.0, share * (support.admin2[admin2] - own.admin2[admin2]))
    if candidate.kind in ("city", "admin2", "site"):
        score += WEIGHTS.near * _gain(WEIGHTS.near_gain, share * (support.near(candidate) - own.near(candidate)))
    return score


def _gain(steepness: float, votes: float) -> float:
    return math.log1p(steepness * votes) if votes > 0 else 0.0


def _best(name: Name, support: Support) -> Meaning:
    index = max(range(len(name.shares)), key=name.shares.__getitem__)
    chosen = name.candidates[index]
    own = Support.empty()
    _add(own, name)
    return Meaning(chosen, _reason(name, chosen), _supported(chosen, support, own) + 9.0 * bool(name.within))


def _reason(name: Name, chosen: Candidate) -> str:
    for outers in name.within:
        for outer in outers:
            if encloses(outer, chosen):
                return f"in {outer.name}, as the text says"
    if len(name.candidates) == 1:
        return "only meaning"
    largest = max(name.candidates, key=prior)
    return "most prominent" if largest.place == chosen.place else "fits the other places of the text"
