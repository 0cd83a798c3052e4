"""Words that tell names of places from other names, from ``places/words``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.lexicons.gazetteer.records import fold
from detente.lexicons.tables import read_rows

ROLES = (
    "common", "never", "joining", "before", "direction", "title", "site", "after", "division", "settlement", "opening",
    "taking", "at", "towards", "party", "source", "line", "moving", "relating", "saying", "cue", "locating",
    "enclosing", "calling", "cutting", "domain", "caucus", "saint",
)  # fmt: skip
VALUED = ("site", "cue", "taking", "cutting", "domain")  # roles whose value says something of the word


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Lower-case words by role; ``site`` gives the kind of site, ``cue`` the ISO 3166 alpha-2 codes it speaks for.

    ``naming`` are the words of ``settlement`` that stand right before a name, ``holding`` those of ``division`` that a
    name holds, ``pointing`` those of ``locating`` after which also a name that no table knows is a place.
    """

    common: frozenset[str]
    joining: frozenset[str]
    before: frozenset[str]
    direction: frozenset[str]
    title: frozenset[str]
    after: frozenset[str]
    division: frozenset[str]
    settlement: frozenset[str]
    naming: frozenset[str]
    opening: frozenset[str]
    never: frozenset[str]
    at: frozenset[str]
    towards: frozenset[str]
    party: frozenset[str]
    relating: frozenset[str]
    saying: frozenset[str]
    source: frozenset[str]
    line: frozenset[str]
    moving: frozenset[str]
    locating: frozenset[str]
    pointing: frozenset[str]
    enclosing: frozenset[str]
    calling: frozenset[str]
    holding: frozenset[str]
    caucus: frozenset[str]
    saint: frozenset[str]
    cutting: dict[str, str]
    domain: dict[str, str]
    taking: dict[str, str]
    site: dict[str, str]
    cue: dict[str, tuple[str, ...]]

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> PlaceWords:
        """Reads every ``places/words`` file; LexiconError names file and line of a wrong row."""
        words: dict[str, dict[str, tuple[str, ...]]] = {role: {} for role in ROLES}
        for row in read_rows("places/words", ("word", "role", "value"), folders):
            role = words[row.one_of("role", ROLES)]
            role[row["word"]] = (*role.get(row["word"], ()), row["value"])
        plain = {role: frozenset(found) for role, found in words.items() if role not in VALUED}
        plain["never"] = frozenset(fold(word) for word in plain["never"])
        return cls(
            **plain,
            naming=_with_value(words["settlement"], "before"),
            holding=_with_value(words["division"], "inside"),
            pointing=_with_value(words["locating"], ""),
            cutting=_values(words["cutting"]),
            domain=_values(words["domain"]),
            site=_values(words["site"]),
            taking=_values(words["taking"]),
            cue=words["cue"],
        )


def _values(role: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: values[0] for word, values in role.items()}


def _with_value(role: dict[str, tuple[str, ...]], value: str) -> frozenset[str]:
    return frozenset(word for word, values in role.items() if value in values)
