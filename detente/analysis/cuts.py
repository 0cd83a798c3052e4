"""What cuts one place off from another: smallest sets of states and of segments, each state's share, ways around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, product

from detente.analysis.asking import Question
from detente.analysis.between import links_between
from detente.analysis.chains import arcs_of, chains
from detente.analysis.flows import minimum_cuts
from detente.analysis.graph import Graph
from detente.analysis.network import COMING, GROUNDS, Hand, Link
from detente.analysis.routes import Around, RouteFound
from detente.analysis.veto import Blocks, Cuts, Share

MOST_CUTS = 20
MOST_BYPASSES = 10

Grounds = tuple[str, ...]
# The grounds that are looked at together: each alone, then all that a state can do.
SCOPES: dict[str, Grounds] = {ground: (ground,) for ground in GROUNDS} | {"any": GROUNDS}


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a state can close a link: the ground, the link, and the row or event that says so."""

    state: str
    ground: str
    link: str
    hand: Hand


@dataclass(frozen=True, slots=True)
class Bypass:
    """What it takes to go around a state: the way that needs the fewest links that are not open, and the shortest."""

    state: str
    route: RouteFound | None
    shortest: RouteFound | None = None

    @property
    def to_open(self) -> tuple[Link, ...]:
        return self.route.not_open if self.route else ()


@dataclass(frozen=True, slots=True)
class Cut:
    """Answer to what cuts: per scope (territory, holds, reach, any) the smallest sets and shares of states.

    ``segments`` are the smallest sets of links, at most ``MOST_CUTS`` of them. ``basis`` tells which links it is asked
    of: those open; where these do not join the ends, all that exist; else also those planned; "none" if no way leads.
    """

    question: Question
    basis: str
    states: dict[str, Cuts]
    shares: dict[str, list[Share]]
    segments: tuple[frozenset[str], ...]
    proofs: tuple[Proof, ...]
    bypasses: tuple[Bypass, ...]


def find_cuts(question: Question, *, ends_too: bool = False, largest: int = 6) -> Cut:
    """What cuts the open routes of a question. States at its ends count only with ``ends_too``."""
    basis, links = joining_links(question)
    powers = {link.id: {ground: link.power(ground) for ground in GROUNDS} for link in links}
    spared = frozenset() if ends_too else question.start.states | question.end.states
    states: dict[str, Cuts] = {}
    shares: dict[str, list[Share]] = {}
    for scope, grounds in SCOPES.items():
        able = {id_: _together(by, grounds).difference(spared) for id_, by in powers.items()}
        who = sorted(frozenset().union(*able.values()))
        if who:
            blocks = Blocks(links, question.start.nodes, question.end.nodes, able, who)
            states[scope] = blocks.smallest(largest)
            if scope == "any" or blocks.cheap:
                shares[scope] = blocks.shares()
    named = {state for cuts in states.values() for some in cuts.sets for state in some}
    named |= {share.state for those in shares.values() for share in those}
    around = Around(question)
    main = around.main_way()
    first = sorted(links, key=lambda link: link.id not in main)
    return Cut(
        question, basis, states, shares, smallest_segments(question, links) if links else (),
        tuple(proofs(first, named)), tuple(bypasses(around, _first(states, shares))),
    )  # fmt: skip


def _first(states: dict[str, Cuts], shares: dict[str, list[Share]]) -> list[str]:
    """The states that it takes a way around: those of the smallest sets, then those with the largest shares."""
    named = [state for cuts in states.values() for some in cuts.sets for state in sorted(some)]
    named += [share.state for share in shares.get("any", ())]
    return list(dict.fromkeys(named))[:MOST_BYPASSES]


def joining_links(question: Question) -> tuple[str, list[Link]]:
    """Links that can lie on a way between the ends, and which kind it took: open, existing, all or none."""
    usable = question.links()
    kinds = {
        "open": [link for link in usable if link.is_open],
        "existing": [link for link in usable if link.status not in COMING],
        "all": list(usable),
    }
    for basis, links in kinds.items():
        between = links_between(links, question.start.nodes, question.end.nodes)
        graph = Graph(between)
        if graph.reached(graph.numbers(question.start.nodes)) & graph.numbers(question.end.nodes):
            return basis, between
    return "none", []


def _together(by: dict[str, frozenset[str]], grounds: Grounds) -> frozenset[str]:
    """States with power on any of some grounds."""
    first = by[grounds[0]]
    others = [by[ground] for ground in grounds[1:] if by[ground]]
    return first.union(*others) if others else first


def proofs(links: Iterable[Link], states: Iterable[str]) -> list[Proof]:
    """Each ground on which each of ``states`` can close each link, in the order of links; territory once a route."""
    found: dict[tuple[str, ...], Proof] = {}
    wanted = frozenset(states)
    for link in links:
        for ground in GROUNDS:
            for state in sorted(link.power(ground) & wanted):
                for hand in link.evidence(state, ground):
                    key = (state, ground, link.route if ground == "territory" else link.id, hand.where)
                    found.setdefault(
                        key if ground == "territory" else (*key, hand.how), Proof(state, ground, link.id, hand)
                    )
    return list(found.values())


def smallest_segments(question: Question, links: Sequence[Link]) -> tuple[frozenset[str], ...]:
    """The smallest sets of links that cut, found as minimum cuts where each link has room for one."""
    ends = dict.fromkeys(question.start.nodes, 0) | dict.fromkeys(question.end.nodes, 1)
    rows = chains(links, dict.fromkeys((link.id for link in links), 1.0), ends)
    found = minimum_cuts(*arcs_of(rows, ends), 0, 1, MOST_CUTS)
    each = (product(*(rows[arc // 2].links for arc in cut)) for cut in found)
    sets = (frozenset(link.id for link in some) for cut in each for some in cut)
    return tuple(islice(sets, MOST_CUTS))


def bypasses(around: Around, states: Iterable[str]) -> list[Bypass]:
    """The cheapest and the shortest way around the ground of each state, links that are not open included."""
    found = []
    for state in states:
        cheapest = around.cheapest(state)
        shortest = around.shortest(state) if cheapest and cheapest[0].not_open else []
        other = shortest[0] if shortest and shortest[0].links != cheapest[0].links else None
        found.append(Bypass(state, cheapest[0] if cheapest else None, other))
    return found
