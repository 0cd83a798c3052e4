"""Mentions of several states by one name: "the two Koreas", "the Baltic states", "Nordic ministers"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.labels import DESCRIBING
from detente.lexicons.collectives import Collective, Collectives
from detente.parse import Parse
from detente.types import Mention


def told_apart(parse: Parse, collectives: Collectives, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions with one for each state that a collective name means, in place of what stood there without a state."""
    found = list(mentions)
    for token in parse.tokens:
        for collective in collectives.by_last_word.get(token.lower, ()):
            first = token.i - len(collective.words) + 1
            if first >= 0 and tuple(t.lower for t in parse.tokens[first : token.i + 1]) == collective.words:
                made = _made(parse, collective, first, token.i, found)
                found = _without(found, made, first, token.i, parse) + made if made else found
                break
    return found


def _made(parse: Parse, collective: Collective, first: int, last: int, found: list[Mention]) -> list[Mention]:
    if collective.adjective:
        return _modifying(parse, collective, last, found)
    start, end = parse.span(first, last + 1)
    text = parse.text[start:end]
    return [
        Mention(start, end, text, "state", code, text, last, id=code, why=f"one of {text} ({collective.where})")
        for code in collective.states
    ]


def _modifying(parse: Parse, collective: Collective, token: int, mentions: list[Mention]) -> list[Mention]:
    """The mention of the plural noun after an adjective, once for each state."""
    word = parse.tokens[token]
    head = parse.tokens[word.head]
    if word.dep not in DESCRIBING or head.tag not in ("NNS", "NNPS"):
        return []
    held = next((m for m in mentions if m.head == head.i and (m.code is None or m.implied)), None)
    if held is None:
        return []
    why = f"{held.why}; one of {word.text} ({collective.where})"
    return [replace(held, code=code, implied=False, why=why) for code in collective.states]


def _without(found: list[Mention], made: list[Mention], first: int, last: int, parse: Parse) -> list[Mention]:
    """What is left where the name now stands for states: no word of it alone, and not the noun without its state."""
    start, end = parse.span(first, last + 1)
    heads = {mention.head for mention in made}
    return [m for m in found if m.head not in heads and not (m.code is None and start <= m.start and m.end <= end)]
