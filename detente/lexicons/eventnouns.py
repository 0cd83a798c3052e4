"""Nouns that name events ("attack", "talks", "withdrawal")."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from detente.lexicons.tables import data_files, read_table


class EventNouns:
    """Lemmas of event nouns, from ``triggers/event-nouns``."""

    def __init__(self, lemmas: frozenset[str]) -> None:
        self._lemmas = lemmas

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> EventNouns:
        files = data_files("triggers/event-nouns", folders)
        return cls(frozenset(row["lemma"] for file in files for row in read_table(file, ["lemma"])))

    def holds(self, lemma: str) -> bool:
        return lemma in self._lemmas
