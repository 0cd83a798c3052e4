"""Closed classes of words that several steps share: copulas, pronouns, determiners, conjunctions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from detente.lexicons.tables import read_rows

KINDS = frozenset(
    (
        "copula",
        "present-be",
        "definite",
        "relative",
        "interrogative",
        "concessive",
        "personal",
        "single",
        "counted",
        "voice",
        "introducing",
        "small",
        "rank",
        "naming",
        "vowing",
        "unchanging",
        "repeated",
        "hyphened",
        "hand",
        "hundredth",
        "quantity",
    )
)


class Grammar:
    """``words[kind]``: lower-case forms, of verbs lemmas; empty where no file names the kind."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self.words = {kind: words.get(kind, frozenset()) for kind in KINDS}

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        """Reads ``grammar/words*``; LexiconError on an unknown kind or a line without words."""
        words: dict[str, frozenset[str]] = {}
        for row in read_rows("grammar/words", ["kind", "words"], folders):
            kind, found = row.one_of("kind", KINDS), frozenset(row.values("words"))
            if not found:
                raise row.error("column 'words' is empty", "Name at least one word, several with | between them.")
            words[kind] = words.get(kind, frozenset()) | found
        return cls(words)
