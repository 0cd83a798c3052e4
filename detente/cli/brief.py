"""``detente brief``"""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import _options as options

EXAMPLES = """[bold]Examples[/bold]

detente brief

detente brief --actor Russia --since 2024-01-01

detente brief --place AZE --each 3
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def brief(
        store: options.Store = options.DEFAULT_STORE,
        actor: options.Actor = None,
        recipient: options.Recipient = None,
        type: options.Type = None,
        status: options.Status = None,
        since: options.Since = None,
        until: options.Until = None,
        place: options.Place = None,
        each: Annotated[int, typer.Option(min=1, help="Events shown of each pair.")] = 8,
    ) -> None:
        """What happened, newest first, grouped by the pair of parties."""
        from detente.cli._brief import print_brief

        filters = options.filters(actor, recipient, type, status, since, until, place)
        with options.opened(store) as view:
            options.nothing_found(print_brief(view, filters, each))
