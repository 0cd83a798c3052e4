"""Reads the ``pattern`` cells of the vocabulary: conditions on the dependents of a word, in words or word classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.lexicons.tables import Row, read_rows

Written = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One condition on a predicate's dependents: a slot, the lemmas it may hold (empty: any), or must not."""

    slot: str
    words: frozenset[str]
    negative: bool


class Patterns:
    """Reads pattern cells with the word classes they may name. A part that many rows share is read once."""

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self.classes = dict(classes)  # by name
        self._read: dict[str, Constraint] = {}  # by part of a cell
        self._written: dict[str, Written] = {}

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Patterns:
        """Reads ``triggers/classes``; LexiconError names the file and line of a mistake."""
        patterns = cls({})
        for row in read_rows("triggers/classes", ["class", "words"], folders):
            known = patterns.classes.get(row["class"], frozenset())
            patterns.classes[row["class"]] = known | patterns.words(row, row["words"])
        return patterns

    def read(self, row: Row) -> tuple[Constraint, ...]:
        """The conditions of the ``pattern`` cell."""
        return tuple(self._read.get(part) or self._constraint(row, part) for part in row["pattern"].split())

    def written(self, row: Row) -> tuple[Written, ...]:
        """The ``pattern`` cell without the order of its conditions and words, by which rows of one sense are found.

        Classes stay names, since files may add to them.
        """
        return tuple(sorted(self._written.get(part) or self._sorted(part) for part in row["pattern"].split()))

    def words(self, row: Row, cell: str) -> frozenset[str]:
        """Words of a cell such as ``ship|@arms``, those of its classes among them."""
        found: set[str] = set()
        for word in map(str.strip, cell.split("|")):
            if not word.startswith("@"):
                found.add(word)
            elif word[1:] in self.classes:
                found |= self.classes[word[1:]]
            else:
                raise row.error(f"unknown word class {word!r}", "Define it above in triggers/classes.")
        return frozenset(found - {""})

    def _constraint(self, row: Row, part: str) -> Constraint:
        """One part: ``slot``, ``slot=word|@class`` or either after ``!``."""
        negative = part.startswith("!")
        slot, _, words = part.lstrip("!").partition("=")
        if not (slot.isascii() and slot.isalpha() and slot.islower()):
            raise row.error(f"pattern {part!r} names no slot", "Write slot, slot=word|word or !slot=word.")
        found = self._read[part] = Constraint(slot, self.words(row, words), negative)
        return found

    def _sorted(self, part: str) -> Written:
        slot, _, words = part.partition("=")
        found = self._written[part] = slot, tuple(sorted(words.split("|")))
        return found
