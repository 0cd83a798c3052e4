"""Words that say whether something happened: operators with the signature of their complement, and markers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Self, get_args

from detente.lexicons.grammar import Grammar
from detente.lexicons.tables import Row, read_rows
from detente.types import Status

STATUSES = frozenset(get_args(Status))
EFFECTS = STATUSES | {"same", "fact", "own", "later", "awaited", ""}
POS = ("verb", "noun", "adj")
KINDS = frozenset(
    (
        "modal",
        "backshift",
        "negator",
        "focus",
        "nothing",
        "no",
        "vague",
        "adverb",
        "hearsay",
        "future",
        "adjective",
        "hearsay-adjective",
        "indefinite",
        "link",
        "question",
        "degree",
        "one",
        "outcome",
        "consequence",
        "perfect",
        "ability",
        "perceived",
    )  # fmt: skip
)


class Operator(NamedTuple):
    """What a word says of its complement.

    ``holds`` where the word itself happened, ``fails`` where it did not, ``past`` where it happened and is told in the
    past ("" = as ``holds``); each a status, "same" (the word's own status) or "fact" (presupposed).
    """

    holds: str
    fails: str
    past: str
    hearsay: bool
    where: str


class Mark(NamedTuple):
    """A marker's ``status`` and, of a modal, what it is with a negator (``denied``)."""

    status: str
    denied: str
    where: str
    form: str


class StatusTables:
    """``operators``: (part of speech, lemma) -> frame -> Operator; ``marks``: kind -> lower-case form -> Mark.

    ``phrasal``: verbs that open a set phrase of several words; ``endings``: last words of
    links of several words; ``words``: closed classes of grammar.
    """

    def __init__(
        self,
        operators: dict[tuple[str, str], dict[str, Operator]],
        marks: dict[str, dict[str, Mark]],
        grammar: Grammar | None = None,
    ) -> None:
        self.operators = operators
        self.phrasal = frozenset(lemma.split()[0] for kind, lemma in operators if kind == "verb" and " " in lemma)
        self.marks = {kind: marks.get(kind, {}) for kind in KINDS}
        self.endings = frozenset(form.split()[-1] for form in self.marks["link"] if " " in form)
        self.words = (grammar or Grammar({})).words

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        """Reads ``status/operators*`` and ``status/markers*``; LexiconError on a line that cannot be meant."""
        operators: dict[tuple[str, str], dict[str, Operator]] = {}
        for row in read_rows(
            "status/operators", ["lemma", "pos", "frame", "holds", "fails", "past", "hearsay"], folders
        ):
            key = (row.one_of("pos", POS), row["lemma"])
            operators.setdefault(key, {}).update(dict.fromkeys(row.values("frame"), _operator(row)))
        marks: dict[str, dict[str, Mark]] = {}
        for row in read_rows("status/markers", ["kind", "form", "status", "denied"], folders):
            mark = Mark(row.one_of("status", EFFECTS), row.one_of("denied", EFFECTS), row.where, row["form"])
            marks.setdefault(row.one_of("kind", KINDS), {})[row["form"]] = mark
        return cls(operators, marks, Grammar.load(folders))


def _operator(row: Row) -> Operator:
    holds, fails = (row.one_of(column, EFFECTS - {""}) for column in ("holds", "fails"))
    past = row.one_of("past", EFFECTS)
    return Operator(holds, fails, past or holds, row.one_of("hearsay", ("", "yes")) == "yes", row.where)
