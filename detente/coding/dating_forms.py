"""The form of a verb as far as it tells when: past, present, perfect, future, or none of its own."""

from __future__ import annotations

from typing import Literal

from detente.labels import PRESENT_TAGS, VERBAL
from detente.parse import Parse

Form = Literal["past", "pluperfect", "present", "perfect", "will", "modal", "infinitive", "participle", "noun"]

PRESENT: tuple[Form, ...] = ("present", "perfect", "modal")


class ReadForm:
    """Tells the form of a predicate. ``will``: helpers that put a verb ahead (data/times/contexts)."""

    def __init__(self, will: frozenset[str]) -> None:
        self._will = will

    def of(self, parse: Parse, index: int) -> Form:
        """The form of the verb at ``index`` with its auxiliaries; "noun" for event nouns."""
        token = parse.tokens[index]
        if token.pos not in VERBAL:
            return "noun"
        helpers = [parse.tokens[child] for child in parse.children(index, "aux", "auxpass")]
        for helper in helpers:
            if helper.tag == "MD":
                past = any(other.lemma == "have" for other in helpers)
                return "pluperfect" if past else "will" if helper.lower in self._will else "modal"
        if any(helper.lemma == "have" and helper.dep == "aux" for helper in helpers):
            return _perfect([helper.tag for helper in helpers if helper.lemma == "have"])
        if any(helper.tag == "TO" for helper in helpers):
            return _to(parse, index)
        finite = [helper.tag for helper in helpers if helper.tag in ("VBD", "VBZ", "VBP")]
        if finite:
            goes = token.lemma == "go" and token.tag == "VBG" and parse.child(index, "xcomp") is not None
            return "past" if finite[0] == "VBD" else "will" if goes else "present"
        return self._bare(parse, index, token.tag)

    def _bare(self, parse: Parse, index: int, tag: str) -> Form:
        """A verb without auxiliary; a conjoined participle shares that of the first ("has met and agreed")."""
        token = parse.tokens[index]
        if tag == "VBD":
            return "past"
        if tag in PRESENT_TAGS:
            return "present"
        if token.dep == "conj" and token.head != index and parse.tokens[token.head].tag == tag:
            return self.of(parse, token.head)
        if tag == "VBN" and token.dep == "ROOT":
            return "past"
        return "infinitive" if tag == "VB" else "participle"


def is_past(parse: Parse, index: int) -> bool | None:
    """Whether a verb is told in the past; None for what has no tense of its own."""
    form = ReadForm(frozenset()).of(parse, index)
    return None if form in ("infinitive", "participle", "noun") else form in ("past", "pluperfect")


def _to(parse: Parse, index: int) -> Form:
    """ "is to be sentenced" lies ahead."""
    token = parse.tokens[index]
    above = parse.tokens[token.head]
    return "will" if token.dep == "xcomp" and above.lemma == "be" and above.tag in PRESENT_TAGS else "infinitive"


def _perfect(tags: list[str]) -> Form:
    if "VBD" in tags:
        return "pluperfect"
    return "perfect" if "VBZ" in tags or "VBP" in tags else "participle"
