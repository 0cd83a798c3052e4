"""What a pronoun or description may mean: kinds of mentions, their number, and how far back they stand."""

from __future__ import annotations

from dataclasses import dataclass

from detente.labels import NOMINAL, NOMINAL_SUBJECTS
from detente.lexicons.actors import Actors
from detente.parse import Parse, Token
from detente.types import Mention

BACK = 2  # sentences that a search goes back


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an expression may mean: kinds of mentions and their number; ``what`` names it in ``why``."""

    kinds: tuple[str, ...]
    plural: bool
    only_states: bool = False
    back: int = 1  # sentences that the search may go back


IT = Wanted(("state", "organisation", "group"), False)
THEY = Wanted(("group", "organisation", "person"), True)
PERSON = Wanted(("person",), False, back=BACK)
STATE = Wanted(("state",), False, only_states=True, back=BACK)
BODY = Wanted(("organisation", "group"), False)


def is_body(mention: Mention, noun: str, actors: Actors) -> bool:
    """Whether "the newspaper" or "the party" may mean a mention: a body, of that kind if the noun tells one."""
    role = actors.role_of(noun)
    told = set(role.sectors) - {"UNK"} if role else set()
    sectors = set(mention.sectors)
    if noun in actors.words["private_bodies"] and sectors and sectors <= actors.words["official"]:
        return False
    return mention.id not in actors.states and (not told or bool(told & sectors))


def is_close(parse: Parse, token: Token) -> bool:
    """Whether a pronoun means the subject above it, party or not: a possessive, an "it" of an adverbial clause."""
    verb = parse.tokens[token.head]
    return token.dep == "poss" or token.lower == "it" and token.dep in NOMINAL_SUBJECTS and verb.dep == "advcl"


def same_number(noun: Token, wanted: Wanted) -> bool:
    """Whether a subject that is no party is as many as a pronoun stands for."""
    return noun.pos in NOMINAL and (noun.tag in ("NNS", "NNPS")) == wanted.plural and wanted is not PERSON
