"""Options of the commands that ask the dated model, and the model that they name."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from detente.cli import _options as options

if TYPE_CHECKING:
    from detente.store.base import View
    from detente.world import World

Format = Literal["table", "json"]

On = Annotated[str | None, typer.Option("--on", help="As of this day; without it the latest that is told of.")]
State = Annotated[str, typer.Argument(metavar="STATE", help="Code or name.")]
Carry = Annotated[str | None, typer.Option(help="Product: oil, gas, container, ...; without it each that has a way.")]
Mode = Annotated[str | None, typer.Option(help="Only by pipeline, rail, road or sea.")]
Avoid = Annotated[str, typer.Option(help="States to go around: RUS,IRN or EU.")]
Along = Annotated[str, typer.Option(help="Only on these routes: BTC,Baku-Supsa.")]
Store = Annotated[
    str | None, typer.Option(envvar="DETENTE_STORE", help="Read articles: SQLite file or URL.", metavar="FILE|URL")
]
Vocabulary = options.Vocabulary
RouteFiles = Annotated[list[Path], typer.Option("--routes", help="Your own routes: CSV, TSV or GeoJSON.")]
Output = Annotated[Format, typer.Option("--format", help="How to print it.")]


def world(store: str | None, vocabulary: Sequence[Path], routes: Sequence[Path]) -> World:
    """The model: baseline, own files, and the articles of the store that is named, else of the usual one if there."""
    from detente.world import World

    folders = options.config(vocabulary).vocabulary
    with _articles(store) as view:
        return World.load(folders, routes, view)


def events(store: str | None) -> list[dict[str, Any]]:
    """Events of the store that is named, else of the usual one if there, newest first."""
    with _articles(store) as view:
        return view.events().rows() if view else []


@contextmanager
def _articles(store: str | None) -> Iterator[View | None]:
    """The store that is named, else the usual one, None if that is not there."""
    if store is None and not Path(options.DEFAULT_STORE).exists():
        yield None
        return
    with options.opened(store or options.DEFAULT_STORE) as view:
        yield view


def day(on: str | None, world: World) -> dt.date:
    """The day asked of; says on standard error which one it is where the user named none."""
    if (given := options.day(on)) is not None:
        return given
    latest = world.latest()
    whose = "newest article" if any(told.published for told in world.told) else "data"
    typer.echo(f"as of {latest}, the day of the {whose}; --on DATE asks of another", err=True)
    return latest


def as_json(value: object) -> str:
    return json.dumps(plain(value), ensure_ascii=False, indent=2)


def plain(value: Any) -> Any:
    """Records as plain lists and dicts; networks and questions are told by their day and ends."""
    from detente.analysis.asking import Question

    if isinstance(value, Question):
        return _question(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(plain(one) for one in value)
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _question(question: Any) -> dict[str, Any]:
    return {
        "from": question.start.label, "to": question.end.label, "carry": question.product, "mode": question.mode,
        "avoid": sorted(question.avoid), "along": sorted(question.lines), "on": question.network.day.isoformat(),
    }  # fmt: skip
