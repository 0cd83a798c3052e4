"""Tells what a text only speaks of: open questions, fears and hopes, what a work of art shows."""

from __future__ import annotations

from detente.coding import clauses
from detente.labels import NOUN_CLAUSES, PRESENT_TAGS, VERBAL
from detente.lexicons.triggers import TriggerLexicon
from detente.parse import Parse

OPENED = ("ccomp", "pcomp", "csubj")  # clauses that "whether" opens, and "if" where it asks
NOUN_OR_ADJECTIVE = ("NOUN", "ADJ")


class Background:
    """Which words stand in a clause that tells of nothing that has happened."""

    def __init__(self, lexicon: TriggerLexicon) -> None:
        self._open = lexicon.words("open-question")
        self._unsure = lexicon.words("unsure")
        self._about = lexicon.words("content")
        self._artworks = lexicon.words("artwork")
        self._stirring = lexicon.words("stirring")
        self._harm = lexicon.words("harm")
        self._stories = lexicon.words("story")
        self._standing = lexicon.words("standing")
        self._aiming = lexicon.words("aiming")
        self._aimed = lexicon.words("aimed")
        self._of_deeds = lexicon.words("of-deeds")

    def holds(self, parse: Parse, token: int) -> bool:
        """Whether a word, or a clause it is part of, is asked after, feared or shown on a stage."""
        _, last = parse.sentences[parse.sentence_of(token)]
        if any(word.lower == "?" for word in parse.tokens[last - 2 : last]):
            return True
        word = parse.tokens[token]
        if word.dep in NOUN_CLAUSES and word.tag == "VBN" and word.lemma in self._standing:
            return True  # "troops stationed in Iraq" says only who they are
        if word.dep == "pcomp" and self._is_aim(parse, word.head):
            return True
        if word.tag == "VBG" and self._describes(parse, token):
            return True
        if self._is_plot(parse, token) or self._is_charge(parse, token):
            return True
        for part in (token, *parse.ancestors(token)):
            if self._is_unsure(parse, part) or self._is_unsaid(parse, part):
                return True
            if parse.tokens[part].dep in NOUN_CLAUSES:  # so whatever becomes of the rest: "if X frees those it holds"
                return False
        return False

    def _describes(self, parse: Parse, participle: int) -> bool:
        """Whether what looks like a verb and its object is one noun: "a tribute to bombing victims"."""
        after = parse.child(participle, "dobj")
        return after == participle + 1 and parse.tokens[after].lemma in self._of_deeds

    def _is_charge(self, parse: Parse, participle: int) -> bool:
        """The toll of a deed that one is only accused of: "accused X of firing at a village, killing three"."""
        token = parse.tokens[participle]
        while token.dep == "conj" and parse.tokens[token.head].tag == token.tag:
            token = parse.tokens[token.head]
        if token.tag != "VBG" or token.dep != "advcl" or token.lemma not in self._harm:
            return False
        charges = [p for p in parse.children(token.head, "prep") if parse.tokens[p].lower in clauses.CHARGING]
        return any(token.head < deed < participle for p in charges for deed in parse.children(p, "pcomp"))

    def _is_aim(self, parse: Parse, preposition: int) -> bool:
        """What something is meant to bring about: "talks aimed at ending the war"."""
        at = parse.tokens[preposition]
        return at.lower in self._aimed and parse.tokens[at.head].lemma in self._aiming

    def _is_unsure(self, parse: Parse, part: int) -> bool:
        """What a word of fear, hope or doubt is about: "fears of an attack", "it is likely that Iran will attack"."""
        word = parse.tokens[part]
        about = word.dep == "prep" and word.lower in self._about
        if not about and not any(parse.tokens[mark].lower == "that" for mark in parse.children(part, "mark")):
            return False
        above = [word.head, *parse.children(word.head, "acomp", "attr")]
        return any(parse.tokens[i].pos in NOUN_OR_ADJECTIVE and parse.tokens[i].lemma in self._unsure for i in above)

    def _is_unsaid(self, parse: Parse, clause: int) -> bool:
        word = parse.tokens[clause]
        if word.pos not in VERBAL:
            return False
        if word.dep in OPENED and self._is_opened(parse, clause):
            return True
        shown = any(parse.tokens[s].lemma in self._artworks for s in parse.children(clause, "nsubj"))
        return shown and word.lemma not in self._stirring  # "the film led to riots"

    def _is_plot(self, parse: Parse, token: int) -> bool:
        """What a story tells of those in it, in the present: "in the film, rebels storm a town"."""
        parts = [token, *parse.ancestors(token)]
        clause = [i for i in parts if parse.tokens[i].pos in VERBAL]
        if not clause or any(parse.tokens[i].tag not in PRESENT_TAGS for i in (clause[0], clause[-1])):
            return False
        told_in = [p for i in clause for p in parse.children(i, "prep") if parse.tokens[p].lower == "in"]
        stories = [s for p in told_in for s in parse.children(p, "pobj")] + parse.children(clause[-1], "nsubj")
        return any(s not in parts and parse.tokens[s].lemma in self._stories for s in stories)

    def _is_opened(self, parse: Parse, clause: int) -> bool:
        """Whether a clause is a question whose answer is open: "nobody knows whether Iran attacked"."""
        return any(parse.tokens[mark].lower in self._open for mark in parse.children(clause, "mark"))
