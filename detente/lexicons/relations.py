"""Words that state standing relations: memberships, bases, control, ownership, recognition, routes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.lexicons.patterns import Constraint, Patterns
from detente.lexicons.standing import STATUSES
from detente.lexicons.tables import Row, read_rows

COLUMNS = ("lemma", "kind", "pattern", "relation", "subject", "object", "status", "change")
CHANGES = ("", "begin", "end", "never")


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """One sense of a word: which relation it states between which slots, and whether it begins or ends it."""

    lemma: str
    kind: str
    pattern: tuple[Constraint, ...]
    relation: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    status: str
    change: str
    where: str


class RelationLexicon:
    """Relation entries by kind of word and lemma."""

    def __init__(self, entries: Sequence[RelationEntry]) -> None:
        self._entries: dict[tuple[str, str], list[RelationEntry]] = defaultdict(list)
        for entry in entries:
            self._entries[entry.kind, entry.lemma].append(entry)

    def entries(self, kind: str, lemma: str) -> Sequence[RelationEntry]:
        return self._entries.get((kind, lemma), ())

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> RelationLexicon:
        patterns, paths = Patterns.load(folders), _paths(folders)
        rows = read_rows("triggers/relations", COLUMNS, folders)
        return cls([e for row in rows for e in _entries(row, patterns, paths)])


def _paths(folders: Sequence[Path]) -> dict[str, tuple[str, ...]]:
    """Lists of slots that the columns subject and object may name as ``@name``."""
    return {row["name"]: row.values("slots") for row in read_rows("triggers/paths", ("name", "slots"), folders)}


def _entries(row: Row, patterns: Patterns, paths: Mapping[str, tuple[str, ...]]) -> list[RelationEntry]:
    """The senses of a line, one for each of its words."""
    return [
        RelationEntry(
            lemma, row["kind"], patterns.read(row), row["relation"], _slots(row, "subject", paths),
            _slots(row, "object", paths), row.one_of("status", STATUSES), row.one_of("change", CHANGES), row.where,
        )
        for lemma in sorted(patterns.words(row, row["lemma"]))
    ]  # fmt: skip


def _slots(row: Row, column: str, paths: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    found: list[str] = []
    for slot in row.values(column):
        if slot.startswith("@") and slot[1:] not in paths:
            raise row.error(f"unknown list of slots {slot!r}", "Define it in triggers/paths.")
        found += paths[slot[1:]] if slot.startswith("@") else (slot,)
    return tuple(found)
