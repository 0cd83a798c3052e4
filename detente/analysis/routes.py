"""Which routes lead from one place to another on a day, how much they carry, what is missing, and what has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.analysis.asking import Question
from detente.analysis.between import links_between
from detente.analysis.chains import Flows
from detente.analysis.graph import CHANGE, CLASSES, Graph, cost_of, length_of, nearest_gap
from detente.analysis.network import Hand, Link, Network
from detente.analysis.paths import Search, Trip, best_trips, trips_through

WAYS_EACH = 4  # ways looked at for each route that is shown
DETOUR = 3.0  # times the shortest: longer routes that are not open are not shown
MOST_LINKS = 100  # closed links through which routes are looked at, those that need the least first
UNLIMITED_MODES = frozenset({"sea", "road"})  # of unknown capacity: taken as wide enough


@dataclass(frozen=True, slots=True)
class RouteFound:
    """A way from end to end.

    ``capacity`` is that of its narrowest links whose capacity is known (None if none is), in ``unit``; ``narrowest``
    and ``unknown`` are ids of links. ``status`` is the worst of its links.
    """

    links: tuple[Link, ...]
    nodes: tuple[str, ...]
    status: str
    km: float
    transfers: int
    territory: tuple[str, ...]
    hands: tuple[Hand, ...]
    capacity: float | None
    unit: str
    narrowest: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def not_open(self) -> tuple[Link, ...]:
        return tuple(link for link in self.links if not link.is_open)

    def lines(self) -> tuple[str, ...]:
        """The routes it runs on, in order, each once in a row."""
        found = [link.route for link in self.links]
        return tuple(line for number, line in enumerate(found) if number == 0 or found[number - 1] != line)


@dataclass(frozen=True, slots=True)
class Together:
    """What all open routes carry together.

    ``at_least`` counts links of unknown capacity as closed, ``at_most`` as wide enough; None is without bound.
    """

    at_least: float | None
    at_most: float | None
    unit: str
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands in the way where nothing is open.

    ``route`` is the way that needs the fewest closed or unbuilt links. Without any, ``gap`` names the closest pair of
    nodes, one that is reached from the start and one that leads to the end, and the kilometres between.
    """

    route: RouteFound | None
    gap: tuple[str, str, float] | None = None


@dataclass(frozen=True, slots=True)
class Routes:
    """Answer to a question: ``best`` open routes, and the best ``not_open`` through each link that is not."""

    question: Question
    best: tuple[RouteFound, ...]
    not_open: tuple[RouteFound, ...]
    together: Together
    missing: Missing | None


def find_routes(question: Question, k: int = 5) -> Routes:
    """The ``k`` best open routes by status, changes of line and length, and up to ``k`` that wait for a link.

    Ways that run on the same lines through the same states count as one route, told by its best way.
    """
    around = Around(question)
    ways = around.open_ways(k * WAYS_EACH)
    best = tuple({way_of(route): route for route in reversed(ways)}.values())[::-1][:k]
    waiting = _waiting(question, around, best)
    missing = None if best else _missing(question, around.graph, waiting)
    return Routes(question, best, tuple(_worth_showing(best, waiting)[:k]), capacity_together(question), missing)


def way_of(route: RouteFound) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What tells one route from another: its lines and the states that it crosses."""
    return route.lines(), route.territory


class Around:
    """Ways around states over all links, open or not: those that need the fewest closed ones, and the shortest."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self.graph = Graph(question.links())
        sources, targets = (self.graph.numbers(end.nodes) for end in (question.start, question.end))
        self.search = Search(self.graph, sources, targets)
        self._lengths: Search | None = None
        self._of: dict[str, list[int]] = defaultdict(list)
        points = question.network.points
        for number, link in enumerate(self.graph.links):
            for state in {*link.ground_of(), *link.power("holds"), points[link.start].state, points[link.end].state}:
                self._of[state].append(number)

    def open_ways(self, k: int) -> list[RouteFound]:
        """The best ways over open links."""
        search = self.search
        trips = best_trips(self.graph, search.sources, search.targets, k, search.open_only())
        return [_found(self._question, self.graph, trip) for trip in trips]

    def main_way(self) -> frozenset[str]:
        """Links of the best way, whatever their status."""
        trips = best_trips(self.graph, self.search.sources, self.search.targets, 1, self.search)
        return frozenset(self.graph.links[self.graph.link[arc]].id for trip in trips for arc in trip.arcs)

    def cheapest(self, state: str, k: int = 1) -> list[RouteFound]:
        """The best ways around a state's ground by status, changes of line and length."""
        return self._ways(self.search, state, k)

    def shortest(self, state: str, k: int = 1) -> list[RouteFound]:
        """The best ways around a state's ground by changes of line and length, whatever their status."""
        self._lengths = self._lengths or Search(self.graph.costing(length_of), self.search.sources, self.search.targets)
        return self._ways(self._lengths, state, k)

    def _ways(self, search: Search, state: str, k: int) -> list[RouteFound]:
        trips = best_trips(self.graph, search.sources, search.targets, k, search.without(self._of.get(state, ())))
        return [_found(self._question, self.graph, trip) for trip in trips]

    def through(self, links: Iterable[int]) -> list[RouteFound]:
        """The best way through each of some links."""
        search = self.search
        found = trips_through(self.graph, search.sources, search.targets, links, search, MOST_LINKS)
        return [_found(self._question, self.graph, trip) for _, trip in found]


def _waiting(question: Question, around: Around, best: Sequence[RouteFound]) -> list[RouteFound]:
    """The best route through each link that is not open, and around each state that all open routes cross.

    Those that need the least come first.
    """
    closed = [number for number, link in enumerate(around.graph.links) if not link.is_open]
    found = around.through(closed)
    crossed = set.intersection(*(set(route.territory) for route in best)) if best else set()
    for state in sorted(crossed - question.start.states - question.end.states):
        found += [*around.cheapest(state, WAYS_EACH), *around.shortest(state, WAYS_EACH)]
    return sorted((route for route in found if route.not_open), key=need_of)


def need_of(route: RouteFound) -> int:
    """What a route costs: its links that are not open first, then changes of line, then length."""
    return sum(cost_of(link) for link in route.links) + route.transfers * CHANGE


def _worth_showing(best: Iterable[RouteFound], waiting: Iterable[RouteFound]) -> list[RouteFound]:
    """Shortest first, without detours and those that cross all the states that a shorter one crosses."""
    kept = list(best)
    known = len(kept)
    for route in sorted(waiting, key=lambda route: route.km):
        detour = route.km > DETOUR * min(route.km, *(other.km for other in (*kept, route)))
        if not detour and not any(_better(other, route) for other in kept):
            kept.append(route)
    return kept[known:]


def _better(other: RouteFound, route: RouteFound) -> bool:
    """Whether another route crosses no other states, is no longer, and waits for nothing or for the same lines."""
    waits = {link.route for link in other.not_open}
    same = set(other.territory) <= set(route.territory) and other.km <= route.km
    return same and (not waits or waits == {link.route for link in route.not_open})


def _missing(question: Question, graph: Graph, waiting: Sequence[RouteFound]) -> Missing:
    """The cheapest completion, else the gap."""
    return Missing(waiting[0]) if waiting else Missing(None, _gap(question, graph))


def _found(question: Question, graph: Graph, trip: Trip) -> RouteFound:
    links = tuple(graph.links[graph.link[arc]] for arc in trip.arcs)
    numbers = (graph.tail[trip.arcs[0]], *(graph.head[arc] for arc in trip.arcs))
    nodes = tuple(graph.names[node] for node in numbers)
    capacities = {link.id: question.network.capacity(link, question.product) for link in links}
    known = [value for value in capacities.values() if value is not None]
    return RouteFound(
        links=links, nodes=nodes,
        status=max((link.status for link in links), key=lambda status: CLASSES[status]),
        km=sum(link.km for link in links),
        transfers=sum(a.route != b.route for a, b in pairwise(links)),
        territory=_territory(links, nodes, question.network),
        hands=tuple(dict.fromkeys(hand for link in links for hand in link.hands)),
        capacity=min(known) if known else None, unit=question.network.unit(question.product) or links[0].unit,
        narrowest=tuple(name for name, value in capacities.items() if known and value == min(known)),
        unknown=tuple(name for name, value in capacities.items() if value is None),
    )  # fmt: skip


def _territory(links: Sequence[Link], nodes: Sequence[str], network: Network) -> tuple[str, ...]:
    """States in the order in which the goods cross them."""
    found: dict[str, None] = {}
    for link, (start, end) in zip(links, pairwise(nodes), strict=True):
        states = list(link.territory if link.start == start else reversed(link.territory))
        ends = network.points[start].state, network.points[end].state
        states.sort(key=lambda state: (state != ends[0] and state not in found, state == ends[1] != ends[0]))
        found |= dict.fromkeys(states)
    return tuple(found)


# --- capacity together ---


def capacity_together(question: Question) -> Together:
    """Maximum flow from end to end over the open links."""
    links = links_between(question.open_links(), question.start.nodes, question.end.nodes)
    rooms = [question.network.capacity(link, question.product) for link in links]
    unknown = [link.id for link, room in zip(links, rooms, strict=True) if room is None and matters(link)]
    ends = question.start.nodes, question.end.nodes
    least = Flows(links, [room_of(*pair, 0.0) for pair in zip(links, rooms, strict=True)], *ends)
    most = Flows(links, [room_of(*pair, None) for pair in zip(links, rooms, strict=True)], *ends) if unknown else least
    unit = question.network.unit(question.product) or next((link.unit for link in links), "")
    at_least = least.value if least.bounded else None
    return Together(at_least, most.value if most.bounded else None, unit, tuple(unknown))


def matters(link: Link) -> bool:
    """Whether an unknown capacity may be what limits a flow."""
    return link.mode not in UNLIMITED_MODES


def room_of(link: Link, known: float | None, unknown: float | None) -> float | None:
    """Room of a link: its capacity, None (wide enough) on open water and roads, else what is assumed if unknown."""
    if known is not None or not matters(link):
        return known
    return unknown


# --- what is missing, what has changed ---


def _gap(question: Question, graph: Graph) -> tuple[str, str, float] | None:
    """Closest pair of nodes between what the start reaches and what leads to the end."""
    points = question.network.points
    here = {graph.names[node] for node in graph.reached(graph.numbers(question.start.nodes))} | question.start.nodes
    there = {graph.names[node] for node in graph.reached(graph.numbers(question.end.nodes), backwards=True)}
    there |= question.end.nodes
    return nearest_gap(
        {name: (points[name].lat, points[name].lon) for name in here},
        {name: (points[name].lat, points[name].lon) for name in there - here},
    )


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """A link of which something differs between two days; ``what`` is status, holders, territory or new/gone."""

    id: str
    what: str
    before: str
    after: str
    where: str


@dataclass(frozen=True, slots=True)
class Changed:
    """Two answers to the same question: routes only in the first or second, and the links that made the difference."""

    before: Together
    after: Together
    lost: tuple[RouteFound, ...]
    gained: tuple[RouteFound, ...]
    links: tuple[LinkChanged, ...]


def compare(before: Routes, after: Routes) -> Changed:
    """What is different between two answers; routes are told apart by the lines and states they cross."""
    was, is_ = ({way_of(route): route for route in answer.best} for answer in (before, after))
    used = {link.id for answer in (before, after) for route in (*answer.best, *answer.not_open) for link in route.links}
    return Changed(
        before.together, after.together,
        tuple(route for way, route in was.items() if way not in is_),
        tuple(route for way, route in is_.items() if way not in was),
        tuple(changed_links(before.question.network, after.question.network, used)),
    )  # fmt: skip


def changed_links(before: Network, after: Network, among: set[str] | None = None) -> list[LinkChanged]:
    """Links whose status or holders differ between two networks."""
    was, is_ = ({link.id: link for link in network.links} for network in (before, after))
    found = []
    for name in sorted(was.keys() | is_.keys() if among is None else among):
        a, b = was.get(name), is_.get(name)
        where = b.status_where if b else a.status_where if a else ""
        status = (a.status if a else "unknown", b.status if b else "unknown")
        if status[0] != status[1]:
            found.append(LinkChanged(name, "status", *status, where))
        hands = (_held(a), _held(b))
        if a and b and hands[0] != hands[1]:
            found.append(LinkChanged(name, "hands", *hands, b.where))
    return found


def _held(link: Link | None) -> str:
    return ", ".join(f"{hand.state} {hand.how}" for hand in link.hands) if link else ""
