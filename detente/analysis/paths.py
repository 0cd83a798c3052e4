"""The best ways from some nodes to others: k best simple paths, and the best path through each given link.

A path starts at a source and ends at the first target; no source or target lies in between. Its cost adds up the costs
of its arcs and ``CHANGE`` for each change of line. Yen's algorithm (J. Y. Yen, 1971) with Lawler's deviations, each
search led by the exact cost of going on without bans, which is a lower bound once arcs or nodes are banned.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from detente.analysis.graph import CHANGE, CLASSES, Graph

CLOSED = CLASSES["blocked"]  # the least that a closed link costs

Path = tuple[int, ...]  # arc numbers


@dataclass(frozen=True, slots=True)
class Trip:
    """A path with its cost."""

    cost: int
    arcs: Path


def best_trips(
    graph: Graph, sources: frozenset[int], targets: frozenset[int], k: int, search: Search | None = None
) -> list[Trip]:
    """The ``k`` cheapest simple paths, cheapest first; fewer if there are no more.

    A ``search`` of a graph with the same arcs and more may be handed in: one with links closed is found faster so.
    """
    search = search or Search(graph, sources, targets)
    first = search.spur((), frozenset())
    waiting: list[tuple[int, Path, int]] = [(first.cost, first.arcs, 0)] if first else []
    found: list[Trip] = []
    while waiting and len(found) < k:
        cost, arcs, deviation = heapq.heappop(waiting)
        found.append(Trip(cost, arcs))
        for index in range(deviation, len(arcs)):
            root = arcs[:index]
            banned = frozenset(
                trip.arcs[index] for trip in found if trip.arcs[:index] == root and len(trip.arcs) > index
            )
            trip = search.spur(root, banned)
            if trip:
                heapq.heappush(waiting, (trip.cost, trip.arcs, index))
    return found


def trips_through(
    graph: Graph, sources: frozenset[int], targets: frozenset[int], links: Iterable[int], search: Search | None = None,
    most: int | None = None,
) -> list[tuple[int, Trip]]:  # fmt: skip
    """The cheapest path through each of ``links`` (numbers) with that link, cheapest first, at most ``most`` of them.

    Of a link used both ways the cheaper counts; a way through it that would pass a node twice is left out. Equal paths
    are given once.
    """
    wanted = frozenset(links)
    search = search or Search(graph, sources, targets)
    onward, backward = search.onward, search.backward()
    totals = sorted(
        (backward[arc][0] + onward[arc] - graph.cost[arc], arc)
        for arc in onward.keys() & backward.keys()
        if graph.link[arc] in wanted
    )
    paths: set[Path] = set()
    done: set[int] = set()
    found: list[tuple[int, Trip]] = []
    for cost, arc in totals:
        if len(found) == most:
            break
        arcs = search.joined(arc, backward)
        if arcs not in paths and graph.link[arc] not in done and _simple(graph, arcs):
            paths.add(arcs)
            done.add(graph.link[arc])
            found.append((graph.link[arc], Trip(cost, arcs)))
    return found


def cost_of_path(graph: Graph, arcs: Sequence[int]) -> int:
    """Cost of a path, changes of line included."""
    changes = sum(graph.line[a] != graph.line[b] for a, b in zip(arcs, arcs[1:], strict=False))
    return sum(graph.cost[arc] for arc in arcs) + changes * CHANGE


def _simple(graph: Graph, arcs: Path) -> bool:
    nodes = [graph.tail[arcs[0]], *(graph.head[arc] for arc in arcs)]
    return len(set(nodes)) == len(nodes)


class Search:
    """Searches from sources to targets. ``onward`` is the cost of taking an arc and going on to a target."""

    def __init__(self, graph: Graph, sources: frozenset[int], targets: frozenset[int]) -> None:
        self.graph, self.sources, self.targets = graph, sources, targets
        self.closed: frozenset[int] = frozenset()
        self.onward = self._onward()

    def without(self, links: Iterable[int]) -> Search:
        """The same search with some links (numbers) closed; what going on costs stays a lower bound."""
        other = copy(self)
        other.closed = frozenset(arc for link in links for arc in self.graph.arcs[link])
        return other

    def open_only(self) -> Search:
        """The same search over open links only: where going on costs as much as a closed link, one is needed."""
        other = copy(self)
        other.closed = frozenset(arc for arc, cost in self.onward.items() if cost >= CLOSED)
        return other

    def _usable(self) -> bytearray:
        """Arcs that do not lead from a target or into a source."""
        usable = bytearray(b"\1") * len(self.graph.tail)
        for node in self.targets:
            for arc in self.graph.out[node]:
                usable[arc] = 0
        for node in self.sources:
            for arc in self.graph.into[node]:
                usable[arc] = 0
        return usable

    def _onward(self) -> dict[int, int]:
        costs = self._costs(self.targets, self.sources, self.graph.into, self.graph.tail)
        return {arc: cost for arc, (cost, _) in costs.items()}

    def backward(self) -> dict[int, tuple[int, int]]:
        """Cost of reaching the end of each arc from a source by it, and the arc before it (-1 at the start)."""
        return self._costs(self.sources, self.targets, self.graph.out, self.graph.head)

    def _costs(
        self, begins: frozenset[int], stops: frozenset[int], at: Sequence[Sequence[int]], beyond: Sequence[int]
    ) -> dict[int, tuple[int, int]]:
        """Cost of the cheapest chain of arcs from ``begins`` to each arc, and the arc before it (-1 at the start).

        ``at`` are the arcs to follow from a node, ``beyond`` the node that each leads to: forwards or backwards.
        """
        usable, line, cost_of = self._usable(), self.graph.line, self.graph.cost
        best = {arc: (cost_of[arc], -1) for node in begins for arc in at[node] if usable[arc]}
        queue = [(cost, arc) for arc, (cost, _) in best.items()]
        heapq.heapify(queue)
        while queue:
            cost, arc = heapq.heappop(queue)
            if cost > best[arc][0] or beyond[arc] in stops:
                continue
            for following in at[beyond[arc]]:
                if usable[following]:
                    total = cost + cost_of[following] + (CHANGE if line[following] != line[arc] else 0)
                    if following not in best or total < best[following][0]:
                        best[following] = (total, arc)
                        heapq.heappush(queue, (total, following))
        return best

    def joined(self, arc: int, backward: dict[int, tuple[int, int]]) -> Path:
        """The cheapest path through an arc."""
        arcs = [arc]
        while (before := backward[arcs[0]][1]) >= 0:
            arcs.insert(0, before)
        while self.graph.head[arcs[-1]] not in self.targets:
            arcs.append(self._next(arcs[-1]))
        return tuple(arcs)

    def _next(self, arc: int) -> int:
        graph = self.graph
        after = (other for other in graph.out[graph.head[arc]] if other in self.onward)
        return min(after, key=lambda other: self.onward[other] + CHANGE * (graph.line[other] != graph.line[arc]))

    def spur(self, root: Path, banned: frozenset[int]) -> Trip | None:
        """The cheapest simple path that begins with ``root`` and goes on by none of the arcs ``banned``."""
        graph = self.graph
        paid = cost_of_path(graph, root)
        passed = {graph.tail[arc] for arc in root} | {graph.head[arc] for arc in root[-1:]}
        queue = [
            (paid + change + self.onward[arc], paid + change + graph.cost[arc], arc, -1)
            for arc, change in self._first(root)
            if arc not in banned and arc not in self.closed and graph.head[arc] not in passed
        ]
        heapq.heapify(queue)
        before: dict[int, int] = {}
        while queue:
            _, cost, arc, parent = heapq.heappop(queue)
            if arc in before:
                continue
            before[arc] = parent
            if graph.head[arc] in self.targets:
                return Trip(cost, (*root, *reversed(list(_chain(arc, before)))))
            for after in graph.out[graph.head[arc]]:
                if after in before or after in self.closed:
                    continue
                if after in self.onward and graph.head[after] not in passed:
                    paid = cost + (CHANGE if graph.line[after] != graph.line[arc] else 0)
                    heapq.heappush(queue, (paid + self.onward[after], paid + graph.cost[after], after, arc))
        return None

    def _first(self, root: Path) -> Iterator[tuple[int, int]]:
        """Arcs that can follow the root, with the cost of changing to their line."""
        graph = self.graph
        if not root:
            yield from ((arc, 0) for node in self.sources for arc in graph.out[node] if arc in self.onward)
            return
        for arc in graph.out[graph.head[root[-1]]]:
            if arc in self.onward:
                yield arc, CHANGE if graph.line[arc] != graph.line[root[-1]] else 0


def _chain(arc: int, before: dict[int, int]) -> Iterator[int]:
    while arc >= 0:
        yield arc
        arc = before[arc]
