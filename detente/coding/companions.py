"""Who joins the subject of a verb in what it does: "X, along with Y and Z, condemned", "X, joined by Y, sent aid"."""

from __future__ import annotations

from collections.abc import Iterator

from detente.coding import clauses
from detente.coding.readings import Reader, Reading
from detente.parse import Parse


def companions(parse: Parse, reader: Reader, reading: Reading) -> list[int]:
    """Heads of those who act with the subject, named before the verb; after it they may be done to as well."""
    subject = clauses.surface_subject(parse, reading.token)
    if subject is None or parse.tokens[reading.token].pos != "VERB" or clauses.is_passive(parse, reading.token):
        return []
    verb = parse.tokens[subject].head  # "X, along with Y, launched a raid, killing ten": of both
    found = [
        with_whom
        for above in (subject, verb)
        for with_whom in (*_along(parse, reader, above, verb), *_joined(parse, reader, above, verb))
    ]
    return [i for head in dict.fromkeys(found) for i in clauses.conjuncts(parse, head)]


def _along(parse: Parse, reader: Reader, above: int, verb: int) -> Iterator[int]:
    """ "along with Y", "together with Y", "alongside Y", parted from the rest by a comma."""
    for preposition in parse.children(above, "prep"):
        inner = [preposition, *parse.children(preposition, "prep", "advmod")]
        named = any(reader.is_a(i, "company") for i in inner)
        if preposition < verb and named and _is_apart(parse, min(inner), verb):
            yield from (noun for i in inner for noun in parse.children(i, "pobj"))


def _joined(parse: Parse, reader: Reader, above: int, verb: int) -> Iterator[int]:
    """ "joined by Y" between commas."""
    for participle in parse.children(above, "acl", "advcl"):
        word = parse.tokens[participle]
        with_others = word.tag == "VBN" and participle < verb and reader.is_a(participle, "accompanying")
        if with_others and _is_apart(parse, participle, verb):
            yield from clauses.agents(parse, participle)


def _is_apart(parse: Parse, first: int, verb: int) -> bool:
    """Whether words open their sentence or stand behind a comma."""
    begin, _ = parse.sentences[parse.sentence_of(verb)]
    return first == begin or parse.tokens[first - 1].lower == ","
