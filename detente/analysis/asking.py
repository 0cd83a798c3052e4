"""What a question about routes is asked of: from where, to where, with what, around whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from detente.analysis.names import Names
from detente.analysis.network import GROUNDS, Link, Network, without
from detente.baseline import Membership
from detente.errors import UsageError


@dataclass(frozen=True, slots=True)
class End:
    """One end of a question: ``states`` are whole states meant, ``nodes`` where goods begin or end."""

    label: str
    states: frozenset[str]
    nodes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """From ``start`` to ``end`` with ``product``, by ``mode``, around ``avoid``, on ``lines`` only if given."""

    network: Network
    start: End
    end: End
    product: str
    mode: str | None = None
    avoid: frozenset[str] = frozenset()
    lines: frozenset[str] = field(default=frozenset())

    def links(self) -> tuple[Link, ...]:
        """Links that may be used, open or not."""
        return usable(self.network, self.product, self.mode, self.avoid, self.lines)

    def open_links(self) -> tuple[Link, ...]:
        return tuple(link for link in self.links() if link.is_open)

    def on(self, network: Network) -> Question:
        """The same question of another network."""
        return replace(self, network=network)

    def transit(self) -> tuple[str, ...]:
        """States that have any power over a link that may be used, other than those at the ends."""
        ends = self.start.states | self.end.states
        found = {state for link in self.open_links() for ground in GROUNDS for state in link.power(ground)}
        return tuple(sorted(found - ends))


def usable(
    network: Network,
    product: str,
    mode: str | None = None,
    avoid: Iterable[str] = (),
    lines: frozenset[str] = frozenset(),
) -> tuple[Link, ...]:
    """Links of a network that carry a product, by mode, on given lines, around some states."""
    carrying = network.carrying(product, mode)
    on_lines = [link for link in carrying if not lines or link.route in lines]
    return without(on_lines, avoid, network.points)


def members(memberships: Iterable[Membership], organisation: str, day: dt.date) -> frozenset[str]:
    """States that are members of an organisation on a day, suspended ones included."""
    return frozenset(
        row.state
        for row in memberships
        if row.organisation == organisation and row.role == "member" and row.status != "suspended" and row.holds(day)
    )


class Atlas:
    """Turns what a user calls places into ends of questions."""

    def __init__(self, names: Names, memberships: Sequence[Membership]) -> None:
        self.names = names
        self._memberships = memberships

    def states(self, text: str, day: dt.date) -> frozenset[str]:
        """States that a list such as "RUS,IRN" or "EU" names on a day."""
        found: set[str] = set()
        for part in _parts(text):
            named = self.names.one(part, ("state", "organisation"))
            found |= {named.id} if named.kind == "state" else self._members(named.id, day)
        return frozenset(found)

    def end(self, text: str, network: Network, links: Sequence[Link]) -> End:
        """The end that a state, organisation, exclave, place or a list of them names; UsageError for unknown names."""
        states: set[str] = set()
        nodes: set[str] = set()
        for part in _parts(text):
            for named in self.names.find(part, _ENDS) or [self.names.one(part, _ENDS)]:
                if named.kind in ("state", "organisation"):
                    states |= {named.id} if named.kind == "state" else self._members(named.id, network.day)
                elif named.kind == "exclave":
                    nodes |= {point.id for point in network.points.values() if point.exclave == named.id}
                else:
                    nodes.add(named.id)
        return End(text, frozenset(states), frozenset(nodes) | network.places_of(states, links))

    def _members(self, organisation: str, day: dt.date) -> frozenset[str]:
        found = members(self._memberships, organisation, day)
        if not found:
            name = self.names.called("organisation", organisation)
            raise UsageError(f"{name} has no member states that are known on {day}", remedy="Name states instead.")
        return found

    def lines(self, text: str) -> frozenset[str]:
        """Routes that a list such as "BTC,Baku-Supsa" names."""
        return frozenset(
            named.id
            for part in _parts(text)
            for named in self.names.find(part, ("route",)) or [self.names.one(part, ("route",))]
        )


_ENDS = ("state", "organisation", "exclave", "node")


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        raise UsageError("an empty name", remedy="Give a state, organisation or place.")
    return parts
