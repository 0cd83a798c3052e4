"""Tells what a text only speaks of: conditions, open questions, fears and hopes, what a work of art shows."""

from __future__ import annotations

from detente.coding import clauses
from detente.coding.labels import VERBAL
from detente.lexicons.triggers import TriggerLexicon
from detente.parse import Parse

OPENED = ("advcl", "ccomp", "pcomp", "csubj")  # clauses that "if" and "whether" open
TOLD_OF_A_PARTY = ("relcl", "acl")  # what is so whatever becomes of the clause around: "if X frees those it holds"
YEAR = 4  # digits
OLDEST = 1900  # years before it are history
NOMINAL = ("NOUN", "ADJ")


class Background:
    """Which words stand in a clause that tells of nothing that has happened."""

    def __init__(self, lexicon: TriggerLexicon) -> None:
        self._condition = lexicon.words("condition")
        self._advice = lexicon.words("advice")  # "should Iran attack"
        self._open = lexicon.words("open-question")
        self._unsure = lexicon.words("unsure")
        self._watchers = lexicon.words("watcher")
        self._about = lexicon.words("content")
        self._when = lexicon.words("year-preposition")
        self._artworks = lexicon.words("artwork")

    def holds(self, parse: Parse, token: int) -> bool:
        """Whether a word, or a clause it is part of, is supposed, asked after, feared or shown on a stage."""
        _, last = parse.sentences[parse.sentence_of(token)]
        if any(word.lower == "?" for word in parse.tokens[last - 2 : last]):
            return True
        for part in (token, *parse.ancestors(token)):
            if self._is_unsure(parse, part) or self._is_unsaid(parse, part) or self._is_guessed(parse, part):
                return True
            if parse.tokens[part].dep in TOLD_OF_A_PARTY:
                return False
        return False

    def _is_unsure(self, parse: Parse, part: int) -> bool:
        """What a word of fear, hope or doubt is about: "fears of an attack", "it is likely that Iran will attack"."""
        word = parse.tokens[part]
        about = word.dep == "prep" and word.lower in self._about
        if not about and not any(parse.tokens[mark].lower == "that" for mark in parse.children(part, "mark")):
            return False
        above = [word.head, *parse.children(word.head, "acomp", "attr")]
        return any(parse.tokens[i].pos in NOMINAL and parse.tokens[i].lemma in self._unsure for i in above)

    def _is_guessed(self, parse: Parse, clause: int) -> bool:
        """What those who only watch say may come: "analysts said Iran might strike"."""
        word = parse.tokens[clause]
        modal = any(parse.tokens[aux].tag == "MD" for aux in parse.children(clause, "aux"))
        if word.dep != "ccomp" or not modal:
            return False
        return any(parse.tokens[s].lemma in self._watchers for s in parse.children(word.head, "nsubj"))

    def _is_unsaid(self, parse: Parse, clause: int) -> bool:
        word = parse.tokens[clause]
        if word.pos not in VERBAL:
            return False
        if word.dep in OPENED and self._is_opened(parse, clause):
            return True
        if any(self._is_long_ago(parse, prep) for prep in parse.children(clause, "prep")):
            return True
        return any(parse.tokens[s].lemma in self._artworks for s in parse.children(clause, "nsubj"))

    def _is_long_ago(self, parse: Parse, prep: int) -> bool:
        """A year before the times that news tells of: "in 1798"."""
        if parse.tokens[prep].lower not in self._when:
            return False
        years = [parse.tokens[i].lower for i in parse.children(prep, "pobj") if parse.tokens[i].pos == "NUM"]
        return any(len(year) == YEAR and year.isdigit() and int(year) < OLDEST for year in years)

    def _is_opened(self, parse: Parse, clause: int) -> bool:
        """Whether a condition or a question whose answer is open: "if Iran attacks", "whether Iran attacked"."""
        marks = {parse.tokens[mark].lower for mark in parse.children(clause, "mark")}
        subject = parse.child(clause, *clauses.SUBJECTS)
        auxiliaries = [parse.tokens[i] for i in parse.children(clause, "aux")]
        supposed = parse.tokens[clause].dep == "advcl"  # "had Iran attacked"
        inverted = subject is not None and any(
            a.i < subject and (supposed or a.lower in self._advice) for a in auxiliaries
        )
        return bool(marks & (self._condition | self._open)) or inverted
