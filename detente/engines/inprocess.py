"""Codes in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.engines.work import Failed, MakeCoder, Other, chunks, code_chunk, merged
from detente.store.base import Coded
from detente.types import Article


def run_here(
    items: Iterable[Article | Other], make_coder: MakeCoder, *, predicates: bool = False
) -> Iterator[Coded | Failed | Other]:
    """Articles become Coded or Failed, in input order; other items pass through. The model is loaded when needed."""
    coder = None
    for chunk in chunks(items):
        articles = [item for item in chunk if isinstance(item, Article)]
        if articles and coder is None:
            coder = make_coder()
        results = code_chunk(coder, articles, predicates) if coder is not None and articles else []
        yield from merged(chunk, results)
