"""Reads standing facts: memberships over time, bases, occupations, alliances; rules that change facts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from detente.baseline import ChangeRule, Membership, RelationKind, StandingRelation
from detente.lexicons.tables import Row, read_rows

ROLES = ("member", "observer", "candidate", "associate", "dialogue partner")
STATUSES = ("in force", "suspended", "ended", "planned", "disputed", "claimed")
IDLE = ("", "own soil", "site", "party", "company", "state")
SOURCES_OF_CHANGE = ("event", "fact")


def memberships(folders: Sequence[Path] = ()) -> list[Membership]:
    """All rows of ``organisations/members``."""
    return [
        _membership(row)
        for row in read_rows(
            "organisations/members", ["state", "organisation", "role", "from", "to", "status"], folders
        )
    ]


def standing(folders: Sequence[Path] = ()) -> list[StandingRelation]:
    """All rows of ``facts/standing``."""
    columns = "relation subject object from to status source note"
    return [_standing(row) for row in read_rows("facts/standing", columns.split(), folders)]


def relation_kinds(folders: Sequence[Path] = ()) -> dict[str, RelationKind]:
    """All rows of ``facts/relations`` by relation."""
    return {
        row["relation"]: RelationKind(
            row["relation"], row.one_of("mutual", ("yes", "no")) == "yes", row.one_of("lasts", ("yes", "no")) == "yes",
            row["heading"], row.one_of("idle", IDLE) if "idle" in row.cells else "", row.cells.get("placed", ""),
            row.values("never") if "never" in row.cells else (),
        )
        for row in read_rows("facts/relations", ["relation", "mutual", "lasts", "heading"], folders)
    }  # fmt: skip


def change_rules(folders: Sequence[Path] = ()) -> list[ChangeRule]:
    """All rows of ``facts/rules``."""
    return [
        _rule(row)
        for row in read_rows(
            "facts/rules",
            ["source", "kind", "mode", "object", "statuses", "relation", "subject", "target", "status"],
            folders,
        )
    ]


def _membership(row: Row) -> Membership:
    return Membership(
        state=row["state"], organisation=row["organisation"], role=row.one_of("role", ROLES),
        first=row.first_day("from"), last=row.last_day("to"), status=row.one_of("status", STATUSES), where=row.where,
        note=row.cells.get("note", ""),
    )  # fmt: skip


def _standing(row: Row) -> StandingRelation:
    return StandingRelation(
        row.first_day("from"), row.last_day("to"), row["relation"], row["subject"], row["object"],
        row.one_of("status", STATUSES), row["source"], row["note"], row.where,
    )  # fmt: skip


def _rule(row: Row) -> ChangeRule:
    return ChangeRule(
        row.one_of("source", SOURCES_OF_CHANGE), row["kind"], row["mode"], row.values("object"), row.values("statuses"),
        row["relation"], row["subject"], row["target"], row["status"], row.where,
    )  # fmt: skip
