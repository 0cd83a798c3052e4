from __future__ import annotations

import random

import networkx
import pytest

from detente.analysis.chains import Flows
from tests.analysis.networks import link, random_links


@pytest.mark.parametrize("seed", range(60))
def test_flow_over_chains_is_the_flow_over_links(seed: int) -> None:
    links = random_links(random.Random(seed), nodes=9, links=13)
    other = networkx.DiGraph()
    other.add_nodes_from(["n0", "n8"])
    for found in links:
        ends = [(found.start, found.end)] + ([] if found.one_way else [(found.end, found.start)])
        for start, end in ends:
            room = other.get_edge_data(start, end, {"capacity": 0.0})["capacity"]
            other.add_edge(start, end, capacity=room + found.capacity)
    flows = Flows(links, [found.capacity for found in links], frozenset({"n0"}), frozenset({"n8"}))
    assert flows.value == pytest.approx(networkx.maximum_flow_value(other, "n0", "n8"))


def test_links_in_a_row_are_one_chain_of_its_narrowest_room() -> None:
    links = [link("a", "b", capacity=5.0), link("c", "b", capacity=3.0), link("c", "t", capacity=9.0)]
    (chain,) = Flows(links, [5.0, 3.0, 9.0], frozenset({"a"}), frozenset({"t"})).chains
    assert {chain.forward, chain.back} == {3.0}
    assert len(chain.links) == 3


def test_a_one_way_link_closes_its_chain_the_other_way() -> None:
    links = [link("a", "b"), link("t", "b", one_way=True)]
    assert Flows(links, [1.0, 1.0], frozenset({"a"}), frozenset({"t"})).value == 0.0
    assert Flows(links, [1.0, 1.0], frozenset({"t"}), frozenset({"a"})).value == 1.0


def test_a_way_of_wide_links_only_is_without_bound() -> None:
    assert not Flows([link("a", "t")], [None], frozenset({"a"}), frozenset({"t"})).bounded
