"""Finds conditional statements: what would have to happen, and what would follow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from detente.coding.status_halves import Half
from detente.coding.status_links import Link, Links
from detente.lexicons.conditionals import Conditionals
from detente.parse import Parse
from detente.types import Condition, Document, Predicate, Span


class FindConditions:
    """Fills ``conditions``; each half as a whole and as the spans of its predicates."""

    def __init__(self, *, tables: Conditionals) -> None:
        self._tables = tables

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        return cls(tables=Conditionals.load(folders))

    def __call__(self, document: Document, /) -> Document:
        tokens = [predicate.token for predicate in document.predicates]
        found = tuple(
            _condition(link, document.parse, document.predicates, tokens)
            for link in Links(document.parse, self._tables).find()
        )
        return replace(document, conditions=found)


def _condition(link: Link, parse: Parse, predicates: Sequence[Predicate], tokens: Sequence[int]) -> Condition:
    return Condition(
        cue=Span(*parse.span(link.first, link.last)),
        condition=_spans(link.condition, predicates, tokens),
        consequence=_spans(link.consequence, predicates, tokens),
        condition_span=Span(*parse.span(link.condition.first, link.condition.last)),
        consequence_span=Span(*parse.span(link.consequence.first, link.consequence.last)),
        why=f"{link.cue.kind} {link.cue.where}",
    )


def _spans(half: Half, predicates: Sequence[Predicate], tokens: Sequence[int]) -> tuple[Span, ...]:
    first, last = bisect_left(tokens, half.first), bisect_left(tokens, half.last)
    return tuple(Span(predicate.start, predicate.end) for predicate in predicates[first:last])
