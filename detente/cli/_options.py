"""Options that several commands share, and their values as the rooms below want them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from detente.config import Config
from detente.errors import UsageError

DEFAULT_STORE = "detente.db"

CodeFormat = Literal["table", "jsonl", "none"]
Store = Annotated[
    str, typer.Option(envvar="DETENTE_STORE", help="SQLite file or database URL.", metavar="FILE|URL")
]  # fmt: skip


def day(value: str | None) -> dt.date | None:
    """The day that an option names; UsageError if it names none."""
    from detente.readers.paths import parse_day

    return parse_day(value).date if value else None


def config(vocabulary: Sequence[Path], predicates: bool = False) -> Config:
    """A configuration with the user's vocabulary folders; UsageError if one is no folder."""
    for folder in vocabulary:
        if not folder.is_dir():
            raise UsageError(
                f"{folder} is not a folder", remedy="Lay it out like detente/data."
            )
    return Config(vocabulary=tuple(vocabulary), predicates=predicates)
