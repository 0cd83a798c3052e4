"""Tells aims and wishes, which infinitives tell, from what such a clause says to have been done."""

from __future__ import annotations

from detente.coding import clauses
from detente.coding.status_walk import ASSERTED
from detente.labels import VERBAL
from detente.lexicons.triggers import TriggerLexicon
from detente.parse import Token
from detente.types import Document

INFINITIVE = ("acl", "advcl", "xcomp", "ccomp", "relcl", "pcomp")
GOING_ON = ("xcomp", "advcl")  # "went on to seize"
FEAT = ("acomp",)  # adjectives over what somebody got done: "was able to seize the bridge"


class Wishes:
    """Which words of a document are infinitives that no operator embeds, or objects of such."""

    def __init__(self, document: Document, lexicon: TriggerLexicon) -> None:
        self._parse = document.parse
        self._feats = lexicon.words("feat")
        told = [p for p in document.predicates if p.status == "done" and p.status_why != ASSERTED.why]
        self._happened = {p.token for p in told}  # where a word over them says so

    def holds(self, token: Token) -> bool:
        """Whether a word is an infinitive that no operator embeds, or its object."""
        if token.pos in VERBAL:
            return self._is_wish(token)
        governor = clauses.governing_verb(self._parse, token.i)
        return governor is not None and governor[1] == "obj" and self._is_wish(self._parse.tokens[governor[0]])

    def _is_wish(self, verb: Token) -> bool:
        """An infinitive that no operator embeds: an aim, reason or possibility, not something told to have happened."""
        parse = self._parse
        auxiliaries = parse.children(verb.i, "aux")
        to = any(parse.tokens[a].tag == "TO" for a in auxiliaries)
        if verb.dep == "conj" and verb.tag == "VB" and not auxiliaries:
            return self._is_wish(parse.tokens[verb.head])
        if to and verb.tag == "VBN" and verb.dep == "xcomp" and clauses.is_passive(parse, verb.head):
            return False  # "are reported to have killed ten"
        if clauses.ranked(parse, verb.i) is not None or self._is_feat(verb):
            return False  # "became the first nation to quit"
        return verb.dep in INFINITIVE and (to or (verb.tag == "VB" and not auxiliaries))

    def _is_feat(self, verb: Token) -> bool:
        """What came true under words that are no event: "was able to seize it", "went on to seize it"."""
        over = self._parse.tokens[verb.head]
        skilled = verb.dep == "xcomp" and over.dep in FEAT
        return verb.i in self._happened and (skilled or (verb.dep in GOING_ON and over.lemma in self._feats))
