"""Small coded documents, built by hand, for tests of what stands around the coder."""

from __future__ import annotations

import datetime as dt
import os
import re
import signal
from collections.abc import Iterable, Iterator
from typing import Any

from detente.parse import Parse, Token
from detente.store.base import Coded
from detente.types import (
    Article,
    Condition,
    Dating,
    Document,
    Event,
    Fact,
    Mention,
    Place,
    Published,
    Section,
    Span,
    Speaker,
    Thing,
)
from detente.writers.jsonl import document_json

CODER = "detente/0.1.0:00000000"
TEXT = "Ruritania shelled Graustark on 3 May 2024, killing two people, its president said. Graustark is in the Ring."


def span(part: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def parse(text: str) -> Parse:
    """Words as tokens, each its own head; sentences end at full stops."""
    words = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    tokens = [
        Token(
            i, *at, text[slice(*at)], text[slice(*at)].lower(), text[slice(*at)].lower(), "X", "X", "dep", i, "", False
        )
        for i, at in enumerate(words)
    ]
    ends = [token.i + 1 for token in tokens if token.text == "."]
    bounds = [0, *ends] if ends and ends[-1] == len(tokens) else [0, *ends, len(tokens)]
    return Parse(text, tokens, [(first, last) for first, last in zip(bounds, bounds[1:], strict=False) if last > first])


def mention(part: str, code: str | None, name: str, text: str = TEXT, **more: Any) -> Mention:
    return Mention(*span(part, text), part, "state", code, name, head=0, why="states-2026.11.tsv:1", **more)


def event(number: int = 1, **changes: Any) -> Event:
    start, end = span(TEXT.split(". ")[0] + ".")
    values: dict[str, Any] = {
        "id": f"e{number}", "type": "ASSAULT", "mode": "heavy-weapons", "contexts": ("military",),
        "quad": "material conflict", "score": -9.0, "cameo": "194",
        "actors": (mention("Ruritania", "RUR", "Ruritania"),),
        "recipients": (mention("Graustark", "GRK", "Graustark"),),
        "objects": (), "trigger": Span(*span("shelled")), "sentence": Span(start, end), "section": "body",
        "time": Dating(dt.date(2024, 5, 3), dt.date(2024, 5, 3), "day", "stated", *span("3 May 2024")),
        "place": Place(*span("Graustark"), "Graustark", "Graustark", 45.0, 20.0, "GRK", "GK", None, 1, "country"),
        "status": "done", "speaker": Speaker(*span("its president"), "its president", "RUR", Span(*span("said"))),
        "counts": {"killed": 2}, "confidence": 0.8, "why": ("verb shell (verbs-2026.11.tsv:7)",),
    }  # fmt: skip
    return Event(**(values | changes))


def fact() -> Fact:
    start, end = span("Graustark is in the Ring.")
    ring = Mention(*span("the Ring"), "the Ring", "organisation", "IGO", "Ring", head=0)
    subject = Mention(start, start + 9, "Graustark", "state", "GRK", "Graustark", head=0)
    return Fact("f1", "member of", subject, ring, None, None, "open", "done", Span(start, end), "body", "verb be in")


def document(text: str = TEXT, **changes: Any) -> Document:
    """The text as one body section with one event and one fact (none where the text is another)."""
    own = text == TEXT
    article = Article(changes.pop("id", "made"), text, title=changes.pop("title", None))
    values: dict[str, Any] = {
        "published": Published(dt.date(2024, 5, 4), "given"), "sections": (Section("body", 0, len(text)),),
        "events": (event(),) if own else (), "facts": (fact(),) if own else (),
        "mentions": (mention("Ruritania", "RUR", "Ruritania"),) if own else (),
        "conditions": (Condition(Span(0, 2), ("e1",), (Span(3, 5),)),) if own else (),
    }  # fmt: skip
    return Document(article, parse(text), **(values | changes))


def coded(text: str = TEXT, coder: str = CODER, **changes: Any) -> Coded:
    made = document(text, **changes)
    return Coded(made.article, coder, document_json(made, coder=coder))


def pipeline(line: str = "Baku-Supsa") -> Thing:
    return Thing("pipeline", "baku-supsa", 0, len(line), line)


class MadeCoder:
    """A coder without a model: every text is one body section without events."""

    id = CODER

    def code_all(self, articles: Iterable[Article]) -> Iterator[Document]:
        for article in articles:
            yield Document(article, parse(article.text), sections=(Section("body", 0, len(article.text)),))


class DyingCoder(MadeCoder):
    """A coder that is killed by texts that say so, as by the machine when memory runs out."""

    def code_all(self, articles: Iterable[Article]) -> Iterator[Document]:
        for article in articles:
            if "die" in article.text.split():
                os.kill(os.getpid(), signal.SIGKILL)
            if "fail" in article.text.split():
                raise ValueError("a fault in a step")
            yield from super().code_all([article])
