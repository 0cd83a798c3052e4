"""The brief: what happened, newest first, grouped by pair."""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text

from detente.analysis.pairs import Pair, by_pair
from detente.cli._console import out, printable
from detente.cli._tables import COLOURS, days, short, what
from detente.lexicons.tables import read_rows
from detente.store.base import Filters, View

Json = dict[str, Any]


def print_brief(view: View, filters: Filters, each: int) -> int:
    """Prints the pairs with at most ``each`` events of each; the number of pairs."""
    pairs = by_pair(view.events(filters).rows(), _state_names())
    for pair in pairs:
        _print_pair(pair, each)
    return len(pairs)


def _print_pair(pair: Pair, each: int) -> None:
    out().print(Text(f"\n{' – '.join(pair.names) or 'others'}", style="bold"))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(width=25)
    table.add_column(ratio=1)
    for event in pair.events[:each]:
        table.add_row(Text(f"  {days(event)}"), _told(event))
    out().print(table)
    if len(pair.events) > each:
        out().print(Text(f"  and {len(pair.events) - each} more", style="dim"))


def _told(event: Json) -> Text:
    status = "" if event["status"] == "done" else f" [{event['status']}]"
    recipients = event["recipient"] or event["object"]
    parties = f"{event['actor'] or 'someone'} → {recipients}" if recipients else event["actor"] or "someone"
    line = Text(f"{what(event)}{status}", COLOURS.get(event["quad"], ""))
    line.append(f"  {printable(parties.replace('|', ', '))}", "default")
    if event["place"]:
        line.append(f", {printable(event['place'])}", "default")
    if event["speaker"]:
        line.append(f" (says {printable(event['speaker'])})", "default")
    if event["section"] == "comment":
        line.append(" (a reader's comment)", "dim")
    line.append(f"\n{printable(' '.join(event['sentence'].split()))} ", "dim")
    return line.append(short(event["event"]), "dim italic")


def _state_names() -> dict[str, str]:
    """Names of states by their codes."""
    return {row["code"]: row["name"] for row in read_rows("actors/states", ["code", "name"])}
