"""The dossier of a state as Markdown, which is also what a terminal shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.analysis.dossier import Dossier, by_heading, cards_about, lines_over, pairs_with, worth_telling
from detente.cli._console import printable
from detente.cli._facts import exact, voice
from detente.cli._tables import days, what
from detente.lexicons.standing import relation_kinds

if TYPE_CHECKING:
    from typing import Any

    from detente.analysis.facts import Standing
    from detente.world import World

CHANGED_DAYS = 730
MOST_LOSSES = 4


def make_dossier(world: World, state: str, day: dt.date, events: list[dict[str, Any]]) -> Dossier:
    """The page on a state; UsageError with suggestions for an unknown one."""
    named = world.names.one(state, ("state",))
    network = world.network(day)
    headings = {kind.relation: kind.heading for kind in relation_kinds(world.folders).values()}
    pairs, newest = pairs_with(events, named.id, world.names.all("state"), day)
    return Dossier(
        named.id, named.name, day, by_heading(world.facts.on(day, {named.id}), headings),
        tuple(world.facts.changed(day - dt.timedelta(days=CHANGED_DAYS), day, {named.id})),
        lines_over(network, named.id), worth_telling(world.depends(named.id, on=day)), pairs, newest,
        cards_about(world.cards(), (named.name, named.id)),
    )  # fmt: skip


def markdown(page: Dossier) -> Iterator[str]:
    """The page line by line."""
    yield f"# {page.name} ({page.state}), {page.day}"
    for heading, found in page.facts:
        yield f"\n## {heading.capitalize()}\n"
        yield from (_standing(one, page.state) for one in found)
    yield from _changes(page)
    yield from _lines(page)
    yield from _dependences(page)
    yield from _pairs(page)
    yield from _cards(page)


def _standing(one: Standing, state: str) -> str:
    relation = (
        f"{one.relation} **{one.object.name}**"
        if one.subject.key == state
        else f"**{one.subject.name}** {one.relation} it"
    )
    since = f" since {one.first}" if one.first else ""
    status = "" if one.status == "in force" else f" · {one.status}"
    says = " / ".join(voice(claim, one.status == "disputed") for claim in one.claims)
    return printable(f"- {relation}{since}{status} · {says}")


def _changes(page: Dossier) -> Iterator[str]:
    if page.changes:
        yield "\n## Changed in two years\n"
    for change in page.changes:
        claim = change.claim
        day = exact(change.day, claim.precision)
        yield printable(
            f"- {day} {change.what}: {claim.subject.name} {claim.relation} {claim.object.name} · {voice(claim)}"
        )


def _lines(page: Dossier) -> Iterator[str]:
    if page.lines:
        yield "\n## Routes over its ground\n"
    for line in page.lines:
        statuses = ", ".join(f"{number} {status}" for status, number in line.statuses)
        hands = f" · {'; '.join(line.hands)}" if line.hands else ""
        yield f"- {line.mode}: {line.name} [{line.id}] · segments: {statuses}{hands}"


def _dependences(page: Dossier) -> Iterator[str]:
    if page.dependences:
        yield "\n## What its trade hangs on\n"
    for one in page.dependences:
        by = "" if one.mode == "any" else f" by {one.mode}"
        losses = ", ".join(f"{loss.name} {loss.share:.0%}" for loss in one.states[:MOST_LOSSES])
        yield f"- {one.direction} of {one.product}{by}, {one.total:,.4g} {one.unit}: {losses}"


def _pairs(page: Dossier) -> Iterator[str]:
    if page.pairs:
        yield "\n## With whom it had to do\n"
    for pair in page.pairs:
        yield printable(f"- {' – '.join(pair.names)}: {len(pair.events)} events")
    if page.events:
        yield "\n## Latest events\n"
    for event in page.events:
        status = "" if event["status"] == "done" else f" [{event['status']}]"
        parties = f"{event['actor'] or 'someone'} → {event['recipient'] or event['object'] or '–'}".replace("|", ", ")
        yield printable(f"- {days(event)} {what(event)}{status} {parties} · {event['event']}")


def _cards(page: Dossier) -> Iterator[str]:
    if page.cards:
        yield "\n## What may come\n"
    for card in page.cards:
        changes = "; ".join(card.changes) or "no patch"
        yield printable(f"- [{card.id}] {card.strength}: if {card.trigger}, then {card.effect} · {changes}")
