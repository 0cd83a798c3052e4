"""Mends clauses that were put together wrongly: whose subject is whose, and what is told in the past."""

from __future__ import annotations

from collections.abc import Container

from detente.labels import FINITE, NOMINAL, NOMINAL_SUBJECTS, VERBAL
from detente.parse import Token

WINDOW = 40  # tokens around a word in which its own words are looked for
HELPERS = 5  # tokens before a verb in which its own auxiliaries stand


def complete_perfect(tokens: list[Token], since: Token) -> None:
    """ "X has since moved tanks, two officials said": between "has" and a participle "since" is an adverb."""
    if not 0 < since.i < len(tokens) - 1:
        return
    helper, participle, verb = tokens[since.i - 1], tokens[since.i + 1], tokens[since.head]
    if helper.lemma != "have" or participle.tag != "VBN" or participle.dep != "amod" or verb.i < participle.i:
        return
    tokens[participle.head] = tokens[participle.head]._replace(head=participle.i, dep="dobj")
    tokens[since.i] = since._replace(head=participle.i, dep="advmod")
    tokens[participle.i] = participle._replace(head=verb.i, dep="ccomp", pos="VERB")
    for token in tokens[max(0, since.i - WINDOW) : since.i]:
        if token.head == verb.i and token.dep in (*NOMINAL_SUBJECTS, "aux"):
            tokens[token.i] = token._replace(head=participle.i)


def give_own_subject(tokens: list[Token], verb: Token) -> None:
    """ "urged A to leave B, and C, which had fled, has returned": without an "and" of its own, C is its subject."""
    first = next(
        (t.i for t in tokens[max(0, verb.i - HELPERS) : verb.i] if t.head == verb.i and t.dep in ("aux", "neg")), verb.i
    )
    if (
        verb.pos not in VERBAL
        or verb.head >= verb.i
        or tokens[first].tag not in FINITE
        or tokens[first - 1].text != ","
    ):
        return
    between = tokens[verb.head + 1 : first]
    if any(t.head == verb.i and t.dep in (*NOMINAL_SUBJECTS, "cc") for t in between):
        return
    named = [t for t in between if t.dep == "conj" and t.pos in NOMINAL and _is_described(tokens, t, first)]
    if not named or any(t.dep == "cc" and t.head == verb.head for t in tokens[named[-1].i : first]):
        return
    noun = named[-1]
    for clause in _describing(tokens, noun, first):
        tokens[clause.i] = clause._replace(head=noun.i)
    tokens[noun.i] = noun._replace(head=verb.i, dep="nsubj")


def _describing(tokens: list[Token], noun: Token, end: int) -> list[Token]:
    return [t for t in tokens[noun.i : end] if t.head in (noun.i, noun.head) and t.dep in ("relcl", "appos", "acl")]


def _is_described(tokens: list[Token], noun: Token, end: int) -> bool:
    """Whether a clause or a second name between commas stands right behind ", and" and a name."""
    if tokens[noun.i + 1].text != "," or not _describing(tokens, noun, end):
        return False
    edge = noun.i
    while tokens[edge - 1].head == noun.i and tokens[edge - 1].dep != "cc":
        edge -= 1
    return edge > 1 and tokens[edge - 1].lower == "and" and tokens[edge - 2].text == ","


def tell_past(tokens: list[Token], verb: Token, repeating: Container[str]) -> None:
    """ "In August rebels hit a convoy, and police fled": a form that is its own past is one beside a date or a past."""
    near = tokens[max(0, verb.i - WINDOW) : verb.i + WINDOW]
    if any(t.head == verb.i and t.dep == "aux" for t in near):
        return
    own = {t.i for t in near if t.head == verb.i and t.dep in ("prep", "npadvmod")}
    dated = [t for t in near if t.entity == "DATE" and (t.i in own or t.head in own)]
    repeated = any(t.lower in repeating for t in near if t.entity == "DATE")
    joined = any(t.head == verb.i and t.dep == "conj" and t.tag == "VBD" for t in near)
    if joined or (dated and not repeated):
        tokens[verb.i] = verb._replace(tag="VBD")


def name_object(tokens: list[Token], named: Token) -> None:
    """ "branded Oslo a puppet of Riga": nothing is given to who is named so; the noun behind says what of it."""
    verb = tokens[named.head]
    said = next((t for t in tokens[named.i + 1 : named.i + WINDOW] if t.head == verb.i and t.dep == "dobj"), None)
    if named.pos not in NOMINAL or said is None:
        return
    tokens[named.i] = named._replace(dep="dobj")
    tokens[said.i] = said._replace(dep="oprd")


def join_past(tokens: list[Token], verb: Token) -> None:
    """ "ordered firms to grant licences and moved tanks": a past tense is joined to no infinitive, but to "ordered"."""
    above = tokens[verb.head]
    if verb.tag != "VBD" or above.tag != "VB" or above.i > verb.i or above.head == above.i:
        return
    if any(t.head == verb.i and t.dep in NOMINAL_SUBJECTS for t in tokens[above.i : verb.i]):
        return
    while above.tag == "VB" and above.head != above.i and above.dep in ("xcomp", "conj", "advcl", "ccomp"):
        above = tokens[above.head]
    if above.tag == "VBD":
        tokens[verb.i] = verb._replace(head=above.i)
