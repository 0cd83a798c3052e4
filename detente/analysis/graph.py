"""Links as a directed graph with whole-number costs that put openness first, then changes of line, then length."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy

from detente.analysis.network import Link, distance_km

KM_PER_DEGREE = 111.0

# Each kind of cost has its own digits of one whole number, so that adding up compares the gravest kind first.
METRES = 1 << 40  # room for a length in metres
CHANGE = METRES
CLASSES = {
    "operating": 0,
    "partial": METRES << 12,
    "blocked": METRES << 24,
    "damaged": METRES << 24,
    "dormant": METRES << 24,
    "under construction": METRES << 36,
    "planned": METRES << 48,
}


def cost_of(link: Link) -> int:
    """What it costs to use a link: its status before its length."""
    return CLASSES[link.status] + length_of(link)


def length_of(link: Link) -> int:
    """A link's length in metres, whatever its status."""
    return max(1, round(link.km * 1000))


class Graph:
    """Arcs by number: ``tail`` and ``head`` are nodes, ``line`` the route; two-way links have two ``arcs``."""

    def __init__(self, links: Iterable[Link]) -> None:
        self.links: list[Link] = list(links)
        self.nodes: dict[str, int] = {}
        self.names: list[str] = []
        self.tail: list[int] = []
        self.head: list[int] = []
        self.link: list[int] = []
        self.line: list[int] = []
        self.cost: list[int] = []
        self.arcs: list[list[int]] = []
        self.out: list[list[int]] = []
        self.into: list[list[int]] = []
        lines: dict[str, int] = {}
        for number, link in enumerate(self.links):
            line, cost = lines.setdefault(link.route, len(lines)), cost_of(link)
            start, end = self._node(link.start), self._node(link.end)
            self.arcs.append([])
            for tail, head in ((start, end),) if link.one_way else ((start, end), (end, start)):
                arc = len(self.tail)
                self.out[tail].append(arc)
                self.into[head].append(arc)
                self.arcs[number].append(arc)
                self.tail.append(tail)
                self.head.append(head)
                self.link.append(number)
                self.line.append(line)
                self.cost.append(cost)

    def costing(self, cost: Callable[[Link], int]) -> Graph:
        """The same graph with other costs."""
        other = copy(self)
        costs = [cost(link) for link in self.links]
        other.cost = [costs[link] for link in self.link]
        return other

    def _node(self, name: str) -> int:
        if name not in self.nodes:
            self.nodes[name] = len(self.names)
            self.names.append(name)
            self.out.append([])
            self.into.append([])
        return self.nodes[name]

    def numbers(self, names: Iterable[str]) -> frozenset[int]:
        """Numbers of those nodes that the graph has."""
        return frozenset(self.nodes[name] for name in names if name in self.nodes)

    def reached(self, sources: Iterable[int], backwards: bool = False) -> set[int]:
        """Nodes that lead on from ``sources`` (or, backwards, that lead to them)."""
        arcs, ends = (self.into, self.tail) if backwards else (self.out, self.head)
        seen = set(sources)
        stack = list(seen)
        while stack:
            for arc in arcs[stack.pop()]:
                node = ends[arc]
                if node not in seen:
                    seen.add(node)
                    stack.append(node)
        return seen


def nearest_gap(
    here: Mapping[str, tuple[float, float]],
    there: Mapping[str, tuple[float, float]],
) -> tuple[str, str, float] | None:
    """The closest pair of points of two sets of (lat, lon) by id, and the kilometres between; None if one is empty.

    Sweeps by latitude: a pair further apart in latitude alone than the best so far is not looked at.
    """
    best: tuple[str, str, float] | None = None
    ordered = sorted(there.items(), key=lambda item: item[1][0])
    for name, point in here.items():
        for other, place in _by_latitude(ordered, point[0]):
            if best and abs(place[0] - point[0]) * KM_PER_DEGREE > best[2]:
                break
            km = distance_km(point, place)
            if best is None or km < best[2]:
                best = (name, other, km)
    return best


def _by_latitude(
    ordered: Sequence[tuple[str, tuple[float, float]]], latitude: float
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Points from the nearest in latitude outwards."""
    up = bisect_left(ordered, latitude, key=lambda item: item[1][0])
    down = up - 1
    while up < len(ordered) or down >= 0:
        above = ordered[up][1][0] - latitude if up < len(ordered) else float("inf")
        below = latitude - ordered[down][1][0] if down >= 0 else float("inf")
        if above <= below:
            yield ordered[up]
            up += 1
        else:
            yield ordered[down]
            down -= 1
