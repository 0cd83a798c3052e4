"""Who can cut a network: which sets of states, closing all links in their power, leave no way from A to B.

Links in the power of the same states that hang together are one block, since they close together: large networks shrink
to few blocks, and every question below is asked of the blocks.
"""

from __future__ import annotations

import heapq
import random
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import factorial, sqrt

from detente.analysis.network import Link

EXACT = 15  # up to so many states Shapley values are exact
SAMPLES = 2000
LABELS = 30_000  # sets of states followed before minimal ways are given up
SEARCH_WORK = 250_000  # blocks looked at before the smallest sets are given up
SAMPLE_WORK = 400_000  # blocks looked at while sampling: fewer orders on large networks, with larger errors
FEWEST = 50
BRANCHES = 100_000  # search steps after which the smallest sets are given up
SOURCE, TARGET = 0, 1

Power = Mapping[str, Iterable[str]]  # states by link id


@dataclass(frozen=True, slots=True)
class Share:
    """A state's Shapley value: how often it is the one that closes the last way; ``error`` is a standard error."""

    state: str
    value: float
    error: float


@dataclass(frozen=True, slots=True)
class Cuts:
    """Smallest sets of states that cut; empty where none does. ``settled`` is False where the search was given up."""

    sets: tuple[frozenset[str], ...]
    settled: bool = True


class Blocks:
    """A network as blocks: ``masks`` holds each block's states as bits, ``doors`` the nodes shared between blocks."""

    def __init__(
        self,
        links: Sequence[Link],
        sources: frozenset[str],
        targets: frozenset[str],
        power: Power,
        states: Sequence[str],
    ) -> None:
        self.states = tuple(states)
        bits = {state: 1 << number for number, state in enumerate(states)}
        groups = _grouped(links, power, bits)
        self.masks = [mask for mask, _, _ in groups]
        doors = dict.fromkeys(sources, SOURCE) | dict.fromkeys(targets, TARGET)
        entries: dict[int, list[int]] = defaultdict(list)
        exits: list[set[int]] = []
        for number, (_, into, out) in enumerate(groups):
            for door in {doors.setdefault(node, len(doors) + 2) for node in into}:
                entries[door].append(number)
            exits.append({doors.setdefault(node, len(doors) + 2) for node in out})
        self.entries = [entries[door] for door in range(len(doors) + 2)]
        self.exits = [
            [door for door in those if door == TARGET or any(other != number for other in entries[door])]
            for number, those in enumerate(exits)
        ]
        self.ways = self._minimal_ways()

    def _minimal_ways(self) -> list[int] | None:
        """The smallest sets of states, as bits, that ways from end to end need; None if there are too many.

        Sets are followed from the source, fewest states first; one that holds a set known at its node is dropped.
        """
        known: dict[int, list[int]] = defaultdict(list)
        queue: list[tuple[int, int, int, int]] = [(0, 0, 0, SOURCE)]
        tie = 0
        while queue:
            size, mask, _, node = heapq.heappop(queue)
            if any(one & mask == one for where in (node, TARGET) for one in known[where]):
                continue
            known[node].append(mask)
            if tie > LABELS:
                return None
            for block in self.entries[node] if node != TARGET else ():
                grown = mask | self.masks[block]
                for door in self.exits[block]:
                    if not any(one & grown == one for one in known[door]):
                        tie += 1
                        heapq.heappush(queue, (grown.bit_count(), grown, tie, door))
        return known[TARGET]

    def connected(self, closed: int = 0) -> bool:
        """Whether a way is left once the states ``closed``, as bits, have closed all they can."""
        return self._open_way(closed) is not None

    def _open_way(self, closed: int) -> int | None:
        """States of a way that avoids those closed; None if there is none."""
        if self.ways is not None:
            return next((way for way in self.ways if not way & closed), None)
        return self._search(closed)

    def _search(self, closed: int) -> int | None:
        """A way with few blocks."""
        seen: set[int] = {SOURCE}
        used: set[int] = set()
        queue: deque[tuple[int, int]] = deque([(SOURCE, 0)])
        while queue:
            node, passed = queue.popleft()
            if node == TARGET:
                return passed
            for block in self.entries[node]:
                if block in used or self.masks[block] & closed:
                    continue
                used.add(block)
                for door in self.exits[block]:
                    if door not in seen:
                        seen.add(door)
                        queue.append((door, passed | self.masks[block]))
        return None

    def smallest(self, largest: int = 6) -> Cuts:
        """All smallest sets of states that meet every way: exact by a bounded search tree, deepened size by size."""
        self._left = BRANCHES if self.ways is not None else min(BRANCHES, SEARCH_WORK // (len(self.masks) + 1))
        everybody = (1 << len(self.states)) - 1
        if self.connected(everybody):
            return Cuts(())
        for size in range(self._apart(largest), largest + 1):
            found: set[int] = set()
            self._branch(0, size, set(), found)
            if found and self._left > 0:
                sets = [self._names(mask) for mask in found]
                return Cuts(tuple(sorted(sets, key=sorted)))
        return Cuts((), settled=False)

    def _apart(self, largest: int) -> int:
        """How many ways share no state: no smaller set can meet them all."""
        closed = number = 0
        while number <= largest and (way := self._open_way(closed)):
            closed |= way
            number += 1
        return number

    def _branch(self, closed: int, left: int, seen: set[int], found: set[int]) -> None:
        if closed in seen or self._left <= 0:
            return
        seen.add(closed)
        self._left -= 1
        way = self._open_way(closed)
        if way is None:
            found.add(closed)
        elif left:
            for number in range(len(self.states)):
                if way >> number & 1:
                    self._branch(closed | 1 << number, left - 1, seen, found)

    def _names(self, mask: int) -> frozenset[str]:
        return frozenset(state for number, state in enumerate(self.states) if mask >> number & 1)

    def shares(self, samples: int = SAMPLES, seed: int = 0) -> list[Share]:
        """Shapley values of the states that count, largest first.

        Exact where up to ``EXACT`` states are needed by ways that need no more than others, else from ``samples``
        random orders. A state that no such way needs never decides; its value is zero.
        """
        needed = 0
        for way in self.ways or ():
            needed |= way
        exact = self.ways is not None and needed.bit_count() <= EXACT
        shares = self._exact(needed, self.ways or ()) if exact else self._sampled(samples, seed)
        return sorted((share for share in shares if share.value > 0), key=lambda share: (-share.value, share.state))

    @property
    def cheap(self) -> bool:
        """Whether shares are exact or sampled with as many orders as are wanted at all."""
        return self.ways is not None or SAMPLE_WORK // (len(self.masks) + 1) >= FEWEST

    def _exact(self, needed: int, ways: Iterable[int]) -> list[Share]:
        """Every question about the 2^n sets of open states at once, as bits of one number."""
        players = [i for i in range(len(self.states)) if needed >> i & 1]
        n = len(players)
        having = [_having(i, n) for i in range(n)]
        joined = _joined([[place for place, i in enumerate(players) if way >> i & 1] for way in ways], having, n)
        sizes = _sizes(n)
        shares = []
        for place, i in enumerate(players):
            pivotal = joined & having[place] & ~(joined << (1 << place))
            value = sum(
                (pivotal & sizes[open_]).bit_count() * factorial(n - open_) * factorial(open_ - 1)
                for open_ in range(1, n + 1)
            )
            shares.append(Share(self.states[i], value / factorial(n), 0.0))
        return shares

    # --- sampled: the way that lasts longest in a random order of closing tells who closes the last one ---

    def _sampled(self, samples: int, seed: int) -> list[Share]:
        samples = max(FEWEST, min(samples, SAMPLE_WORK // (len(self.masks) + 1)))
        random_ = random.Random(seed)
        times = [0] * len(self.states)
        order = list(range(len(self.states)))
        places = {mask: _bits(mask) for mask in set(self.masks)}
        for _ in range(samples):
            random_.shuffle(order)
            last = self._last_closer(order, places)
            if last is None:
                break
            times[last] += 1
        values = [count / samples for count in times]
        return [
            Share(state, value, sqrt(value * (1 - value) / samples))
            for state, value in zip(self.states, values, strict=True)
            if value
        ]

    def _last_closer(self, order: Sequence[int], places: dict[int, list[int]]) -> int | None:
        """Whose closing, in this order, ends the last way; None if ways remain at the end or there never was one.

        Doors are taken by how long a way to them lasts, the longest first: a bucket for each place in the order.
        """
        never = len(order)
        rank = [never] * never
        for place, state in enumerate(order):
            rank[state] = place
        until: dict[int, int] = {}
        buckets: list[list[int]] = [[] for _ in range(never + 1)]
        buckets[never].append(SOURCE)
        seen, used = bytearray(len(self.entries)), bytearray(len(self.masks))
        for level in range(never, -1, -1):
            bucket = buckets[level]
            while bucket:
                door = bucket.pop()
                if door == TARGET:
                    return order[level] if level < never else None
                if seen[door]:
                    continue
                seen[door] = 1
                for block in self.entries[door]:
                    if used[block]:
                        continue
                    used[block] = 1
                    mask = self.masks[block]
                    if mask not in until:
                        until[mask] = min([rank[i] for i in places[mask]], default=never)
                    buckets[min(level, until[mask])].extend(self.exits[block])
        return None


def _grouped(
    links: Sequence[Link], power: Power, bits: dict[str, int]
) -> list[tuple[int, frozenset[str], frozenset[str]]]:
    """Blocks as states, nodes that lead in and nodes that it leads out to; one-way links stay alone."""
    alone: list[tuple[int, frozenset[str], frozenset[str]]] = []
    by_mask: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        mask = sum({bits[state] for state in power[link.id]})
        if link.one_way:
            alone.append((mask, frozenset((link.start,)), frozenset((link.end,))))
        else:
            by_mask[mask].append(link)
    return alone + [(mask, nodes, nodes) for mask, those in by_mask.items() for nodes in _components(those)]


def _components(links: Iterable[Link]) -> Iterator[frozenset[str]]:
    beside: dict[str, list[str]] = defaultdict(list)
    for link in links:
        beside[link.start].append(link.end)
        beside[link.end].append(link.start)
    seen: set[str] = set()
    for start in beside:
        if start in seen:
            continue
        component, stack = {start}, [start]
        while stack:
            for node in beside[stack.pop()]:
                if node not in component:
                    component.add(node)
                    stack.append(node)
        seen |= component
        yield frozenset(component)


def _joined(ways: Iterable[Sequence[int]], having: Sequence[int], n: int) -> int:
    """The sets of open states that leave one of ``ways``, as bits."""
    joined = 0
    for way in ways:
        sets = (1 << (1 << n)) - 1
        for place in way:
            sets &= having[place]
        joined |= sets
    return joined


def _having(i: int, n: int) -> int:
    """The subsets of n that have element i, as bits: runs of 2^i zeros and ones."""
    run = ((1 << (1 << i)) - 1) << (1 << i)
    width = 2 << i
    while width < 1 << n:
        run |= run << width
        width *= 2
    return run


def _sizes(n: int) -> list[int]:
    """For each size the subsets of n of that size, as bits."""
    sizes = [1] + [0] * n
    for i in range(n):
        shift = 1 << i
        sizes = [sizes[0], *(sizes[k] | sizes[k - 1] << shift for k in range(1, n + 1))]
    return sizes


def _bits(mask: int) -> list[int]:
    """Places of the bits that are set."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found
