"""The route network on a day: which segments are open, on whose ground, in whose hands, within whose reach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt

from detente.baseline import Node

EARTH_KM = 6371.0
OPEN = ("operating", "partial")
COMING = ("under construction", "planned")
PARTIAL_SHARE = 0.5  # of a segment's capacity where only "partial" is known
GROUNDS = ("territory", "holds", "reach")
HOLDING = ("holds", "guards", "supervises")  # who merely operates a line does not hold its ground
NOBODY: frozenset[str] = frozenset()
PASSED = frozenset({"crossing", "strait"})  # nodes that goods only pass, where a state has others


@dataclass(frozen=True, slots=True)
class Hand:
    """Someone with a hand on a segment: ``how`` is its role or deed, ``where`` the row or event that says so."""

    state: str
    how: str
    where: str
    since: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A segment on a day.

    ``territory`` whose ground it crosses (de jure), ``hands`` who holds, guards or runs it, ``reach`` who has shown
    that it can strike or seize it, each with the row that says so. ``capacity`` in ``unit``, None where unknown.
    """

    id: str
    route: str
    start: str
    end: str
    mode: str
    products: frozenset[str]
    capacity: float | None
    unit: str
    one_way: bool
    km: float
    status: str
    status_where: str
    territory: tuple[str, ...]
    hands: tuple[Hand, ...] = ()
    reach: tuple[Hand, ...] = ()
    where: str = ""
    year: str = ""

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def holders(self) -> tuple[Hand, ...]:
        """Those who hold its ground: who holds, guards or supervises it."""
        return tuple(hand for hand in self.hands if hand.how in HOLDING)

    def power(self, ground: str) -> frozenset[str]:
        """States that can close the link on one of three grounds: territory, holds or reach."""
        if ground == "territory":
            return frozenset(self.territory)
        if ground == "reach":
            return frozenset(hand.state for hand in self.reach) if self.reach else NOBODY
        return frozenset(hand.state for hand in self.hands if hand.how in HOLDING) if self.hands else NOBODY

    def evidence(self, state: str, ground: str) -> tuple[Hand, ...]:
        """What says that a state has power over the link on that ground."""
        if ground == "territory":
            return (Hand(state, "territory", self.where),) if state in self.territory else ()
        hands = self.holders() if ground == "holds" else self.reach
        return tuple(hand for hand in hands if hand.state == state)

    def ground_of(self) -> frozenset[str]:
        """States on whose ground or held by whom the link runs."""
        if not self.hands:
            return frozenset(self.territory)
        held = (hand.state for hand in self.hands if hand.how == "holds")
        return frozenset((*self.territory, *held))


@dataclass(frozen=True, slots=True)
class Network:
    """Links between points on a day; ``lines`` are the routes' names by id, ``standards`` factors between units."""

    day: dt.date
    links: tuple[Link, ...]
    points: Mapping[str, Node]
    lines: Mapping[str, str] = field(default_factory=dict)
    standards: Mapping[tuple[str, str], tuple[str, float]] = field(default_factory=dict)

    def carrying(self, product: str | None, mode: str | None = None) -> tuple[Link, ...]:
        """Links that carry a product, of a mode (any if None)."""
        return tuple(
            link
            for link in self.links
            if (product is None or product in link.products) and (mode is None or link.mode == mode)
        )

    def products(self) -> list[str]:
        return sorted({product for link in self.links for product in link.products})

    def capacity(self, link: Link, product: str) -> float | None:
        """What the link can carry in the product's unit on that day; None where unknown or not to be converted."""
        if link.capacity is None:
            return None
        unit = self.unit(product)
        known = self.standards.get((product, link.unit), (unit, 1.0 if unit in ("", link.unit) else None))
        share = PARTIAL_SHARE if link.status == "partial" else 1.0
        return link.capacity * known[1] * share if known[1] is not None else None

    def unit(self, product: str) -> str:
        """The unit in which capacities for a product are added up."""
        return next((unit for (known, _), (unit, _) in self.standards.items() if known == product), "")

    def places_of(self, states: Iterable[str], links: Sequence[Link]) -> frozenset[str]:
        """Where journeys over ``links`` begin or end in ``states``: not crossings and straits if there are others.

        Exclaves are left out where the rest of the state is on the network; they are asked for by name.
        """
        at: dict[str, list[Node]] = {state: [] for state in states}
        for node in {node for link in links for node in (link.start, link.end)}:
            if (point := self.points[node]).state in at:
                at[point.state].append(point)
        found: set[str] = set()
        for here in at.values():
            main = [point for point in here if not point.exclave] or here
            found |= {point.id for point in main if point.kind not in PASSED} or {point.id for point in main}
        return frozenset(found)


def without(links: Iterable[Link], states: Iterable[str], points: Mapping[str, Node]) -> tuple[Link, ...]:
    """Links that neither cross the ground of any of ``states``, nor ground that one holds, nor touch its nodes."""
    banned = frozenset(states)
    return tuple(
        link
        for link in links
        if not link.ground_of() & banned and points[link.start].state not in banned
        and points[link.end].state not in banned
    )  # fmt: skip


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (lat, lon) points in degrees, in kilometres (haversine)."""
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
