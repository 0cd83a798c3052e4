"""Finds whom "we" and "I" mean in words that a text lays in someone's mouth: who speaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from detente.lexicons.actors import Actors
from detente.parse import Parse, Token
from detente.types import Attribution, Document, Mention, Span

Said = tuple[int, Span, Mention | None]  # how long the words are, the stretch of them, and who speaks
INNER = re.compile("(?<=[\\s,:(])['\u2018](?=\\w)")
INNER_END = re.compile("(?<=[\\w.,!?])['\u2019](?!\\w)")


class FindVoices:
    """Adds mentions for pronouns of the first person inside what an official or a body says.

    "I" is that person, "we" the government, force or organisation spoken for; "we" of a villager or an analyst is
    nobody. A noun that such a pronoun owns ("our troops") takes its state.
    """

    def __init__(self, *, actors: Actors) -> None:
        self._words = actors.words

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        return cls(actors=Actors.load(folders))

    def __call__(self, document: Document, /) -> Document:
        voices = self._voices(document)
        if not voices:
            return document
        owned = {head: voice for voice in voices.values() for head in _owned(document.parse, voice)}
        kept = [_of_state(mention, owned.get(mention.head)) for mention in document.mentions]
        mentions = sorted((*kept, *voices.values()), key=lambda mention: (mention.start, mention.head))
        return replace(document, mentions=tuple(mentions))

    def _voices(self, document: Document) -> dict[int, Mention]:
        """Mentions of pronouns by token."""
        taken = {mention.head for mention in document.mentions}
        said = _said(document)
        found: dict[int, Mention] = {}
        for token in document.parse.tokens:
            if token.i not in said or token.i in taken or not self._first_person(token):
                continue
            _, part, mention = said[token.i]
            if mention is None or not self._speaks_for(mention) or self._of_others(document.parse, token):
                continue
            if not _quoted_within(document.parse.text[part.start + 1 : token.end]):
                found[token.i] = self._as(token, mention)
        return found

    def _first_person(self, token: Token) -> bool:
        known = token.lower in self._words["speaking"] or token.lower in self._words["speaking_together"]
        return known and token.pos == "PRON" and not (token.text.isupper() and len(token.text) > 1)

    def _speaks_for(self, mention: Mention) -> bool:
        """Whether a speaker's word binds more than a private person."""
        if mention.kind != "person":
            return mention.code is not None or mention.id is not None
        return not self._words["speaking_for"].isdisjoint(mention.sectors)

    def _as(self, token: Token, mention: Mention) -> Mention:
        why = f"{token.lower} -> {mention.name}, who speaks here ({mention.start}-{mention.end})"
        if mention.kind == "person" and token.lower in self._words["speaking_together"]:
            mention = replace(mention, kind="organisation", id=None, office=None)
        return replace(mention, start=token.start, end=token.end, text=token.text, head=token.i, why=why)

    def _of_others(self, parse: Parse, token: Token) -> bool:
        """ "Our" of "our allies", who are someone else."""
        return token.dep == "poss" and parse.tokens[token.head].lemma in self._words["not_ours"]


def _said(document: Document) -> dict[int, Said]:
    """For each token inside what someone says, the innermost such words."""
    heads = {mention.head: mention for mention in document.mentions}
    found: dict[int, Said] = {}
    for attribution in document.attributions:
        speaker = _speaker(document.parse, heads, attribution)
        length = sum(part.end - part.start for part in attribution.content)
        for part in attribution.content:
            for token in document.parse.within(part.start, part.end):
                if token not in found or length < found[token][0]:
                    found[token] = (length, part, speaker)
    return found


def _speaker(parse: Parse, heads: dict[int, Mention], attribution: Attribution) -> Mention | None:
    """The mention that heads the phrase of whoever speaks."""
    if attribution.speaker is None:
        return None
    inside = parse.within(attribution.speaker.start, attribution.speaker.end)
    root = next((i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), None)
    appositions = parse.children(root, "appos") if root is not None else []
    return next((heads[i] for i in (root, *appositions) if i in heads), None)


def _quoted_within(before: str) -> bool:
    """Whether a quotation inside the quotation has begun: whoever speaks there is someone else."""
    return len(INNER.findall(before)) > len(INNER_END.findall(before))


def _owned(parse: Parse, voice: Mention) -> Iterator[int]:
    token = parse.tokens[voice.head]
    if token.dep == "poss":
        yield token.head


def _of_state(mention: Mention, voice: Mention | None) -> Mention:
    """A role or body without a state as one of the state that speaks."""
    if voice is None or voice.code is None or mention.code is not None or mention.id is not None:
        return mention
    return replace(mention, code=voice.code, implied=True, why=f"{mention.why}; {voice.why}".lstrip("; "))
