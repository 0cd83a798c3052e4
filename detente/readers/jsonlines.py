"""JSONL: one article a line, ``{"id", "text", "date"?, "title"?, "url"?, "source"?}``; the text is taken as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from detente.readers.dates import published
from detente.readers.encoding import is_utf8
from detente.readers.items import Item, ReadOptions, Remark, Skipped, too_long
from detente.types import Article


def read_jsonl(lines: Iterable[bytes], *, name: str, options: ReadOptions) -> Iterator[Item]:
    """Articles in order of the lines; a wrong line is skipped by its number."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        if not is_utf8(line):
            yield Remark(where, "not UTF-8; read as cp1252")
        try:
            record = json.loads(line.decode("utf-8-sig" if is_utf8(line) else "cp1252", errors="replace"))
        except (ValueError, RecursionError) as fault:
            yield Skipped(where, "not JSON", f"not a JSON object: {fault}")
            continue
        yield from read_record(record, where=where, fallback_id=f"{name}:{number}", options=options)


def read_record(record: Any, *, where: str, fallback_id: str, options: ReadOptions) -> Iterator[Item]:
    """The article in one record of fields, after the remarks on it; shared by JSONL and CSV."""
    text = record.get(options.text_field) if isinstance(record, dict) else None
    if not isinstance(text, str):
        has = ", ".join(map(str, list(record)[:8])) if isinstance(record, dict) else type(record).__name__
        reason = f"no text in field {options.text_field!r} (it has: {has}); name it with --text-field"
        yield Skipped(where, "no text", reason)
        return
    if len(text) > options.longest:
        yield too_long(len(text), where, options.longest)
        return
    text = re.sub("[\x00\ud800-\udfff]", "\ufffd", text)  # no database or terminal takes these; offsets stay
    id = record.get(options.id_field)
    date = _string(record.get(options.date_field))
    day = published(date, "given")
    if date and day is None:
        yield Remark(where, f"{date!r} in field {options.date_field!r} is not a date; coded as undated")
    yield Article(
        id=str(id) if id not in (None, "") else fallback_id,
        text=text,
        title=_string(record.get(options.title_field)),
        source=_string(record.get("source")),
        url=_string(record.get("url")),
        byline=_string(record.get("byline")),
        published=day,
    )


def _string(value: Any) -> str | None:
    return str(value) if value not in (None, "") else None
