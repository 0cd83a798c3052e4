"""Finds every verb and event noun: what status, time and place are told of."""

from __future__ import annotations

from dataclasses import replace

from detente.lexicons.eventnouns import EventNouns
from detente.parse import Parse, Token
from detente.types import Document, Predicate


class FindPredicates:
    """Fills ``predicates``: verbs (auxiliaries only where they are the main verb) and nouns that name events."""

    def __init__(self, nouns: EventNouns) -> None:
        self._nouns = nouns

    def __call__(self, document: Document, /) -> Document:
        parse = document.parse
        found = tuple(
            Predicate(token.i, token.start, token.end, token.lemma)
            for token in parse.tokens
            if self._is_predicate(parse, token)
        )
        return replace(document, predicates=found)

    def _is_predicate(self, parse: Parse, token: Token) -> bool:
        if token.pos == "VERB":
            return True
        if token.pos == "AUX":
            return token.dep not in ("aux", "auxpass")
        if token.pos in ("NOUN", "PROPN"):
            return self._nouns.holds(token.lemma)
        return False
