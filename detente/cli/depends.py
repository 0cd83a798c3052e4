"""``detente depends``"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import _routes_options as asking

if TYPE_CHECKING:
    from detente.analysis.depends import Direction

EXAMPLES = """[bold]Examples[/bold]

detente depends ARM --on 2025-07-10

detente depends HUN --imports --carry gas

detente depends AZE --exports --with EU --format json
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def depends(
        state: asking.State,
        carry: asking.Carry = None,
        imports: Annotated[bool, typer.Option("--imports", help="Only imports.")] = False,
        exports: Annotated[bool, typer.Option("--exports", help="Only exports.")] = False,
        partners: Annotated[str, typer.Option("--with", help="Only with these: EU,CHN.")] = "",
        on: asking.On = None,
        store: asking.Store = None,
        vocabulary: asking.Vocabulary = [],  # noqa: B006
        routes: asking.RouteFiles = [],  # noqa: B006
        format: asking.Output = "table",
    ) -> None:
        """By what share a state's imports and exports hang on each transit state and segment."""
        from detente.cli import _options as options
        from detente.cli._depends import print_dependences

        world = asking.world(store, vocabulary, routes)
        directions: list[Direction] = []
        directions += ["imports"] if imports or not exports else []
        directions += ["exports"] if exports or not imports else []
        found = world.depends(state, directions, carry, partners, asking.day(on, world))
        if format == "json":
            typer.echo(asking.as_json({"dependences": found}))
            return
        print_dependences(found)
        options.nothing_found(len(found))
