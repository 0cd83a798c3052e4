"""Asks about routes, product by product, and checks route files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.analysis.routes import Routes, compare, find_routes
from detente.cli import _routes_options as asking
from detente.cli._routes import print_changed, print_routes
from detente.errors import UsageError
from detente.lexicons.routes_rows import MODES

if TYPE_CHECKING:
    from detente.analysis.asking import Question
    from detente.world import Ask, World

WRONG_FILE = 4


def questions(world: World, ask: Ask) -> Iterator[Question]:
    """A question for each product that has a way, or for the one that is named; UsageError if there is none."""
    if ask.mode and ask.mode not in MODES:
        raise UsageError(f"{ask.mode!r} is no mode", remedy=f"Use one of: {', '.join(MODES)}.")
    network = world.network(ask.on)
    products = world.products(ask, network)
    if not products:
        known = ", ".join(network.products())
        raise UsageError(f"nothing is carried between {ask.start} and {ask.end}", remedy=f"Ask with --carry: {known}.")
    for product in products:
        yield world.question(replace(ask, carry=product), network)


def answer_routes(world: World, ask: Ask, best: int, since: dt.date | None, format: asking.Format) -> None:
    """Prints the routes of each product."""
    found = [find_routes(question, best) for question in questions(world, ask)]
    earlier = [_then(world, ask, answer, best, since) for answer in found] if since else []
    if format == "json":
        changes = [compare(before, now) for before, now in zip(earlier, found, strict=False)]
        typer.echo(asking.as_json({"routes": found, "since": since, "changed": changes}))
        return
    for number, answer in enumerate(found):
        print_routes(answer)
        if earlier:
            print_changed(compare(earlier[number], answer), since)


def _then(world: World, ask: Ask, answer: Routes, best: int, since: dt.date) -> Routes:
    """The same question of an earlier day, between the ends of today."""
    return find_routes(answer.question.on(world.network(since)), best)


def check_file(file: Path, vocabulary: Sequence[Path]) -> int:
    """Reports every mistake and contradiction of a user's file as file:line; 0 if there is none."""
    from detente.lexicons.routes import read_all
    from detente.lexicons.routes_check import contradictions

    table, faults = read_all(vocabulary, [file])
    own = [fault for fault in faults if fault.where.startswith(str(file))]
    found = [str(fault) for fault in own] + [str(fault) for fault in contradictions(table, file.name)]
    for line in found:
        typer.echo(line)
    mistakes = f"{len(found)} mistake{'' if len(found) == 1 else 's'}" if found else "no mistakes"
    typer.echo(f"{file}: {mistakes}", err=True)
    return WRONG_FILE if found else 0
