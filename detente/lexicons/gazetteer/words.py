"""Words that tell names of places from other names, from ``places/words``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.lexicons.gazetteer.records import fold
from detente.lexicons.tables import read_rows

ROLES = (
    "common", "never", "joining", "before", "direction", "title", "site", "after", "division", "settlement", "opening",
    "taking", "at", "towards", "party", "source", "line", "moving", "relating", "saying", "cue",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Lower-case words by role; ``site`` gives the kind of site, ``cue`` the ISO 3166 alpha-2 codes it speaks for.

    ``naming`` are the words of ``settlement`` that stand right before a name.
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
        plain = {role: frozenset(found) for role, found in words.items() if role not in ("site", "cue", "taking")}
        naming = frozenset(word for word, values in words["settlement"].items() if "before" in values)
        plain["never"] = frozenset(fold(word) for word in plain["never"])
        return cls(
            **plain,
            naming=naming,
            site={word: values[0] for word, values in words["site"].items()},
            taking={word: values[0] for word, values in words["taking"].items()},
            cue=words["cue"],
        )
