from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations, permutations

import pytest

from detente.analysis import veto
from detente.analysis.graph import Graph
from detente.analysis.network import GROUNDS, Link
from detente.analysis.veto import Blocks
from tests.analysis.networks import link, random_links

STATES = "PQRST"


def any_ground(found: Link) -> frozenset[str]:
    return frozenset().union(*(found.power(ground) for ground in GROUNDS))


def cuts(links: Sequence[Link], closed: frozenset[str]) -> bool:
    left = Graph([found for found in links if not any_ground(found) & closed])
    return not left.reached(left.numbers(["n0"])) & left.numbers(["n6"])


def blocks(links: Sequence[Link]) -> Blocks:
    return Blocks(links, frozenset({"n0"}), frozenset({"n6"}), {one.id: any_ground(one) for one in links}, STATES)


@pytest.mark.parametrize("many", [9, 12, 16])
@pytest.mark.parametrize("by_search", [False, True])
@pytest.mark.parametrize("seed", range(60))
def test_smallest_sets_are_what_brute_force_finds(
    seed: int, by_search: bool, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if by_search:
        monkeypatch.setattr(veto, "LABELS", -1)
    links = random_links(random.Random(seed), nodes=7, links=many)
    assert (blocks(links).ways is None) == by_search
    expected: set[frozenset[str]] = set()
    for size in range(len(STATES) + 1):
        expected = {frozenset(some) for some in combinations(STATES, size) if cuts(links, frozenset(some))}
        if expected:
            break
    found = blocks(links).smallest()
    assert set(found.sets) == expected
    assert found.settled


@pytest.mark.parametrize("seed", range(25))
def test_exact_shares_are_what_all_orders_give(seed: int) -> None:
    links = random_links(random.Random(seed), nodes=7, links=12)
    times = dict.fromkeys(STATES, 0)
    orders = list(permutations(STATES))
    for order in orders:
        for place, state in enumerate(order):
            if cuts(links, frozenset(order[: place + 1])):
                if not cuts(links, frozenset(order[:place])):
                    times[state] += 1
                break
    shares = {share.state: share.value for share in blocks(links).shares()}
    expected = {state: count / len(orders) for state, count in times.items()}
    assert dict.fromkeys(STATES, 0.0) | shares == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(10))
def test_sampled_shares_lie_within_four_errors_of_the_exact_ones(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    links = random_links(random.Random(seed), nodes=7, links=12)
    exact = {share.state: share.value for share in blocks(links).shares()}
    monkeypatch.setattr(veto, "EXACT", 0)
    for share in blocks(links).shares():
        assert abs(share.value - exact.get(share.state, 0.0)) <= 4 * share.error + 1e-9


def test_hand_worked_shares_and_sets() -> None:
    # docs/questions.md: one way over G, the other over A and T together; both go through T at the end.
    links = [
        link("n0", "g", territory=("G",)), link("g", "t", territory=("T",)), link("n0", "a", territory=("A",)),
        link("a", "t", territory=("A",)), link("t", "n6", territory=("T",)),
    ]  # fmt: skip
    found = Blocks(links, frozenset({"n0"}), frozenset({"n6"}), {one.id: one.territory for one in links}, "AGT")
    assert found.smallest().sets == (frozenset({"T"}),)
    shares = {share.state: share.value for share in found.shares()}
    assert shares == pytest.approx({"T": 4 / 6, "A": 1 / 6, "G": 1 / 6})


def test_no_set_of_states_cuts_the_open_sea() -> None:
    found = blocks([link("n0", "n6")])
    assert found.smallest().sets == ()
    assert all(share.value == 0 for share in found.shares())
