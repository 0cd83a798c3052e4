"""Events and codings as tables on a terminal."""

from __future__ import annotations

import calendar
from typing import Any

from rich.table import Table

from detente.cli._console import out, printable
from detente.store.base import Coded

Json = dict[str, Any]

_LEAST = {"when": 12, "who": 16, "to whom": 16, "did": 13}  # columns on a narrow terminal
COLOURS = {
    "verbal cooperation": "cyan",
    "material cooperation": "green",
    "verbal conflict": "yellow",
    "material conflict": "red",
}


def days(row: Json) -> str:
    """The days of a row with from and to: one day, a month, a year, a range, ? where unknown."""
    first, last = (str(row.get(end) or "") for end in ("from", "to"))
    if not first and not last:
        return "?"
    if first == last:
        return first
    if first and first[:4] == last[:4] and (first[5:], last[5:]) == ("01-01", "12-31"):
        return first[:4]
    if first and first[:7] == last[:7] and first.endswith("-01") and last[8:] == _last_day(first):
        return first[:7]
    return f"{first or '…'} – {last or '…'}"


def _last_day(day: str) -> str:
    return str(calendar.monthrange(int(day[:4]), int(day[5:7]))[1])


def who(parties: list[Json]) -> str:
    return printable(", ".join(str(party.get("name") or party["text"]) for party in parties)) or "–"


def what(event: Json) -> str:
    return f"{event['type']} {event['mode']}" if event["mode"] else str(event["type"])


def short(event: str) -> str:
    """As much of an event's id as names it: the article's key and six characters more."""
    return event[:15]


def plain_table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 1, 0, 0))
    for column in columns:
        whole = column in ("event", "status", "key", "published")
        table.add_column(column, overflow="fold", no_wrap=whole, min_width=_LEAST.get(column))
    return table


def print_coded(coded: Coded) -> None:
    """One article's events as a table under its name."""
    document = coded.document
    published = document["published"]
    day = f"{published['date']} ({published['basis']})" if published else "publication date unknown"
    out().print(f"\n{printable(coded.article.title or coded.article.id)} · {day}", style="bold")
    table = plain_table("when", "who", "did", "to whom", "status", "where", "words")
    for event in document["events"]:
        place = (event["place"] or {}).get("name", "")
        recipients = who([*event["recipients"], *event["objects"]])
        table.add_row(
            days(event["time"] or {}), who(event["actors"]), what(event), recipients, event["status"],
            printable(place), printable(event["trigger"]["text"]),
        )  # fmt: skip
    out().print(table if document["events"] else "no events")


def print_events(rows: list[Json]) -> None:
    """Rows of a View's events as a table."""
    table = plain_table("event", "when", "who", "did", "to whom", "status", "where")
    for row in rows:
        recipients = "|".join(name for name in (row["recipient"], row["object"]) if name).replace("|", ", ")
        table.add_row(
            short(row["event"]), days(row), printable(row["actor"].replace("|", ", ") or "–"), what(row),
            printable(recipients or "–"), row["status"], printable(row["place"] or ""),
        )  # fmt: skip
    out().print(table if rows else "no events")


def print_documents(rows: list[Json]) -> None:
    """Rows of a View's documents as a table."""
    table = plain_table("key", "published", "events", "facts", "title", "document")
    for row in rows:
        day = f"{row['published']} ({row['basis']})" if row["published"] else "unknown"
        table.add_row(
            row["key"], day, str(row["events"]), str(row["facts"]), printable(row["title"] or ""),
            printable(row["document"]),
        )  # fmt: skip
    out().print(table)
