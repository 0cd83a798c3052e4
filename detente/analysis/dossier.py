"""One page on a state: what stands, what it depends on, with whom it had to do, what may come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.analysis.cards import Card
from detente.analysis.depends import Dependence
from detente.analysis.facts import Change, Standing
from detente.analysis.network import Network
from detente.analysis.pairs import Pair, by_pair

Json = dict[str, Any]
HEADINGS = (
    "memberships",
    "alliances",
    "bases",
    "borders",
    "ground held",
    "recognition",
    "ownership",
    "trade",
    "routes",
    "links",
)
MOST_EVENTS, MOST_PAIRS = 10, 8
WORTH_TELLING = 0.1  # share of a trade that hangs on a state


@dataclass(frozen=True, slots=True)
class Line:
    """A route over the state's ground: its segments there by status."""

    name: str
    id: str
    mode: str
    statuses: tuple[tuple[str, int], ...]
    hands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A page on a state as of a day; ``facts`` are the relations under their headings."""

    state: str
    name: str
    day: dt.date
    facts: tuple[tuple[str, tuple[Standing, ...]], ...]
    changes: tuple[Change, ...]
    lines: tuple[Line, ...]
    dependences: tuple[Dependence, ...]
    pairs: tuple[Pair, ...]
    events: tuple[Json, ...]
    cards: tuple[Card, ...]


def by_heading(found: Iterable[Standing], headings: Mapping[str, str]) -> tuple[tuple[str, tuple[Standing, ...]], ...]:
    """Relations under the headings that a table gives them, in the order of ``HEADINGS``."""
    under: dict[str, list[Standing]] = {heading: [] for heading in HEADINGS}
    for one in found:
        under.setdefault(headings.get(one.relation, "links"), []).append(one)
    return tuple((heading, tuple(those)) for heading, those in under.items() if those)


def lines_over(network: Network, state: str) -> tuple[Line, ...]:
    """Routes with segments over the ground of a state."""
    at: dict[str, dict[str, int]] = {}
    modes: dict[str, str] = {}
    hands: dict[str, dict[str, None]] = {}
    for link in network.links:
        if state in link.ground_of():
            statuses = at.setdefault(link.route, {})
            statuses[link.status] = statuses.get(link.status, 0) + 1
            modes[link.route] = link.mode
            hands.setdefault(link.route, {}).update({f"{hand.state} {hand.how}": None for hand in link.hands})
    return tuple(
        Line(network.lines.get(route, route), route, modes[route], tuple(statuses.items()), tuple(hands[route]))
        for route, statuses in sorted(at.items(), key=lambda item: (modes[item[0]], item[0]))
    )


def worth_telling(found: Iterable[Dependence]) -> tuple[Dependence, ...]:
    """Dependences of which a state holds a fair share."""
    return tuple(one for one in found if one.states and one.states[0].share >= WORTH_TELLING)


def pairs_with(
    events: Sequence[Json], state: str, states: Mapping[str, str], until: dt.date
) -> tuple[tuple[Pair, ...], tuple[Json, ...]]:
    """Pairs that a state is part of, and its newest events up to a day; ``states`` are names by code."""
    own = {states[state]}
    past = [event for event in events if event["from"] is None or event["from"] <= until]
    pairs = tuple(pair for pair in by_pair(past, states) if own & set(pair.names))
    newest = tuple(event for event in past if any(event in pair.events for pair in pairs))
    return pairs[:MOST_PAIRS], newest[:MOST_EVENTS]


def cards_about(cards: Iterable[Card], names: Iterable[str]) -> tuple[Card, ...]:
    """Cards whose words or changes name the state."""
    own = [name.casefold() for name in names]
    return tuple(
        card
        for card in cards
        if any(name in " ".join((card.trigger, card.effect, *card.changes)).casefold() for name in own)
    )
