"""``detente dossier``"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from detente.cli import _routes_options as asking

EXAMPLES = """[bold]Examples[/bold]

detente dossier ARM --on 2025-07-10

detente dossier Georgia --format md > georgia.md
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def dossier(
        state: asking.State,
        on: asking.On = None,
        store: asking.Store = None,
        vocabulary: asking.Vocabulary = [],  # noqa: B006
        routes: asking.RouteFiles = [],  # noqa: B006
        format: Annotated[Literal["table", "md", "json"], typer.Option(help="How to print it.")] = "table",
    ) -> None:
        """One page on a state: memberships, bases, borders, routes, dependences, pairs, events, open scenarios."""
        from detente.cli._console import out
        from detente.cli._dossier import make_dossier, markdown

        world = asking.world(store, vocabulary, routes)
        page = make_dossier(world, state, asking.day(on, world), asking.events(store))
        if format == "json":
            typer.echo(asking.as_json(page))
            return
        for line in markdown(page):
            typer.echo(line) if format == "md" else out().print(line)
