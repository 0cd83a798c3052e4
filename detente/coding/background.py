"""Tells what a text only speaks of: conditions, open questions, what a work of art shows."""

from __future__ import annotations

from detente.coding import clauses
from detente.coding.labels import VERBAL
from detente.lexicons.triggers import TriggerLexicon
from detente.parse import Parse

OPENED = ("advcl", "ccomp", "pcomp", "csubj")  # clauses that "if" and "whether" open

TOLD_OF_A_PARTY = ("relcl", "acl")  # what is so whatever becomes of the clause around: "if X frees those it holds"


class Background:
    """Which words stand in a clause that tells of nothing that has happened."""

    def __init__(self, lexicon: TriggerLexicon) -> None:
        self._condition = lexicon.words("condition")
        self._open = lexicon.words("open-question")
        self._artworks = lexicon.words("artwork")

    def holds(self, parse: Parse, token: int) -> bool:
        """Whether a word, or a clause it is part of, is supposed, asked after or shown on a stage."""
        for clause in (token, *parse.ancestors(token)):
            if self._is_unsaid(parse, clause):
                return True
            if parse.tokens[clause].dep in TOLD_OF_A_PARTY:
                return False
        return False

    def _is_unsaid(self, parse: Parse, clause: int) -> bool:
        word = parse.tokens[clause]
        if word.pos not in VERBAL:
            return False
        if word.dep in OPENED and self._is_opened(parse, clause):
            return True
        return any(parse.tokens[s].lemma in self._artworks for s in parse.children(clause, "nsubj"))

    def _is_opened(self, parse: Parse, clause: int) -> bool:
        """Whether a condition or a question whose answer is open: "if Iran attacks", "whether Iran attacked"."""
        marks = {parse.tokens[mark].lower for mark in parse.children(clause, "mark")}
        inverted = any(
            subject > aux for subject in parse.children(clause, *clauses.SUBJECTS) for aux in parse.children(clause, "aux")
            if parse.tokens[aux].lower == "should"
        )  # fmt: skip
        return bool(marks & (self._condition | self._open)) or inverted
