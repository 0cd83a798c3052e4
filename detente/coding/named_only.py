"""Tells where an event happened from a place that only names a party: "warned Beijing", "the Chinese embassy"."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coding.readings import VERDICTS
from detente.lexicons.triggers import TriggerLexicon
from detente.types import Document, Mention, Place, Predicate, Trigger

SPOKEN = VERDICTS | {"REQUEST", "THREATEN", "REJECT"}  # done by words, wherever those they are meant for may be


class NamedOnly:
    """Places of a document that are named for a government or as the owner of a mission abroad."""

    def __init__(self, document: Document, lexicon: TriggerLexicon) -> None:
        legation = lexicon.words("legation")
        self._tokens = tokens = document.parse.tokens
        self._parse = document.parse
        self._at: dict[int, list[Mention]] = {}  # states and their missions abroad, by token
        for mention in document.mentions:
            if mention.kind == "state" or tokens[mention.head].lemma in legation:
                for token in document.parse.within(mention.start, mention.end):
                    self._at.setdefault(token, []).append(mention)
        self._legation = legation

    def place(self, trigger: Trigger, chain: Sequence[Predicate]) -> Place | None:
        """The first place of the words of an event that is more than the name of a party."""
        return next((p.place for p in chain if p.place is not None and not self._holds(trigger, p.place)), None)

    def _holds(self, trigger: Trigger, place: Place) -> bool:
        first = next(iter(self._parse.within(place.start, place.end)), -1)
        covering = [mention for mention in self._at.get(first, ()) if _covers(mention, place)]
        if place.kind != "site" and any(self._tokens[m.head].lemma in self._legation for m in covering):
            return True
        parties = {*trigger.actors, *trigger.recipients}
        named = [mention for mention in covering if mention.kind == "state"]
        spoken = trigger.type in SPOKEN and any(state.head in parties for state in named)
        return spoken or any(self._is_government(state) and state.head not in parties for state in named)

    def _is_government(self, state: Mention) -> bool:
        """Whether a capital is named as one who acts or is acted on, not as where somebody comes from."""
        return "GOV" in state.sectors and self._tokens[state.head].dep != "pobj"


def _covers(mention: Mention, place: Place) -> bool:
    return mention.start <= place.start and place.end <= mention.end
