"""Changes of the model in a short language, such as "BTC damaged", "RUS holds Lachin" or "ARM leaves CSTO".

ROUTE STATUS                    BTC damaged; Zangezur operating; btc/refahiye-ceyhan blocked
MODEs of STATE STATUS           pipelines of AZE damaged; railways of GEO blocked
STATE holds|guards|supervises ROUTE         RUS guards Zangezur
STATE strikes|seizes ROUTE      RUS strikes BTC: shows its reach, the status stays
STATE joins|leaves|suspends ORGANISATION    ARM leaves CSTO
border STATE STATE open|closed  border ARM TUR open
peace STATE STATE [guarded by STATE]        the border opens, lines between the two operate
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from detente.analysis.dated import LinkChange
from detente.analysis.graph import CLASSES
from detente.analysis.names import Named, Names
from detente.analysis.network import HOLDING, Hand, Link, Network
from detente.errors import UsageError

MODES = {"pipelines": "pipeline", "railways": "rail", "roads": "road", "sea lanes": "sea"}
DEEDS = {"strikes": "struck", "seizes": "seized"}
MEMBERSHIP = {"joins": "in force", "leaves": "ended", "suspends": "suspended"}
STATUS = "|".join(sorted(CLASSES, key=len, reverse=True))
REMEDY = "Write for example: BTC damaged; RUS holds Lachin; ARM leaves CSTO; border ARM TUR open; peace ARM AZE."


@dataclass(frozen=True, slots=True)
class FactChange:
    """A membership or border that becomes ``status``."""

    relation: str
    subject: str
    object: str
    status: str


@dataclass(frozen=True, slots=True)
class Patch:
    """One change, in words and as changes of links and facts; ``links`` is empty where only facts change."""

    text: str
    links: tuple[LinkChange, ...] = ()
    facts: tuple[FactChange, ...] = ()


class Patcher:
    """Reads the short language against a network."""

    def __init__(self, names: Names, network: Network) -> None:
        self._names, self._network = names, network
        self._forms: list[tuple[re.Pattern[str], Callable[..., Patch]]] = [
            (re.compile(pattern, re.IGNORECASE), make)
            for pattern, make in (
                (r"peace\s+(?P<a>\S+)\s+(?P<b>\S+)(?:\s+guarded\s+by\s+(?P<guard>.+))?", self._peace),
                (r"border\s+(?P<a>\S+)\s+(?P<b>\S+)\s+(?P<how>open|closed)", self._border),
                (rf"(?P<mode>{'|'.join(MODES)})\s+of\s+(?P<state>.+?)\s+(?P<status>{STATUS})", self._mode_of),
                (rf"(?P<state>.+?)\s+(?P<how>{'|'.join(HOLDING)})\s+(?P<line>.+)", self._hold),
                (rf"(?P<state>.+?)\s+(?P<how>{'|'.join(DEEDS)})\s+(?P<line>.+)", self._deed),
                (rf"(?P<state>.+?)\s+(?P<how>{'|'.join(MEMBERSHIP)})\s+(?P<body>.+)", self._member),
                (rf"(?P<line>.+?)\s+(?P<status>{STATUS})", self._status),
            )
        ]

    def read(self, text: str) -> Patch:
        """The patch that a line means; UsageError where it is none or names what is unknown."""
        words = " ".join(text.split())
        for pattern, make in self._forms:
            if match := pattern.fullmatch(words):
                return make(words, **{k: v for k, v in match.groupdict().items() if v is not None})
        raise UsageError(f"{text!r} is no change that can be read", remedy=REMEDY)

    def _links_of(self, line: str) -> frozenset[str]:
        """Segments of the routes, or the segment, of a name."""
        kinds = ("route", "segment")
        found: list[Named] = self._names.find(line, kinds) or [self._names.one(line, kinds)]
        ids = {named.id for named in found}
        links = frozenset(link.id for link in self._network.links if link.route in ids or link.id in ids)
        if not links:
            raise UsageError(
                f"nothing is known of {line!r} on {self._network.day}", remedy="Ask of another day (--on)."
            )
        return links

    def _state(self, text: str) -> str:
        return self._names.one(text, ("state",)).id

    def _status(self, text: str, line: str, status: str) -> Patch:
        return Patch(text, (LinkChange(self._links_of(line), status=status.lower(), why="scenario", text=text),))

    def _mode_of(self, text: str, mode: str, state: str, status: str) -> Patch:
        code, wanted = self._state(state), MODES[mode.lower()]
        links = frozenset(
            link.id for link in self._network.links if link.mode == wanted and link.is_open and code in link.territory
        )
        return Patch(text, (LinkChange(links, status=status.lower(), why="scenario", text=text),))

    def _hold(self, text: str, state: str, how: str, line: str) -> Patch:
        hand = Hand(self._state(state), how.lower(), "scenario")
        return Patch(text, (LinkChange(self._links_of(line), hand=hand, why="scenario", text=text),))

    def _deed(self, text: str, state: str, how: str, line: str) -> Patch:
        hand = Hand(self._state(state), DEEDS[how.lower()], "scenario")
        return Patch(text, (LinkChange(self._links_of(line), reach=hand, why="scenario", text=text),))

    def _member(self, text: str, state: str, how: str, body: str) -> Patch:
        organisation = self._names.one(body, ("organisation",)).id
        return Patch(text, (), (FactChange("member of", self._state(state), organisation, MEMBERSHIP[how.lower()]),))

    def _border(self, text: str, a: str, b: str, how: str) -> Patch:
        ends = self._state(a), self._state(b)
        links = list(border_links(self._network, *ends))
        if how.lower() == "open":
            changed = frozenset(link.id for link in links if link.status == "blocked")
            fact = FactChange("border closed with", *ends, "ended")
        else:
            changed = frozenset(link.id for link in links if link.is_open)
            fact = FactChange("border closed with", *ends, "in force")
        status = "operating" if how.lower() == "open" else "blocked"
        return Patch(text, (LinkChange(changed, status=status, why="scenario", text=text),), (fact,))

    def _peace(self, text: str, a: str, b: str, guard: str = "") -> Patch:
        ends = self._state(a), self._state(b)
        links = frozenset(link.id for link in _lines_between(self._network, *ends) if not link.is_open)
        changes = [LinkChange(links, status="operating", why="scenario", text=text)]
        if guard:
            changes.append(
                LinkChange(links, hand=Hand(self._state(guard), "guards", "scenario"), why="scenario", text=text)
            )
        return Patch(text, tuple(changes), (FactChange("border closed with", *ends, "ended"),))


def border_links(network: Network, a: str, b: str) -> Iterator[Link]:
    """Links by land that cross the border of two states: those over both, and those that meet at its crossings."""
    at: dict[str, set[str]] = {}
    for link in network.links:
        for node in (link.start, link.end):
            at.setdefault(node, set()).update(link.territory)
    crossings = {node for node, states in at.items() if {a, b} <= states and network.points[node].kind == "crossing"}
    for link in network.links:
        if link.mode == "sea" or not {a, b} & set(link.territory):
            continue
        if {a, b} <= set(link.territory) or link.start in crossings or link.end in crossings:
            yield link


def _lines_between(network: Network, a: str, b: str) -> Iterator[Link]:
    """Links of routes that run over the ground of both states, and those at their border."""
    over: dict[str, set[str]] = {}
    for link in network.links:
        over.setdefault(link.route, set()).update(link.territory)
    both = {route for route, states in over.items() if {a, b} <= states}
    seen = {link.id for link in border_links(network, a, b)}
    yield from (
        link
        for link in network.links
        if link.mode != "sea" and (link.id in seen or (link.route in both and {a, b} & set(link.territory)))
    )


def link_changes(patches: Iterable[Patch]) -> list[LinkChange]:
    """The changes of links of several patches, in order."""
    return [change for patch in patches for change in patch.links]
