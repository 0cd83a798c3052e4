"""Whom a verb of answering answers: the likelier doer of what the clause behind it gives as the cause."""

from __future__ import annotations

from collections.abc import Mapping

from detente.parse import Parse, Token
from detente.types import Mention


def answered(
    parse: Parse, token: Token, by_head: Mapping[int, Mention], words: Mapping[str, frozenset[str]]
) -> Mention | None:
    """Israel in "Turkey imposed sanctions on Israel after it had bombed Gaza"; None where no verb answers anybody.

    Method: the implicit causality of verbs that react to their object (Garvey and Caramazza 1974).
    """
    clause = parse.tokens[token.head]
    verb = parse.tokens[clause.head]
    if token.dep != "nsubj" or clause.dep != "advcl" or verb.i > token.i or verb.lemma not in words["answering_verbs"]:
        return None
    mark = parse.child(clause.i, "mark", "advmod")
    if mark is None or parse.tokens[mark].lower not in words["answering_links"]:
        return None
    subject = parse.child(verb.i, "nsubj")
    doer = by_head.get(subject) if subject is not None else None
    edge = parse.subtree(clause.i)[0]
    struck = (by_head.get(i) for i in range(verb.i + 1, edge))
    return next((m for m in struck if m and m.code and (doer is None or m.code != doer.code)), None)
