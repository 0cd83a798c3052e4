"""What a store promises: Writer keeps coded documents, View looks at them. No caller knows which database it is."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from detente.types import Article

if TYPE_CHECKING:
    import pandas
    import polars

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Coded:
    """An article with its coding in the shape of docs/schema/document.schema.json."""

    article: Article
    coder: str
    document: Json


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events or facts to look at; None means any. Texts match codes, ids and names without regard to case."""

    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    status: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    place: str | None = None
    document: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as the store keeps it: ``key`` is unique, ``id`` the name that its user gave it."""

    key: str
    article: Article
    coder: str
    coded_at: dt.datetime
    document: Json


class Table(Protocol):
    """Rows with named columns, read once; as dicts, or as a data frame of pandas or Polars."""

    @property
    def columns(self) -> list[str]: ...
    def __len__(self) -> int: ...
    def rows(self) -> list[Json]: ...
    def to_pandas(self) -> pandas.DataFrame: ...
    def to_polars(self) -> polars.DataFrame: ...


class Writer(Protocol):
    """Keeps codings: each whole or not at all, each once."""

    def find(self, article: Article, coder: str) -> Coded | None:
        """The coding that is kept of this text by this coder, told of ``article``; None if there is none."""

    def add(self, coded: Coded) -> bool:
        """Keeps a coding in one transaction; False if it was there."""


class View(Protocol):
    """Looks at the newest coding of every article."""

    def documents(self) -> Table: ...
    def events(self, filters: Filters | None = None) -> Table: ...
    def facts(self, filters: Filters | None = None) -> Table: ...
    def document(self, name: str) -> Stored: ...
    def stored(self) -> Iterator[Stored]: ...


def text_hash(text: str) -> str:
    """SHA-256 of a text, which names it in the store."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
