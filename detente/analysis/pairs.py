"""Events grouped by the pair of parties that they are between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties (one where nobody else is named) and the events between them, newest first."""

    names: tuple[str, ...]
    events: list[Json] = field(default_factory=list)


def by_pair(events: Iterable[Json]) -> list[Pair]:
    """Pairs in the order of their newest event; ``events`` are rows of a store's View, newest first.

    A party is known by its state's or organisation's code, so that "Moscow" and "Russia" are one; who did it to whom
    does not matter for which pair an event belongs to. Events without any party are left out.
    """
    pairs: dict[frozenset[str], Pair] = {}
    for event in events:
        actor, recipient = _party(event, "actor"), _party(event, "recipient")
        known = dict(party for party in (actor, recipient) if party)
        if known:
            pair = pairs.setdefault(frozenset(known), Pair(tuple(known.values())))
            pair.events.append(event)
    return list(pairs.values())


def _party(event: Json, role: str) -> tuple[str, str] | None:
    """Key and name of the first party of a role."""
    names, codes = (event[role] or "").split("|"), (event[f"{role}_code"] or "").split("|")
    name, code = names[0], codes[0]
    return (code or name, code or name) if name else None
