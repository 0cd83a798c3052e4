"""``detente explain``"""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import _options as options

EXAMPLES = """[bold]Examples[/bold]

detente explain ceasefire.txt:3        (the third event in that article)

detente explain 3fa81c02-14ad        ('detente events' lists the ids; a beginning is enough)
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def explain(
        event: Annotated[str, typer.Argument(help="Id of an event, or ARTICLE:NUMBER.")],
        store: options.Store = options.DEFAULT_STORE,
    ) -> None:
        """Why an event is coded as it is: for each cell the words it was read from and the rule or data line."""
        from detente.cli._explain import print_explanation

        with options.opened(store) as view:
            print_explanation(*view.event(event))
