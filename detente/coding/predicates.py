"""Finds every verb, event noun and predicate adjective: what status, time and place are told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from detente.lexicons.eventnouns import EventNouns
from detente.parse import Parse, Token
from detente.types import Document, Predicate

PREDICATIVE = frozenset(("acomp", "ROOT", "ccomp", "xcomp", "oprd", "advcl", "relcl"))
EVENTS = frozenset(("", "EVENT", "LAW", "DATE"))  # entity labels under which a name may be an event's


class FindPredicates:
    """Fills ``predicates``.

    Verbs (auxiliaries only where they are the main verb), nouns that name events, and adjectives that head or complete
    a clause ("remained closed", "is ready to sign").
    """

    def __init__(self, nouns: EventNouns) -> None:
        self._nouns = nouns

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        return cls(EventNouns.load(folders))

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
        if token.pos == "NOUN":
            return self._nouns.holds(token.lemma)
        if token.pos == "PROPN":
            return token.entity in EVENTS and self._nouns.lists(token.lemma)
        if token.pos == "ADJ":
            return token.dep in PREDICATIVE or (
                token.dep == "conj"
                and parse.tokens[token.head].pos == "ADJ"
                and parse.tokens[token.head].dep == "acomp"
            )
        return False
