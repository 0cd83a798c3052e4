"""Standing facts that are shipped: memberships over time, bases, occupations, alliances; rules that change facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.lexicons.tables import Row, data_files, read_table

ROLES = ("member", "observer", "candidate", "associate", "dialogue partner")
STATUSES = ("in force", "suspended", "ended", "planned", "disputed", "claimed")
SOURCES_OF_CHANGE = ("event", "fact")


@dataclass(frozen=True, slots=True)
class Membership:
    """A state in an organisation from ``first`` to ``last`` inclusive; a suspension is a row of its own beside it."""

    state: str
    organisation: str
    role: str
    first: dt.date | None
    last: dt.date | None
    status: str
    where: str
    note: str = ""

    def holds(self, day: dt.date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Standing:
    """A relation that stands from ``first`` to ``last`` inclusive; ends are codes or names."""

    relation: str
    subject: str
    object: str
    first: dt.date | None
    last: dt.date | None
    status: str
    source: str
    note: str
    where: str


@dataclass(frozen=True, slots=True)
class RelationKind:
    """How a relation behaves: ``mutual`` holds both ways; ``lasts`` goes on until something ends it."""

    relation: str
    mutual: bool
    lasts: bool
    heading: str


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """An event or fact of this kind changes facts: see docs/questions.md for the columns."""

    source: str
    kind: str
    mode: str
    object: tuple[str, ...]
    statuses: tuple[str, ...]
    relation: str
    subject: str
    target: str
    status: str
    where: str


def memberships(folders: Sequence[Path] = ()) -> list[Membership]:
    """All rows of ``organisations/members``."""
    return [
        _membership(row) for row in _rows("organisations/members", folders, "state organisation role from to status")
    ]


def standing(folders: Sequence[Path] = ()) -> list[Standing]:
    """All rows of ``facts/standing``."""
    columns = "relation subject object from to status source note"
    return [_standing(row) for row in _rows("facts/standing", folders, columns)]


def relation_kinds(folders: Sequence[Path] = ()) -> dict[str, RelationKind]:
    """All rows of ``facts/relations`` by relation."""
    return {
        row["relation"]: RelationKind(
            row["relation"], row.one_of("mutual", ("yes", "no")) == "yes", row.one_of("lasts", ("yes", "no")) == "yes",
            row["heading"],
        )
        for row in _rows("facts/relations", folders, "relation mutual lasts heading")
    }  # fmt: skip


def change_rules(folders: Sequence[Path] = ()) -> list[ChangeRule]:
    """All rows of ``facts/rules``."""
    return [
        _rule(row)
        for row in _rows("facts/rules", folders, "source kind mode object statuses relation subject target status")
    ]


def _rows(kind: str, folders: Sequence[Path], columns: str) -> Iterator[Row]:
    for file in data_files(kind, folders):
        yield from read_table(file, columns.split())


def _membership(row: Row) -> Membership:
    return Membership(
        row["state"], row["organisation"], row.one_of("role", ROLES), row.first_day("from"), row.last_day("to"),
        row.one_of("status", STATUSES), row.where, row.cells.get("note", ""),
    )  # fmt: skip


def _standing(row: Row) -> Standing:
    return Standing(
        row["relation"], row["subject"], row["object"], row.first_day("from"), row.last_day("to"),
        row.one_of("status", STATUSES), row["source"], row["note"], row.where,
    )  # fmt: skip


def _rule(row: Row) -> ChangeRule:
    return ChangeRule(
        row.one_of("source", SOURCES_OF_CHANGE), row["kind"], row["mode"], row.values("object"), row.values("statuses"),
        row["relation"], row["subject"], row["target"], row["status"], row.where,
    )  # fmt: skip
