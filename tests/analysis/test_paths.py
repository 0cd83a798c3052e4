from __future__ import annotations

import random
from itertools import pairwise

import networkx
import pytest

from detente.analysis.graph import CHANGE, Graph
from detente.analysis.paths import best_trips, cost_of_path, trips_through
from tests.analysis.networks import link, random_links


def every_path(graph: Graph, sources: frozenset[int], targets: frozenset[int]) -> list[tuple[int, ...]]:
    """All simple paths from a source to a target without another of them in between, by brute force."""
    found: list[tuple[int, ...]] = []

    def walk(node: int, seen: frozenset[int], arcs: tuple[int, ...]) -> None:
        for arc in graph.out[node]:
            head = graph.head[arc]
            if head in targets:
                found.append((*arcs, arc))
            elif head not in seen and head not in sources:
                walk(head, seen | {head}, (*arcs, arc))

    for source in sources:
        walk(source, frozenset({source}), ())
    return found


@pytest.mark.parametrize("seed", range(60))
def test_k_best_paths_cost_what_brute_force_finds(seed: int) -> None:
    random_ = random.Random(seed)
    graph = Graph(random_links(random_, nodes=7, links=14))
    sources, targets = graph.numbers(["n0", "n1"]), graph.numbers(["n5", "n6"])
    expected = sorted(cost_of_path(graph, arcs) for arcs in every_path(graph, sources, targets))[:8]
    found = best_trips(graph, sources, targets, 8)
    assert [trip.cost for trip in found] == expected
    assert len({trip.arcs for trip in found}) == len(found)
    for trip in found:
        assert cost_of_path(graph, trip.arcs) == trip.cost
        assert all(graph.head[a] == graph.tail[b] for a, b in pairwise(trip.arcs))


@pytest.mark.parametrize("seed", range(20))
def test_lengths_agree_with_networkx_where_only_length_counts(seed: int) -> None:
    random_ = random.Random(seed)
    made = {}
    for _ in range(16):
        start, end = random_.sample(range(8), 2)
        made[start, end] = link(f"n{start}", f"n{end}", route="one", one_way=True, km=float(random_.randrange(1, 9)))
    graph = Graph(made.values())
    sources, targets = graph.numbers(["n0"]), graph.numbers(["n7"])
    other = networkx.DiGraph()
    other.add_nodes_from(range(8))
    other.add_weighted_edges_from((a, b, found.km) for (a, b), found in made.items())
    try:
        paths = list(networkx.shortest_simple_paths(other, 0, 7, weight="weight"))[:5]
    except networkx.NetworkXNoPath:
        paths = []
    expected = [networkx.path_weight(other, path, "weight") * 1000 for path in paths]
    assert [trip.cost for trip in best_trips(graph, sources, targets, 5)] == expected


@pytest.mark.parametrize("seed", range(40))
def test_best_path_through_a_link_is_the_best_of_those_that_use_it(seed: int) -> None:
    random_ = random.Random(seed)
    graph = Graph(random_links(random_, nodes=6, links=10))
    sources, targets = graph.numbers(["n0"]), graph.numbers(["n5"])
    paths = every_path(graph, sources, targets)
    for number, trip in trips_through(graph, sources, targets, range(len(graph.links))):
        (through,) = (arc for arc in trip.arcs if graph.link[arc] == number)
        assert trip.arcs in paths
        assert trip.cost == min(cost_of_path(graph, arcs) for arcs in paths if through in arcs)


def test_an_open_detour_comes_before_a_short_planned_link() -> None:
    graph = Graph([link("a", "b", status="planned", km=1.0), link("a", "c"), link("c", "b", km=5000.0)])
    best = best_trips(graph, graph.numbers(["a"]), graph.numbers(["b"]), 2)
    assert [[graph.links[graph.link[arc]].id for arc in trip.arcs] for trip in best] == [["a-c", "c-b"], ["a-b"]]


def test_fewer_changes_of_line_come_before_fewer_kilometres() -> None:
    graph = Graph(
        [
            link("a", "c", route="x"),
            link("c", "b", route="y"),
            link("a", "d", route="z", km=900),
            link("d", "b", route="z"),
        ]
    )
    best = best_trips(graph, graph.numbers(["a"]), graph.numbers(["b"]), 2)
    assert best[0].cost // CHANGE == 0
    assert best[1].cost // CHANGE == 1


def test_a_path_ends_at_the_first_target() -> None:
    graph = Graph([link("a", "b"), link("b", "c")])
    assert len(best_trips(graph, graph.numbers(["a"]), graph.numbers(["b", "c"]), 5)) == 1
