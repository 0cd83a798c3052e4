"""Whom an answer to earlier news is meant for: who took "the step" that is rejected or condemned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.coding import clauses
from detente.coding.parties import PartyIndex
from detente.coding.readings import VERDICTS, Reader
from detente.parse import Parse
from detente.types import Trigger

BACK = 2  # sentences back in which "the step" was taken
FAR_BACK = 12  # those in which the same kind of event was told: "the embargo"
TIES = ("of", "to", "against", "at", "over")  # "voiced opposition to the move"


class Answers:
    """Fills in the recipients of answers whose object only points back to an event told before."""

    def __init__(self, parse: Parse, reader: Reader, parties: PartyIndex) -> None:
        self._parse, self._reader, self._parties = parse, reader, parties

    def directed(self, trigger: Trigger, earlier: Sequence[Trigger]) -> Trigger:
        """The trigger with those as recipients who did what it answers; as it was where nobody can be told."""
        own = self._codes(trigger.actors)
        if trigger.type not in VERDICTS or not own or self._codes(trigger.recipients):
            return trigger
        for noun in self._pointed_at(trigger.token):
            for before in reversed(earlier):
                doers = self._codes(before.actors)
                if doers and not doers & own and self._may_mean(noun, trigger, before):
                    told = f"{self._parse.tokens[noun].lower} -> {self._parse.tokens[before.token].lower}"
                    return replace(trigger, recipients=before.actors, why=f"{trigger.why}; {told}, told before")
        return trigger

    def _pointed_at(self, verb: int) -> list[int]:
        """Nouns for deeds in the object that are definite and do not tell whose deed it was."""
        nouns = clauses.objects(self._parse, verb)
        nouns = nouns + [i for tie in TIES for i in clauses.complements(self._parse, verb, tie)]
        return [noun for noun in nouns if self._points_back(noun)]

    def _points_back(self, noun: int) -> bool:
        words = self._parse.children(noun, "det", "poss")
        definite = any(self._reader.is_a(word, "pointing") for word in words)
        deed = self._reader.is_a(noun, "deed") or self._reader.read(noun) is not None
        told = any(self._parties.at(i) is not None for i in range(*self._parse.subtree(noun)))
        return definite and deed and not told

    def _may_mean(self, noun: int, trigger: Trigger, before: Trigger) -> bool:
        """Whether a noun may name an event told before: one of its kind, or for a word like "move" the last one."""
        sentences = self._parse.sentence_of(trigger.token) - self._parse.sentence_of(before.token)
        named = self._reader.read(noun)
        if named is not None:
            return named.type == before.type and sentences <= FAR_BACK
        return sentences <= BACK

    def _codes(self, heads: Sequence[int]) -> set[str]:
        found = (party for head in heads for party in self._parties.all_at(head))
        return {party.code for party in found if party.code}
