"""Common nouns that make someone an actor: "foreign minister", "soldiers", "members of"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.lexicons.actors_names import PhraseIndex, fold
from detente.lexicons.tables import Row, read_rows

NUMBERS = frozenset(("singular", "plural", "both"))
COLUMNS = ("phrase", "sector", "kind", "number", "note")


@dataclass(frozen=True, slots=True)
class Role:
    """A role phrase in one of its written forms; ``kind`` is person, organisation, group, office or container.

    A container ("group", "thousands", "supporters") takes state and sector from what follows "of", unless it has a
    sector of its own.
    """

    form: str
    phrase: str
    sectors: tuple[str, ...]
    kind: str
    plural: bool
    where: str
    note: str = ""


def load_roles(folders: Sequence[Path]) -> PhraseIndex[Role]:
    """Singular and plural forms of every phrase in ``actors/roles*`` and ``actors/containers*``."""
    roles: dict[str, Role] = {}
    for kind in ("actors/containers", "actors/roles"):
        for row in read_rows(kind, COLUMNS, folders):
            for role in _forms(row):
                roles[role.form] = role
    return PhraseIndex(roles.values(), any_case=True)


def _forms(row: Row) -> Iterator[Role]:
    phrase = fold(row["phrase"]).lower()
    number = row.one_of("number", NUMBERS)

    def role(form: str, plural: bool) -> Role:
        return Role(form, phrase, row.values("sector"), row["kind"], plural, row.where, row["note"])

    yield role(phrase, number == "plural")
    if number == "both":
        yield role(plural(phrase), True)


def plural(phrase: str) -> str:
    """Regular English plural of a noun phrase, on the noun before "of", "in" or "for" if there is one."""
    for link in (" of ", " in ", " for ", " to ", " at "):
        head, found, rest = phrase.partition(link)
        if found:
            return plural(head) + found + rest
    if phrase.endswith("s") and not phrase.endswith(("ss", "us", "is")):
        return phrase
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    if phrase.endswith(("narch", "garch", "iarch")):
        return phrase + "s"  # "monarchs": the sound is k
    return phrase + ("es" if phrase.endswith(("s", "x", "z", "ch", "sh")) else "s")
