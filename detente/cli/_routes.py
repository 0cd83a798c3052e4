"""Routes on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from detente.cli._console import out, printable
from detente.cli._tables import plain_table

if TYPE_CHECKING:
    from detente.analysis.asking import Question
    from detente.analysis.network import Hand, Link
    from detente.analysis.routes import Changed, RouteFound, Routes, Together

STATUS_COLOURS = {"operating": "green", "partial": "yellow", "planned": "cyan", "under construction": "cyan"}


def print_routes(answer: Routes) -> None:
    """The open routes, those that wait for a link, the capacity together, and what is missing."""
    question = answer.question
    avoiding = f", around {', '.join(sorted(question.avoid))}" if question.avoid else ""
    out().print(Text(f"\n{asked(question)}{avoiding}, {question.network.day}", style="bold"))
    for route in answer.best:
        print_route(answer, route)
    if answer.best:
        out().print(f"\ntogether {together(answer.together)}")
    else:
        out().print("no open route")
        _print_missing(answer)
    if answer.not_open:
        out().print(Text("\nnot open, and what they wait for:", style="bold"))
    done = answer.missing.route if answer.missing else None
    for route in answer.not_open:
        if route is not done:
            print_route(answer, route)


def asked(question: Question) -> str:
    """From where, to where, with what."""
    return f"{question.start.label} → {question.end.label}, {question.product}"


def print_route(answer: Routes, route: RouteFound) -> None:
    """One route: status, states, lines, capacity, and whose hands it runs through."""
    names = answer.question.network
    lines = " → ".join(names.lines.get(line, line) for line in route.lines())
    out().print(Text.assemble("\n", (route.status, STATUS_COLOURS.get(route.status, "red")), f"  {lines}"))
    out().print(f"    through {', '.join(route.territory) or 'the open sea'} · {route.km:,.0f} km · {_capacity(route)}")
    ends = " → ".join(names.points[node].name for node in (route.nodes[0], route.nodes[-1]))
    out().print(f"    {printable(ends)}")
    if hands := _hands(route.hands):
        out().print(f"    in the hands of {hands}")
    for link in route.not_open:
        out().print(f"    {link.status}: {link_name(answer, link)} ({link.status_where})")


def link_name(answer: Routes, link: Link) -> str:
    """A link by the names of its ends."""
    points = answer.question.network.points
    return f"{points[link.start].name} – {points[link.end].name} [{link.id}]"


def together(found: Together) -> str:
    """Capacity of all routes together in words."""
    if found.at_least is None:
        return "without a known limit: roads or sea lanes lead all the way"
    least = f"{found.at_least:,.4g} {found.unit}"
    if not found.unknown or found.at_most == found.at_least:
        return least
    most = "without a known limit" if found.at_most is None else f"at most {found.at_most:,.4g} {found.unit}"
    return f"at least {least}, {most}; {len(found.unknown)} links of unknown capacity"


def _capacity(route: RouteFound) -> str:
    if route.capacity is None:
        return "capacity unknown"
    unknown = f", {len(route.unknown)} links unknown" if route.unknown else ""
    return f"{route.capacity:,.4g} {route.unit} ({route.narrowest[0]}{unknown})"


def _hands(hands: Sequence[Hand]) -> str:
    found = {(hand.state, hand.how): hand.where for hand in hands}
    return "; ".join(f"{state} {how} ({where})" for (state, how), where in found.items())


def _print_missing(answer: Routes) -> None:
    missing = answer.missing
    if missing is None:
        return
    if missing.route:
        out().print("what would complete one:")
        print_route(answer, missing.route)
    elif missing.gap:
        points, (here, there, km) = answer.question.network.points, missing.gap
        gap = f"{points[here].name} – {points[there].name}, {km:,.0f} km"
        out().print(f"no link is known that would complete one; the gap is {gap}")
    else:
        out().print(_nothing_there(answer))


def _nothing_there(answer: Routes) -> str:
    question = answer.question
    absent = [end.label for end in (question.start, question.end) if not end.nodes]
    return f"no route that carries {question.product} touches {' or '.join(absent)}"


def print_changed(changed: Changed, since: object) -> None:
    """What is different from another day."""
    out().print(Text(f"\nsince {since}:", style="bold"))
    out().print(f"together {together(changed.before)} then, {together(changed.after)} now")
    for what, routes in (("lost", changed.lost), ("gained", changed.gained)):
        for route in routes:
            out().print(f"{what}: {' → '.join(route.lines())} through {', '.join(route.territory)}")
    table = plain_table("segment", "what", "then", "now", "row")
    for link in changed.links:
        table.add_row(link.id, link.what, link.before, link.after, link.where)
    out().print(table if changed.links else "no segment has changed")
