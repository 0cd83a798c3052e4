"""Mends parses of headlines, which leave out articles, conjunctions and forms of "be"."""

from __future__ import annotations

from detente.parse import Token

AHEAD = 30  # tokens in which the verb of a headline is looked for
CLAUSES = ("advcl", "acl", "relcl", "xcomp")


def put_off(tokens: list[Token], name: Token) -> None:
    """ "Pakistan to send aid": a name takes no infinitive; it is the subject of what is to be done."""
    verb = next((t for t in tokens[name.i + 1 : name.i + AHEAD] if t.head == name.i and t.dep in CLAUSES), None)
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
    """ "France, Germany to expel diplomats": a verb has one subject; names that only a comma parts are a list."""
    if name.pos != "PROPN" or name.i + 2 >= len(tokens) or tokens[name.i + 1].lower != ",":
        return
    rest = tokens[name.i + 2 : name.head]
    second = next((t for t in rest if t.head == name.head and t.dep == "nsubj"), None)
    if second is None or second.pos != "PROPN" or any(t.head != second.i for t in rest if t.i < second.i):
        return
    tokens[second.i] = second._replace(head=name.i, dep="conj")
