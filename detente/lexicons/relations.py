"""Words that state standing relations: memberships, bases, control, ownership, recognition, routes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.lexicons.standing import STATUSES
from detente.lexicons.tables import Row, read_rows
from detente.lexicons.triggers import Constraint, constraint, read_classes

COLUMNS = ("lemma", "kind", "pattern", "relation", "subject", "object", "status", "change")
CHANGES = ("", "begin", "end")


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
        classes = read_classes(folders)
        return cls([_entry(row, classes) for row in read_rows("triggers/relations", COLUMNS, folders)])


def _entry(row: Row, classes: dict[str, frozenset[str]]) -> RelationEntry:
    return RelationEntry(
        row["lemma"], row["kind"], tuple(constraint(row, part, classes) for part in row["pattern"].split()),
        row["relation"], row.values("subject"), row.values("object"), row.one_of("status", STATUSES),
        row.one_of("change", CHANGES), row.where,
    )  # fmt: skip
