"""``detente facts``"""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import _routes_options as asking

EXAMPLES = """[bold]Examples[/bold]

detente facts --about ARM --on 2025-07-10

detente facts --changed 2023..2025 --about CSTO

detente facts --about Zangezur --format json
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def facts(
        about: Annotated[str, typer.Option(help="State, organisation or route.")] = "",
        on: asking.On = None,
        changed: Annotated[str | None, typer.Option(help="What changed: 2023..2025.", metavar="PERIOD")] = None,
        ended: Annotated[bool, typer.Option("--ended", help="Also what has ended.")] = False,
        store: asking.Store = None,
        vocabulary: asking.Vocabulary = [],  # noqa: B006
        routes: asking.RouteFiles = [],  # noqa: B006
        format: asking.Output = "table",
    ) -> None:
        """What stands on a day: memberships, bases, borders, control, ownership; disagreement side by side."""
        from detente.cli import _facts

        world = asking.world(store, vocabulary, routes)
        if changed:
            changes = world.changed(*_facts.period(changed), about)
            typer.echo(asking.as_json({"changes": changes})) if format == "json" else _facts.print_changes(changes)
            return
        found = world.facts.on(asking.day(on, world), world.keys(about), ended)
        typer.echo(asking.as_json({"facts": found})) if format == "json" else _facts.print_standing(found)
