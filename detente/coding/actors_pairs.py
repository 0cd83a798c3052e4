"""Whether one of the states of a sentence acts on "both sides" and so is none of them."""

from __future__ import annotations

from collections.abc import Container, Mapping

from detente.labels import COMPLEMENT_CLAUSES, VERBAL
from detente.parse import Parse, Token
from detente.types import Mention


def acts_on(parse: Parse, noun: Token, mentions: Mapping[int, Mention], states: Container[str]) -> bool:
    """Whether the subject over "both sides" is a state: "Oslo urged both sides to talk", "called on both sides"."""
    above = parse.tokens[noun.head]
    if noun.dep == "pobj" and above.lower == "of" and parse.tokens[above.head].pos == "NOUN":
        return acts_on(parse, parse.tokens[above.head], mentions, states)  # "hosted the ministers of both countries"
    if noun.dep == "pobj" or (noun.dep == "nsubj" and above.dep in COMPLEMENT_CLAUSES and _is_infinitive(parse, above)):
        above = parse.tokens[above.head]
    elif noun.dep not in ("dobj", "dative"):
        return False
    subject = parse.child(above.i, "nsubj") if above.pos in VERBAL else None
    actor = mentions.get(subject) if subject is not None and subject < noun.i else None
    return actor is not None and actor.code is not None and actor.code in states


def _is_infinitive(parse: Parse, verb: Token) -> bool:
    return any(parse.tokens[a].tag == "TO" for a in parse.children(verb.i, "aux"))
