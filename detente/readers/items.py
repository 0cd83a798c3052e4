"""What a reader yields: articles, inputs left out with the reason, and remarks on inputs that were taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from detente.types import Article

LONGEST_ARTICLE = 1_000_000  # characters; about 170,000 words, the length of a long book
LARGEST_FILE = 200_000_000  # bytes of one HTML, PDF or text file that are looked at


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that was left out. ``where`` is a path, path:line or id; ``kind`` groups reasons in a summary."""

    where: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about an input that its user should know; the input was taken all the same."""

    where: str
    text: str


Item = Article | Skipped | Remark


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are read. The fields name columns or keys of CSV and JSONL; ``date`` is for inputs that state none."""

    date: dt.date | None = None
    text_field: str = "text"
    id_field: str = "id"
    date_field: str = "date"
    title_field: str = "title"
    longest: int = LONGEST_ARTICLE
    any_language: bool = False


def too_long(characters: int, where: str, longest: int) -> Skipped:
    reason = f"{characters:,} characters, more than the {longest:,} that are coded at once (--max-characters)"
    return Skipped(where, "too long", reason)


Items = Iterator[Item]
