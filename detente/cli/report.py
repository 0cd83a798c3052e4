"""``detente report``"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import _options as options

EXAMPLES = """[bold]Examples[/bold]

detente report

detente report --article ceasefire.txt --output ceasefire.html
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def report(
        output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")] = Path("report.html"),
        article: Annotated[list[str], typer.Option(help="Only this article; may be repeated.")] = [],  # noqa: B006
        store: options.Store = options.DEFAULT_STORE,
    ) -> None:
        """One HTML file, without network: the articles with coloured words and their events beside them."""
        from detente.cli._export import written
        from detente.writers.report import Part, report_html

        with options.opened(store) as view:
            found = [view.document(name) for name in article] if article else list(view.stored())
        parts = [Part(one.key, one.article, one.coder, one.document) for one in found]
        html = report_html(parts).encode()
        with written(output) as stream:
            stream.write(html)
        typer.echo(f"{len(found)} articles written to {output.resolve()}; open it in a browser", err=True)
