"""By what share a state's imports or exports hang on each transit state and on each segment.

Asked is the most that can pass between the state and the world, and what is left of it without a state's ground or
without a segment. The world are the states behind its neighbours: goods that may end next door would never depend on
what lies further. Oil and gas come from the fields, wherever they are. Where the ways are without bound (open sea),
independent ways are counted instead of capacities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from detente.analysis.chains import Flows, Room
from detente.analysis.graph import Graph
from detente.analysis.network import Link, Network
from detente.analysis.routes import matters, room_of

Direction = Literal["imports", "exports"]
FROM_THE_GROUND = frozenset({"oil", "gas"})
WAYS = "independent ways"
SMALL = 1e-9


@dataclass(frozen=True, slots=True)
class Loss:
    """What is lost without a state or segment: ``share`` of the whole."""

    name: str
    lost: float
    share: float


@dataclass(frozen=True, slots=True)
class Dependence:
    """A state's imports or exports of a product that cross its border by ``mode`` ("any": by all together).

    ``total`` is the most that can pass to or from ``partners`` together, in ``unit``; ``unknown`` are links of
    unknown capacity, taken as wide enough.
    """

    state: str
    direction: Direction
    product: str
    mode: str
    total: float
    unit: str
    partners: tuple[str, ...]
    states: tuple[Loss, ...]
    segments: tuple[Loss, ...]
    unknown: tuple[str, ...]


def find_dependences(
    network: Network,
    state: str,
    directions: Sequence[Direction] = ("imports", "exports"),
    products: Iterable[str] | None = None,
    partners: frozenset[str] | None = None,
) -> list[Dependence]:
    """A state's dependences by product and mode, those without any way left out. ``partners`` narrow the world."""
    wanted = list(products) if products is not None else network.products()
    asked = (_Asking(network, state, direction, product, partners) for direction in directions for product in wanted)
    return [one for asking in asked for mode in asking.modes() if (one := asking.answer(mode)) is not None]


class _Asking:
    """One state, direction and product."""

    def __init__(
        self, network: Network, state: str, direction: Direction, product: str, partners: frozenset[str] | None
    ) -> None:
        self._network, self._state, self._direction, self._product = network, state, direction, product
        self._links = [link for link in network.carrying(product) if link.is_open]
        self._home = network.places_of([state], self._links)
        self._world = self._places_abroad(partners)

    def modes(self) -> list[str]:
        """Modes by which the product crosses the state's ground, "any" first if there are several."""
        found = sorted({link.mode for link in self._links if self._state in link.territory})
        return ["any", *found] if len(found) > 1 else found

    def _places_abroad(self, wanted: frozenset[str] | None) -> frozenset[str]:
        """Where the goods come from or go to."""
        points = self._network.points
        states = {points[node].state for link in self._links for node in (link.start, link.end)} - {"", self._state}
        if wanted is not None:
            return self._network.places_of(states & wanted, self._links)
        places = self._network.places_of(states, self._links)
        fields = frozenset(place for place in places if points[place].kind == "field")
        if fields and self._direction == "imports" and self._product in FROM_THE_GROUND:
            return fields
        beyond = self._joined(states - neighbours(self._network, self._state, self._links, self._home))
        return beyond or places

    def _joined(self, states: Collection[str]) -> frozenset[str]:
        """Places of those states to or from which a way leads."""
        graph = Graph(self._links)
        reached = graph.reached(graph.numbers(self._home), backwards=self._direction == "imports")
        names = {graph.names[node] for node in reached}
        return self._network.places_of(states, self._links) & names

    def answer(self, mode: str) -> Dependence | None:
        """The dependence by one mode; None where nothing passes."""
        links = [link for link in self._links if mode in ("any", link.mode) or self._state not in link.territory]
        flows = self._flows(links, [room_of(link, self._network.capacity(link, self._product), None) for link in links])
        unit = self._network.unit(self._product)
        if not flows.bounded:
            flows, unit = self._flows(links, [1.0] * len(links)), WAYS
        if flows.value <= SMALL:
            return None
        return Dependence(
            self._state, self._direction, self._product, mode, flows.value, unit, self._partners(flows),
            self._by_state(flows), self._by_segment(flows), () if unit == WAYS else self._unknown(flows),
        )  # fmt: skip

    def _flows(self, links: Sequence[Link], rooms: Sequence[Room]) -> Flows:
        ends = (self._world, self._home) if self._direction == "imports" else (self._home, self._world)
        return Flows(links, rooms, *ends)

    def _partners(self, flows: Flows) -> tuple[str, ...]:
        """States of the places abroad where the ways begin or end."""
        nodes = {node for chain in flows.chains for node in (chain.start, chain.end)} & self._world
        return tuple(sorted({self._network.points[node].state for node in nodes}))

    def _by_state(self, flows: Flows) -> tuple[Loss, ...]:
        states = {state for chain in flows.used() for link in chain.links for state in link.ground_of()}
        losses = []
        for state in states - {self._state}:
            gone = [chain for chain in flows.chains if any(state in link.ground_of() for link in chain.links)]
            losses.append(_loss(state, flows.value - flows.without(gone), flows.value))
        return _largest_first(losses)

    def _by_segment(self, flows: Flows) -> tuple[Loss, ...]:
        """Segments of a chain close together: each loses what the chain loses."""
        losses = []
        for chain in flows.used():
            lost = flows.value - flows.without([chain])
            losses += [_loss(link.id, lost, flows.value) for link in chain.links]
        return _largest_first(losses)

    def _unknown(self, flows: Flows) -> tuple[str, ...]:
        links = (link for chain in flows.used() for link in chain.links if matters(link))
        return tuple(sorted({link.id for link in links if self._network.capacity(link, self._product) is None}))


def neighbours(network: Network, state: str, links: Sequence[Link], home: frozenset[str]) -> frozenset[str]:
    """States with a place that is reached from a state's places over the ground of the two alone."""
    shared: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        others = link.ground_of() - {state}
        if len(others) <= 1:
            shared[next(iter(others), state)].append(link)
    inland = _reached(shared[state], home)
    return frozenset(
        other
        for other, those in shared.items()
        if any(network.points[node].state == other for node in _reached(those, inland))
    ) - {state}


def _reached(links: Sequence[Link], start: frozenset[str]) -> frozenset[str]:
    """Nodes that are reached from others, whichever way links run; the others too."""
    graph = Graph(links)
    numbers = graph.numbers(start)
    return start | {graph.names[node] for node in graph.reached(numbers) | graph.reached(numbers, backwards=True)}


def _loss(name: str, lost: float, whole: float) -> Loss:
    return Loss(name, lost, lost / whole)


def _largest_first(losses: Iterable[Loss]) -> tuple[Loss, ...]:
    return tuple(sorted((loss for loss in losses if loss.lost > SMALL), key=lambda loss: (-loss.lost, loss.name)))
