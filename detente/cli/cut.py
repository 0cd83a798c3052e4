"""``detente cut``"""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import _routes_options as asking

EXAMPLES = """[bold]Examples[/bold]

detente cut AZE EU --carry gas --on 2025-07-10

detente cut Baku-Supsa

detente cut KAZ EU --carry oil --avoid IRN --format json
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def cut(
        start: Annotated[str, typer.Argument(metavar="FROM", help="State, organisation or place; alone: a route.")],
        end: Annotated[str | None, typer.Argument(metavar="[TO]", help="State, organisation or place.")] = None,
        carry: asking.Carry = None,
        mode: asking.Mode = None,
        avoid: asking.Avoid = "",
        along: asking.Along = "",
        on: asking.On = None,
        ends: Annotated[bool, typer.Option("--ends", help="Count the states at the ends too.")] = False,
        store: asking.Store = None,
        vocabulary: asking.Vocabulary = [],  # noqa: B006
        routes: asking.RouteFiles = [],  # noqa: B006
        format: asking.Output = "table",
    ) -> None:
        """Who and what can cut a connection: by territory, by holding the ground, by having shown that they can."""
        from detente.analysis.cuts import find_cuts
        from detente.cli._cut import print_cut, route_as_ask
        from detente.cli._routes_ask import questions
        from detente.world import Ask

        world = asking.world(store, vocabulary, routes)
        ask = Ask(start, end or "", carry, mode, avoid, along, asking.day(on, world))
        ask = ask if end else route_as_ask(world, ask)
        found = [find_cuts(question, ends_too=ends or not end) for question in questions(world, ask)]
        if format == "json":
            typer.echo(asking.as_json({"cuts": found}))
            return
        for one in found:
            print_cut(one)
