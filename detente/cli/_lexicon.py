"""The vocabulary: searched, checked and counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.text import Text

from detente.cli._check import check_file
from detente.cli._console import err, out, printable
from detente.cli._tables import plain_table
from detente.lexicons.provenance import sources
from detente.lexicons.tables import PACKAGED, read_table


def _files(folders: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Vocabulary files with their names below their folder."""
    for root in (PACKAGED, *folders):
        for file in sorted(root.rglob("*.tsv")):
            yield file, file.relative_to(root).as_posix()


def print_found(word: str, folders: Sequence[Path]) -> int:
    """Prints every line that holds the word, as file:line and its filled cells; their number."""
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    number = 0
    for file, name in _files(folders):
        for row in read_table(file, []):
            if any(pattern.search(cell) for cell in row.cells.values()):
                number += 1
                cells = "  ".join(f"{column}={cell}" for column, cell in row.cells.items() if cell)
                out().print(Text(f"{name}:{row.line}  ", "dim") + Text(printable(cells)))
    return number


def print_mistakes(paths: Sequence[Path]) -> int:
    """Prints every mistake of the files; their number."""
    mistakes = 0
    for path in paths:
        files = sorted(path.rglob("*.tsv")) if path.is_dir() else [path]
        for file in files:
            found = list(check_file(file))
            mistakes += len(found)
            for mistake in found:
                err().print(str(mistake))
            if not found:
                out().print(f"{file}: {sum(1 for _ in read_table(file, []))} entries, no mistake")
    return mistakes


def print_stats(folders: Sequence[Path]) -> None:
    known = sources()
    table = plain_table("file", "entries", "compiled", "licence", "origin")
    total = 0
    for file, name in _files(folders):
        number = sum(1 for _ in read_table(file, []))
        total += number
        source = known.get(name)
        stated = (source.compiled.isoformat(), source.licence, source.origin) if source else ("?", "?", "?")
        table.add_row(name, f"{number:,}", *stated)
    out().print(table)
    out().print(f"{total:,} entries")
