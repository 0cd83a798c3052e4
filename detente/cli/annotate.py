"""``detente annotate``"""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import _options as options

EXAMPLES = """[bold]Examples[/bold]

detente annotate article.txt --only times --date 2025-07-10

echo "He may have left Gyumri." | detente annotate - --only status --format jsonl
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def annotate(
        paths: options.Paths,
        only: Annotated[options.Layer, typer.Option(help="Which layer to print.")],
        date: options.Published = None,
        format: Annotated[options.LayerFormat, typer.Option(help="How to print it.")] = "table",
    ) -> None:
        """One layer of the coding alone: times, places, status of verbs, or speakers. Keeps nothing."""
        from detente.cli._annotate import annotate as print_layer
        from detente.readers.items import ReadOptions

        raise typer.Exit(print_layer(paths, ReadOptions(date=options.day(date)), only, format))
