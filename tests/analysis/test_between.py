from __future__ import annotations

import random

import pytest

from detente.analysis.between import links_between
from detente.analysis.graph import Graph
from tests.analysis.networks import link, random_links
from tests.analysis.test_paths import every_path


@pytest.mark.parametrize("seed", range(60))
def test_every_link_on_a_simple_way_is_kept(seed: int) -> None:
    links = random_links(random.Random(seed), nodes=8, links=11)
    sources, targets = frozenset({"n0", "n1"}), frozenset({"n7"})
    graph = Graph(links)
    used = {
        graph.links[graph.link[arc]].id
        for path in every_path(graph, graph.numbers(sources), graph.numbers(targets))
        for arc in path
    }
    assert used <= {found.id for found in links_between(links, sources, targets)}


def test_dead_ends_and_what_lies_beyond_are_dropped() -> None:
    links = [link("a", "b"), link("b", "t"), link("b", "c"), link("t", "u"), link("u", "v"), link("v", "t")]
    kept = links_between(links, frozenset({"a"}), frozenset({"t"}))
    assert [found.id for found in kept] == ["a-b", "b-t"]


def test_nothing_is_kept_where_no_way_leads() -> None:
    assert links_between([link("a", "b"), link("c", "t")], frozenset({"a"}), frozenset({"t"})) == []
