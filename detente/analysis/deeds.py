"""Who has shown that it can strike or seize a route, from what articles claim."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from detente.analysis.facts import Claim
from detente.baseline import Strike

# Which end of a relation did what to the other.
DEEDS = {"controls": ("seized", "subject"), "damaged": ("struck", "object")}


def deeds_of(claims: Iterable[Claim], routes: Container[str]) -> Iterator[Strike]:
    """A deed for each claim that a state seized or struck one of ``routes``, once per state, route and deed."""
    seen = set()
    for claim in claims:
        if claim.relation not in DEEDS or claim.status != "in force":
            continue
        kind, end = DEEDS[claim.relation]
        actor, target = (claim.subject, claim.object) if end == "subject" else (claim.object, claim.subject)
        if target.key in routes and (actor.key, target.key, kind) not in seen:
            seen.add((actor.key, target.key, kind))
            date = claim.first or claim.last
            note = f"{claim.says}: {claim.quote}"
            yield Strike(actor.key, target.key, date, date.isoformat()[:4] if date else "", kind, note, claim.where)
