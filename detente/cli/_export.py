"""Rows to files and standard output."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from detente.cli._tables import print_events
from detente.errors import DetenteError, UsageError
from detente.store.base import Table, View
from detente.writers.rows import write_csv, write_geojson, write_jsonl

FORMATS = ("csv", "jsonl", "parquet", "geojson")


def write_rows(table: Table, format: str, output: Path | None) -> None:
    """A table in a format, to a file or standard output."""
    if format == "table" and output is None:
        print_events(table.rows())
        return
    if format == "parquet" and output is None and sys.stdout.isatty():
        raise UsageError("Parquet is not for terminals.", remedy="Name a file with --output.")
    with written(output) as stream:
        _write(table, "csv" if format == "table" else format, stream)


def _write(table: Table, format: str, stream: IO[bytes]) -> None:
    if format == "parquet":
        buffer = io.BytesIO()
        table.to_polars().write_parquet(buffer)
        stream.write(buffer.getvalue())
        return
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    if format == "csv":
        write_csv(table.rows(), table.columns, text)
    elif format == "geojson":
        write_geojson(table.rows(), text)
    else:
        write_jsonl(table.rows(), text)
    text.detach()


def export_to(view: View, what: str, file: Path) -> int:
    """Writes all events, facts or documents to a file whose ending names the format; their number."""
    format = file.suffix.lower().lstrip(".")
    if format not in FORMATS:
        raise UsageError(f"{file}: no such format", remedy=f"End the name in one of: {', '.join(FORMATS)}.")
    if what == "documents":
        return _export_documents(view, format, file)
    if what == "facts" and format == "geojson":
        raise UsageError("facts have no coordinates.", remedy="Export events as geojson.")
    table = view.facts() if what == "facts" else view.events()
    with written(file) as stream:
        _write(table, format, stream)
    return len(table)


def _export_documents(view: View, format: str, file: Path) -> int:
    if format != "jsonl":
        raise UsageError("whole codings are written as jsonl only.", remedy="End the name in .jsonl.")
    found = list(view.stored())
    with written(file) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        write_jsonl((one.document | {"title": one.article.title, "text": one.article.text} for one in found), text)
        text.detach()
    return len(found)


@contextmanager
def written(output: Path | None) -> Iterator[Any]:
    """A binary stream to a file, which appears only once it is whole, or to standard output."""
    if output is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(output)
    except OSError as fault:
        raise DetenteError(f"cannot write {output}: {fault.strerror or fault}.") from fault
    finally:
        part.unlink(missing_ok=True)
