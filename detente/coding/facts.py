"""Finds standing relations in the text: who belongs to, holds, owns, bypasses what, and since or until when."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.baseline import RelationKind
from detente.coding import clauses
from detente.coding.parties import PartyIndex
from detente.coding.readings import KIND_OF_POS, Reader
from detente.coding.things import Things, named_routes
from detente.lexicons.actors_names import PhraseIndex
from detente.lexicons.counting import Counting
from detente.lexicons.relations import RelationEntry, RelationLexicon
from detente.lexicons.route_names import RouteName
from detente.lexicons.triggers import TriggerLexicon
from detente.types import Dating, Document, Fact, Mention, Predicate, Section, Span, Thing

BACK = 2  # sentences back that "there" may point
HELD = frozenset({"done", "ongoing"})
UNREAL = frozenset({"planned", "possible", "conditional", "attempted"})


class FindFacts:
    """Fills ``facts``."""

    def __init__(
        self, *, relations: RelationLexicon, triggers: TriggerLexicon, counting: Counting,
        routes: PhraseIndex[RouteName], kinds: Mapping[str, RelationKind],
    ) -> None:  # fmt: skip
        self._relations = relations
        self._passing = frozenset(kind.relation for kind in kinds.values() if not kind.lasts)
        self._routes = routes
        self._triggers = triggers
        self._counting = counting

    def __call__(self, document: Document, /) -> Document:
        parties = PartyIndex(document)
        routes = named_routes(document.parse, self._routes)
        tags = parties.tags() | {token: frozenset({thing.kind}) for token, thing in routes.items()}
        reader = Reader(document.parse, self._triggers, tags)
        search = _Search(
            document, parties, reader, Things(document.parse, self._counting, self._triggers), routes, self._passing
        )
        found = [
            (kind != "verb", fact)
            for token in document.parse.tokens
            if (kind := KIND_OF_POS.get(token.pos)) is not None
            and (entries := self._relations.entries(kind, token.lemma))
            for entry in _best(reader, token.i, entries)
            for fact in search.facts(token.i, entry)
        ]
        told: dict[tuple[str, ...], Fact] = {}
        for _, fact in sorted(found, key=lambda pair: pair[0]):  # "closed its base": the verb says what the noun names
            told.setdefault(_what_it_says(fact), fact)
        return replace(document, facts=tuple(sorted(told.values(), key=lambda fact: fact.subject.start)))


def _best(reader: Reader, token: int, entries: Sequence[RelationEntry]) -> list[RelationEntry]:
    """The sense of a word that fits best, of each relation that it may state."""
    best: dict[str, tuple[int, RelationEntry]] = {}
    for entry in entries:
        score = reader.slots.score(token, entry.pattern)
        if score is not None and (entry.relation not in best or score > best[entry.relation][0]):
            best[entry.relation] = score, entry
    return [entry for _, entry in best.values()]


def _what_it_says(fact: Fact) -> tuple[str, ...]:
    """A fact apart from the words that tell it, in its sentence."""
    return str(fact.sentence.start), fact.relation, _key(fact.subject), _key(fact.object)


def _is_known(party: Mention | Thing) -> bool:
    """Whether a text tells who or what is meant: a party of a state or body of states, a named thing of known kind."""
    if isinstance(party, Mention):
        return party.code is not None
    return party.id is not None and party.kind != "site"


def _key(party: Mention | Thing) -> str:
    if isinstance(party, Mention):
        return f"{party.id or (party.code if party.kind == 'state' else None) or party.start}"
    return party.id or f"{party.start}"


def _is_unreal(predicate: Predicate | None) -> bool:
    """Whether what a predicate states is only planned or supposed."""
    return predicate is not None and predicate.status in UNREAL


class _Search:
    """Facts of one document."""

    def __init__(
        self, document: Document, parties: PartyIndex, reader: Reader, things: Things, routes: dict[int, Thing],
        passing: frozenset[str],
    ) -> None:  # fmt: skip
        self._routes = routes
        self._passing = passing
        self._document = document
        self._parse = document.parse
        self._parties = parties
        self._reader = reader
        self._things = things
        self._places = {m.head: m for m in document.mentions if m.kind in ("state", "site") and m.code}
        self._predicates = {predicate.token: predicate for predicate in document.predicates}

    def facts(self, token: int, entry: RelationEntry) -> Iterator[Fact]:
        section = self._section(self._parse.tokens[token].start)
        predicate = self._predicate(token)
        denied = predicate is not None and predicate.status == "negated" and not self._reader.is_over(token)
        denied = denied or (entry.change == "end" and _is_unreal(predicate))  # what might end goes on
        if section is None or section.kind == "requote" or denied:
            return
        for subject in self._fillers(token, entry.subject):
            for object_ in self._fillers(token, entry.object):
                again = entry.subject == entry.object and subject.start > object_.start  # "between A and B"
                same = _key(subject) == _key(object_) and entry.relation != "exists"
                if not (same or again) and (_is_known(subject) or _is_known(object_)):
                    yield self._fact(token, entry, predicate, subject, object_, section)

    def _fact(
        self, token: int, entry: RelationEntry, predicate: Predicate | None, subject: Mention | Thing,
        object_: Mention | Thing, section: Section,
    ) -> Fact:  # fmt: skip
        time = predicate.time if predicate and predicate.time and predicate.time.basis != "publication" else None
        first, last = self._parse.sentences[self._parse.sentence_of(token)]
        key = f"{self._document.article.id}|{entry.relation}|{subject.start}|{object_.start}"
        return Fact(
            id=hashlib.sha256(key.encode()).hexdigest()[:12],
            relation=entry.relation, subject=subject, object=object_,
            first=self._begins(entry, time), last=self._ends(entry, time),
            precision=time.precision if time else "open", status=self._status(token, entry, predicate),
            sentence=Span(*self._parse.span(first, last)), section=section.kind,
            why=f"{entry.lemma} ({entry.where})",
        )  # fmt: skip

    def _status(self, token: int, entry: RelationEntry, predicate: Predicate | None) -> str:
        if self._reader.is_over(token) or self._is_past(entry, predicate):
            return "ended"
        if self._is_proposed(token) or (_is_unreal(predicate) and entry.change != "never"):
            return "planned"
        return "claimed" if entry.status == "in force" and self._is_said(token) else entry.status

    def _is_past(self, entry: RelationEntry, predicate: Predicate | None) -> bool:
        """Whether something held until a day that is gone: "kept soldiers in Mali until 2022"."""
        time = predicate.time if predicate is not None and predicate.status in HELD else None
        last = self._ends(entry, time) if entry.relation not in self._passing else None
        published = self._document.published
        return last is not None and (published is None or last < published.date)

    def _fillers(self, token: int, slots: tuple[str, ...]) -> list[Mention | Thing]:
        """Who or what stands in the first slot that names any; "from+to" takes both."""
        for slot in slots:
            found = [party for part in slot.split("+") for party in self._slot(token, part)]
            if found:
                return found
        return []

    def _slot(self, token: int, slot: str) -> list[Mention | Thing]:
        if slot == "there":
            return self._there(token)
        heads = [token]
        for step in slot.split(">"):
            heads = [i for head in heads for i in self._reader.slots.fillers(head, step)]
        return [party for head in heads if (party := self._named(head)) is not None]

    def _there(self, token: int) -> list[Mention | Thing]:
        """The place told of last before "there", not the subject's own: "It keeps 4,000 soldiers there"."""
        tokens, (first, last) = self._parse.tokens, self._parse.subtree(token)
        word = next((t for t in tokens[first:last] if t.dep == "advmod" and self._reader.is_a(t.i, "thereword")), None)
        if word is None:
            return []
        back = self._parse.sentences[max(0, self._parse.sentence_of(token) - BACK)][0]
        before = [m for m in self._document.mentions if tokens[back].start <= m.start < word.start]
        own = {party.code for party in self._fillers(token, ("subj",)) if isinstance(party, Mention)}
        named = [m for m in before if m.kind in ("state", "site") and m.code and m.code not in own]
        told_of = [m for m in named if tokens[m.head].dep in clauses.SUBJECTS]
        return [*(told_of or named)[-1:]]

    def _named(self, head: int) -> Mention | Thing | None:
        if head in self._routes or self._parse.tokens[head].is_time:
            return self._routes.get(head)
        mention = self._parties.at(head) or self._places.get(head)
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

    def _is_proposed(self, token: int) -> bool:
        """Whether a noun names what somebody plans: "is planning a railway through Chad"."""
        governor = clauses.governing_verb(self._parse, token) if self._parse.tokens[token].pos == "NOUN" else None
        return governor is not None and self._reader.is_a(governor[0], "planning")

    def _is_said(self, token: int) -> bool:
        """Whether somebody named says so, rather than the article."""
        start = self._parse.tokens[token].start
        return any(
            attribution.speaker is not None and any(part.start <= start < part.end for part in attribution.content)
            for attribution in self._document.attributions
        )

    def _section(self, character: int) -> Section | None:
        return next((s for s in self._document.sections if s.start <= character < s.end), None)

    def _begins(self, entry: RelationEntry, time: Dating | None) -> dt.date | None:
        """The day a relation began: told by a word that begins it, by "since", or of what is told of its time alone."""
        if time is None or entry.change == "end":
            return None
        told = entry.change == "begin" or entry.relation in self._passing or self._opened_by(time, "sinceword")
        return time.first if told else None

    def _ends(self, entry: RelationEntry, time: Dating | None) -> dt.date | None:
        """The day a relation ended: told by a word that ends it, by "until", or of what is told of its time alone."""
        if time is None or entry.change == "begin":
            return None
        told = entry.change == "end" or entry.relation in self._passing or self._opened_by(time, "untilword")
        return time.last if told else None

    def _opened_by(self, time: Dating, word_class: str) -> bool:
        """Whether a time is told by words such as "since" or "until"."""
        words = self._parse.within(time.start, time.start + 1) if time.start is not None else ()
        return any(self._reader.is_a(i, word_class) for word in words for i in (word - 1, word) if i >= 0)
