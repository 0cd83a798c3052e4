"""Puts events together: parties, things, counts, status, time, place and speaker around each trigger."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from detente.coding import clauses
from detente.coding.at_home import AtHome
from detente.coding.confidence import signs
from detente.coding.named_only import NamedOnly
from detente.coding.offices import at_event
from detente.coding.readings import DEEDS
from detente.coding.things import Things
from detente.lexicons.actors_people import People
from detente.lexicons.counting import Counting
from detente.lexicons.ontology import Ontology
from detente.lexicons.triggers import TriggerLexicon
from detente.lexicons.weights import Weights
from detente.parse import Parse
from detente.types import (
    HAPPENING,
    Attribution,
    Condition,
    Dating,
    Document,
    Event,
    Mention,
    Place,
    Predicate,
    Section,
    Span,
    Speaker,
    Status,
    Trigger,
)

VOUCHING = frozenset({"asserts", "denies", "believes", "doubts", "hears"})  # stances that answer for what is said


class CodeEvents:
    """Fills ``events`` and ties ``conditions`` to them."""

    def __init__(
        self, *, ontology: Ontology, counting: Counting, triggers: TriggerLexicon, people: People, weights: Weights
    ) -> None:
        self._ontology = ontology
        self._people = people
        self._weights = weights
        self._counting = counting
        self._triggers = triggers
        self._harm = triggers.words("harm")

    def __call__(self, document: Document, /) -> Document:
        around = _Around(document, self._triggers)
        things = Things(document.parse, self._counting, self._triggers)
        events = []
        for trigger, merged in self._merged(document.parse, document.triggers):
            section = around.section(trigger.start)
            if section is None or section.kind == "requote" or around.is_foretold(trigger) or around.is_open(trigger):
                continue
            events.append(self._event(around, things, trigger, merged, section))
        return replace(document, events=tuple(events), conditions=_tied(document, events))

    def _merged(self, parse: Parse, triggers: tuple[Trigger, ...]) -> list[tuple[Trigger, list[Trigger]]]:
        """Each event's trigger with the participles that only tell its toll or tell it again ("left, ending ...")."""
        kept: dict[int, tuple[Trigger, list[Trigger]]] = {}
        parts: dict[int, tuple[Trigger, list[Trigger]]] = {}  # by the token of every trigger, the event it is part of
        for trigger in sorted(triggers, key=lambda t: len(list(parse.ancestors(t.token)))):
            event = parts.get(parse.tokens[trigger.token].head)
            if event is not None and self._is_toll(parse, trigger, event[0]):
                event[1].append(trigger)
            else:
                event = kept[trigger.token] = (trigger, [])
            parts[trigger.token] = event
        return sorted(kept.values(), key=lambda pair: pair[0].start)

    def _is_toll(self, parse: Parse, trigger: Trigger, outer: Trigger) -> bool:
        if outer.type != trigger.type:
            return False
        token = parse.tokens[trigger.token]
        same = not trigger.actors or not outer.actors or set(trigger.actors) <= set(outer.actors) | {outer.token}
        below = token.dep in ("advcl", "conj", "xcomp", "acl", "ccomp")
        toll = below and token.lemma in self._harm and (trigger.type in DEEDS or trigger.mode == outer.mode)
        retold = token.tag == "VBG" and token.dep in ("advcl", "conj") and trigger.actors == outer.actors
        return same and (toll or retold)

    def _event(
        self, around: _Around, things: Things, trigger: Trigger, merged: list[Trigger], section: Section
    ) -> Event:
        status, time, place = around.circumstances(trigger)
        first, last = around.parse.sentences[around.parse.sentence_of(trigger.token)]
        doers = next((told.actors for told in (trigger, *merged) if told.actors), ())
        actors = tuple(at_event(m, self._people, time) for m in around.mentions(doers))
        heads = [*trigger.recipients, *(r for toll in merged for r in toll.recipients)]
        named = around.mentions([head for head in heads if head not in doers])
        recipients = tuple(at_event(m, self._people, time) for m in named)
        actors, recipients = around.at_home.parties(trigger, actors, recipients)
        cameo = trigger.cameo or self._ontology.cameo_code(trigger.type, trigger.mode)
        return Event(
            id=_event_id(around.document.article.id, trigger),
            type=trigger.type, mode=trigger.mode, contexts=trigger.contexts,
            quad=self._ontology.quads[trigger.type].replace("_", " "),
            score=self._ontology.score(trigger.type, trigger.mode), cameo=cameo,
            actors=actors, recipients=recipients, objects=things.all_at(trigger.objects),
            trigger=Span(trigger.start, trigger.end), sentence=Span(*around.parse.span(first, last)),
            section=section.kind, time=time, place=place, status=status, speaker=around.speaker(trigger),
            counts=self._counts(around.parse, [trigger, *merged]),
            confidence=self._weights.probability(signs(around.parse, trigger, actors, recipients, status)),
            why=(f"type: {trigger.why}", *(f"toll: {toll.why}" for toll in merged), around.status_reason(trigger)),
        )  # fmt: skip

    def _counts(self, parse: Parse, triggers: list[Trigger]) -> dict[str, int]:
        counts: dict[str, int] = {}
        for trigger in triggers:
            for token in (trigger.token, *trigger.inner):
                key = self._counting.keys.get(parse.tokens[token].lemma)
                if key is None or key in counts:
                    continue
                value = self._counted(parse, token)
                if value is not None:
                    counts[key] = value
        return counts

    def _counted(self, parse: Parse, token: int) -> int | None:
        for thing in clauses.objects(parse, token):
            words = [parse.tokens[c].lower for c in self._number_words(parse, thing)]
            value = self._counting.value(words)
            if value is not None:
                return value
        return None

    def _number_words(self, parse: Parse, noun: int) -> list[int]:
        if parse.tokens[noun].pos == "NUM":
            return [*parse.children(noun, "compound", "nummod"), noun]
        found = []
        for number in parse.children(noun, "nummod"):
            found += [*parse.children(number, "compound", "nummod"), number]
        return found


class _Around:
    """What a document says around its triggers."""

    def __init__(self, document: Document, triggers: TriggerLexicon) -> None:
        self.document = document
        self.at_home = AtHome(document, triggers)
        self._named_only = NamedOnly(document, triggers)
        self.parse = document.parse
        self._mentions: dict[int, list[Mention]] = {}  # "they" may stand for two states
        for mention in document.mentions:
            self._mentions.setdefault(mention.head, []).append(mention)
        self._predicates = {predicate.token: predicate for predicate in document.predicates}

    def section(self, character: int) -> Section | None:
        sections = self.document.sections
        return next((s for s in sections if s.start <= character < s.end), None)

    def mentions(self, heads: Sequence[int]) -> tuple[Mention, ...]:
        return tuple(mention for head in dict.fromkeys(heads) for mention in self._mentions.get(head, ()))

    def circumstances(self, trigger: Trigger) -> tuple[Status, Dating | None, Place | None]:
        chain = self._chain(trigger)
        status = self._status(trigger, chain)
        told = chain if trigger.transparent or trigger.intended else _told_of(chain)
        stated = (p.time for p in told if p.time is not None and p.time.basis == "stated")
        time = next(stated, chain[0].time if chain else None)
        return status, time, self._named_only.place(trigger, chain)

    def _chain(self, trigger: Trigger) -> list[Predicate]:
        """The predicates of the words of an event, from the outer to the innermost."""
        return [p for token in (trigger.token, *trigger.inner) if (p := self._predicates.get(token)) is not None]

    def status_reason(self, trigger: Trigger) -> str:
        """The rules that gave the words of an event their status, from the outer to the innermost."""
        reasons = dict.fromkeys(f"{p.lemma}: {p.status_why}" for p in self._chain(trigger) if p.status_why)
        return f"status: {'; '.join(reasons) or 'asserted'}" + ("; intended" if trigger.intended else "")

    def _status(self, trigger: Trigger, chain: list[Predicate]) -> Status:
        if not chain:
            return "planned" if trigger.intended else "done"
        outer: Status = "done" if trigger.refusal and chain[0].status == "negated" else chain[0].status
        if trigger.intended:
            return "planned" if outer in HAPPENING or outer == "negated" else outer
        if trigger.transparent and outer in HAPPENING and not (trigger.refusal and chain[-1].status == "negated"):
            return chain[-1].status
        return outer

    def is_foretold(self, trigger: Trigger) -> bool:
        """Whether another party says what somebody will do to others, who have threatened nothing themselves."""
        speaker = self.speaker(trigger) if trigger.intended and trigger.type == "THREATEN" else None
        codes = {actor.code for actor in self.mentions(trigger.actors)}
        return speaker is not None and speaker.code is not None and bool(codes) and speaker.code not in codes

    def is_open(self, trigger: Trigger) -> bool:
        """Whether nothing is said of an event but that somebody did not speak of it: "has not confirmed the raid"."""
        chain = self._chain(trigger)
        silent = trigger.transparent and len(chain) > 1 and chain[0].status == "negated"
        return silent and chain[-1].status != "negated"

    def speaker(self, trigger: Trigger) -> Speaker | None:
        covering = [a for a in self.document.attributions if _covers(a, trigger) and a.speaker is not None]
        if not covering:
            return None
        nearest = min(covering, key=lambda a: sum(part.end - part.start for part in a.content))
        span = nearest.speaker
        assert span is not None
        text = self.document.article.text[span.start : span.end]
        return Speaker(span.start, span.end, text, nearest.speaker_code, nearest.cue)


def _told_of(chain: Sequence[Predicate]) -> list[Predicate]:
    """The words of an event without those for what is only to come: a threat is of the day it is made."""
    return [p for p in chain if p is chain[0] or p.status in HAPPENING or p.status == chain[0].status]


def _covers(attribution: Attribution, trigger: Trigger) -> bool:
    if attribution.stance not in VOUCHING:
        return False
    inside = any(part.start <= trigger.start < part.end for part in attribution.content)
    return inside and not (attribution.cue.start <= trigger.start < attribution.cue.end)


def _tied(document: Document, events: Sequence[Event]) -> tuple[Condition, ...]:
    """Conditions with the ids of events in place of the words that name them."""

    def named(part: str | Span) -> str | Span:
        if isinstance(part, str):
            return part
        found = (e.id for e in events if e.trigger.start < part.end and part.start < e.trigger.end)
        return next(found, part)

    def half(parts: tuple[str | Span, ...]) -> tuple[str | Span, ...]:
        return tuple(dict.fromkeys(map(named, parts)))

    return tuple(
        replace(found, condition=half(found.condition), consequence=half(found.consequence))
        for found in document.conditions
    )


def _event_id(article: str, trigger: Trigger) -> str:
    key = f"{article}|{trigger.start}|{trigger.end}|{trigger.type}|{trigger.mode}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]
