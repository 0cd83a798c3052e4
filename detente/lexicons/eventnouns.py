"""Nouns that name events ("attack", "talks", "withdrawal")."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from detente.lexicons.tables import read_rows

LONGEST, SHORTEST = 8, 3  # letters of a suffix
STEM = 3  # letters that must stand before a suffix: "thing" is no "th-ing"


class EventNouns:
    """Lemmas of event nouns, from ``triggers/event-nouns``; suffixes make others of their form event nouns too."""

    def __init__(
        self, lemmas: Collection[str], *, suffixes: Collection[str] = (), exceptions: Collection[str] = ()
    ) -> None:
        self._lemmas = frozenset(lemmas)
        self._suffixes = frozenset(suffixes)
        self._exceptions = frozenset(exceptions)

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> EventNouns:
        """LexiconError where ``kind`` is none of "", "suffix", "not"."""
        found: dict[str, set[str]] = {"": set(), "suffix": set(), "not": set()}
        for row in read_rows("triggers/event-nouns", ["lemma", "kind", "note"], folders):
            found[row.one_of("kind", tuple(found))].add(row["lemma"].removeprefix("-"))
        return cls(found[""], suffixes=found["suffix"], exceptions=found["not"] - found[""])

    def lists(self, lemma: str) -> bool:
        """Whether a noun of this lemma is listed; its form alone does not count (for names)."""
        return lemma in self._lemmas

    def holds(self, lemma: str) -> bool:
        """Whether a noun of this lemma names an event or action, by the list or by its form."""
        if lemma in self._lemmas:
            return True
        if lemma in self._exceptions or not lemma.isalpha():
            return False
        return any(lemma[-size:] in self._suffixes for size in range(SHORTEST, min(LONGEST, len(lemma) - STEM) + 1))
