"""Plain text: taken exactly as it is; its parts are found by the coder."""

from __future__ import annotations

from detente.readers.dates import in_file_name
from detente.types import Article


def read_plain(text: str, *, id: str, name: str = "") -> Article:
    """An article of which nothing is known but its text and perhaps a date in its file name."""
    return Article(id=id, text=text, source=None, published=in_file_name(name))
