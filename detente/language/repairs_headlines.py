"""Mends parses of headlines, which leave out articles, conjunctions and forms of "be"."""

from __future__ import annotations

from collections.abc import Container

from detente.labels import NOMINAL
from detente.parse import Token

AHEAD = 30  # tokens in which the verb of a headline is looked for
INFINITIVES = ("advcl", "acl", "relcl", "xcomp")


def put_off(tokens: list[Token], name: Token) -> None:
    """ "Pakistan to send aid": a name takes no infinitive; it is the subject of what is to be done."""
    verb = next((t for t in tokens[name.i + 1 : name.i + AHEAD] if t.head == name.i and t.dep in INFINITIVES), None)
    if name.pos != "PROPN" or verb is None or verb.tag != "VB":
        return
    to = tokens[name.i + 1]
    if to.lower != "to" or to.head != verb.i or to.dep != "aux":
        return
    for token in tokens[max(0, name.i - AHEAD) : verb.i + AHEAD]:
        if token.head == name.i and (token.dep == "punct" or token.i > verb.i):
            tokens[token.i] = token._replace(head=verb.i)
    tokens[verb.i] = verb._replace(head=verb.i, dep="ROOT")
    tokens[name.i] = name._replace(head=verb.i, dep="nsubj")


def list_subjects(tokens: list[Token], name: Token) -> None:
    """ "France, Germany to expel diplomats": a verb has one subject; names with a comma or "as well as" are a list."""
    rest = tokens[name.i + 1 : name.head]
    second = next((t for t in rest if t.head == name.head and t.dep == "nsubj"), None)
    if name.pos != "PROPN" or second is None or second.pos != "PROPN":
        return
    between = [t for t in tokens[name.i + 1 : second.i] if t.head != second.i]
    if [t.lower for t in between] not in ([","], ["as", "well", "as"]):
        return
    tokens[second.i] = second._replace(head=name.i, dep="conj")


def take_verb(tokens: list[Token], verb: Token) -> None:
    """ "Mali severs ties", "Court bars party": a verb in "-s" is no part of a noun; what follows is its object."""
    noun = tokens[verb.head]
    if verb.tag != "VBZ" or verb.pos != "VERB" or noun.i < verb.i or noun.pos not in NOMINAL:
        return
    before = tokens[max(0, verb.i - AHEAD) : verb.i]
    if not any(t.head == verb.i and t.dep in ("nsubj", "compound", "amod") and t.i == verb.i - 1 for t in before):
        return
    is_root = noun.head == noun.i
    for token in [*before, *tokens[noun.i + 1 : noun.i + AHEAD]]:
        if token.head == verb.i and token.i == verb.i - 1:
            tokens[token.i] = token._replace(dep="nsubj")
        elif token.head == noun.i and (token.dep == "punct" or token.i > noun.i):
            tokens[token.i] = token._replace(head=verb.i)
    tokens[verb.i] = verb._replace(head=verb.i if is_root else noun.head, dep=noun.dep)
    tokens[noun.i] = noun._replace(head=verb.i, dep="dobj")


def govern(tokens: list[Token], participle: Token, quantities: Container[str]) -> None:
    """ "X test-fired two missiles": nothing describes a noun from before its article or number; it is a verb."""
    noun, after = tokens[participle.head], tokens[participle.i + 1]
    first = participle.i
    while first and tokens[first - 1].head == participle.i:
        first -= 1
    name = tokens[first - 1] if first else participle
    counted = after.dep in ("det", "nummod") or after.lower in quantities
    if not counted or name.pos != "PROPN" or name.head != noun.i or name.dep not in ("compound", "nmod"):
        return
    top = noun.dep == "ROOT"
    tokens[name.i] = name._replace(head=participle.i, dep="nsubj")
    tokens[participle.i] = participle._replace(
        head=participle.i if top else noun.head, dep="ROOT" if top else "ccomp", pos="VERB", tag="VBD"
    )
    tokens[noun.i] = noun._replace(head=participle.i, dep="dobj")
    for token in tokens[max(0, name.i - AHEAD) : name.i]:
        if token.head == noun.i and token.dep == "compound":
            tokens[token.i] = token._replace(head=name.i)
    for token in tokens[noun.i + 1 : noun.i + AHEAD]:
        if token.head == noun.i and (token.dep == "punct" or token.dep == "prep"):
            tokens[token.i] = token._replace(head=participle.i)
