"""What cuts a connection, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from detente.cli._console import out, printable
from detente.cli._routes import asked
from detente.cli._tables import plain_table
from detente.errors import UsageError
from detente.world import Ask

if TYPE_CHECKING:
    from detente.analysis.cuts import Bypass, Cut, Proof
    from detente.world import World

BASIS = {
    "open": "of the open links",
    "existing": "nothing is open: asked of all links that exist, blocked, damaged and dormant ones too",
    "all": "nothing exists: asked of planned links too",
}
GROUND = {
    "territory": "its territory", "holds": "holds or guards the ground", "reach": "has struck or seized it",
    "any": "on any of these grounds",
}  # fmt: skip
MOST_PROOFS = 4
MOST_SHARES = 12


def route_as_ask(world: World, ask: Ask) -> Ask:
    """A question along one route, from one of its ends to the other; UsageError if it has no two ends."""
    route = world.names.one(ask.start, ("route",)).id
    segments = [segment for segment in world.table.segments.values() if segment.route == route]
    nodes = [node for segment in segments for node in (segment.start, segment.end)]
    ends = [node for node in dict.fromkeys(nodes) if nodes.count(node) == 1]
    if len(ends) < 2:
        raise UsageError(f"{ask.start} has no two ends", remedy="Name two places.")
    products = world.table.routes[route].products
    carry = ask.carry or (next(iter(products)) if len(products) == 1 else None)
    return Ask(ends[0], ends[-1], carry, ask.mode, ask.avoid, route, ask.on)


def print_cut(cut: Cut) -> None:
    """Smallest sets on each ground, shares, evidence, segments and ways around."""
    question = cut.question
    out().print(Text(f"\n{asked(question)}, {question.network.day}", style="bold"))
    if cut.basis == "none":
        out().print("nothing to cut: no link, open or planned, joins the two")
        return
    out().print(BASIS[cut.basis], style="dim")
    _print_sets(cut)
    _print_shares(cut)
    _print_proofs(cut.proofs)
    _print_segments(cut)
    for bypass in cut.bypasses:
        _print_bypass(bypass)


def _print_sets(cut: Cut) -> None:
    out().print(Text("\nsmallest sets of states that cut it", style="bold"))
    table = plain_table("because of", "sets")
    for scope, found in cut.states.items():
        table.add_row(GROUND[scope], either(found.sets) or ("none" if found.settled else "none found of up to six"))
    out().print(table if cut.states else "no state has power over it")


def either(sets: Iterable[frozenset[str]]) -> str:
    """Sets of states in words, such as "AZE + GEO or RUS"; empty if there are none."""
    return " or ".join(" + ".join(sorted(some)) for some in sets)


def _print_shares(cut: Cut) -> None:
    shares = {scope: {share.state: share for share in found} for scope, found in cut.shares.items()}
    states = [share.state for share in cut.shares.get("any", ())]
    if not states:
        return
    out().print(Text("\npivotal shares (Shapley values)", style="bold"))
    table = plain_table("state", *(GROUND[scope] for scope in shares))
    for state in states[:MOST_SHARES]:
        cells = [found[state] for found in shares.values() if state in found]
        sampled = any(share.error for share in cells)
        row = [f"{found[state].value:.3f}" if state in found else "" for found in shares.values()]
        error = max((share.error for share in cells), default=0.0)
        table.add_row(state, *row, f"± {error:.3f}" if sampled else "")
    out().print(table)


def _print_proofs(proofs: Sequence[Proof]) -> None:
    out().print(Text("\non what grounds", style="bold"))
    table = plain_table("state", "ground", "segment", "what", "since", "says")
    shown: dict[tuple[str, str], int] = {}
    for proof in proofs:
        key = (proof.state, proof.ground)
        shown[key] = shown.get(key, 0) + 1
        if shown[key] <= MOST_PROOFS:
            table.add_row(
                proof.state, proof.ground, proof.link, proof.hand.how, proof.hand.since,
                printable(f"{proof.hand.where} {proof.hand.note}"),
            )  # fmt: skip
    out().print(table)
    for (state, ground), number in shown.items():
        if number > MOST_PROOFS:
            out().print(f"{state}, {ground}: {number - MOST_PROOFS} more segments", style="dim")


def _print_segments(cut: Cut) -> None:
    out().print(Text("\nsmallest sets of segments that cut it", style="bold"))
    for some in cut.segments:
        out().print(f"  {' + '.join(sorted(some))}")


def _print_bypass(bypass: Bypass) -> None:
    out().print(Text(f"\naround {bypass.state}", style="bold"))
    if bypass.route is None:
        out().print("  no link, open or planned, leads around it")
        return
    for route, told in ((bypass.route, "needs"), (bypass.shortest, "or, the shortest, needs")):
        if route:
            links = ", ".join(f"{link.id} ({link.status})" for link in route.not_open) or "nothing: it is open"
            out().print(f"  {told} {links}; through {', '.join(route.territory) or 'the open sea'}, {route.km:,.0f} km")
