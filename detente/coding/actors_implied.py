"""What implies the state of a role noun, and the states that a text names."""

from __future__ import annotations

from dataclasses import dataclass

from detente.coding.actors_items import Item
from detente.parse import Parse, Token


@dataclass(frozen=True, slots=True)
class Implied:
    """A state that a role noun may be of, and why."""

    code: str
    why: str


@dataclass(frozen=True, slots=True)
class Named:
    """A state named at a token; ``facing``: as the other party ("troops to Serbia"), ``place``: as where it happens."""

    token: int
    code: str
    dep: str
    facing: bool
    place: bool
    region: bool
    people: bool
    national: bool


def read_named(parse: Parse, item: Item, code: str, words: dict[str, frozenset[str]]) -> Named:
    """A state where it is named: whether as the other party, as the place of something, as its people."""
    token = parse.tokens[item.head]
    inner = parse.tokens[token.head] if token.dep in ("poss", "amod", "compound") else token
    within = inner.dep == "pobj" and (inner is token or _is_ground(inner, token, words))
    above = parse.tokens[inner.head] if within else None
    facing = above is not None and above.lower in words["facing_prepositions"]
    facing = facing or (inner.dep == "pobj" and inner is not token and inner.lemma in words["legations"])
    place = False  # "to the streets of Lima"
    while above is not None and above.lower == "of" and parse.tokens[above.head].dep == "pobj":
        place = place or parse.tokens[above.head].lemma in words["grounds"]
        above = parse.tokens[parse.tokens[above.head].head]
    place = (
        above is not None and (place or above.lower in words["place_prepositions"]) and not _of_source(parse, above.i)
    )
    place = place and not (item.name and item.name.kind == "agency")  # "outside the U.S. embassy" is elsewhere
    people = token.tag == "NNPS" and item.name is not None and item.name.kind == "adjective"
    region = item.name is not None and item.name.kind == "region"
    return Named(item.head, code, token.dep, facing, place, region, people, item.national)


def _is_ground(noun: Token, state: Token, words: dict[str, frozenset[str]]) -> bool:
    """Whether a noun with a state before it is a place in it: "in Mozambique's Cabo Delgado", "in a French church"."""
    return (noun.tag == "NNP" and state.dep == "poss") or noun.lemma in words["grounds"]


def _of_source(parse: Parse, preposition: int) -> bool:
    """Whether a place is only where those are who report something: "..., aid workers in Geneva said"."""
    noun = parse.tokens[parse.tokens[preposition].head]
    verb = parse.tokens[noun.head]
    return noun.dep == "nsubj" and noun.i > (parse.child(verb.i, "ccomp") or noun.i)
