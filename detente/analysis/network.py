"""The route network on a day: which segments are open, on whose ground, in whose hands, within whose reach."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH_KM = 6371.0
OPEN = ("operating", "partial")
COMING = ("under construction", "planned")
PARTIAL_SHARE = 0.5  # of a segment's capacity where only "partial" is known


class Dated(Protocol):
    """A row of the tables that holds for some days."""

    @property
    def value(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def where(self) -> str: ...
    def holds(self, day: dt.date) -> bool: ...


@dataclass(frozen=True, slots=True)
class Link:
    """A segment on a day.

    ``territory`` whose ground it crosses (de jure), ``holders`` who holds or guards that ground, ``reach`` who has
    shown that it can strike or seize it, each with the row that says so. ``capacity`` in ``unit``, None where unknown.
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
    holders: Mapping[str, str] = field(default_factory=dict)
    reach: Mapping[str, str] = field(default_factory=dict)
    where: str = ""

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def power(self, ground: str) -> frozenset[str]:
        """States that can close the link on one of three grounds: territory, holds or reach."""
        if ground == "territory":
            return frozenset(self.territory)
        return frozenset(self.holders if ground == "holds" else self.reach)

    def available(self) -> float | None:
        """Capacity that can be used on that day."""
        if self.capacity is None:
            return None
        return self.capacity * PARTIAL_SHARE if self.status == "partial" else self.capacity


@dataclass(frozen=True, slots=True)
class Network:
    """Links between nodes on a day. ``states`` and ``names`` tell each node's state and name."""

    day: dt.date
    links: tuple[Link, ...]
    states: Mapping[str, str]
    names: Mapping[str, str]

    def nodes_of(self, states: Sequence[str] | frozenset[str]) -> frozenset[str]:
        """Nodes that lie in any of ``states``."""
        wanted = frozenset(states)
        return frozenset(node for node, state in self.states.items() if state in wanted)

    def carrying(self, product: str | None) -> tuple[Link, ...]:
        """Links that carry a product (any if None)."""
        return tuple(link for link in self.links if product is None or product in link.products)

    def neighbours(self, links: Sequence[Link]) -> dict[str, list[tuple[str, Link]]]:
        """Ways out of each node over ``links``, both ways unless one-way."""
        out: dict[str, list[tuple[str, Link]]] = defaultdict(list)
        for link in links:
            out[link.start].append((link.end, link))
            if not link.one_way:
                out[link.end].append((link.start, link))
        return out


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (lat, lon) points in degrees, in kilometres (haversine)."""
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
