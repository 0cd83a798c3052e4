"""Events grouped by the pair of parties that they are between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties (one where nobody else is named) and the events between them, newest first."""

    names: tuple[str, ...]
    events: list[Json] = field(default_factory=list)


def by_pair(events: Iterable[Json], states: Mapping[str, str]) -> list[Pair]:
    """Pairs in the order of their newest event; ``events`` are rows of a store's View, newest first.

    A state's people and offices count as the state (``states`` names each code), so that "Moscow" and "Russia" are one;
    organisations and groups go by their own name. Who did it to whom does not matter for which pair an event belongs
    to. Parties without a code (a ship, some soldiers) make no pair of their own; events of nobody else come under no
    name, last.
    """
    pairs: dict[frozenset[str], Pair] = {}
    for event in events:
        parties = (_party(event, role, states) for role in ("actor", "recipient"))
        names = tuple(dict.fromkeys(name for name in parties if name))
        pairs.setdefault(frozenset(names), Pair(names)).events.append(event)
    return sorted(pairs.values(), key=lambda pair: not pair.names)


def _party(event: Json, role: str, states: Mapping[str, str]) -> str | None:
    """Name of the first party of a role: its state's, else its own if it has a code."""
    name, code = (event[role] or "").split("|")[0], (event[f"{role}_code"] or "").split("|")[0]
    return states.get(code, name) if code else None
