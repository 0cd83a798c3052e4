"""``detente compare``"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """[bold]Examples[/bold]

detente code examples --format jsonl --no-store > a.jsonl

detente code examples --format jsonl --no-store --vocabulary mine > b.jsonl

detente compare a.jsonl b.jsonl
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def compare(
        a: Annotated[Path, typer.Argument(help="Coded documents, as `detente code --format jsonl` writes them.")],
        b: Annotated[Path, typer.Argument(help="The same articles, coded by another coder or version.")],
        format: Annotated[str, typer.Option(help="table or jsonl.")] = "table",
    ) -> None:
        """What two codings of the same articles see differently, sentence by sentence."""
        from detente.cli._compare import print_comparison

        print_comparison(a, b, format)
