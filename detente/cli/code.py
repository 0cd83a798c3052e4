"""``detente code``"""

from __future__ import annotations

from typing import Annotated

import typer

from detente.cli import _options as options

EXAMPLES = """[bold]Examples[/bold]

detente code article.txt --date 2025-07-10

detente code news/ report.pdf page.html --jobs 2

detente code corpus.csv --text-field body --id-field nr --date-field day --format none

curl -s URL | detente code - --no-store --format jsonl

[bold]Exit codes[/bold]: 0 all coded; 1 a fault; 2 wrong use; 3 inputs were left out; 4 a vocabulary file is wrong;
5 the store; 6 the language model; 130 stopped by Ctrl-C. What was finished is always kept.
"""


def register(app: typer.Typer) -> None:
    @app.command(epilog=EXAMPLES)
    def code(
        paths: options.Paths,
        format: Annotated[options.CodeFormat, typer.Option(help="What to print of each article.")] = "table",
        store: options.Store = options.DEFAULT_STORE,
        no_store: Annotated[bool, typer.Option("--no-store", help="Keep nothing.")] = False,
        predicates: Annotated[bool, typer.Option("--predicates", help="JSONL: every verb and event noun too.")] = False,
        jobs: Annotated[int, typer.Option(min=1, help="Processes; each holds a model of some 500 MB.")] = 1,
        date: options.Published = None,
        text_field: Annotated[str, typer.Option(help="CSV, JSONL: field of the text.")] = "text",
        id_field: Annotated[str, typer.Option(help="CSV, JSONL: field of the id.")] = "id",
        date_field: Annotated[str, typer.Option(help="CSV, JSONL: field of the publication date.")] = "date",
        title_field: Annotated[str, typer.Option(help="CSV, JSONL: field of the title.")] = "title",
        vocabulary: options.Vocabulary = [],  # noqa: B006
        max_characters: Annotated[int, typer.Option(min=1, help="Longer articles are left out.")] = 1_000_000,
        any_language: Annotated[bool, typer.Option("--any-language", help="Do not look at the language.")] = False,
    ) -> None:
        """Code articles: plain text, Markdown, HTML, PDF, JSONL and CSV."""
        from detente.cli._run import run
        from detente.readers.items import ReadOptions

        reading = ReadOptions(
            date=options.day(date), text_field=text_field, id_field=id_field, date_field=date_field,
            title_field=title_field, longest=max_characters, any_language=any_language,
        )  # fmt: skip
        config = options.config(vocabulary, predicates)
        raise typer.Exit(run(paths, reading, config, format=format, store=None if no_store else store, jobs=jobs))
