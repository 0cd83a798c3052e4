"""Facts whose verb is left out or only pointed to: "Iran joined in 2023, and Belarus in 2024"; "Sweden followed"."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.coding import clauses
from detente.coding.facts_when import When
from detente.coding.parties import PartyIndex
from detente.coding.readings import Reader
from detente.lexicons.relations import RelationEntry
from detente.types import HAPPENING, Dating, Document, Fact, Mention, Predicate, Span


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with the word that tells it and the sense that this word was read in."""

    token: int
    entry: RelationEntry
    fact: Fact


class Gapped:
    """What one document says again of somebody else, without saying it in full."""

    def __init__(self, document: Document, parties: PartyIndex, reader: Reader, when: When) -> None:
        self._document = document
        self._parse = document.parse
        self._parties = parties
        self._reader = reader
        self._when = when
        self._predicates = {predicate.token: predicate for predicate in document.predicates}

    def facts(self, told: Told) -> Iterator[Fact]:
        """The same of others: who a clause without a verb names, and who is said to have done likewise."""
        verb = self._verb(told.token)
        if verb is None or told.entry.change == "never" or told.fact.status in ("planned", "claimed"):
            return
        for remnant in self._remnants(verb):
            yield from self._of_remnant(told, verb, remnant)
        if told.entry.change:
            for follower in self._followers(verb):
                yield from self._of_follower(told, verb, follower)

    def _verb(self, token: int) -> int | None:
        """The verb that a fact hangs on: the word itself, or what governs a noun."""
        if self._parse.tokens[token].pos == "VERB":
            return token
        governor = clauses.governing_verb(self._parse, token)
        return governor[0] if governor is not None else None

    def _remnants(self, verb: int) -> list[int]:
        """Parties coordinated with a whole clause, each with a date of its own: "and Belarus in 2024"."""
        tokens = self._parse.tokens
        heads = [c for c in self._parse.children(verb, "conj", "dep") if tokens[c].pos in ("PROPN", "NOUN")]
        return [c for c in heads if c > verb and self._when.beside(c) is not None]

    def _of_remnant(self, told: Told, verb: int, remnant: int) -> Iterator[Fact]:
        fact, time = told.fact, self._when.beside(remnant)
        for party in self._named(remnant):
            as_subject = _are_alike(party, fact.subject) and fact.subject.start < self._parse.tokens[verb].start
            as_object = _are_alike(party, fact.object)
            if as_subject and not as_object:
                yield self._again(told, replace(fact, subject=party), remnant, time)
            elif as_object and not as_subject:
                yield self._again(told, replace(fact, object=party), remnant, time)

    def _followers(self, verb: int) -> list[int]:
        """Verbs behind one that only say that somebody did likewise: "Sweden followed", "Spain did the same"."""
        sentence = self._parse.sentence_of(verb)
        last = self._parse.sentences[min(sentence + 1, len(self._parse.sentences) - 1)][1]
        found = [t.i for t in self._parse.tokens[verb + 1 : last] if t.pos == "VERB" and self._is_likewise(t.i)]
        between = (i for i in range(verb + 1, found[0])) if found else iter(())
        resumed = any(self._parse.tokens[i].dep == "ROOT" and i not in found for i in between)
        return [] if resumed else found

    def _is_likewise(self, verb: int) -> bool:
        predicate: Predicate | None = self._predicates.get(verb)
        if predicate is None or predicate.status not in HAPPENING:
            return False
        objects = self._parse.children(verb, "dobj")
        if self._reader.is_a(verb, "followverb"):
            return all(self._reader.is_a(o, "sameword") for o in objects) and not self._parse.children(verb, "auxpass")
        same = [*objects, *self._parse.children(verb, "advmod")]
        return self._reader.is_a(verb, "proverb") and any(self._reader.is_a(i, "sameword") for i in same)

    def _of_follower(self, told: Told, verb: int, follower: int) -> Iterator[Fact]:
        if told.fact.subject.start > self._parse.tokens[verb].start:  # not the doer: "was admitted by"
            return
        time = self._predicates[follower].time
        time = None if time is None or time.basis == "publication" else time
        for head in clauses.subjects(self._parse, follower):
            for party in self._named(head):
                if _are_alike(party, told.fact.subject):
                    yield self._again(told, replace(told.fact, subject=party), follower, time)

    def _named(self, head: int) -> list[Mention]:
        named = (self._parties.at(i) for i in clauses.conjuncts(self._parse, head))
        return [party for party in named if party is not None and party.code is not None and party.kind != "person"]

    def _again(self, told: Told, fact: Fact, token: int, time: Dating | None) -> Fact:
        first, last = self._parse.sentences[self._parse.sentence_of(token)]
        key = f"{self._document.article.id}|{fact.relation}|{fact.subject.start}|{fact.object.start}"
        return replace(
            fact, id=hashlib.sha256(key.encode()).hexdigest()[:12],
            first=self._when.begins(token, told.entry, time), last=self._when.ends(token, told.entry, time),
            precision=time.precision if time else "open", sentence=Span(*self._parse.span(first, last)),
            why=f"{fact.why}, likewise",
        )  # fmt: skip


def _are_alike(party: Mention, side: object) -> bool:
    """Whether two parties are of one sort and not one: two states, two bodies."""
    return isinstance(side, Mention) and party.kind == side.kind and (party.id, party.code) != (side.id, side.code)
