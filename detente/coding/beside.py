"""What the words around an event tell of its parties: who reported it, who fell in it, what is but arms or a place."""

from __future__ import annotations

from detente.coding import clauses
from detente.coding.parties import is_only_place
from detente.coding.readings import DEEDS, Reader, Reading
from detente.labels import DESCRIBING
from detente.parse import Parse
from detente.types import Mention

DISPUTES = frozenset({"ACCUSE", "REJECT", "THREATEN", "SANCTION"})
TOLD_BESIDE = {**dict.fromkeys(DISPUTES, DISPUTES), "SUPPORT": frozenset({"CONSULT"})}  # by a participle
SPOKEN = DISPUTES | {"REQUEST"}
WORDS = frozenset({"AGREE", "SUPPORT", "REJECT", "ACCUSE", "REQUEST", "THREATEN"})  # types done by words
CHARGED = frozenset({"ACCUSE", "SANCTION", "COERCE"})  # types of what a court is asked for or does
SHOWN = frozenset({"MOBILIZE", "COOPERATE"})  # types under which manoeuvres of arms are told
RECIPROCALS = frozenset({("each", "other"), ("one", "another")})  # pronouns
FORCES = frozenset({"MIL", "COP"})
BEFORE_NOUN = DESCRIBING | {"npadvmod"}


def is_deed(reader: Reader, word: int) -> bool:
    """Whether a word names violence."""
    reading = reader.read(word)
    return reading is not None and reading.type in DEEDS


def speech_over(parse: Parse, reader: Reader, reading: Reading) -> int | None:
    """The verb of speech that a judgement goes on from: "X said that Y had lied, accusing it of fraud"."""
    token = parse.tokens[reading.token]
    clause = parse.tokens[token.head]
    if reading.type not in SPOKEN or clause.dep != "ccomp" or clause.i > token.i:
        return None
    apart = token.tag == "VBG" and token.dep == "advcl" and parse.tokens[token.i - 1].text == ","
    joined = token.tag == "VBD" and token.dep == "conj" and clause.tag == "VBN"  # "said Y had lied and blamed Z"
    return clause.head if (apart or joined) and reader.slots.is_speech(parse.tokens[clause.head].lemma) else None


def fallen_above(parse: Parse, reader: Reader, verb: int) -> frozenset[int]:
    """To whom the clause above does what nobody named did: "Two men were shot, ..., wounding a third"."""
    token = parse.tokens[verb]
    while token.dep in ("conj", "advcl") and token.tag == "VBG":
        token = parse.tokens[token.head]
    if token.i == verb or not clauses.is_passive(parse, token.i) or clauses.agents(parse, token.i):
        return frozenset()
    return frozenset(clauses.objects(parse, token.i)) if is_deed(reader, token.i) else frozenset()


def is_reciprocal(parse: Parse, verb: int) -> bool:
    """Whether those who act do it to each other: "blamed each other for sheltering rebels"."""
    things = [i for i in parse.children(verb, "dobj") if i]
    return any((parse.tokens[i - 1].lower, parse.tokens[i].lower) in RECIPROCALS for i in things)


def takes_no_part(parse: Parse, reader: Reader, reading: Reading, party: Mention) -> bool:
    """Whether a party is but the place or the means of what is done to others."""
    there = _is_scene(parse, reader, reading, party) or _is_bench(parse, reader, reading, party)
    return there or is_venue(parse, reader, party) or _is_arms(parse, reader, reading, party)


def is_venue(parse: Parse, reader: Reader, party: Mention) -> bool:
    """A town that talks or a pact are called after, as where they were held: "left the Geneva talks"."""
    named = parse.tokens[party.head]
    return (
        named.dep in BEFORE_NOUN
        and (party.kind == "site" or is_only_place(party))
        and (reader.is_a(named.head, "deal") or reader.is_a(named.head, "talks"))
    )


def told_next(parse: Parse, reader: Reader, verb: int) -> set[int]:
    """Who is told something by the verb joined to one: "recalled its envoy and complained to the Council"."""
    joined = (c for c in parse.children(verb, "conj") if reader.slots.is_speech(parse.tokens[c].lemma))
    heads = (i for clause in joined for i in clauses.complements(parse, clause, "to"))
    return {i for head in heads for i in range(*parse.subtree(head))}


def _is_scene(parse: Parse, reader: Reader, reading: Reading, party: Mention) -> bool:
    """A town in which words are said or signed: "agreed in Oslo", "talks collapsed in Oslo"."""
    at = parse.tokens[parse.tokens[party.head].head]
    there = at.dep == "prep" and reader.is_a(at.i, "scene-preposition")
    return reading.type in WORDS and party.kind == "site" and there


def _is_bench(parse: Parse, reader: Reader, reading: Reading, party: Mention) -> bool:
    """A court before which somebody else is charged or sued: "arraigned in a Nairobi court", "filed suit in X"."""
    at = parse.tokens[parse.tokens[party.head].head]
    there = at.dep == "prep" and reader.is_a(at.i, "bench-preposition")
    return reading.type in CHARGED and reader.is_a(party.head, "bench") and there


def _is_arms(parse: Parse, reader: Reader, reading: Reading, party: Mention) -> bool:
    """Arms or men of nobody else, with which it is done: "fired artillery", "drills of tanks"."""
    arms = reader.is_a(party.head, "arms")
    if arms and reader.is_a(reading.token, "shooting"):
        return True
    described = arms and parse.tokens[party.head].dep in BEFORE_NOUN
    shown = reading.type in SHOWN and (arms or bool(FORCES.intersection(party.sectors)))
    return party.code is None and (described or shown)
