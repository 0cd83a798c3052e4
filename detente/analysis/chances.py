"""An analyst's own probabilities of scenarios, combined as independent branches; none is ever made up here."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from detente.errors import UsageError

DRAWS = 4000
MOST = 8  # branches: the outcome of each of their 2^n combinations is computed
SEED = 20260101


@dataclass(frozen=True, slots=True)
class Branch:
    """A scenario with the interval in which the analyst puts its probability."""

    id: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a combination of branches leads to: whether the ends are cut off, and the capacity that is left."""

    cut_off: bool
    capacity: float


@dataclass(frozen=True, slots=True)
class Range:
    """A figure at the middle of all intervals, and between which values 90 in 100 draws from them lie."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Chances:
    """Chance that the ends are cut off, expected capacity, and the chance and outcome of each combination."""

    cut_off: Range
    capacity: Range
    combinations: tuple[tuple[tuple[str, ...], float, Outcome], ...]


def combine(branches: Sequence[Branch], outcome: Callable[[frozenset[str]], Outcome], seed: int = SEED) -> Chances:
    """Combines independent branches; UsageError for more than ``MOST`` or a probability outside 0 to 1.

    The range is by Monte Carlo: each probability is drawn evenly from its interval, ``DRAWS`` times, with a fixed seed.
    """
    _check(branches)
    sets = [frozenset(some) for n in range(len(branches) + 1) for some in combinations([b.id for b in branches], n)]
    outcomes = [outcome(some) for some in sets]
    middle = _weights(branches, [(b.low + b.high) / 2 for b in branches], sets)
    random_ = random.Random(seed)
    drawn = [_weights(branches, [random_.uniform(b.low, b.high) for b in branches], sets) for _ in range(DRAWS)]
    cut = [float(one.cut_off) for one in outcomes]
    capacity = [one.capacity for one in outcomes]
    pairs = zip(sets, middle, outcomes, strict=True)
    return Chances(
        _range(middle, drawn, cut), _range(middle, drawn, capacity),
        tuple((tuple(sorted(some)), weight, one) for some, weight, one in pairs),
    )  # fmt: skip


def _check(branches: Sequence[Branch]) -> None:
    if len(branches) > MOST:
        raise UsageError(f"{len(branches)} scenarios with probabilities", remedy=f"Combine at most {MOST}.")
    for branch in branches:
        if not 0 <= branch.low <= branch.high <= 1:
            raise UsageError(f"probability {branch.low}..{branch.high} of {branch.id}", remedy="Give 0.3 or 0.2..0.4.")


def _weights(branches: Sequence[Branch], chances: Sequence[float], sets: Sequence[frozenset[str]]) -> list[float]:
    """The chance of each set of branches coming true and no other."""
    weights = []
    for some in sets:
        weight = 1.0
        for branch, chance in zip(branches, chances, strict=True):
            weight *= chance if branch.id in some else 1 - chance
        weights.append(weight)
    return weights


def _range(middle: Sequence[float], drawn: Sequence[Sequence[float]], values: Sequence[float]) -> Range:
    figures = sorted(_mean(weights, values) for weights in drawn)
    return Range(_mean(middle, values), figures[len(figures) // 20], figures[-1 - len(figures) // 20])


def _mean(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))
