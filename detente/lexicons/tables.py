"""Reads the vocabulary's tab-separated files into rows that know their file and line."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.errors import LexiconError

PACKAGED = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: cells by column name. ``where`` is file:line for messages and ``why``."""

    cells: dict[str, str]
    file: Path
    line: int

    @property
    def where(self) -> str:
        return f"{self.file.name}:{self.line}"

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def values(self, column: str) -> tuple[str, ...]:
        """The cell split at ``|``, without empty parts."""
        if "|" not in self.cells[column]:
            return (self.cells[column],) if self.cells[column] else ()
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())

    def one_of(self, column: str, allowed: Sequence[str] | set[str] | frozenset[str]) -> str:
        """The cell if it is one of ``allowed``; LexiconError otherwise."""
        value = self.cells[column]
        if value not in allowed:
            raise self.error(f"column {column!r} holds {value!r}", f"Use one of: {', '.join(sorted(allowed))}.")
        return value

    def first_day(self, column: str) -> dt.date | None:
        """First day of a YYYY, YYYY-MM or YYYY-MM-DD cell; None if empty."""
        return self._day(column, last=False)

    def last_day(self, column: str) -> dt.date | None:
        """Last day of a YYYY, YYYY-MM or YYYY-MM-DD cell; None if empty."""
        return self._day(column, last=True)

    def _day(self, column: str, *, last: bool) -> dt.date | None:
        value = self.cells[column]
        if not value:
            return None
        match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
        if not match:
            raise self.error(f"column {column!r} holds {value!r}, not a date", "Write YYYY, YYYY-MM or YYYY-MM-DD.")
        year, month, day = match.groups()
        try:
            whole = int(year), int(month or (12 if last else 1))
            return dt.date(*whole, int(day or (monthrange(*whole)[1] if last else 1)))
        except ValueError as fault:
            raise self.error(f"column {column!r} holds {value!r}: {fault}", "Give a day of the calendar.") from None

    def error(self, what: str, remedy: str = "") -> LexiconError:
        return LexiconError(what, where=f"{self.file}:{self.line}", remedy=remedy)


def read_table(file: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Rows of a TSV file: ``#`` lines are comments, the first other line is the header, which must have ``columns``."""
    header: list[str] | None = None
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\r\n")
            if not line.strip() or line.startswith("#"):
                continue
            cells = [*map(str.strip, line.split("\t"))]
            if header is None:
                header = _checked_header(cells, columns, file, number)
                continue
            if len(cells) != len(header):
                raise LexiconError(
                    f"{len(cells)} cells where the header has {len(header)}",
                    where=f"{file}:{number}",
                    remedy="Separate cells by one tab, also after empty ones.",
                )
            yield Row(dict(zip(header, cells, strict=True)), file, number)


def _checked_header(cells: list[str], columns: Sequence[str], file: Path, number: int) -> list[str]:
    missing = [column for column in columns if column not in cells]
    if missing:
        raise LexiconError(
            f"the header lacks {', '.join(missing)}",
            where=f"{file}:{number}",
            remedy=f"The columns are: {', '.join(columns)}.",
        )
    return cells


def data_files(kind: str, folders: Sequence[Path] = ()) -> list[Path]:
    """Files named ``KIND*.tsv`` in the packaged data, then in the user's ``folders`` (later files add or override).

    ``kind`` is folder and stem, such as ``"actors/states"`` or ``"offices/"`` for every file of a folder.
    """
    found = []
    for root in (PACKAGED, *folders):
        folder, _, stem = kind.rpartition("/")
        found += sorted((root / folder).glob(f"{stem}*.tsv"))
    return found


def read_rows(kind: str, columns: Sequence[str], folders: Sequence[Path] = ()) -> Iterator[Row]:
    """Rows of all the files that ``data_files`` finds."""
    for file in data_files(kind, folders):
        yield from read_table(file, columns)
