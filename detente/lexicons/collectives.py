"""Names that mean several states together: "the two Koreas", "the Baltic states", "Nordic ministers"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.lexicons.tables import read_rows

KINDS = frozenset({"noun", "adjective"})


@dataclass(frozen=True, slots=True)
class Collective:
    """Words that name several states; an adjective does so before a plural noun."""

    words: tuple[str, ...]
    adjective: bool
    states: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Collectives:
    """Collective names by their last word, longer ones first."""

    by_last_word: dict[str, tuple[Collective, ...]]

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Collectives:
        """Raises LexiconError with file and line for a kind that is none."""
        found: dict[str, list[Collective]] = {}
        for row in read_rows("actors/collectives", ("words", "kind", "states"), folders):
            row.one_of("kind", KINDS)
            words = tuple(row["words"].split())
            entry = Collective(words, row["kind"] == "adjective", row.values("states"), row.where)
            found.setdefault(words[-1], []).append(entry)
        return cls({last: tuple(sorted(some, key=lambda c: -len(c.words))) for last, some in found.items()})
