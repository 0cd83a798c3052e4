"""Mends parses that English grammar rules out. Each rule names the impossibility it mends."""

from __future__ import annotations

from detente.parse import Token

SINGULAR = frozenset({"a", "an"})


def repaired(tokens: list[Token], first: int) -> None:
    """Mends ``tokens`` from index ``first`` on, in place."""
    for token in tokens[first:]:
        if token.lower in SINGULAR and token.dep == "det" and tokens[token.head].tag in ("NNS", "NNPS"):
            _split_at_participle(tokens, token)


def _split_at_participle(tokens: list[Token], article: Token) -> None:
    """ "a two-day offensive ousting forces": no plural follows "a"; the noun is the one before the participle."""
    plural = tokens[article.head]
    participle = next(
        (t for t in tokens[article.i + 2 : plural.i] if t.tag == "VBG" and t.head == plural.i and t.dep == "amod"), None
    )
    if participle is None or tokens[participle.i - 1].head not in (plural.i, participle.i):
        return
    noun = tokens[participle.i - 1]
    for token in tokens[article.i : noun.i]:
        if token.head == plural.i:
            tokens[token.i] = token._replace(head=noun.i)
    head = noun.i if plural.head == plural.i else plural.head
    tokens[noun.i] = noun._replace(pos="NOUN", tag="NN", head=head, dep=plural.dep, lemma=noun.lower)
    tokens[participle.i] = participle._replace(pos="VERB", head=noun.i, dep="acl", lemma=_verb(participle))
    tokens[plural.i] = plural._replace(head=participle.i, dep="dobj")


def _verb(participle: Token) -> str:
    """Lemma of a participle that was read as an adjective."""
    return participle.lower.removesuffix("ing") if participle.lemma == participle.lower else participle.lemma
