"""``detente export``"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import _options as options

EXAMPLES = """[bold]Examples[/bold]

detente export events.csv

detente export facts.parquet --what facts

detente export map.geojson

detente export codings.jsonl --what documents
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def export(
        file: Annotated[Path, typer.Argument(help="Its ending says the format: csv, jsonl, parquet or geojson.")],
        what: Annotated[options.What, typer.Option(help="What to write; documents only as jsonl, whole.")] = "events",
        store: options.Store = options.DEFAULT_STORE,
    ) -> None:
        """Write events, facts or whole codings to a file."""
        from detente.cli._export import export_to

        with options.opened(store) as view:
            number = export_to(view, what, file)
        typer.echo(f"{number} {what} written to {file}", err=True)
