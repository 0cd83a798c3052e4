"""Words that make a conditional statement, by how they join its halves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Self

from detente.lexicons.tables import read_rows

JOINED = ("clause", "repeated", "future", "inverted", "phrase", "modal phrase", "alternative")
VERBS = ("entails", "requires", "depends")
WORDS = (
    "stake", "idiom", "asks", "threat", "assent", "modal", "unreal", "speech", "barrier", "definite", "duty", "opening",
    "proviso", "lasting",
)  # fmt: skip


class Cue(NamedTuple):
    """A cue of one or more lower-case ``words``; ``hypothetical`` says whether its halves count as conditional."""

    words: tuple[str, ...]
    kind: str
    hypothetical: bool
    where: str


class Conditionals:
    """``cues``: first word -> cues, longest first; ``verbs``: lemma -> Cue; ``words``: kind -> plain words."""

    def __init__(self, cues: dict[str, list[Cue]], verbs: dict[str, Cue], words: dict[str, frozenset[str]]) -> None:
        self.cues = {first: sorted(found, key=lambda cue: -len(cue.words)) for first, found in cues.items()}
        self.verbs = verbs
        self.words = {kind: words.get(kind, frozenset()) for kind in WORDS}

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        """Reads ``status/conditionals*``; LexiconError on an unknown kind or status."""
        cues: dict[str, list[Cue]] = {}
        verbs: dict[str, Cue] = {}
        words: dict[str, set[str]] = {}
        for row in read_rows("status/conditionals", ["kind", "cue", "status"], folders):
            kind = row.one_of("kind", (*JOINED, *VERBS, *WORDS))
            cue = Cue(tuple(row["cue"].split()), kind, row.one_of("status", ("", "conditional")) != "", row.where)
            if kind in VERBS:
                verbs[row["cue"]] = cue
            elif kind in WORDS:
                words.setdefault(kind, set()).add(row["cue"])
            else:
                cues.setdefault(cue.words[0], []).append(cue)
        return cls(cues, verbs, {kind: frozenset(found) for kind, found in words.items()})
