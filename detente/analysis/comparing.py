"""Sets two codings of one corpus side by side: what one coder sees that the other does not, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Json = Mapping[str, Any]
Change = Literal["added", "removed", "changed", "only in A", "only in B"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence whose coding differs. ``cells`` name the parts of a changed event ("type: AID -> AGREE")."""

    document: str
    sentence: tuple[int, int]
    change: Change
    before: str
    after: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences of two codings, with the number of documents and of events that are the same."""

    documents: int
    same: int
    differences: tuple[Difference, ...]


def compare(a: Iterable[Json], b: Iterable[Json]) -> Comparison:
    """Compares coded documents (as in the document schema) by id; events are matched by their trigger."""
    first = {str(document["id"]): document for document in a}
    second = {str(document["id"]): document for document in b}
    differences: list[Difference] = []
    same = 0
    for key in [*first, *(k for k in second if k not in first)]:
        if key not in first or key not in second:
            side: Change = "only in A" if key in first else "only in B"
            differences.append(Difference(key, (0, 0), side, "", ""))
            continue
        found, equal = _documents(key, first[key], second[key])
        differences += found
        same += equal
    return Comparison(len(first.keys() & second.keys()), same, tuple(differences))


def _documents(key: str, a: Json, b: Json) -> tuple[list[Difference], int]:
    before = {_trigger(event): event for event in a.get("events", [])}
    after = {_trigger(event): event for event in b.get("events", [])}
    found = list(_differences(key, before, after))
    return sorted(found, key=lambda difference: difference.sentence), sum(
        1 for trigger in before.keys() & after.keys() if not _cells(before[trigger], after[trigger])
    )


def _differences(
    key: str, before: Mapping[tuple[int, int], Json], after: Mapping[tuple[int, int], Json]
) -> Iterator[Difference]:
    for trigger in before.keys() | after.keys():
        old, new = before.get(trigger), after.get(trigger)
        if old is None and new is not None:
            yield Difference(key, _sentence(new), "added", "", describe(new))
        elif new is None and old is not None:
            yield Difference(key, _sentence(old), "removed", describe(old), "")
        elif old is not None and new is not None and (cells := _cells(old, new)):
            yield Difference(key, _sentence(new), "changed", describe(old), describe(new), cells)


def describe(event: Json) -> str:
    """An event in one line: actors TYPE mode recipients, status and days."""
    time = event.get("time") or {}
    days = "..".join(dict.fromkeys(str(time.get(end) or "?") for end in ("from", "to"))) if time else "undated"
    mode = f"/{event['mode']}" if event.get("mode") else ""
    return (
        f"{_parties(event, 'actors')} {event['type']}{mode} {_parties(event, 'recipients')} ({event['status']}, {days})"
    )


def _cells(old: Json, new: Json) -> tuple[str, ...]:
    pairs = [(cell, str(old.get(cell) or "-"), str(new.get(cell) or "-")) for cell in ("type", "mode", "status")]
    pairs += [(side, _parties(old, side), _parties(new, side)) for side in ("actors", "recipients")]
    pairs += [
        ("time", _days(old), _days(new)),
        ("place", _place(old), _place(new)),
        ("speaker", _said(old), _said(new)),
    ]
    return tuple(f"{cell}: {a} -> {b}" for cell, a, b in pairs if a != b)


def _parties(event: Json, side: str) -> str:
    return "+".join(str(party.get("code") or party.get("text")) for party in event.get(side, [])) or "-"


def _days(event: Json) -> str:
    time = event.get("time") or {}
    return f"{time.get('from')}..{time.get('to')}" if time else "-"


def _place(event: Json) -> str:
    return str((event.get("place") or {}).get("name") or "-")


def _said(event: Json) -> str:
    return str((event.get("speaker") or {}).get("text") or "-")


def _trigger(event: Json) -> tuple[int, int]:
    return event["trigger"]["start"], event["trigger"]["end"]


def _sentence(event: Json) -> tuple[int, int]:
    start, end = event["sentence"]
    return int(start), int(end)
