"""``detente events``"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import _options as options

EXAMPLES = """[bold]Examples[/bold]

detente events --actor RUS --recipient Georgia

detente events --type assault --status done --since 2023-09-01 --until 2023-09-30

detente events --place Gyumri --format csv > gyumri.csv

detente events --format parquet --output events.parquet
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def events(
        store: options.Store = options.DEFAULT_STORE,
        actor: options.Actor = None,
        recipient: options.Recipient = None,
        type: options.Type = None,
        status: options.Status = None,
        since: options.Since = None,
        until: options.Until = None,
        place: options.Place = None,
        limit: Annotated[int | None, typer.Option(min=1, help="The newest so many.")] = None,
        format: Annotated[options.EventsFormat, typer.Option(help="How to print them.")] = "table",
        output: Annotated[Path | None, typer.Option("--output", "-o", help="File; standard output without.")] = None,
    ) -> None:
        """Events, newest first, filtered by who, to whom, what, when and where."""
        from detente.cli._export import write_rows

        filters = options.filters(actor, recipient, type, status, since, until, place, limit)
        with options.opened(store) as view:
            found = view.events(filters)
            write_rows(found, format, output)
            options.nothing_found(len(found))
