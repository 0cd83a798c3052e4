"""Words by which a text makes someone say, think, ask or want something, and words that may stand for a speaker."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Self

from detente.lexicons.grammar import Grammar
from detente.lexicons.tables import Row, read_rows

COLUMNS = ["lemma", "kind", "frames", "who", "stance", "hearsay"]
KINDS = frozenset(
    (
        "verb",
        "light",
        "noun",
        "adjective",
        "adverb",
        "preposition",
        "possessed",
        "measure",
        "receive",
        "stop",
        "label",
        "source",
        "paper",
        "people",
        "relay",
        "medium",
    )
)
STANCES = frozenset(
    (
        "asserts",
        "denies",
        "asks",
        "demands",
        "promises",
        "doubts",
        "believes",
        "hears",
        "refuses",
        "rejects",
        "accuses",
        "criticises",
        "praises",
        "agrees",
        "intends",
        "wants",
        "threatens",
        "decides",
        "warns",
        "feels",
    )  # fmt: skip
)


class Cue(NamedTuple):
    """What a word does in one of its frames; ``who`` its speaker must be: "actor" is a person, body or paper."""

    stance: str
    who: str
    hearsay: bool
    where: str


class SpeechCues:
    """``frames[kind][lemma][frame]`` is a Cue; ``words[kind]`` is a set of lemmas or lower-case forms.

    ``phrases``: first word -> set phrases that begin with it, longest first, as (words, Cue);
    ``grammar``: closed classes of words.
    """

    def __init__(self, frames: dict[str, dict[str, dict[str, Cue]]], grammar: Grammar) -> None:
        self.grammar = grammar.words
        self.frames = {kind: frames.get(kind, {}) for kind in KINDS}
        self.words = {kind: frozenset(self.frames[kind]) for kind in KINDS}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        for phrase, cues in self.frames["preposition"].items():
            words = tuple(phrase.split())
            self.phrases.setdefault(words[0], []).append((words, next(iter(cues.values()))))
        for found in self.phrases.values():
            found.sort(key=lambda pair: -len(pair[0]))

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        """Reads ``speech/cues*``; LexiconError on a line with an unknown kind or stance. Later files override."""
        frames: dict[str, dict[str, dict[str, Cue]]] = {}
        for row in read_rows("speech/cues", COLUMNS, folders):
            cue = _cue(row)
            lemmas = frames.setdefault(row.one_of("kind", KINDS), {})
            lemmas.setdefault(row["lemma"], {}).update(dict.fromkeys(row.values("frames") or ("",), cue))
        return cls(frames, Grammar.load(folders))


def _cue(row: Row) -> Cue:
    return Cue(
        stance=row.one_of("stance", STANCES | {""}),
        who=row.one_of("who", ("", "actor", "person", "paper", "object", "to")),
        hearsay=row.one_of("hearsay", ("", "yes")) == "yes",
        where=row.where,
    )
