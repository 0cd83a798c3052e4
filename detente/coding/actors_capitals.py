"""Tells a capital or seat that stands for its government from one that is only a place."""

from __future__ import annotations

from detente.coding.actors_items import Item
from detente.parse import Parse

Words = dict[str, frozenset[str]]


def speaks_for_state(parse: Parse, item: Item, words: Words) -> tuple[bool, str]:
    """(True if the government is meant, why); decided by the word that governs the name."""
    at = item.head
    token = parse.tokens[at]
    while token.dep == "conj" and token.head != at:
        at = token.head
        token = parse.tokens[at]
    governor = parse.tokens[token.head]
    if token.dep == "nsubj" and governor.lemma == "be" and _is_place(parse, governor.i, words):
        return False, "a place by its description"
    if token.dep in ("nsubj", "nsubjpass", "agent", "dative"):
        return True, f"{token.dep} of {governor.lemma}"
    if token.dep == "poss":
        place = governor.lemma in words["place_nouns"]
        return not place, f"owns {governor.lemma}"
    if token.dep in ("dobj", "oprd", "attr"):
        return governor.lemma not in words["place_verbs"], f"object of {governor.lemma}"
    if token.dep == "pobj":
        return _after_preposition(parse, token.head, words)
    return False, f"{token.dep} of {governor.lemma}"


def _is_place(parse: Parse, verb: int, words: Words) -> bool:
    described = parse.child(verb, "attr")
    return described is not None and parse.tokens[described].lemma in words["place_nouns"] | words["city_nouns"]


def _after_preposition(parse: Parse, preposition: int, words: Words) -> tuple[bool, str]:
    word = parse.tokens[preposition].lower
    governor = parse.tokens[parse.tokens[preposition].head]
    why = f"after {governor.lemma} {word}"
    if word in words["goal_prepositions"]:
        return governor.pos in ("NOUN", "ADJ"), why
    if word == "at" and (governor.lemma in words["aiming"] or parse.child(governor.i, "prt") is not None):
        return True, why  # "anger at Moscow", "hit out at Moscow"
    if word in words["place_prepositions"]:
        return False, why
    if word == "to":
        return governor.lemma in words["party_to"], why
    if word == "from":
        return governor.pos == "NOUN" and governor.lemma not in words["place_nouns"] | words["travel_nouns"], why
    if word == "of":
        return governor.lemma not in words["city_nouns"] and governor.lemma not in words["place_nouns"], why
    if governor.lemma in words["travel_nouns"]:
        return False, why
    return word in words["party_prepositions"], why
