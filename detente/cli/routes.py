"""``detente routes``"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import _options as options
from detente.cli import _routes_options as asking

EXAMPLES = """[bold]Examples[/bold]

detente routes AZE EU --carry gas --avoid RUS,IRN --on 2025-07-10

detente routes Baku Kars --mode rail --since 2017-01-01

detente routes KAZ EU --carry oil --best 3 --format json

detente routes check my-pipelines.csv
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def routes(
        start: Annotated[str, typer.Argument(metavar="FROM", help="State, organisation or place; or: check.")],
        end: Annotated[str, typer.Argument(metavar="TO", help="State, organisation or place; after check: a file.")],
        carry: asking.Carry = None,
        mode: asking.Mode = None,
        avoid: asking.Avoid = "",
        along: asking.Along = "",
        on: asking.On = None,
        since: Annotated[str | None, typer.Option(help="What has changed since this day.")] = None,
        best: Annotated[int, typer.Option(min=1, help="Routes shown.")] = 5,
        store: asking.Store = None,
        vocabulary: asking.Vocabulary = [],  # noqa: B006
        routes: asking.RouteFiles = [],  # noqa: B006
        format: asking.Output = "table",
    ) -> None:
        """Which routes lead from one place to another: open, planned, through whose hands, and how much they carry."""
        from detente.cli._routes_ask import answer_routes, check_file
        from detente.world import Ask

        if start == "check":
            raise typer.Exit(check_file(Path(end), vocabulary))
        world = asking.world(store, vocabulary, routes)
        day = asking.day(on, world)
        answer_routes(world, Ask(start, end, carry, mode, avoid, along, day), best, options.day(since), format)
