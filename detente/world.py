"""The dated model that questions are asked of: the shipped baseline, the user's own files, and what articles tell.

from detente.world import World
world = World.load()
world.routes("AZE", "EU", carry="gas", avoid="RUS,IRN", on=date(2025, 7, 10)).best
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from detente.analysis.asking import Atlas, End, Question, usable
from detente.analysis.cards import Card, CardRules, cards_of
from detente.analysis.claims import Baseline, Told, changes_of_claims, changes_of_events, told_claims
from detente.analysis.cuts import Cut, find_cuts
from detente.analysis.dated import LinkChange, network_on
from detente.analysis.deeds import deeds_of
from detente.analysis.depends import Dependence, Direction, find_dependences
from detente.analysis.facts import Change, Claim, Facts, Standing
from detente.analysis.names import Names
from detente.analysis.network import Network
from detente.analysis.routes import Routes, find_routes
from detente.baseline import RouteTable, Strike
from detente.errors import UsageError
from detente.lexicons.provenance import compiled, sources
from detente.lexicons.routes import read_routes
from detente.lexicons.scenarios import conflicts, effects, strengths
from detente.lexicons.standing import change_rules, memberships, relation_kinds, standing
from detente.lexicons.tables import read_rows

if TYPE_CHECKING:
    from detente.store.base import View

# Tables of which claims of the baseline are made.
CLAIMED = (
    "organisations/members",
    "facts/standing",
    "routes/borders",
    "routes/routes",
    "routes/segments",
    "routes/holders",
)


@dataclass(frozen=True)
class Ask:
    """A question about routes in a user's words; see docs/questions.md."""

    start: str
    end: str
    carry: str | None = None
    mode: str | None = None
    avoid: str = ""
    along: str = ""
    on: dt.date | None = None


@dataclass(frozen=True)
class World:
    """Baseline and articles. ``told`` are the articles; ``folders`` the user's vocabulary, laid out like the data."""

    table: RouteTable
    names: Names
    told: tuple[Told, ...] = ()
    folders: tuple[Path, ...] = field(default=())

    @classmethod
    def load(cls, folders: Sequence[Path] = (), files: Sequence[Path] = (), view: View | None = None) -> World:
        """Reads the baseline, the user's vocabulary ``folders`` and route ``files``, and the articles of a store.

        LexiconError names the file and line of a mistake.
        """
        table = read_routes(folders, files)
        return cls(table, _names(table, folders), tuple(_told(view)) if view else (), tuple(folders))

    # --- days ---

    def latest(self) -> dt.date:
        """The latest day that the articles, else the tables, tell of: questions without a day are asked of it."""
        published = [day for told in self.told if (day := told.published)]
        return max(published) if published else self.table.latest()

    # --- routes ---

    def network(
        self, on: dt.date | None = None, changes: Iterable[LinkChange] = (), deeds: Sequence[Strike] | None = None
    ) -> Network:
        """The network of a day, with what articles tell of strikes and seizures."""
        return network_on(self.table, on or self.latest(), changes, self.deeds if deeds is None else deeds)

    def question(self, ask: Ask, network: Network | None = None) -> Question:
        """A question about one product; UsageError where a name is unknown or nothing says what is carried."""
        net = network or self.network(ask.on)
        product = self.product(ask.carry, net)
        avoid = self.atlas.states(ask.avoid, net.day) if ask.avoid else frozenset()
        lines = self.atlas.lines(ask.along) if ask.along else frozenset()
        links = usable(net, product, ask.mode, avoid, lines)
        start, end = (self.atlas.end(text, net, links) for text in (ask.start, ask.end))
        return Question(net, start, _apart(start, end), product, ask.mode, avoid, lines)

    def product(self, carry: str | None, network: Network) -> str:
        """A product that the network knows; UsageError with suggestions otherwise."""
        known = network.products()
        if carry in known:
            return str(carry)
        listed = ", ".join(known)
        raise UsageError(f"{carry!r} is carried by no route" if carry else "what is carried?", remedy=f"Use: {listed}.")

    def products(self, ask: Ask, network: Network) -> list[str]:
        """The products of a question: the one given, else each by which a way joins the ends, open or not."""
        if ask.carry:
            return [self.product(ask.carry, network)]
        return [product for product in network.products() if self._joined(ask, product, network)]

    def _joined(self, ask: Ask, product: str, network: Network) -> bool:
        from detente.analysis.between import links_between

        question = self.question(_carrying(ask, product), network)
        return bool(links_between(question.links(), question.start.nodes, question.end.nodes))

    def routes(self, start: str, end: str, *, best: int = 5, **ask: str | dt.date | None) -> Routes:
        """Routes of one product; keywords are those of Ask."""
        return find_routes(self.question(Ask(start, end, **ask)), best)  # type: ignore[arg-type]

    def cut(self, start: str, end: str, *, ends_too: bool = False, **ask: str | dt.date | None) -> Cut:
        """What cuts the routes of one product; keywords are those of Ask."""
        return find_cuts(self.question(Ask(start, end, **ask)), ends_too=ends_too)  # type: ignore[arg-type]

    def depends(
        self,
        state: str,
        directions: Sequence[Direction] = ("imports", "exports"),
        carry: str | None = None,
        partners: str = "",
        on: dt.date | None = None,
    ) -> list[Dependence]:
        """A state's dependences; ``partners`` such as "EU,CHN" narrow the world."""
        network = self.network(on)
        products = [self.product(carry, network)] if carry else None
        whole = self.atlas.states(partners, network.day) if partners else None
        return find_dependences(network, self.names.one(state, ("state",)).id, directions, products, whole)

    # --- facts ---

    def facts_on(self, on: dt.date | None = None, about: str = "") -> list[Standing]:
        """What stands on a day, about a state, organisation or route if given."""
        return self.facts.on(on or self.latest(), self.keys(about))

    def changed(self, first: dt.date, last: dt.date, about: str = "") -> list[Change]:
        """What began, was suspended or ended in a time."""
        return self.facts.changed(first, last, self.keys(about))

    def keys(self, about: str) -> frozenset[str]:
        """Keys of what a user names; UsageError with suggestions for unknown names."""
        if not about:
            return frozenset()
        kinds = ("state", "organisation", "route")
        found = self.names.find(about, kinds)
        known = {claim.subject.key for claim in self.facts.claims()} | {
            claim.object.key for claim in self.facts.claims()
        }
        if not found and about.casefold() in known:
            return frozenset((about.casefold(),))
        return frozenset(named.id for named in found or [self.names.one(about, kinds)])

    @cached_property
    def atlas(self) -> Atlas:
        return Atlas(self.names, memberships(self.folders))

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.claims, relation_kinds(self.folders))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Claims of the baseline, of articles, and what rules draw from them."""
        base = Baseline(self.names, compiled(sources(), CLAIMED))
        rules = change_rules(self.folders)
        claims = [
            *base.memberships(memberships(self.folders)), *base.standing(standing(self.folders)),
            *base.borders(self.table.borders), *base.hands(self.table.routes, self.table.segments.values()),
            *(claim for told in self.told for claim in told_claims(told, self.names)),
            *(claim for told in self.told for claim in changes_of_events(told, rules, self.names)),
        ]  # fmt: skip
        return tuple(dict.fromkeys((*claims, *changes_of_claims(claims, rules))))

    def cards(self) -> list[Card]:
        """The conditional and planned statements of the articles."""
        rules = CardRules(effects(self.folders), strengths(self.folders), conflicts(self.folders))
        return cards_of(self.told, rules, self.names)

    @cached_property
    def deeds(self) -> tuple[Strike, ...]:
        """Strikes and seizures of routes that articles tell of."""
        return tuple(deeds_of((claim for claim in self.claims if claim.basis != "baseline"), self.table.routes))


def _carrying(ask: Ask, product: str) -> Ask:
    return Ask(ask.start, ask.end, product, ask.mode, ask.avoid, ask.along, ask.on)


def _apart(start: End, end: End) -> End:
    """The end without what is also the start: a member state on its way to its own union goes to the others."""
    states, nodes = end.states - start.states, end.nodes - start.nodes
    if end.nodes and not nodes:
        raise UsageError(f"{start.label} and {end.label} are the same place", remedy="Name two different ends.")
    return End(end.label, states, nodes)


def _told(view: View) -> Iterable[Told]:
    for stored in view.stored():
        yield Told(stored.key, stored.article.title or stored.article.id, stored.article.text, stored.document)


def _names(table: RouteTable, folders: Sequence[Path]) -> Names:
    """Everything that has a name; the nouns of things, such as "pipeline", may be left out of a name."""
    things = [row["lemma"] for row in read_rows("triggers/things", ["lemma"], folders)]
    names = Names(things)
    for row in read_rows("actors/states", ["code", "name", "names"], folders):
        names.add("state", row["code"], row["name"], row.values("names"))
    for row in read_rows("organisations/organisations", ["id", "name", "aliases"], folders):
        names.add("organisation", row["id"], row["name"], row.values("aliases"))
    for exclave in table.exclaves:
        names.add("exclave", exclave.name, exclave.name, exclave.aliases)
    for thing, kind in ((table.nodes, "node"), (table.routes, "route")):
        for one in thing.values():
            names.add(kind, one.id, one.name, one.aliases)
    for segment in table.segments:
        names.add("segment", segment, segment)
    return names
