"""How a clause is joined to the word that governs it."""

from __future__ import annotations

from detente.labels import ASKING, COMPLEMENT_CLAUSES, FINITE
from detente.parse import Parse, Token


def frame_of(parse: Parse, token: Token, interrogative: frozenset[str]) -> str:
    """The name that the table of operators gives it: to, whether, wh, ing, bare, np, that."""
    bare, asked = token.tag, False
    for child in parse.children(token.i):
        word = parse.tokens[child]
        if word.tag == "TO" and word.dep == "aux":
            return "to"
        if word.lower in interrogative and word.dep in ("mark", "advmod"):
            return "whether"
        asked |= word.tag in ASKING and word.i < token.i and word.dep != "mark"
        if word.dep in ("aux", "auxpass") and word.tag in FINITE:
            bare = "finite"
    if asked and token.dep in ("ccomp", "pcomp", "csubj", "xcomp"):
        return "wh"
    return _by_form(bare, token.dep)


def _by_form(form: str, dep: str) -> str:
    if form == "VBG":
        return "ing"
    if form == "VB" and dep in COMPLEMENT_CLAUSES:
        return "bare"
    if form == "VBN" and dep in ("xcomp", "ccomp", "oprd"):
        return "np"
    return "that"


def is_finite(parse: Parse, token: Token) -> bool:
    """Whether a verb is finite itself or by its auxiliary."""
    if token.tag in FINITE:
        return True
    return any(parse.tokens[child].tag in FINITE for child in parse.children(token.i, "aux", "auxpass"))


def is_passive(parse: Parse, token: Token) -> bool:
    return parse.child(token.i, "auxpass") is not None
