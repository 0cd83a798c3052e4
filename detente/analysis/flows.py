"""Maximum flow and minimum cut on directed capacities, by Dinic's algorithm (E. A. Dinic, 1970)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Flow:
    """``value`` of the flow; ``used`` flow on each arc; ``cut`` indices of the arcs of one minimum cut."""

    value: float
    used: tuple[float, ...]
    cut: tuple[int, ...]


def maximum_flow(nodes: int, arcs: Sequence[tuple[int, int, float]], source: int, sink: int) -> Flow:
    """Most that can pass from ``source`` to ``sink``; ``arcs`` are (from, to, capacity), nodes 0 to ``nodes`` - 1."""
    network = _Residual(nodes, arcs)
    value = 0.0
    while (level := network.levels(source))[sink] >= 0:
        network.reset()
        while (pushed := network.push(source, sink, level)) > EPSILON:
            value += pushed
    reached = network.levels(source)
    cut = tuple(i for i, (a, b, room) in enumerate(arcs) if reached[a] >= 0 > reached[b] and room > 0)
    used = tuple(room - network.room[2 * i] for i, (_, _, room) in enumerate(arcs))
    return Flow(value, used, cut)


class _Residual:
    """Arcs in pairs: 2i is arc i, 2i + 1 its way back."""

    def __init__(self, nodes: int, arcs: Iterable[tuple[int, int, float]]) -> None:
        self.to: list[int] = []
        self.room: list[float] = []
        self.out: list[list[int]] = [[] for _ in range(nodes)]
        for a, b, capacity in arcs:
            self.out[a].append(len(self.to))
            self.out[b].append(len(self.to) + 1)
            self.to += [b, a]
            self.room += [capacity, 0.0]
        self._next = [0] * nodes

    def reset(self) -> None:
        self._next = [0] * len(self.out)

    def levels(self, source: int) -> list[int]:
        """Steps from the source over arcs with room left; -1 where none leads."""
        level = [-1] * len(self.out)
        level[source] = 0
        queue = deque([source])
        while queue:
            node = queue.popleft()
            for arc in self.out[node]:
                if self.room[arc] > EPSILON and level[self.to[arc]] < 0:
                    level[self.to[arc]] = level[node] + 1
                    queue.append(self.to[arc])
        return level

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
        out = self.out[node]
        while self._next[node] < len(out):
            arc = out[self._next[node]]
            if self.room[arc] > EPSILON and level[self.to[arc]] == level[node] + 1:
                return arc
            self._next[node] += 1
        return None
