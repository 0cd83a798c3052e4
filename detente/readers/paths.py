"""Walks files, folders and standard input and hands each to the reader of its format."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from detente.errors import ReadingError, UsageError
from detente.readers.dates import lies_ahead
from detente.readers.encoding import decode
from detente.readers.items import LARGEST_FILE, Item, ReadOptions, Remark, Skipped, too_long
from detente.readers.langid import other_language
from detente.readers.plain import read_plain
from detente.types import Article, Published

FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}
_BYTES_PER_CHARACTER = 4


def read(paths: Sequence[str | Path], options: ReadOptions | None = None) -> Iterator[Item]:
    """Articles, remarks and skipped inputs of files and folders (in order of name) and of ``-``, standard input.

    A path that does not exist is skipped with the reason; a folder's files of other kinds are passed over.
    """
    options = options or ReadOptions()
    seen: dict[str, int] = {}
    for path in paths:
        for item in _of_path(str(path), options):
            yield from _checked(item, options, seen)


def count(paths: Sequence[str | Path]) -> int | None:
    """How many articles ``read`` may yield, for a progress bar; None where that cannot be known beforehand."""
    total = 0
    for path in paths:
        if str(path) == "-":
            return None
        files = list(_files(Path(path))) if Path(path).is_dir() else [Path(path)]
        for file in files:
            lines = FORMATS.get(file.suffix.lower()) in ("jsonl", "csv")
            total += _lines(file) if lines else 1
    return total


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return 1


def _of_path(path: str, options: ReadOptions) -> Iterator[Item]:
    if path == "-":
        yield from _of_stream(options)
    elif Path(path).is_dir():
        files = list(_files(Path(path)))
        if not files:
            yield Skipped(path, "empty", f"no file in this folder is of a known kind ({', '.join(FORMATS)})")
        for file in files:
            yield from _of_file(file, options)
    else:
        yield from _of_file(Path(path), options)


def _files(folder: Path) -> Iterator[Path]:
    """Files of known kinds below a folder, sorted, without hidden ones and without following links to folders."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in FORMATS and not name.startswith("."):
                yield Path(parent) / name


def _of_file(path: Path, options: ReadOptions) -> Iterator[Item]:
    where = str(path)
    form = FORMATS.get(path.suffix.lower(), "plain")
    try:
        if not path.exists():
            yield Skipped(where, "not found", "no such file or folder")
        elif not path.is_file():
            yield Skipped(where, "not a file", "not a file or folder")
        elif form == "jsonl":
            yield from _of_lines(path, options)
        elif path.stat().st_size > _most_bytes(form, options):
            yield Skipped(where, "too long", f"{path.stat().st_size:,} bytes (--max-characters)")
        else:
            yield from of_bytes(path.read_bytes(), where=where, form=form, options=options)
    except OSError as fault:
        yield Skipped(where, "unreadable", f"cannot be read: {fault.strerror or fault}")


def _most_bytes(form: str, options: ReadOptions) -> int:
    return _BYTES_PER_CHARACTER * options.longest if form in ("plain", "markdown") else LARGEST_FILE


def _of_lines(path: Path, options: ReadOptions) -> Iterator[Item]:
    """A JSONL file line by line, so that it may be larger than memory."""
    from detente.readers.jsonlines import read_jsonl

    with path.open("rb") as head:
        first = head.read(4096)
    if not first.strip():
        yield Skipped(str(path), "empty", "an empty file")
        return
    try:
        decode(first[: first.rfind(b"\n") + 1] or first[:1])
    except ReadingError as fault:
        yield Skipped(str(path), "binary", str(fault))
        return
    with path.open("rb") as lines:
        yield from read_jsonl(lines, name=str(path), options=options)


def _of_stream(options: ReadOptions) -> Iterator[Item]:
    """Standard input: JSONL if its first line is a JSON object, else one article."""
    from detente.readers.jsonlines import read_jsonl

    stream = sys.stdin.buffer
    first = stream.readline()
    if first.lstrip().startswith(b"{") and first.rstrip().endswith(b"}"):
        yield from read_jsonl(chain([first], stream), name="stdin", options=options)
        return
    limit = LARGEST_FILE
    data = first + stream.read(limit)
    yield from of_bytes(data, where="stdin", form=_sniffed(data), options=options)


def _sniffed(data: bytes) -> str:
    head = data[:2000].lstrip().lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    return "html" if head.startswith((b"<!doctype html", b"<html", b"<?xml")) else "plain"


def of_bytes(data: bytes, *, where: str, form: str, options: ReadOptions) -> Iterator[Item]:
    """The articles in one file's bytes; whatever is wrong with them becomes a Skipped."""
    try:
        if form == "pdf" or data.startswith(b"%PDF-"):
            from detente.readers.pdf import read_pdf

            yield read_pdf(data, id=where, name=Path(where).name, options=options)
        elif not data.strip():
            yield Skipped(where, "empty", "an empty file")
        else:
            decoded = decode(data)
            if decoded.remark:
                yield Remark(where, decoded.remark)
            yield from _of_text(decoded.text, where, form, options)
    except ReadingError as fault:
        yield Skipped(where, _kind(fault), str(fault))
    except Exception as fault:  # libraries fail in many ways on broken files; the run goes on with the next
        yield Skipped(where, "unreadable", f"cannot be read ({type(fault).__name__}: {fault})")


def _kind(fault: ReadingError) -> str:
    for word in ("binary", "not text", "PDF", "HTML"):
        if word in fault.what:
            return "binary" if word == "not text" else word if word == "binary" else f"unreadable {word}"
    return "unreadable"


def _of_text(text: str, where: str, form: str, options: ReadOptions) -> Iterator[Item]:
    if form == "csv":
        from detente.readers.table import read_csv

        yield from read_csv(text, name=where, options=options)
        return
    name = Path(where).name
    if form != "html" and len(text) > options.longest:
        yield too_long(len(text), where, options.longest)
    elif form == "html":
        from detente.readers.html import read_html

        yield read_html(text, id=where, name=name)
    elif form == "markdown":
        from detente.readers.markdown import read_markdown

        yield read_markdown(text, id=where, name=name)
    else:
        yield read_plain(text, id=where, name=name)


def _checked(item: Item, options: ReadOptions, seen: dict[str, int]) -> Iterator[Item]:
    """What holds for an article of any format: some text, English, not too long, a possible date, its id its own."""
    if not isinstance(item, Article):
        yield item
        return
    if (reason := _unfit(item, options)) is not None:
        yield reason
        return
    if seen.setdefault(item.id, hash(item.text)) != hash(item.text):
        yield Remark(item.id, "this id came before with another text; both are kept")
    if item.published is None and options.date is not None:
        item = replace(item, published=Published(options.date, "given"))
    if item.published is not None and lies_ahead(item.published.date):
        yield Remark(item.id, f"its date, {item.published.date}, lies in the future; coded as undated")
        item = replace(item, published=None)
    yield item


def _unfit(article: Article, options: ReadOptions) -> Skipped | None:
    if not any(character.isalnum() for character in article.text):
        return Skipped(article.id, "empty", "no words in it")
    if len(article.text) > options.longest:
        return too_long(len(article.text), article.id, options.longest)
    language = None if options.any_language else other_language(article.text)
    return Skipped(article.id, "other language", f"in {language}, not English") if language else None


def parse_day(value: str) -> Published:
    """The value of ``--date``; UsageError if it is no date."""
    from detente.readers.dates import published

    found = published(value, "given")
    if found is None:
        raise UsageError(f"{value!r} is not a date", remedy="Write it as 2025-07-10.")
    return found
