"""CSV and TSV with one article a row; the options name the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from detente.readers.items import Item, ReadOptions, Skipped
from detente.readers.jsonlines import read_record

_LONGEST_CELL = 100_000_000


def read_csv(text: str, *, name: str, options: ReadOptions) -> Iterator[Item]:
    """Articles in order of the rows. The first row names the columns; comma, semicolon or tab is found out."""
    csv.field_size_limit(_LONGEST_CELL)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if options.text_field not in (rows.fieldnames or ()):
        columns = ", ".join(rows.fieldnames or ()) or "none"
        reason = f"no column {options.text_field!r} (there are: {columns}); name the one with the text by --text-field"
        yield Skipped(name, "no text", reason)
        return
    try:
        for number, row in enumerate(rows, 2):
            yield from read_record(row, where=f"{name}:{number}", fallback_id=f"{name}:{number}", options=options)
    except csv.Error as fault:
        yield Skipped(f"{name}:{rows.line_num}", "broken CSV", f"not CSV from here on: {fault}")
