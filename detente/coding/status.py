"""Did it happen? Judges each predicate by the words around it and above it in the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self, cast

from detente.coding.status_walk import Walk
from detente.lexicons.status import StatusTables
from detente.parse import Parse
from detente.types import Document, Predicate, Span, Status


class JudgeStatus:
    """Fills ``status``, ``status_why`` and ``hearsay`` of every predicate."""

    def __init__(self, *, tables: StatusTables) -> None:
        self._tables = tables

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        return cls(tables=StatusTables.load(folders))

    def __call__(self, document: Document, /) -> Document:
        walk = Walk(document.parse, self._tables, {})
        judged = tuple(_judged(predicate, walk, document.parse) for predicate in document.predicates)
        return replace(document, predicates=judged)


def _judged(predicate: Predicate, walk: Walk, parse: Parse) -> Predicate:
    found = walk.judge(predicate.token)
    hearsay = None
    if found.hearsay >= 0:
        word = parse.tokens[found.hearsay]
        hearsay = Span(word.start, word.end)
    return replace(predicate, status=cast(Status, found.status), status_why=found.why, hearsay=hearsay)
