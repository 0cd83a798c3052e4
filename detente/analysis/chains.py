"""Networks for flows made small: links in a row without a branch become one chain with the room of its narrowest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.analysis.between import links_between
from detente.analysis.flows import Arc, Flow, maximum_flow
from detente.analysis.network import Link

Room = float | None  # None: wide enough for anything


@dataclass(frozen=True, slots=True)
class Chain:
    """Links in a row; ``forward`` and ``back`` are how much fits each way."""

    start: str
    end: str
    forward: float
    back: float
    links: tuple[Link, ...]


class Flows:
    """Maximum flows from ``sources`` to ``targets`` over links with rooms, with and without some of the links.

    ``wide`` is more than any finite flow: a value that reaches it is without bound.
    """

    def __init__(
        self, links: Sequence[Link], rooms: Sequence[Room], sources: frozenset[str], targets: frozenset[str]
    ) -> None:
        self.wide = 1.0 + sum(room or 0.0 for room in rooms)
        room_of = {link.id: self.wide if room is None else room for link, room in zip(links, rooms, strict=True)}
        kept = [link for link in links_between(links, sources, targets) if room_of[link.id] > 0]
        self._ends = dict.fromkeys(sources, 0) | dict.fromkeys(targets, 1)
        self.chains = chains(kept, room_of, self._ends)
        self._flow: Flow | None = None

    @property
    def flow(self) -> Flow:
        if self._flow is None:
            self._flow = self._over(self.chains)
        return self._flow

    @property
    def value(self) -> float:
        return self.flow.value

    @property
    def bounded(self) -> bool:
        return self.value < self.wide

    def used(self) -> list[Chain]:
        """Chains that the maximum flow runs through: only without these can anything be lost."""
        flow = self.flow.used
        return [chain for i, chain in enumerate(self.chains) if abs(flow[2 * i] - flow[2 * i + 1]) > 1e-9]

    def without(self, gone: Collection[Chain]) -> float:
        """The maximum flow that is left without some chains."""
        missing = {id(chain) for chain in gone}
        return self._over([chain for chain in self.chains if id(chain) not in missing]).value

    def _over(self, chains_: Sequence[Chain]) -> Flow:
        return maximum_flow(*arcs_of(chains_, self._ends), 0, 1)


def arcs_of(chains_: Iterable[Chain], ends: Mapping[str, int]) -> tuple[int, list[Arc]]:
    """Number of nodes, and two arcs for each chain, there and back; ``ends`` are numbered 0 (from) and 1 (to)."""
    nodes = dict(ends)
    arcs: list[Arc] = []
    for chain in chains_:
        start = nodes.setdefault(chain.start, len(nodes) + 2)
        end = nodes.setdefault(chain.end, len(nodes) + 2)
        arcs += [(start, end, chain.forward), (end, start, chain.back)]
    return len(nodes) + 2, arcs


def chains(links: Sequence[Link], room_of: dict[str, float], ends: Collection[str]) -> list[Chain]:
    """Links joined wherever a node that is no end has just two of them."""
    at: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        at[link.start].append(link)
        at[link.end].append(link)
    through = {node for node, those in at.items() if len(those) == 2 and those[0] is not those[1]} - set(ends)
    done: set[str] = set()
    found = []
    for node in [*(node for node in at if node not in through), *through]:
        for link in at[node]:
            if link.id not in done:
                run, last = _run(node, link, at, through, done)
                found.append(_chain(node, last, run, room_of))
    return found


def _run(
    start: str, first: Link, at: dict[str, list[Link]], through: set[str], done: set[str]
) -> tuple[list[tuple[Link, bool]], str]:
    """Links from a node on with whether each is passed forwards, and the node where they end."""
    run: list[tuple[Link, bool]] = []
    node, link = start, first
    while True:
        done.add(link.id)
        run.append((link, link.start == node))
        node = link.end if link.start == node else link.start
        others = [other for other in at[node] if other.id not in done] if node in through else []
        if not others:
            return run, node
        link = others[0]


def _chain(start: str, end: str, run: Sequence[tuple[Link, bool]], room_of: dict[str, float]) -> Chain:
    forward = min(room_of[link.id] if ahead or not link.one_way else 0.0 for link, ahead in run)
    back = min(room_of[link.id] if not ahead or not link.one_way else 0.0 for link, ahead in run)
    return Chain(start, end, forward, back, tuple(link for link, _ in run))
