from __future__ import annotations

import random
from itertools import combinations

import networkx
import pytest

from detente.analysis.flows import Arc, maximum_flow, minimum_cuts


def random_arcs(seed: int) -> list[Arc]:
    random_ = random.Random(seed)
    return [(*random_.sample(range(7), 2), float(random_.randrange(1, 6))) for _ in range(14)]  # type: ignore[misc]


@pytest.mark.parametrize("seed", range(60))
def test_flow_is_what_networkx_finds(seed: int) -> None:
    arcs = random_arcs(seed)
    merged = networkx.DiGraph()
    merged.add_nodes_from(range(7))
    for a, b, room in arcs:
        before = merged.get_edge_data(a, b, {"capacity": 0.0})["capacity"]
        merged.add_edge(a, b, capacity=before + room)
    flow = maximum_flow(7, arcs, 0, 6)
    assert flow.value == pytest.approx(networkx.maximum_flow_value(merged, 0, 6))
    assert sum(arcs[i][2] for i in flow.cut) == pytest.approx(flow.value)
    assert all(0 <= used <= room for used, (_, _, room) in zip(flow.used, arcs, strict=True))


@pytest.mark.parametrize("seed", range(40))
def test_minimum_cuts_are_all_the_sets_that_brute_force_finds(seed: int) -> None:
    arcs = [(a, b, 1.0) for a, b, _ in random_arcs(seed)]
    value = round(maximum_flow(7, arcs, 0, 6).value)
    expected = {
        cut
        for cut in combinations(range(len(arcs)), value)
        if maximum_flow(7, [arc for i, arc in enumerate(arcs) if i not in cut], 0, 6).value == 0
    }
    assert set(minimum_cuts(7, arcs, 0, 6, 100)) == expected


def test_hand_worked_cut() -> None:
    # docs/questions.md: 0 -3-> 1 -2-> 3, 0 -2-> 2 -4-> 3, 1 -1-> 2
    arcs = [(0, 1, 3.0), (1, 3, 2.0), (0, 2, 2.0), (2, 3, 4.0), (1, 2, 1.0)]
    flow = maximum_flow(4, arcs, 0, 3)
    assert flow.value == 5.0
    assert set(minimum_cuts(4, arcs, 0, 3, 9)) == {(0, 2), (1, 2, 4)}


def test_a_long_chain_does_not_exhaust_the_stack() -> None:
    arcs = [(i, i + 1, 1.0) for i in range(5000)]
    assert maximum_flow(5001, arcs, 0, 5000).value == 1.0
