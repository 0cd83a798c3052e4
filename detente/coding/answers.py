"""Who is meant by what points back to earlier news: "rejected the step", "three of the five were released"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from detente.coding import clauses
from detente.coding.parties import PartyIndex
from detente.coding.readings import DEEDS, VERDICTS, Reader, Reading
from detente.parse import Parse
from detente.types import Mention, Trigger

BACK = 2  # sentences back in which "the step" was taken
FAR_BACK = 12  # those in which the same kind of event was told: "the embargo"
CAPTURES = ("arrest", "abduct")
FATES = ("release", "convict", "expel", "deport")  # modes of what becomes of captives
BREACH = "SANCTION"
NAMED = 4  # times that a text names the state it is about
NAMED_SHARE = 0.33  # of all times it names a state
LEAD = 1.5  # times as often as any other
TIES = ("of", "to", "against", "at", "over")  # "voiced opposition to the move"


class Answers:
    """Fills in the recipients of answers whose object only points back to an event told before."""

    def __init__(self, parse: Parse, reader: Reader, parties: PartyIndex) -> None:
        self._parse, self._reader, self._parties = parse, reader, parties

    def recipients(
        self, reading: Reading, actors: Sequence[Mention], recipients: tuple[Mention, ...], earlier: Sequence[Trigger]
    ) -> tuple[tuple[Mention, ...], str]:
        """Those who did what a reading answers, and why; its own recipients where nobody can be told."""
        own = _codes(actors)
        if not own or _codes(recipients):
            return recipients, ""
        if reading.type == BREACH and (rival := self._rival(reading.token, own)) is not None:
            return (rival,), f"; recipient implied by the state the text is about, {rival.code}"
        if reading.type not in VERDICTS:
            return recipients, ""
        for noun in self._pointed_at(reading.token):
            for before in reversed(earlier):
                doers = [party for head in before.actors for party in self._parties.all_at(head)[:1]]
                codes = _codes(doers)
                if not codes or not self._may_mean(noun, reading, before):
                    continue
                if codes & own:
                    break  # who answers does not answer to themselves, nor to what was told before that
                told = f"{self._parse.tokens[noun].lower} -> {self._parse.tokens[before.token].lower}"
                return tuple(doers), f"; {told}, told before"
        return recipients, ""

    def counted(self, reading: Reading, before: Trigger | None, earlier: Sequence[Trigger]) -> Trigger | None:
        """The event of whose victims a bare number tells: "Two were killed", "three of the five were released"."""
        if not self._counts(reading.token):
            return None
        if reading.type in DEEDS:
            return before if before is not None and before.type in DEEDS else None
        if reading.mode not in FATES:
            return None
        here = self._parse.sentence_of(reading.token)
        taken = (t for t in reversed(earlier) if t.mode in CAPTURES and t.recipients)
        return next((t for t in taken if here - self._parse.sentence_of(t.token) <= FAR_BACK), None)

    def _counts(self, verb: int) -> bool:
        """Whether the subject of a passive without agent is but a number of people."""
        subject = clauses.surface_subject(self._parse, verb) if clauses.is_passive(self._parse, verb) else None
        if subject is None or clauses.agents(self._parse, verb) or self._parse.children(verb, "mark"):
            return False
        counted = self._parse.child(subject, "nummod") is not None
        return self._parse.tokens[subject].pos in ("NUM", "ADJ", "DET", "PRON") or counted

    def _rival(self, verb: int, own: set[str]) -> Mention | None:
        """The state that a text is about, last named before a verb of others who cut ties: "recalled its envoy"."""
        named = [party for party in self._parties.named() if party.kind != "site"]
        (code, times), (_, others), *_ = [*Counter(party.code for party in named).most_common(2), ("", 0), ("", 0)]
        if times < max(NAMED, NAMED_SHARE * len(named), LEAD * others) or code in own:
            return None
        before = (party for party in reversed(named) if party.head < verb and party.code == code)
        return next((party for party in before if party.kind == "state" and not party.sectors), None)

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

    def _may_mean(self, noun: int, reading: Reading, before: Trigger) -> bool:
        """Whether a noun may name an event told before: one of its kind, or for a word like "move" the last one."""
        sentences = self._parse.sentence_of(reading.token) - self._parse.sentence_of(before.token)
        named = self._reader.read(noun)
        if named is not None:
            return named.type == before.type and sentences <= FAR_BACK
        return sentences <= BACK


def _codes(parties: Iterable[Mention]) -> set[str]:
    return {party.code for party in parties if party.code}
