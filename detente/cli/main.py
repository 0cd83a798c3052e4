"""The command ``detente``: its subcommands, and what happens to errors and Ctrl-C."""

from __future__ import annotations

import os
import sys

import typer

from detente.cli import (
    annotate,
    brief,
    code,
    compare,
    cut,
    depends,
    dossier,
    events,
    explain,
    export,
    facts,
    lexicon,
    report,
    routes,
    scenario,
    show,
    version,
)

app = typer.Typer(
    name="detente",
    help="Reads articles on international politics, offline, and shows who did what to whom, when, where and on whose "
    "word.\n\nStart with: detente code ARTICLE.txt",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (
    code,
    brief,
    events,
    show,
    explain,
    compare,
    report,
    export,
    lexicon,
    annotate,
    routes,
    scenario,
    cut,
    depends,
    dossier,
    facts,
    version,
):
    module.register(app)


def main() -> None:
    """Runs a command; every error that a user can cause is one line on standard error and an exit code."""
    from detente.errors import DetenteError

    try:
        app()
        sys.stdout.flush()
    except DetenteError as fault:
        sys.exit(_say(str(fault), fault.exit_code))
    except KeyboardInterrupt:
        sys.exit(_say("stopped; what was finished is kept", 130))
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        _discard_output()
        sys.exit(0)
    except OSError as fault:
        _discard_output()
        sys.exit(_say(f"{fault.filename or 'output'}: {fault.strerror or fault}", 1))


def _discard_output() -> None:
    """What is still buffered cannot be written; without this the interpreter would say so as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str, code: int) -> int:
    print(f"detente: {message}", file=sys.stderr)
    return code
