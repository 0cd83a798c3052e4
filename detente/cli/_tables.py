"""Events and codings as tables on a terminal."""

from __future__ import annotations

from typing import Any

from rich.table import Table

from detente.cli._console import out, printable
from detente.store.base import Coded

Json = dict[str, Any]


def when(time: Json | None) -> str:
    """A time cell: a day, a range, or ? where unknown."""
    first, last = (time or {}).get("from"), (time or {}).get("to")
    if not first and not last:
        return "?"
    return str(first) if first == last else f"{first or '…'} – {last or '…'}"


def who(parties: list[Json]) -> str:
    return printable(", ".join(str(party.get("name") or party["text"]) for party in parties)) or "–"


def what(event: Json) -> str:
    return f"{event['type']} {event['mode']}" if event["mode"] else str(event["type"])


def print_coded(coded: Coded) -> None:
    """One article's events as a table under its name."""
    document = coded.document
    published = document["published"]
    day = f"{published['date']} ({published['basis']})" if published else "publication date unknown"
    out().print(f"\n{printable(coded.article.title or coded.article.id)} · {day}", style="bold")
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("when", "who", "did", "to whom", "status", "where", "words"):
        table.add_column(column, overflow="fold")
    for event in document["events"]:
        place = (event["place"] or {}).get("name", "")
        recipients = who([*event["recipients"], *event["objects"]])
        table.add_row(
            when(event["time"]), who(event["actors"]), what(event), recipients, event["status"], printable(place),
            printable(event["trigger"]["text"]),
        )  # fmt: skip
    out().print(table if document["events"] else "no events")
