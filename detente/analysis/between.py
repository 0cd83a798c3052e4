"""Keeps only the links that can lie on a simple way from some nodes to others (J. Hopcroft, R. Tarjan, 1973)."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis.network import Link


def links_between(links: Sequence[Link], sources: frozenset[str], targets: frozenset[str]) -> list[Link]:
    """Links in one biconnected component with an edge from all sources to all targets, directions left aside.

    All others hang on the network by one node (dead ends, regions beyond a target) and lie on no simple way.
    """
    nodes = dict.fromkeys(sources, 0) | dict.fromkeys(targets, 1)
    ends = [
        (nodes.setdefault(link.start, len(nodes) + 2), nodes.setdefault(link.end, len(nodes) + 2)) for link in links
    ]
    edges = [*ends, (0, 1)]
    kept = _component_of(edges, len(nodes) + 2, len(links))
    return [link for number, link in enumerate(links) if number in kept]


def _component_of(edges: Sequence[tuple[int, int]], nodes: int, wanted: int) -> set[int]:
    """Numbers of the edges in the biconnected component of edge ``wanted``; depth first from one of its ends."""
    beside: list[list[tuple[int, int]]] = [[] for _ in range(nodes)]
    for number, (a, b) in enumerate(edges):
        if a != b:
            beside[a].append((b, number))
            beside[b].append((a, number))
    root = edges[wanted][0]
    depth, low = [0] * nodes, [0] * nodes
    depth[root] = low[root] = 1
    # The wanted edge goes first, so that its component is the one that is complete on returning over it to the root.
    beside[root].sort(key=lambda pair: pair[1] != wanted)
    pending: list[int] = []
    stack = [(root, -1, iter(beside[root]))]
    while stack:
        node, by, others = stack[-1]
        step = next(others, None)
        if step is None:
            stack.pop()
            if len(stack) == 1:  # back at the root over its first edge
                return set(pending)
            if stack:
                parent = stack[-1][0]
                low[parent] = min(low[parent], low[node])
                if low[node] >= depth[parent]:
                    _drop(pending, by)
            continue
        other, number = step
        if number == by:
            continue
        if not depth[other]:
            depth[other] = low[other] = depth[node] + 1
            pending.append(number)
            stack.append((other, number, iter(beside[other])))
        elif depth[other] < depth[node]:
            pending.append(number)
            low[node] = min(low[node], depth[other])
    return set(pending)


def _drop(pending: list[int], last: int) -> None:
    """Takes a finished component off the pile."""
    while pending.pop() != last:
        pass
