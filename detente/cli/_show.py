"""One article with its coding beside each sentence."""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text

from detente.cli._console import out, printable
from detente.cli._tables import COLOURS, days, what, who
from detente.store.base import Stored

Json = dict[str, Any]


def print_article(stored: Stored) -> None:
    """The article's sentences in order, each with its events and facts."""
    _print_head(stored)
    document, text = stored.document, stored.article.text
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 1, 0))
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    section = None
    for start, end in document["sentences"]:
        kind = _section_of(document, start)
        label = Text(f"[{kind}] ", "dim") if kind != section and kind != "body" else Text()
        section = kind
        words = Text(printable(text[start:end]), "dim" if kind in ("comment", "requote") else "")
        table.add_row(label + words, _coding(document, start, end))
    out().print(table)


def _print_head(stored: Stored) -> None:
    article, published = stored.article, stored.document["published"]
    out().print(printable(article.title or article.id), style="bold")
    parts = [article.byline, article.source, article.url]
    parts.append(f"published {published['date']} ({published['basis']})" if published else "publication date unknown")
    out().print(printable(" · ".join(part for part in [*parts, stored.coder, stored.key[:8]] if part)), style="dim")
    out().print()


def _section_of(document: Json, start: int) -> str:
    return next((part["kind"] for part in document["sections"] if part["start"] <= start < part["end"]), "body")


def _coding(document: Json, start: int, end: int) -> Text:
    lines = [_event(event) for event in document["events"] if start <= event["trigger"]["start"] < end]
    lines += [_fact(fact) for fact in document["facts"] if start <= fact["sentence"][0] < end]
    return Text("\n").join(lines)


def _event(event: Json) -> Text:
    line = Text(f"{event['id'][:6]} ", "dim")
    line.append(what(event), COLOURS.get(event["quad"], ""))
    line.append(f" {who(event['actors'])} → {who([*event['recipients'], *event['objects']])}")
    cells = [days(event["time"] or {}), (event["place"] or {}).get("name"), event["status"]]
    speaker = event["speaker"]
    cells.append(f"says {printable(speaker['text'])}" if speaker else None)
    cells += [f"{number} {kind}" for kind, number in event["counts"].items()]
    return line.append(f"\n   {' · '.join(str(cell) for cell in cells if cell)}", "dim")


def _fact(fact: Json) -> Text:
    line = Text(f"{fact['id'][:6]} ", "dim")
    line.append(f"{who([fact['subject']])} {fact['relation']} {who([fact['object']])}", "magenta")
    return line.append(f"\n   {days(fact)} · {fact['status']}", "dim")
