"""Makes the network of a day out of dated tables, with changes that a scenario or the read articles ask for."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from detente.analysis.network import Hand, Link, Network, Point, distance_km


class NodeRow(Protocol):
    """A node as the tables have it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def lat(self) -> float: ...
    @property
    def lon(self) -> float: ...
    @property
    def exclave(self) -> str: ...


class RouteRow(Protocol):
    """A route as the tables have it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


class DatedRow(Protocol):
    """Something that holds of a segment for some days."""

    @property
    def value(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def first(self) -> dt.date | None: ...
    @property
    def where(self) -> str: ...
    @property
    def note(self) -> str: ...
    def holds(self, day: dt.date) -> bool: ...


class SegmentRow(Protocol):
    """A segment as the tables have it."""

    @property
    def id(self) -> str: ...
    @property
    def route(self) -> str: ...
    @property
    def start(self) -> str: ...
    @property
    def end(self) -> str: ...
    @property
    def mode(self) -> str: ...
    @property
    def products(self) -> frozenset[str]: ...
    @property
    def capacity(self) -> float | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def year(self) -> str: ...
    @property
    def territory(self) -> tuple[str, ...]: ...
    @property
    def one_way(self) -> bool: ...
    @property
    def holders(self) -> Sequence[DatedRow]: ...
    @property
    def where(self) -> str: ...
    def status(self, day: dt.date) -> DatedRow | None: ...


class StrikeRow(Protocol):
    """A deed that shows that a state can strike, seize or block a segment or route."""

    @property
    def state(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def first(self) -> dt.date | None: ...
    @property
    def date(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def where(self) -> str: ...


class Tables(Protocol):
    """The route tables as a whole."""

    @property
    def nodes(self) -> Mapping[str, NodeRow]: ...
    @property
    def routes(self) -> Mapping[str, RouteRow]: ...
    @property
    def segments(self) -> Mapping[str, SegmentRow]: ...
    @property
    def strikes(self) -> Sequence[StrikeRow]: ...
    @property
    def units(self) -> Mapping[tuple[str, str], tuple[str, float]]: ...


@dataclass(frozen=True, slots=True)
class Deed:
    """A strike told by an article: like a row of the tables, ``where`` is the event."""

    state: str
    target: str
    first: dt.date | None
    date: str
    kind: str
    note: str
    where: str


@dataclass(frozen=True, slots=True)
class LinkChange:
    """A change of the segments ``links``: a new status, a hand on them, or someone's reach."""

    links: frozenset[str]
    status: str = ""
    hand: Hand | None = None
    reach: Hand | None = None
    why: str = ""
    text: str = ""


def network_on(
    tables: Tables, day: dt.date, changes: Iterable[LinkChange] = (), deeds: Sequence[StrikeRow] = ()
) -> Network:
    """The network on ``day``; segments of which nothing is known on that day are left out.

    ``deeds`` add to the strikes of the tables; ``changes`` come last, each over the one before.
    """
    points = {node.id: _point(node) for node in tables.nodes.values()}
    reach = _reach((*tables.strikes, *deeds), day)
    links = {link.id: link for link in _links(tables, points, reach, day)}
    for change in changes:
        for link in change.links & links.keys():
            links[link] = changed(links[link], change)
    lines = {route.id: route.name for route in tables.routes.values()}
    return Network(day, tuple(links.values()), points, lines, tables.units)


def changed(link: Link, change: LinkChange) -> Link:
    """The link after the change."""
    return replace(
        link,
        status=change.status or link.status,
        status_where=change.why if change.status else link.status_where,
        hands=(*link.hands, change.hand) if change.hand else link.hands,
        reach=(*link.reach, change.reach) if change.reach else link.reach,
    )


def _point(node: NodeRow) -> Point:
    return Point(node.id, node.name, node.kind, node.state, node.lat, node.lon, node.exclave)


def _links(
    tables: Tables, points: Mapping[str, Point], reach: Mapping[str, tuple[Hand, ...]], day: dt.date
) -> Iterator[Link]:
    for segment in tables.segments.values():
        status = segment.status(day)
        if status is None:
            continue
        start, end = points[segment.start], points[segment.end]
        hands = tuple(_hand(row) for row in segment.holders if row.holds(day))
        yield Link(
            id=segment.id, route=segment.route, start=start.id, end=end.id, mode=segment.mode,
            products=segment.products, capacity=segment.capacity, unit=segment.unit, one_way=segment.one_way,
            km=distance_km((start.lat, start.lon), (end.lat, end.lon)), status=status.value,
            status_where=status.where, territory=_territory(segment, start, end), hands=hands,
            reach=(*reach.get(segment.id, ()), *reach.get(segment.route, ())), where=segment.where, year=segment.year,
        )  # fmt: skip


def _territory(segment: SegmentRow, start: Point, end: Point) -> tuple[str, ...]:
    """The states of the row and of the nodes at its ends, whose ground the goods touch as well."""
    return tuple(dict.fromkeys(state for state in (start.state, *segment.territory, end.state) if state))


def _hand(row: DatedRow) -> Hand:
    return Hand(row.value, row.role, row.where, row.first.isoformat() if row.first else "", row.note)


def _reach(strikes: Sequence[StrikeRow], day: dt.date) -> dict[str, tuple[Hand, ...]]:
    found: dict[str, list[Hand]] = defaultdict(list)
    for strike in strikes:
        if strike.first is None or strike.first <= day:
            found[strike.target].append(Hand(strike.state, strike.kind, strike.where, strike.date, strike.note))
    return {target: tuple(hands) for target, hands in found.items()}
