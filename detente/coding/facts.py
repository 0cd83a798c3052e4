"""Finds standing relations in the text: who belongs to, holds, owns, bypasses what, and since or until when."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.coding import clauses
from detente.coding.parties import PartyIndex
from detente.coding.readings import KIND_OF_POS, Reader
from detente.coding.things import Things
from detente.lexicons.counting import Counting
from detente.lexicons.relations import RelationEntry, RelationLexicon
from detente.lexicons.triggers import TriggerLexicon
from detente.types import Dating, Document, Fact, Mention, Predicate, Section, Span, Thing

UNREAL = frozenset({"planned", "possible", "conditional", "attempted"})


class FindFacts:
    """Fills ``facts``."""

    def __init__(self, *, relations: RelationLexicon, triggers: TriggerLexicon, counting: Counting) -> None:
        self._relations = relations
        self._triggers = triggers
        self._counting = counting

    def __call__(self, document: Document, /) -> Document:
        parties = PartyIndex(document)
        reader = Reader(document.parse, self._triggers, parties.tags())
        search = _Search(document, parties, reader, Things(document.parse, self._counting, self._triggers))
        found = {
            fact.id: fact
            for token in document.parse.tokens
            if (kind := KIND_OF_POS.get(token.pos)) is not None
            and (entries := self._relations.entries(kind, token.lemma))
            for entry in _best(reader, token.i, entries)
            for fact in search.facts(token.i, entry)
        }
        return replace(document, facts=tuple(found.values()))


def _best(reader: Reader, token: int, entries: Sequence[RelationEntry]) -> list[RelationEntry]:
    scored = [(score, entry) for entry in entries if (score := reader.slots.score(token, entry.pattern)) is not None]
    return [max(scored, key=lambda pair: pair[0])[1]] if scored else []


class _Search:
    """Facts of one document."""

    def __init__(self, document: Document, parties: PartyIndex, reader: Reader, things: Things) -> None:
        self._document = document
        self._parse = document.parse
        self._parties = parties
        self._reader = reader
        self._things = things
        self._predicates = {predicate.token: predicate for predicate in document.predicates}

    def facts(self, token: int, entry: RelationEntry) -> Iterator[Fact]:
        section = self._section(self._parse.tokens[token].start)
        predicate = self._predicate(token)
        if section is None or section.kind == "requote" or (predicate and predicate.status == "negated"):
            return
        for subject in self._fillers(token, entry.subject):
            for object_ in self._fillers(token, entry.object):
                if subject != object_ or entry.relation == "exists":
                    yield self._fact(token, entry, subject, object_, section)

    def _fact(
        self, token: int, entry: RelationEntry, subject: Mention | Thing, object_: Mention | Thing, section: Section
    ) -> Fact:
        predicate = self._predicate(token)
        time = predicate.time if predicate and predicate.time and predicate.time.basis != "publication" else None
        status = "planned" if predicate and predicate.status in UNREAL else entry.status
        if status == "in force" and self._is_said(token):
            status = "claimed"
        first, last = self._parse.sentences[self._parse.sentence_of(token)]
        key = f"{self._document.article.id}|{entry.relation}|{subject.start}|{object_.start}"
        return Fact(
            id=hashlib.sha256(key.encode()).hexdigest()[:12],
            relation=entry.relation, subject=subject, object=object_,
            first=_begins(entry, time), last=time.last if time and entry.change == "end" else None,
            precision=time.precision if time else "open", status=status,
            sentence=Span(*self._parse.span(first, last)), section=section.kind,
            why=f"{entry.lemma} ({entry.where})",
        )  # fmt: skip

    def _fillers(self, token: int, slots: tuple[str, ...]) -> list[Mention | Thing]:
        for slot in slots:
            base, _, path = slot.partition(">")
            heads = self._reader.slots.fillers(token, base)
            if path:
                heads = [i for head in heads for i in self._reader.slots.fillers(head, path)]
            found = [party for head in heads if (party := self._named(head)) is not None]
            if found:
                return found
        return []

    def _named(self, head: int) -> Mention | Thing | None:
        mention = self._parties.at(head)
        if mention is not None:
            return mention
        return self._things.at(head, any_name=True)

    def _predicate(self, token: int) -> Predicate | None:
        """The predicate that tells a word's status and time: itself, or the verb over a noun."""
        found = self._predicates.get(token)
        if found is not None:
            return found
        for ancestor in clauses.climb(self._parse, token):
            if ancestor in self._predicates:
                return self._predicates[ancestor]
        return None

    def _is_said(self, token: int) -> bool:
        """Whether somebody named says so, rather than the article."""
        start = self._parse.tokens[token].start
        return any(
            attribution.speaker is not None and any(part.start <= start < part.end for part in attribution.content)
            for attribution in self._document.attributions
        )

    def _section(self, character: int) -> Section | None:
        return next((s for s in self._document.sections if s.start <= character < s.end), None)


def _begins(entry: RelationEntry, time: Dating | None) -> dt.date | None:
    return time.first if time and entry.change == "begin" else None
