"""``detente lexicon``"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import _options as options

EXAMPLES = """[bold]Examples[/bold]

detente lexicon search expel

detente lexicon check my/triggers/verbs-mine.tsv

detente lexicon stats

detente lexicon import Phoenix.Countries.actors.txt --kind actors --into vocabulary
"""


def register(app: typer.Typer) -> None:
    group = typer.Typer(help="Look at and check the vocabulary.", no_args_is_help=True, epilog=EXAMPLES)
    app.add_typer(group, name="lexicon", epilog=EXAMPLES)

    @group.command(epilog=EXAMPLES)
    def search(
        word: Annotated[str, typer.Argument(help="A word or name; matches whole words, without regard to case.")],
        vocabulary: options.Vocabulary = [],  # noqa: B006
    ) -> None:
        """Lines of the vocabulary that hold a word."""
        from detente.cli._lexicon import print_found

        options.nothing_found(print_found(word, options.config(vocabulary).vocabulary))

    @group.command(epilog=EXAMPLES)
    def check(
        files: Annotated[list[Path], typer.Argument(help="TSV files or folders laid out like detente/data.")],
    ) -> None:
        """Check vocabulary files; every mistake is reported as file:line."""
        from detente.cli._lexicon import print_mistakes

        raise typer.Exit(4 if print_mistakes(files) else 0)

    @group.command(epilog=EXAMPLES)
    def stats(vocabulary: options.Vocabulary = []) -> None:  # noqa: B006
        """Entries, origin, licence and date of each vocabulary file."""
        from detente.cli._lexicon import print_stats

        print_stats(options.config(vocabulary).vocabulary)

    @group.command("import", epilog=EXAMPLES)
    def import_(
        file: Annotated[Path, typer.Argument(help="Dictionary of PETRARCH or TABARI, with CAMEO codes.")],
        kind: Annotated[str, typer.Option(help="actors, agents or verbs.")],
        into: Annotated[Path, typer.Option(help="Folder of your own vocabulary to write to.")] = Path("vocabulary"),
    ) -> None:
        """Turn another coder's dictionary into vocabulary files of your own."""
        from detente.cli._import import import_dictionary

        import_dictionary(file, kind, into)
