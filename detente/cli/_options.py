"""Options that several commands share, and their values as the rooms below want them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from detente import types
from detente.config import Config
from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.store.base import Filters
    from detente.store.sql import SqlStore

DEFAULT_STORE = "detente.db"
STATUSES: tuple[str, ...] = get_args(types.Status)

CodeFormat = Literal["table", "jsonl", "none"]
EventsFormat = Literal["table", "csv", "jsonl", "parquet"]
What = Literal["events", "facts", "documents"]
Layer = Literal["times", "places", "status", "speakers"]
LayerFormat = Literal["table", "jsonl"]

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")]
Published = Annotated[str | None, typer.Option("--date", help="Publication date of inputs that state none.")]
Vocabulary = Annotated[list[Path], typer.Option(help="Folder of your own vocabulary files.")]
Store = Annotated[str, typer.Option(envvar="DETENTE_STORE", help="SQLite file or database URL.", metavar="FILE|URL")]
Actor = Annotated[str | None, typer.Option(help="Who did it: code (RUS), id or part of a name.")]
Recipient = Annotated[str | None, typer.Option(help="To whom: code, id or part of a name.")]
Type = Annotated[str | None, typer.Option(help="PLOVER type, such as ASSAULT.")]
Status = Annotated[str | None, typer.Option(help=f"One of: {', '.join(STATUSES)}.")]
Since = Annotated[str | None, typer.Option(help="Not over before this day.")]
Until = Annotated[str | None, typer.Option(help="Begun by this day.")]
Place = Annotated[str | None, typer.Option(help="Country code (AZE) or part of a place's name.")]


def day(value: str | None) -> dt.date | None:
    """The day that an option names; UsageError if it names none."""
    from detente.readers.paths import parse_day

    return parse_day(value).date if value else None


def config(vocabulary: Sequence[Path], predicates: bool = False) -> Config:
    """A configuration with the user's vocabulary folders; UsageError if one is no folder."""
    for folder in vocabulary:
        if not folder.is_dir():
            raise UsageError(f"{folder} is not a folder", remedy="Lay it out like detente/data.")
    return Config(vocabulary=tuple(vocabulary), predicates=predicates)


def filters(
    actor: str | None,
    recipient: str | None,
    type: str | None,
    status: str | None,
    since: str | None,
    until: str | None,
    place: str | None,
    limit: int | None = None,
) -> Filters:
    """The filters that options name; UsageError where a value cannot be."""
    from detente.lexicons.ontology import Ontology
    from detente.store.base import Filters

    if type and type.upper() not in (types := Ontology.load().quads):
        raise UsageError(f"{type!r} is not an event type", remedy=f"Use one of: {', '.join(types)}.")
    if status and status.lower() not in STATUSES:
        raise UsageError(f"{status!r} is not a status", remedy=f"Use one of: {', '.join(STATUSES)}.")
    return Filters(actor, recipient, type, status, day(since), day(until), place, limit=limit)


def opened(store: str) -> SqlStore:
    """A store that exists; StoreError if there is none."""
    from detente.store.sql import open_store

    return open_store(store, create=False)


def nothing_found(number: int) -> None:
    """Says so on standard error where a search found nothing; the exit code stays 0."""
    if not number:
        typer.echo("nothing found", err=True)
