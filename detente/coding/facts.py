"""Finds standing relations in the text: who belongs to, holds, owns, bypasses what, and since or until when."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from detente.baseline import RelationKind
from detente.coding import clauses
from detente.coding.clause_words import climb
from detente.coding.dating_forms import is_past
from detente.coding.facts_gapped import Gapped, Told
from detente.coding.facts_sides import Sides, named_beside, running_routes, site_tags
from detente.coding.facts_when import When, is_aside
from detente.coding.parties import PartyIndex
from detente.coding.readings import KIND_OF_POS, Reader
from detente.coding.things import Things, designations, named_routes
from detente.labels import COMPLEMENT_CLAUSES, VERBAL
from detente.lexicons.actors_names import PhraseIndex
from detente.lexicons.counting import Counting
from detente.lexicons.relations import RelationEntry, RelationLexicon
from detente.lexicons.route_names import RouteName
from detente.lexicons.triggers import TriggerLexicon
from detente.parse import Parse, Token
from detente.types import HAPPENING, Dating, Document, Fact, Mention, Predicate, Section, Span, Thing

APPOSED = {("ADV", "appos"): "noun", ("ADV", "advmod"): "noun"}  # "Qatar, home to a base", read as an adverb
GROUNDS = ("ground", "placenoun", "facilitynoun", "stretch", "basething")
UNREAL = frozenset({"planned", "possible", "conditional", "attempted"})
PLACED = frozenset({"site", "territory"})  # things that own, join and recognise nothing
OF_THINGS = frozenset({"routes", "existence", "links"})
SUPPOSED = frozenset({"possible", "conditional"})


class FindFacts:
    """Fills ``facts``."""

    def __init__(
        self, *, relations: RelationLexicon, triggers: TriggerLexicon, counting: Counting,
        routes: PhraseIndex[RouteName], kinds: Mapping[str, RelationKind],
    ) -> None:  # fmt: skip
        self._relations = relations
        self._passing = frozenset(kind.relation for kind in kinds.values() if not kind.lasts)
        self._kinds = kinds
        self._routes = routes
        self._triggers = triggers
        self._counting = counting

    def __call__(self, document: Document, /) -> Document:
        parties = PartyIndex(document)
        routes = named_routes(document.parse, self._routes, self._triggers.words("routeword"), self._counting.things)
        things = Things(document.parse, self._counting, self._triggers)
        routes |= running_routes(document.parse, things, routes, parties)
        named = named_beside(document, parties, self._triggers.words("placenoun"), self._triggers.words("facilitynoun"))
        tags = parties.tags()
        tags |= site_tags(document, tags, named) | {token: frozenset({thing.kind}) for token, thing in routes.items()}
        tags |= designations(document.parse, tags.keys())
        reader = Reader(document.parse, self._triggers, tags)
        sides = Sides(document, parties, reader, things, routes, named)
        when = When(document, reader, self._passing)
        search = _Search(document, reader, sides, when, self._kinds)
        found = [
            told
            for token in document.parse.tokens
            if (kind := _kind_of_word(document.parse, token)) is not None
            and (entries := self._relations.entries(kind, token.lemma))
            for senses in _ranked(reader, token.i, entries)
            for told in next(filter(None, ([*search.facts(token.i, sense)] for sense in senses)), ())
        ]
        found.sort(key=lambda told: told.entry.kind != "verb")  # "closed its base": the verb says what the noun names
        gapped = Gapped(document, parties, reader, when)
        kept: dict[tuple[str, ...], Fact] = {}
        for fact in (*(told.fact for told in found), *(again for told in found for again in gapped.facts(told))):
            kept.setdefault(_what_it_says(fact), fact)
        return replace(document, facts=tuple(sorted(kept.values(), key=lambda fact: fact.subject.start)))


def _kind_of_word(parse: Parse, token: Token) -> str | None:
    """What a word is read as; one with a subject and an object of its own is a verb: "Japan and Korea host troops"."""
    if token.pos == "NOUN" and parse.children(token.i, "nsubj") and parse.children(token.i, "dobj"):
        return "verb"
    return KIND_OF_POS.get(token.pos) or APPOSED.get((token.pos, token.dep))


def _ranked(reader: Reader, token: int, entries: Sequence[RelationEntry]) -> list[list[RelationEntry]]:
    """The senses of a word by the relation that they state, best first, as far as they say of it what the best says."""
    fitting: dict[str, list[tuple[int, RelationEntry]]] = {}
    for entry in entries:
        score = reader.slots.score(token, entry.pattern)
        if score is not None:
            fitting.setdefault(entry.relation, []).append((score, entry))
    return [_alike(sorted(found, key=lambda pair: -pair[0])) for found in fitting.values()]


def _alike(ranked: Sequence[tuple[int, RelationEntry]]) -> list[RelationEntry]:
    best = {(entry.status, entry.change) for score, entry in ranked if score == ranked[0][0]}
    return [entry for score, entry in ranked if score == ranked[0][0] or (entry.status, entry.change) in best]


def _what_it_says(fact: Fact) -> tuple[str, ...]:
    """A fact apart from the words that tell it, in its sentence."""
    return str(fact.sentence.start), fact.relation, _key(fact.subject), _key(fact.object)


def _is_known(party: Mention | Thing) -> bool:
    """Whether a text tells who or what is meant: a party of a state or body of states, a named thing of known kind."""
    if isinstance(party, Mention):
        return party.code is not None and (party.kind != "person" or party.id is not None)  # not "a Kazakh banker"
    return party.id is not None and party.kind != "site"


def _key(party: Mention | Thing) -> str:
    if isinstance(party, Mention):
        return f"{party.id or (party.code if party.kind == 'state' else None) or party.start}"
    return party.id or f"{party.start}"


def _is_unreal(predicate: Predicate | None) -> bool:
    """Whether what a predicate states is only planned or supposed."""
    return predicate is not None and predicate.status in UNREAL


def _is_told(kind: RelationKind | None, subject: Mention | Thing, object_: Mention | Thing) -> bool:
    """Whether a text tells who and what: "rebels" and "the area" are nobody and nowhere, "the port" may be leased."""
    heading, placed = (kind.heading, kind.placed) if kind is not None else ("", "")
    if isinstance(subject, Mention) and not _is_known(subject):
        return False
    if isinstance(subject, Thing) and subject.kind in PLACED and heading not in OF_THINGS:
        return False
    if _is_known(object_):
        return True
    called = isinstance(object_, Thing) or object_.kind == "site"
    if heading in ("ground held", "bases"):
        called = object_.kind == "site"  # named, unlike "the area"
    return _is_known(subject) and called and (heading != "routes" or placed == "goods")


def _is_idle(kind: RelationKind | None, subject: Mention | Thing, object_: Mention | Thing) -> bool:
    """What tells nothing: sides that nobody knows, a state with a base on its own soil, "protects the Amazon"."""
    idle = kind.idle if kind is not None else ""
    if not _is_told(kind, subject, object_) or (kind is not None and _is_barred(object_, kind.never)):
        return True
    if not isinstance(object_, Mention):
        return idle == "site" and object_.kind == "site"
    if idle in ("party", "company"):
        return object_.code not in (None, "IGO") if idle == "party" else "BUS" in object_.sectors
    if subject.kind == "person" == object_.kind and object_.code == getattr(subject, "code", None):
        return True  # "one of Cruz's closest allies"
    if idle == "state" and isinstance(subject, Mention) and subject.kind == "state":
        return True
    if not isinstance(subject, Mention) or subject.code != object_.code:
        return False
    return idle == "own soil" and (subject.kind in ("state", "organisation") or "MIL" in subject.sectors)


def _is_barred(object_: Mention | Thing, never: Collection[str]) -> bool:
    """Whether the object is of a kind, or a party of a sector, that the relation never has."""
    return object_.kind in never or (isinstance(object_, Mention) and any(s in never for s in object_.sectors))


def _outermost(parties: list[Mention | Thing]) -> list[Mention | Thing]:
    """Parties without those that the words of another name: "US" in "US military"."""
    return [
        p for p in parties
        if not any(q.start <= p.start and p.end <= q.end and (q.start, q.end) != (p.start, p.end) for q in parties)
    ]  # fmt: skip


class _Search:
    """Facts of one document."""

    def __init__(
        self, document: Document, reader: Reader, sides: Sides, when: When, kinds: Mapping[str, RelationKind]
    ) -> None:
        self._kinds = kinds
        self._document = document
        self._parse = document.parse
        self._reader = reader
        self._sides = sides
        self._when = when
        self._predicates = {predicate.token: predicate for predicate in document.predicates}

    def facts(self, token: int, entry: RelationEntry) -> Iterator[Told]:
        section = self._section(self._parse.tokens[token].start)
        predicate = self._predicate(token)
        denied = predicate is not None and predicate.status == "negated" and not self._reader.is_over(token)
        denied = denied or self._has_modal(token, "wished")
        denied = denied or (entry.change == "end" and _is_unreal(predicate))  # what might end goes on
        denied = denied or self._is_threatened(token) or self._is_past_attempt(predicate)
        if section is None or section.kind == "requote" or denied or self._is_prevented(token):
            return
        kind = self._kinds.get(entry.relation)
        objects = self._sides.fillers(token, entry.object, by_place=kind.placed if kind is not None else "")
        if kind is not None and kind.heading == "ground held":
            objects = [self._sides.portion(object_) for object_ in objects]
        for subject in _outermost(self._sides.fillers(token, entry.subject)):
            for object_ in objects:
                again = entry.subject == entry.object and subject.start > object_.start  # "between A and B"
                same = _key(subject) == _key(object_) and entry.relation != "exists"
                same = same or (kind is not None and kind.heading == "ground held" and self._is_no_ground(object_))
                supposed = self._is_supposed(token, entry, predicate, subject)
                if not (same or again or supposed or _is_idle(kind, subject, object_) or self._has_share(object_)):
                    yield Told(token, entry, self._fact(token, entry, predicate, subject, object_, section))

    def _fact(
        self, token: int, entry: RelationEntry, predicate: Predicate | None, subject: Mention | Thing,
        object_: Mention | Thing, section: Section,
    ) -> Fact:  # fmt: skip
        time = self._when.told(token, predicate, object_.end)
        first, last = self._parse.sentences[self._parse.sentence_of(token)]
        key = f"{self._document.article.id}|{entry.relation}|{subject.start}|{object_.start}"
        return Fact(
            id=hashlib.sha256(key.encode()).hexdigest()[:12],
            relation=entry.relation, subject=subject, object=object_,
            first=self._when.begins(token, entry, time), last=self._when.ends(token, entry, time),
            precision=time.precision if time else "open", status=self._status(token, entry, predicate, time),
            sentence=Span(*self._parse.span(first, last)), section=section.kind,
            why=f"{entry.lemma} ({entry.where})",
        )  # fmt: skip

    def _status(self, token: int, entry: RelationEntry, predicate: Predicate | None, time: Dating | None) -> str:
        if self._when.is_gone(token, entry, predicate) or self._is_past(token, entry, predicate, time):
            return "ended"
        able = self._has_modal(token, "able")  # "can carry 60 million tonnes"
        kind = self._kinds.get(entry.relation)
        if kind is not None and kind.heading == "routes" and self._is_being_laid(token):
            return "planned"
        if self._is_proposed(token) or (_is_unreal(predicate) and entry.change != "never" and not able):
            return "planned"
        presumed = entry.change == "never" and self._parse.tokens[token].pos != "VERB"  # "its neighbour"
        return "claimed" if entry.status == "in force" and not presumed and self._is_said(token) else entry.status

    def _is_past(self, token: int, entry: RelationEntry, predicate: Predicate | None, time: Dating | None) -> bool:
        """Whether something held until a day that is gone: "kept soldiers in Mali until 2022"."""
        time = time if predicate is not None and predicate.status in HAPPENING else None
        kind = self._kinds.get(entry.relation)
        last = self._when.ends(token, entry, time) if kind is None or kind.lasts else None
        published = self._document.published
        if last is None or published is None:  # nothing says when an undated text was written
            return last is not None and entry.change != "begin" and self._is_told_as_past(token)
        return last < published.date

    def _is_told_as_past(self, token: int) -> bool:
        """Whether a verb, or the verb over a noun, is in the past tense: "kept soldiers", not "leased until 2116"."""
        word = self._parse.tokens[token]
        return bool(is_past(self._parse, token if word.pos in VERBAL else word.head))

    def _predicate(self, token: int) -> Predicate | None:
        """The predicate that tells a word's status and time: itself, or the verb over a noun."""
        found = self._predicates.get(token)
        if found is not None:
            return found
        for ancestor in climb(self._parse, token):
            if ancestor in self._predicates:
                return self._predicates[self._to_come(ancestor)]
            if self._is_role(ancestor):  # "as a member, Turkey may object": it is one
                return None
            if self._parse.tokens[ancestor].dep == "appos":  # "Kuwait, an ally of X": so whatever is told of Kuwait
                return None
        return None

    def _to_come(self, verb: int) -> int:
        """The verb that "is" opens: "to be finished" of "the line is to be finished this year"."""
        if self._parse.tokens[verb].lemma != "be":
            return verb
        opened = (c for c in self._parse.children(verb, "xcomp") if self._reader.is_a(c, "completing"))
        return next((c for c in opened if c in self._predicates), verb)

    def _is_role(self, word: int) -> bool:
        """Whether a word opens what somebody is, before what is told of them: "as a member of NATO"."""
        token = self._parse.tokens[word]
        return token.dep == "prep" and word < token.head and self._reader.is_a(word, "likewise")

    def _is_being_laid(self, token: int) -> bool:
        """Whether what a word tells of is still under way: "is building a railway between X and Y"."""
        governor = clauses.governing_verb(self._parse, token) if self._parse.tokens[token].pos == "NOUN" else None
        verb = governor[0] if governor is not None else token
        ongoing = self._parse.tokens[verb].tag == "VBG" and bool(self._parse.children(verb, "aux", "auxpass"))
        return ongoing and self._reader.is_a(verb, "laying")

    def _is_proposed(self, token: int) -> bool:
        """Whether a noun names what somebody plans: "is planning a railway through Chad"."""
        governor = clauses.governing_verb(self._parse, token) if self._parse.tokens[token].pos == "NOUN" else None
        return governor is not None and self._reader.is_a(governor[0], "planning")

    def _is_supposed(
        self, token: int, entry: RelationEntry, predicate: Predicate | None, subject: Mention | Thing
    ) -> bool:
        """Whether a party is only thought to do it, "might sell arms"; a route is drawn first: "would link X to Y"."""
        if predicate is None or predicate.status not in SUPPOSED:
            return False
        if self._is_proposed(token):
            return True  # "could seek a corridor to the coast"
        drawn = not isinstance(subject, Mention) and entry.relation not in self._when.passing
        return predicate.token == token and not drawn and not self._has_modal(token, "able")

    def _has_share(self, object_: Mention | Thing) -> bool:
        """Whether an owner only stands like what is owned: "A owns 70 per cent of the refinery and B the other 30"."""
        tokens = self._parse.tokens
        if not isinstance(object_, Mention) or tokens[object_.head].dep != "conj":
            return False
        behind = range(object_.head + 1, len(tokens))
        share = next((i for i in behind if tokens[i].dep not in ("det", "amod")), object_.head)
        return tokens[share].pos == "NUM" and not tokens[share].is_time

    def _is_no_ground(self, object_: Mention | Thing) -> bool:
        """Whether what is named is no place that can be held: people, or whose border or hill it is."""
        if not isinstance(object_, Mention):
            return False
        word = self._parse.tokens[object_.head]
        if object_.kind in ("state", "site"):
            is_of_another = word.dep in ("amod", "compound", "nmod") and word.head not in range(object_.head)
            return is_of_another and (word.pos == "ADJ" or object_.code is None)
        return not any(self._reader.is_a(word.i, nouns) for nouns in GROUNDS)

    def _is_past_attempt(self, predicate: Predicate | None) -> bool:
        """Whether somebody once tried, which leaves nothing that stands: "attempted to annex Kuwait in 1990"."""
        if predicate is None or predicate.status != "attempted":
            return False
        word = self._parse.tokens[predicate.token]
        return word.dep == "xcomp" and bool(is_past(self._parse, word.head))

    def _is_threatened(self, token: int) -> bool:
        """Whether somebody only threatens or asks for it: "threatened to close its border"."""
        word = self._parse.tokens[token]
        return word.dep in COMPLEMENT_CLAUSES and self._reader.is_a(word.head, "unsettled")

    def _has_modal(self, token: int, word_class: str) -> bool:
        return any(self._reader.is_a(i, word_class) for i in self._parse.children(token, "aux"))

    def _is_prevented(self, token: int) -> bool:
        """Whether a deed is only what somebody is kept or warned from: "warned Beijing against supplying Moscow"."""
        word = self._parse.tokens[token]
        return word.dep == "pcomp" and self._reader.is_a(word.head, "preventing")

    def _is_said(self, token: int) -> bool:
        """Whether somebody named says so, rather than the article."""
        start = self._parse.tokens[token].start
        return any(
            attribution.speaker is not None
            and any(part.start <= start < part.end for part in attribution.content)
            and not is_aside(self._parse, token, attribution.cue)
            for attribution in self._document.attributions
        )

    def _section(self, character: int) -> Section | None:
        return next((s for s in self._document.sections if s.start <= character < s.end), None)
