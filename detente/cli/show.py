"""``detente show``"""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import _options as options

EXAMPLES = """[bold]Examples[/bold]

detente show                (lists the articles)

detente show ceasefire.txt

detente show 3fa81c02
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def show(
        article: Annotated[str | None, typer.Argument(help="Id, file name, title or key of an article.")] = None,
        store: options.Store = options.DEFAULT_STORE,
    ) -> None:
        """One article with its coding beside each sentence; without a name, the list of articles."""
        from detente.cli._show import print_article
        from detente.cli._tables import print_documents

        with options.opened(store) as view:
            if article is None:
                print_documents(view.documents().rows())
            else:
                print_article(view.document(article))
