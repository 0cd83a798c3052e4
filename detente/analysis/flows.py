"""Maximum flow by Dinic's algorithm (E. A. Dinic, 1970) and all minimum cuts (J.-C. Picard, M. Queyranne, 1980)."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

EPSILON = 1e-9

Arc = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Flow:
    """``value`` of the flow; ``used`` flow on each arc; ``cut`` indices of the arcs of one minimum cut."""

    value: float
    used: tuple[float, ...]
    cut: tuple[int, ...]


def maximum_flow(nodes: int, arcs: Sequence[Arc], source: int, sink: int) -> Flow:
    """Most that can pass from ``source`` to ``sink``; ``arcs`` are (from, to, capacity), nodes 0 to ``nodes`` - 1."""
    network = _Residual(nodes, arcs)
    value = network.fill(source, sink)
    used = tuple(room - network.room[2 * i] for i, (_, _, room) in enumerate(arcs))
    return Flow(value, used, _crossing(arcs, network.reached(source)))


def minimum_cuts(nodes: int, arcs: Sequence[Arc], source: int, sink: int, most: int) -> list[tuple[int, ...]]:
    """All minimum cuts as indices of arcs, at most ``most`` of them, that nearest to the source first.

    After a maximum flow the sets of nodes that no arc with room left leaves, and that hold the source but not the sink,
    are the source sides of the minimum cuts.
    """
    network = _Residual(nodes, arcs)
    network.fill(source, sink)
    found: dict[tuple[int, ...], None] = {}
    for side in network.closed_sides(source, sink, most):
        found.setdefault(_crossing(arcs, side))
        if len(found) == most:
            break
    return list(found)


def _crossing(arcs: Sequence[Arc], side: set[int] | frozenset[int]) -> tuple[int, ...]:
    return tuple(i for i, (a, b, room) in enumerate(arcs) if room > EPSILON and a in side and b not in side)


class _Residual:
    """Arcs in pairs: 2i is arc i, 2i + 1 its way back."""

    def __init__(self, nodes: int, arcs: Iterable[Arc]) -> None:
        self.to: list[int] = []
        self.room: list[float] = []
        self.out: list[list[int]] = [[] for _ in range(nodes)]
        for a, b, capacity in arcs:
            self.out[a].append(len(self.to))
            self.out[b].append(len(self.to) + 1)
            self.to += [b, a]
            self.room += [capacity, 0.0]
        self._next = [0] * nodes

    def fill(self, source: int, sink: int) -> float:
        """Sends all that can be sent; the amount."""
        value = 0.0
        while (level := self.levels(source, sink))[source] >= 0:
            self._next = [0] * len(self.out)
            while (pushed := self.push(source, sink, level)) > EPSILON:
                value += pushed
        return value

    def levels(self, source: int, sink: int) -> list[int]:
        """Steps over arcs with room left from each node to the sink, as far as the source; -1 from where none leads.

        Counted from the sink, so that what is followed from the source leads there and not into dead ends.
        """
        level = [-1] * len(self.out)
        level[sink] = 0
        queue = deque([sink])
        to, room = self.to, self.room
        while queue and level[source] < 0:
            node = queue.popleft()
            for back in self.out[node]:
                if room[back ^ 1] > EPSILON and level[to[back]] < 0:
                    level[to[back]] = level[node] + 1
                    queue.append(to[back])
        return level

    def reached(self, source: int, known: Container[int] = ()) -> set[int]:
        """Nodes that arcs with room left lead to, without looking beyond those known."""
        return self._joined(source, known, 0)

    def _joined(self, node: int, known: Container[int], turn: int) -> set[int]:
        """Nodes that arcs with room left lead to from a node (``turn`` 0) or from which they lead to it (1)."""
        seen, stack = {node}, [node]
        while stack:
            for arc in self.out[stack.pop()]:
                if self.room[arc ^ turn] > EPSILON and self.to[arc] not in seen and self.to[arc] not in known:
                    seen.add(self.to[arc])
                    stack.append(self.to[arc])
        return seen

    def push(self, source: int, sink: int, level: list[int]) -> float:
        """Sends flow along one shortest way; 0 if none is left. Iterative, since ways may be long."""
        way: list[int] = []
        node = source
        while node != sink:
            arc = self._advance(node, level)
            if arc is not None:
                way.append(arc)
                node = self.to[arc]
                continue
            if not way:
                return 0.0
            back = way.pop()
            node = self.to[back ^ 1]
            self._next[node] += 1
        pushed = min(self.room[arc] for arc in way) if way else 0.0
        for arc in way:
            self.room[arc] -= pushed
            self.room[arc ^ 1] += pushed
        return pushed

    def _advance(self, node: int, level: list[int]) -> int | None:
        out, to, room = self.out[node], self.to, self.room
        index, wanted = self._next[node], level[node] - 1
        while index < len(out):
            arc = out[index]
            if room[arc] > EPSILON and level[to[arc]] == wanted:
                self._next[node] = index
                return arc
            index += 1
        self._next[node] = index
        return None

    def closed_sides(self, source: int, sink: int, most: int) -> Iterator[frozenset[int]]:
        """Sets of nodes with the source, without the sink, that no arc with room leaves; smallest first."""
        barred = self._joined(sink, (), 1)
        first = frozenset(self.reached(source))
        seen, waiting = {first}, deque([first])
        while waiting and len(seen) <= most * most:
            side = waiting.popleft()
            yield side
            for node in self._next_to(side) - barred:
                larger = side | self.reached(node, side)
                if larger not in seen:
                    seen.add(larger)
                    waiting.append(larger)

    def _next_to(self, side: frozenset[int]) -> set[int]:
        return {self.to[arc] for node in side for arc in self.out[node]} - side
