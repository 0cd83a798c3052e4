"""Makes the network of a day out of dated tables, with changes that a scenario or the read articles ask for."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.analysis.network import Hand, Link, Network, distance_km
from detente.baseline import Dated, Node, RouteTable, Segment, Strike


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
    tables: RouteTable, day: dt.date, changes: Iterable[LinkChange] = (), deeds: Sequence[Strike] = ()
) -> Network:
    """The network on ``day``; segments of which nothing is known on that day are left out.

    ``deeds`` add to the strikes of the tables; ``changes`` come last, each over the one before.
    """
    reach = _reach((*tables.strikes, *deeds), day)
    links = {link.id: link for link in _links(tables, reach, day)}
    for change in changes:
        for link in change.links & links.keys():
            links[link] = changed(links[link], change)
    lines = {route.id: route.name for route in tables.routes.values()}
    return Network(day, tuple(links.values()), tables.nodes, lines, tables.units)


def changed(link: Link, change: LinkChange) -> Link:
    """The link after the change."""
    return replace(
        link,
        status=change.status or link.status,
        status_where=change.why if change.status else link.status_where,
        hands=(*link.hands, change.hand) if change.hand else link.hands,
        reach=(*link.reach, change.reach) if change.reach else link.reach,
    )


def _links(tables: RouteTable, reach: Mapping[str, tuple[Hand, ...]], day: dt.date) -> Iterator[Link]:
    for segment in tables.segments.values():
        status = segment.status(day)
        if status is None:
            continue
        start, end = tables.nodes[segment.start], tables.nodes[segment.end]
        hands = tuple(_hand(row) for row in segment.holders if row.holds(day))
        yield Link(
            id=segment.id, route=segment.route, start=start.id, end=end.id, mode=segment.mode,
            products=segment.products, capacity=segment.capacity, unit=segment.unit, one_way=segment.one_way,
            km=distance_km((start.lat, start.lon), (end.lat, end.lon)), status=status.value,
            status_where=status.where, territory=_territory(segment, start, end), hands=hands,
            reach=(*reach.get(segment.id, ()), *reach.get(segment.route, ())), where=segment.where, year=segment.year,
        )  # fmt: skip


def _territory(segment: Segment, start: Node, end: Node) -> tuple[str, ...]:
    """The states of the row and of the nodes at its ends, whose ground the goods touch as well."""
    return tuple(dict.fromkeys(state for state in (start.state, *segment.territory, end.state) if state))


def _hand(row: Dated) -> Hand:
    return Hand(row.value, row.role, row.where, row.first.isoformat() if row.first else "", row.note)


def _reach(strikes: Sequence[Strike], day: dt.date) -> dict[str, tuple[Hand, ...]]:
    found: dict[str, list[Hand]] = defaultdict(list)
    for strike in strikes:
        if strike.first is None or strike.first <= day:
            found[strike.target].append(Hand(strike.state, strike.kind, strike.where, strike.date, strike.note))
    return {target: tuple(hands) for target, hands in found.items()}
