"""Détente reads articles on international politics and keeps a dated, source-grounded model of who did what to whom.

The door: ``code(text, date=...)`` gives a Document, ``open_store(path).events().to_pandas()`` a table, and ``times``,
``places``, ``status`` and ``speakers`` one layer each. The nouns are in ``detente.types``. The language model is loaded
at the first call that needs it and kept.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from detente.config import VERSION as __version__

if TYPE_CHECKING:
    from detente.coding.coder import Coder
    from detente.store.sql import SqlStore
    from detente.types import Attribution, Document, Place, Predicate, Time

__all__ = ["__version__", "code", "open_store", "places", "speakers", "status", "times"]


@lru_cache(maxsize=1)
def _coder() -> Coder:
    from detente.coding.coder import Coder

    return Coder()


def code(text: str, *, date: str | dt.date | None = None, title: str | None = None, id: str = "text") -> Document:
    """Codes an article; offsets of the result refer to ``text`` as given.

    ``date`` is the publication date (a date or ``"2025-07-10"``); without one it is looked for in the text.
    Raises UsageError if ``date`` is no date.
    """
    from detente.types import Article, Published

    published = Published(_day(date), "given") if date else None
    return _coder().code(Article(id=id, text=text, title=title, published=published))


def open_store(place: str | Path = "detente.db", *, create: bool = True) -> SqlStore:
    """A store at a file or a database URL. Raises StoreError where it cannot be opened."""
    from detente.store.sql import open_store as opened

    return opened(place, create=create)


def times(text: str, date: str | dt.date | None = None) -> tuple[Time, ...]:
    """Time expressions with the days they cover, relative ones counted from ``date``."""
    return code(text, date=date).times


def places(text: str) -> tuple[Place, ...]:
    """Places with coordinates."""
    return code(text).places


def status(text: str) -> tuple[Predicate, ...]:
    """Verbs and event nouns with their status: done, ongoing, attempted, planned, possible, conditional, negated."""
    return code(text).predicates


def speakers(text: str) -> tuple[Attribution, ...]:
    """Who is made to say what."""
    return code(text).attributions


def _day(date: str | dt.date) -> dt.date:
    if isinstance(date, dt.date):
        return date
    from detente.readers.paths import parse_day

    return parse_day(date).date
