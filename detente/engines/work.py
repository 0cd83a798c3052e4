"""What every engine does: takes articles in chunks, codes them, and turns a failure into a Failed."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from detente.coding.coder import configuration_hash
from detente.config import NAME, VERSION, Config
from detente.store.base import Coded
from detente.types import Article, Document
from detente.writers.jsonl import document_json

MOST_ARTICLES = 32  # of a chunk; small enough that a dead worker costs little, large enough to fill the model's batch
MOST_CHARACTERS = 20_000
ROUND = 50_000  # new objects between rounds of the garbage collector: about those of ten articles

Other = TypeVar("Other")


class Codes(Protocol):
    """What an engine needs of a coder."""

    @property
    def id(self) -> str: ...
    def code_all(self, articles: Iterable[Article], /) -> Iterator[Document]: ...


MakeCoder = Callable[[], Codes]  # called once per worker; must be picklable for processes


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that was not coded, and why."""

    article: Article
    reason: str


@dataclass(frozen=True, slots=True)
class NewCoder:
    """Makes the coder of a configuration, and keeps its half a million objects from the garbage collector's rounds."""

    config: Config

    def __call__(self) -> Codes:
        from detente.coding.coder import Coder

        gc.disable()  # nothing that loading makes is thrown away: looking for it takes a third of the time
        try:
            coder = Coder(self.config)
            coder.code(Article("", "Foreign Minister Ann Lee spoke in Paris."))  # builds the indexes of names
        finally:
            gc.enable()
        gc.freeze()  # they live as long as the worker; looking them through again takes a twentieth of its time
        gc.set_threshold(ROUND)
        return coder


def coder_id(config: Config) -> str:
    """The id that a coder of this configuration has, without loading it."""
    return f"{NAME}/{VERSION}:{configuration_hash(config)}"


def code_chunk(coder: Codes, articles: Sequence[Article], predicates: bool) -> list[Coded | Failed]:
    """Codes articles together; if that fails, one by one, so that only those at fault are lost."""
    try:
        return [_coded(coder, document, predicates) for document in coder.code_all(articles)]
    except Exception as fault:  # any fault of one article must not end the run of the others
        if len(articles) == 1:
            return [Failed(articles[0], f"coding failed ({_said(fault)}); please report this")]
    return [result for article in articles for result in code_chunk(coder, [article], predicates)]


def _said(fault: Exception) -> str:
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__} at {last.filename.rpartition('/')[2]}:{last.lineno}: {fault}"


def _coded(coder: Codes, document: Document, predicates: bool) -> Coded:
    return Coded(document.article, coder.id, document_json(document, coder=coder.id, predicates=predicates))


def chunks(items: Iterable[Article | Other]) -> Iterator[list[Article | Other]]:
    """Items in order, a few at a time."""
    chunk: list[Article | Other] = []
    characters = 0
    for item in items:
        chunk.append(item)
        characters += len(item.text) if isinstance(item, Article) else 0
        if len(chunk) >= MOST_ARTICLES or characters >= MOST_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def merged(chunk: Sequence[Article | Other], results: Iterable[Coded | Failed]) -> Iterator[Coded | Failed | Other]:
    """The chunk with each article replaced by its result; other items pass through in their places."""
    found = iter(results)
    for item in chunk:
        yield next(found) if isinstance(item, Article) else item
