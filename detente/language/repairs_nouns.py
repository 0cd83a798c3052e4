"""Mends parses of noun phrases: possessives, prefixes, participles before and behind a noun."""

from __future__ import annotations

from detente.labels import NOMINAL, VERBAL
from detente.parse import Token

WINDOW = 40  # tokens around a word in which its own words are looked for
WITHIN = frozenset({"in", "during"})  # prepositions


def own(tokens: list[Token], owner: Token) -> None:
    """ "Jordan's visiting king": a possessive is no subject of the participle before the noun that it owns."""
    participle = tokens[owner.head]
    if participle.dep == "amod" and owner.i < participle.i < participle.head:
        tokens[owner.i] = owner._replace(head=participle.head, dep="poss")


def part_prefix(tokens: list[Token], hyphen: Token) -> None:
    """ "Egypt's ex-president": a hyphen is no noun, and what stands before the prefix belongs to the word after it."""
    i = hyphen.i
    if hyphen.pos != "NOUN" or i + 1 == len(tokens) or i == 0:
        return
    prefix, word = tokens[i - 1], tokens[i + 1]
    if (prefix.end, hyphen.end) != (hyphen.start, word.start) or (prefix.head, prefix.dep) != (word.head, word.dep):
        return
    for token in tokens[max(0, i - WINDOW) : i]:
        if token.head == prefix.i:
            tokens[token.i] = token._replace(head=word.i)
    tokens[i - 1] = prefix._replace(head=word.i, dep="amod")
    tokens[i] = hyphen._replace(head=word.i, dep="punct", pos="PUNCT", tag="HYPH")


def split_at_participle(tokens: list[Token], article: Token) -> None:
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


def name_deed(tokens: list[Token], deed: Token) -> None:
    """ "killed in police firing": a body is not where people are killed; without an article it describes the deed."""
    doer = tokens[deed.head]
    preposition = tokens[doer.head]
    beside = deed.tag == "VBG" and doer.i == deed.i - 1
    within = beside and doer.dep == "pobj" and doer.pos == "NOUN" and preposition.lower in WITHIN
    near = [t for t in tokens[preposition.i : deed.i + WINDOW] if t.head in (doer.i, deed.i)]
    counted = doer.tag == "NNS" and doer.lower != doer.lemma  # "police" is no plural
    governs = any(t.head == deed.i and t.dep in ("dobj", "xcomp", "ccomp") for t in near)
    if not within or counted or governs or any(t.dep in ("det", "poss") for t in near if t.head == doer.i):
        return
    for token in near:
        if token.head == doer.i:
            tokens[token.i] = token._replace(head=deed.i)
    tokens[doer.i] = doer._replace(head=deed.i, dep="compound")
    tokens[deed.i] = deed._replace(head=preposition.i, dep="pobj", pos="NOUN", tag="NN", lemma=deed.lower)


def pair(tokens: list[Token], between: Token) -> None:
    """ "the track between Bar, on its coast, and Vlora": what "and" adds to a name is the other end of it."""
    first = next((t for t in tokens[between.i + 1 : between.i + WINDOW] if t.head == between.i), None)
    if first is None or first.tag != "NNP" or tokens[between.head].pos not in NOMINAL:
        return
    after = tokens[first.i + 1 : first.i + WINDOW]
    second = next((t for t in after if t.dep == "conj" and t.head < between.i), None)
    joined = any(t.head == first.i and t.dep == "conj" for t in after)
    if second is None or joined or second.pos != "PROPN" or tokens[second.i - 1].lower != "and":
        return
    inside = tokens[first.i + 1 : second.i - 1]
    commas = [t for t in inside if t.lower == ","]
    if len(commas) < 2 or inside[0].lower != "," or inside[-1].lower != ",":
        return
    if all(t.pos not in VERBAL for t in inside):
        tokens[second.i] = second._replace(head=first.i)
        tokens[second.i - 1] = tokens[second.i - 1]._replace(head=first.i)
