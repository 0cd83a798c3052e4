"""Consoles: results go to standard output, messages and progress to standard error."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH_OF_FILES = 140  # columns of tables that go to a file or another program


@lru_cache(maxsize=1)
def out() -> Console:
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDTH_OF_FILES
    return Console(width=width, highlight=False, markup=False, emoji=False)


@lru_cache(maxsize=1)
def err() -> Console:
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def printable(text: str) -> str:
    """Text from an article without control characters, which a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text)
