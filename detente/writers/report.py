"""One HTML file that shows articles with their coding: no network, no outside file, everything escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from detente.config import VERSION
from detente.types import Article
from detente.writers.report_timeline import Column, columns

Json = dict[str, Any]

CLASSES = {"actors": "actor", "recipients": "recipient", "objects": "object"}
LABELS = {"actors": "who", "recipients": "to whom", "objects": "about"}
QUADS = {
    "verbal cooperation": "vc",
    "material cooperation": "mc",
    "verbal conflict": "vx",
    "material conflict": "mx",
}


@dataclass(frozen=True, slots=True)
class Part:
    """An article with its coding, as a store keeps it."""

    key: str
    article: Article
    coder: str
    document: Json


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a card; ``key`` names the words it was read from, empty where there are none."""

    label: str
    value: str
    key: str = ""
    css: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """An event or a fact beside its paragraph: its head, who did it, to whom or about what, and the other cells."""

    id: str
    name: str
    head: Cell
    css: str
    status: str
    who: tuple[Cell, ...]
    whom: tuple[Cell, ...]
    more: tuple[Cell, ...]
    why: tuple[str, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (self.head, *self.who, *self.whom, *self.more)


@dataclass(frozen=True, slots=True)
class Mark:
    """Coloured words."""

    start: int
    end: int
    css: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Text between two boundaries of marks."""

    text: str
    css: str
    keys: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: str
    runs: tuple[Run, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article of the report."""

    id: str
    title: str
    about: str
    paragraphs: tuple[Paragraph, ...]
    events: int
    facts: int


def report_html(parts: Sequence[Part]) -> str:
    """The report as one HTML page."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    css, script = _file("report.css"), _file("report.js")
    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    sheets = [_sheet(part, f"a{number}") for number, part in enumerate(parts)]
    page = template.from_string(_file("page.html")).render(
        css=Markup(css),
        script=Markup(script),
        css_hash=_hash(css),
        script_hash=_hash(script),
        sheets=sheets,
        timeline=_timeline(parts),
        quads=QUADS,
        version=VERSION,
        coders=sorted({part.coder for part in parts}),
    )
    return page.encode("utf-8", errors="replace").decode("utf-8")


def _file(name: str) -> str:
    return resources.files("detente.writers").joinpath("report_files", name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def clean(text: str) -> str:
    """Text without control characters and direction overrides, each replaced by one of the same length."""
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]", "\ufffd", text)


def _sheet(part: Part, id: str) -> Sheet:
    document, text = part.document, part.article.text
    cards: dict[int, list[tuple[int, Card]]] = defaultdict(list)
    marks = list(_faint(document))
    sections = document["sections"] or [{"kind": "body", "start": 0, "end": len(text)}]
    starts = [section["start"] for section in sections]
    for body, made, at in _cards(document, text, id):
        cards[_section_at(starts, at)].append((at, made))
        marks += _marks(body, made)
    paragraphs = []
    for number, section in enumerate(sections):
        runs = tuple(_runs(text, section["start"], section["end"], marks))
        beside = tuple(card for _, card in sorted(cards[number], key=lambda pair: pair[0]))
        paragraphs.append(Paragraph(section["kind"], runs, beside))
    title = clean(part.article.title or part.article.id)
    return Sheet(id, title, _about(part), tuple(paragraphs), len(document["events"]), len(document["facts"]))


def _about(part: Part) -> str:
    published = part.document["published"]
    day = f"published {published['date']} (from {published['basis']})" if published else "publication date unknown"
    known = (part.article.byline, part.article.source, part.article.url, day, f"key {part.key[:8]}")
    return clean(" · ".join(one for one in known if one))


def _section_at(starts: Sequence[int], at: int) -> int:
    return max((number for number, start in enumerate(starts) if start <= at), default=0)


def _cards(document: Json, text: str, id: str) -> Iterator[tuple[Json, Card, int]]:
    for event in document["events"]:
        yield event, _event_card(event, text, f"{id}-{event['id']}"), event["trigger"]["start"]
    for fact in document["facts"]:
        yield fact, _fact_card(fact, f"{id}-{fact['id']}"), fact["sentence"][0]


def _event_card(event: Json, text: str, id: str) -> Card:
    css = QUADS.get(event["quad"], "")
    head = f"{event['type']} {event['mode']}" if event["mode"] else event["type"]
    parties = {role: tuple(_parties(event, role, id)) for role in LABELS}
    return Card(
        id=id,
        name=event["id"],
        head=Cell("did", head.lower(), f"{id}.trigger", css),
        css=css,
        status=event["status"],
        who=parties["actors"],
        whom=parties["recipients"] + parties["objects"],
        more=tuple(_circumstances(event, text, id)),
        why=tuple(clean(line) for line in event["why"]),
    )


def _parties(event: Json, role: str, id: str) -> Iterator[Cell]:
    for number, party in enumerate(event[role]):
        yield Cell(LABELS[role], _party(party), f"{id}.{role}{number}", CLASSES[role], _why(party))


def _circumstances(event: Json, text: str, id: str) -> Iterator[Cell]:
    yield _time_cell(event["time"], text, id)
    if place := event["place"]:
        country = f", {place['country']}" if place["country"] else ""
        yield Cell("where", clean(place["name"]) + country, f"{id}.place", "place", _why(place))
    if speaker := event["speaker"]:
        yield Cell("says", f"says {clean(speaker['text'])}", f"{id}.speaker", "speaker")
    for kind, number in event["counts"].items():
        yield Cell(kind, f"{number:,} {kind}")


def _time_cell(time: Json | None, text: str, id: str) -> Cell:
    if time is None or not (time["from"] or time["to"]):
        return Cell("when", "time unknown")
    first, last = time["from"], time["to"]
    days = first if first == last else f"{first or '…'} – {last or '…'}"
    stated = "start" in time and text[time["start"] : time["end"]].strip()
    value = days if stated else f"{days} ({time['basis']})"
    return Cell("when", value, f"{id}.time" if stated else "", "time", _why(time))


def _fact_card(fact: Json, id: str) -> Card:
    days = f"{fact['from'] or '…'} – {fact['to'] or '…'}"
    return Card(
        id=id,
        name=fact["id"],
        head=Cell("relation", fact["relation"]),
        css="fact",
        status="done" if fact["status"] == "in force" else fact["status"],
        who=(Cell("who", _party(fact["subject"]), f"{id}.subject", "actor", _why(fact["subject"])),),
        whom=(Cell("what", _party(fact["object"]), f"{id}.object", "object", _why(fact["object"])),),
        more=(Cell("when", days),) if fact["from"] or fact["to"] else (),
        why=(clean(fact["why"]),),
    )


def _party(party: Json) -> str:
    name, code = party.get("name") or party["text"], party.get("code")
    sectors = "+".join(party.get("sectors") or ())
    code = f" [{code}{' ' + sectors if sectors else ''}]" if code else ""
    return clean(name + code)


def _why(part: Json) -> str:
    return clean(str(part.get("why") or ""))


def _faint(document: Json) -> Iterator[Mark]:
    for css, spans in (("m", document["mentions"]), ("t", document["times"]), ("p", document["places"])):
        yield from (Mark(span["start"], span["end"], css) for span in spans)


def _marks(body: Json, card: Card) -> Iterator[Mark]:
    """The words of an event's or fact's cells."""
    names = ("trigger", "time", "place", "speaker", "subject", "object")
    spans: dict[str, Json | None] = {name: body.get(name) for name in names}
    for role in LABELS:
        spans |= {f"{role}{number}": party for number, party in enumerate(body.get(role, ()))}
    cells = {cell.key.rpartition(".")[2]: cell for cell in card.cells if cell.key}
    for name, span in spans.items():
        if span and name in cells and "start" in span:
            css = f"trigger {cells[name].css}" if name == "trigger" else cells[name].css
            yield Mark(span["start"], span["end"], css, cells[name].key)


def _runs(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Run]:
    """A paragraph cut at every boundary of the marks on it."""
    here = [mark for mark in marks if mark.start < end and mark.end > start and mark.end > mark.start]
    edges = sorted({start, end, *(min(max(at, start), end) for mark in here for at in (mark.start, mark.end))})
    for first, last in zip(edges, edges[1:], strict=False):
        on = [mark for mark in here if mark.start <= first and mark.end >= last]
        css = " ".join(sorted({name for mark in on for name in mark.css.split()}))
        keys = " ".join(dict.fromkeys(mark.key for mark in on if mark.key))
        yield Run(clean(text[first:last]), css, keys)


def _timeline(parts: Sequence[Part]) -> list[Column]:
    dots = [
        (time["to"] or time["from"], f"a{number}-{event['id']}", QUADS.get(event["quad"], ""), event)
        for number, part in enumerate(parts)
        for event in part.document["events"]
        if (time := event["time"]) and (time["from"] or time["to"])
    ]
    return columns([(day, id, css, clean(_label(event, day))) for day, id, css, event in dots])


def _label(event: Json, day: str) -> str:
    who = ", ".join(party["name"] for party in event["actors"]) or "?"
    whom = ", ".join(party.get("name") or party["text"] for party in [*event["recipients"], *event["objects"]])
    return f"{day}: {who} – {event['type'].lower()}{' – ' + whom if whom else ''} ({event['status']})"
