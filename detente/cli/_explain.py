"""Why an event is coded as it is, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from detente.cli._console import out, printable
from detente.cli._tables import COLOURS, days, plain_table, what
from detente.store.base import Stored

Json = dict[str, Any]
Cell = tuple[str, str, str, str]  # cell, value, the words it was read from, rule or data line


def print_explanation(stored: Stored, event: Json) -> None:
    """The sentence with the trigger marked, a table of the cells, and the path of the rules."""
    text = stored.article.text
    out().print(printable(stored.article.title or stored.article.id), style="bold")
    out().print(_marked(text, event))
    out().print()
    table = plain_table("cell", "value", "words", "why")
    for cell in _cells(text, event, stored.document):
        table.add_row(*map(printable, cell))
    out().print(table)
    out().print("\npath", style="dim")
    for number, step in enumerate(event["why"], 1):
        out().print(f"  {number}. {printable(step)}")
    out().print(f"\ncoder {stored.coder}, coded {stored.coded_at:%Y-%m-%d %H:%M} UTC", style="dim")


def _marked(text: str, event: Json) -> Text:
    start, end = event["sentence"]
    line = Text(printable(text[start:end]))
    trigger = event["trigger"]
    line.stylize(f"bold {COLOURS.get(event['quad'], '')}", max(0, trigger["start"] - start), trigger["end"] - start)
    for party in [*event["actors"], *event["recipients"], *event["objects"]]:
        if start <= party["start"] < end:
            line.stylize("underline", party["start"] - start, party["end"] - start)
    return line


def _cells(text: str, event: Json, document: Json) -> Iterator[Cell]:
    yield (
        "type",
        f"{what(event)} ({event['quad'].replace('_', ' ')}, score {event['score']})",
        _words(event["trigger"]),
        "",
    )
    if event["cameo"] or event["contexts"]:
        yield "contexts", ", ".join(event["contexts"]), f"CAMEO {event['cameo']}" if event["cameo"] else "", ""
    for role in ("actors", "recipients", "objects"):
        for party in event[role]:
            yield role.removesuffix("s"), _party(party), _words(party), party.get("why", "")
    yield _time(text, event["time"])
    if place := event["place"]:
        country = f", {place['country']}" if place["country"] else ""
        yield "place", f"{place['name']}{country} ({place['kind']})", _words(place), place["why"]
    yield "status", event["status"], "", _status_why(event, document)
    if speaker := event["speaker"]:
        start, end = speaker["cue"]
        yield "speaker", f"{speaker['text']} ({speaker['code'] or '?'})", text[start:end], "cue of speech"
    for kind, number in event["counts"].items():
        yield kind, str(number), "", ""
    if event["section"] != "body":
        yield "section", event["section"], "", ""
    yield "confidence", f"{event['confidence']:.2f}", "", ""


def _words(span: Json) -> str:
    return f"“{span['text']}” {span['start']}–{span['end']}"


def _party(party: Json) -> str:
    code = party.get("code") or party.get("id") or "no code"
    sectors = f" {'+'.join(party['sectors'])}" if party.get("sectors") else ""
    office = party.get("office")
    held = f", {office['title']} of {office['of']}" if office else ""
    return f"{party.get('name') or party['text']} ({code}{sectors}{held})"


def _time(text: str, time: Json | None) -> Cell:
    if time is None:
        return "time", "unknown", "", ""
    words = f"“{text[time['start'] : time['end']]}” {time['start']}–{time['end']}" if "start" in time else ""
    return "time", f"{days(time)} ({time['precision']}, {time['basis']})", words, time.get("why", "")


def _status_why(event: Json, document: Json) -> str:
    """What judged the trigger's verb or noun, where the coding kept predicates."""
    start = event["trigger"]["start"]
    found = (one["why"] for one in document.get("predicates", ()) if one["start"] == start)
    return next(found, "")
