"""Did it happen? Judges each predicate by the words around it and above it in the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self, cast

from detente.coding.status_links import Links
from detente.coding.status_walk import Walk
from detente.lexicons.conditionals import Conditionals
from detente.lexicons.status import StatusTables
from detente.parse import Parse
from detente.types import Document, Predicate, Span, Status


class JudgeStatus:
    """Fills ``status``, ``status_why`` and ``hearsay`` of every predicate."""

    def __init__(self, *, tables: StatusTables, conditionals: Conditionals) -> None:
        self._tables = tables
        self._conditionals = conditionals

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        return cls(tables=StatusTables.load(folders), conditionals=Conditionals.load(folders))

    def __call__(self, document: Document, /) -> Document:
        walk = Walk(document.parse, self._tables, hypothetical(document.parse, self._conditionals))
        judged = tuple(_judged(predicate, walk, document.parse) for predicate in document.predicates)
        return replace(document, predicates=judged)


def hypothetical(parse: Parse, tables: Conditionals) -> dict[int, str]:
    """Tokens that head a half of a conditional statement, with the cue's line; what is told in the past did happen."""
    found = {}
    for link in Links(parse, tables).find():
        if link.cue.hypothetical:
            why = f"{' '.join(link.cue.words)} {link.cue.where}"
            if parse.tokens[link.consequence.head].tag != "VBD":
                found[link.consequence.head] = why
            if link.cue.kind != "alternative":
                found[link.condition.head] = why
    return found


def _judged(predicate: Predicate, walk: Walk, parse: Parse) -> Predicate:
    found = walk.judge(predicate.token)
    hearsay = None
    if found.hearsay >= 0:
        word = parse.tokens[found.hearsay]
        hearsay = Span(word.start, word.end)
    status, p = cast(Status, found.status), predicate  # written out: ``replace`` is most of the cost of this step
    return Predicate(p.token, p.start, p.end, p.lemma, status, found.why, hearsay, p.time, p.place)
