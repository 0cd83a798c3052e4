"""Scenario cards: each conditional or planned statement of the articles, with what it would change of the model."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.analysis.claims import Told, party
from detente.analysis.names import Names
from detente.baseline import Conflict, Effect

Json = dict[str, Any]
COMING = frozenset({"planned", "possible", "conditional"})
SAID_SECTIONS = frozenset({"title", "caption", "heading", "body", "comment"})
LONGEST_NAME = 5  # words of a route's name that are looked for in the text
VERB_OF = {"in force": "joins", "ended": "leaves", "suspended": "suspends"}
PLURALS = {"pipeline": "pipelines", "railway": "railways", "road": "roads"}


@dataclass(frozen=True, slots=True)
class Report:
    """What was told later: ``stance`` is for or against the card; ``where`` the event or fact."""

    stance: str
    day: dt.date | None
    says: str
    quote: str
    where: str


@dataclass(frozen=True, slots=True)
class Card:
    """A statement of what may come: ``trigger`` and ``effect`` in its words, ``changes`` in the short language.

    ``kind`` is conditional or planned; ``strength`` the label of its wording; ``changes`` is empty where no effect on
    the model is known, and ``why`` names the rows that gave them.
    """

    id: str
    kind: str
    trigger: str
    effect: str
    speaker: str
    strength: str
    changes: tuple[str, ...]
    why: tuple[str, ...]
    article: str
    day: dt.date | None
    section: str
    where: str
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class CardRules:
    """Tables that cards are made with."""

    effects: Sequence[Effect]
    strengths: Mapping[str, tuple[int, str]]
    conflicts: Sequence[Conflict]


def cards_of(articles: Sequence[Told], rules: CardRules, names: Names) -> list[Card]:
    """Cards of all articles, each with what other or later articles report for and against it."""
    found = []
    for told in articles:
        maker = _Maker(told, rules, names)
        for card, events in maker.cards():
            reports = tuple(reports_on(card, events, articles))
            found.append(replace(card, reports=reports))
    return found


class _Maker:
    """Cards of one article."""

    def __init__(self, told: Told, rules: CardRules, names: Names) -> None:
        self._told, self._rules, self._names = told, rules, names
        self._events = {event["id"]: event for event in told.document["events"]}

    def cards(self) -> Iterator[tuple[Card, list[Json]]]:
        """Each card with the events that it speaks of."""
        conditions = self._told.document["conditions"]
        halves = [
            half
            for condition in conditions
            for half in (condition.get("condition_span"), condition.get("consequence_span"))
            if half
        ]
        for condition in conditions:
            if condition.get("condition_span") and self._section(condition["cue"][0]) in SAID_SECTIONS:
                yield self._conditional(condition)
        seen: set[int] = set()
        for event in (*self._told.document["events"], *self._told.document["facts"]):
            start = event["sentence"][0]
            at = event["trigger"]["start"] if "trigger" in event else event["subject"]["start"]
            if event["status"] in COMING and start not in seen and not any(a <= at < b for a, b in halves):
                seen.add(start)
                if self._section(start) in SAID_SECTIONS:
                    yield self._planned(event)

    def _conditional(self, condition: Json) -> tuple[Card, list[Json]]:
        trigger, effect = condition["condition_span"], condition["consequence_span"] or condition["cue"]
        events = [self._events[part] for part in condition["condition"] if isinstance(part, str)]
        changes, why = self._changes(trigger, events)
        strength = self._strength(effect) or self._strength(self._sentence(condition["cue"][0])) or "unstated"
        words = self._words(trigger), self._words(effect)
        return self._card("conditional", words, strength, (changes, why), condition["cue"][0]), events

    def _planned(self, body: Json) -> tuple[Card, list[Json]]:
        sentence = body["sentence"]
        events = [
            event for event in self._events.values() if event["sentence"] == sentence and event["status"] in COMING
        ]
        changes, why = self._changes(sentence, events)
        words = self._words(sentence), "it comes true"
        strength = self._strength(sentence) or "unstated"
        return self._card("planned", words, strength, (changes, why), sentence[0]), events

    def _card(
        self, kind: str, words: tuple[str, str], strength: str, changes: tuple[list[str], list[str]], at: int
    ) -> Card:
        told, section = self._told, self._section(at)
        key = hashlib.sha256(f"{told.key}|{kind}|{at}".encode()).hexdigest()[:8]
        return Card(
            key, kind, *words, self._speaker(at, section), strength, tuple(changes[0]), tuple(changes[1]), told.name,
            told.published, section, f"{told.key[:12]}:{at}",
        )  # fmt: skip

    # --- what it would change ---

    def _changes(self, span: Sequence[int], events: Sequence[Json]) -> tuple[list[str], list[str]]:
        """Changes in the short language and the rows that gave them: by facts, else by events, else by words."""
        facts = [fact for fact in self._told.document["facts"] if span[0] <= fact["subject"]["start"] < span[1]]
        for found in (self._by_facts(facts), self._by_events(events), self._by_words(span, events)):
            pairs = dict(found)
            if pairs:
                return list(pairs), list(dict.fromkeys(pairs.values()))
        return [], []

    def _by_facts(self, facts: Sequence[Json]) -> Iterator[tuple[str, str]]:
        for fact in facts:
            for effect in self._rules.effects:
                if effect.on == "fact" and fact["relation"] in effect.kind:
                    thing = (
                        fact["subject"]
                        if "kind" in fact["subject"] and "code" not in fact["subject"]
                        else fact["object"]
                    )
                    yield from self._filled(effect, thing, fact)

    def _by_events(self, events: Sequence[Json]) -> Iterator[tuple[str, str]]:
        for event in events:
            for effect in self._rules.effects:
                if effect.on == "event" and event["type"] in effect.kind and effect.mode in ("", event["mode"]):
                    for thing in event["objects"]:
                        yield from self._filled(effect, thing, event)

    def _filled(self, effect: Effect, thing: Json, body: Json) -> Iterator[tuple[str, str]]:
        """The change of an effect with the names that the statement gives; nothing where one is missing."""
        slots = {"verb": VERB_OF.get(body["status"], ""), "actor": self._code(body.get("actors") or [])}
        slots["subject"] = self._code([body["subject"]]) if "subject" in body else ""
        if effect.about == "route":
            slots["object"] = self._route(thing)
        elif effect.about == "routes of":
            slots["object"] = "" if self._route(thing) else self._routes_of(thing, body)
        else:
            slots["object"] = self._code([thing])
        if all(slots[name] for name in re.findall(r"\{(\w+)\}", effect.change)):
            yield effect.change.format(**slots), effect.where

    def _route(self, thing: Json) -> str:
        """The id of the route that a thing is; empty where it is none that is known."""
        if "code" in thing:
            return ""
        key = party(thing, self._names).key
        return key if self._names.called("route", key) != key else ""

    def _routes_of(self, thing: Json, body: Json) -> str:
        """Such as "pipelines of AZE": the state that the sentence names beside who does it."""
        plural = PLURALS.get(thing.get("kind", ""))
        doers = {
            self._code([one]) for one in (*body.get("actors", ()), *([body["object"]] if "object" in body else ()))
        }
        for mention in self._told.document["mentions"]:
            near = thing["start"] <= mention["start"] < body["sentence"][1]
            if near and mention["kind"] == "state" and mention["code"] and mention["code"] not in doers:
                return f"{plural} of {mention['code']}" if plural else ""
        return ""

    def _code(self, bodies: Sequence[Json]) -> str:
        """A state's code or an organisation's id."""
        for body in bodies:
            if body.get("kind") == "organisation" and body.get("id"):
                return str(body["id"])
            if body.get("code"):
                return str(body["code"])
        return ""

    def _by_words(self, span: Sequence[int], events: Sequence[Json]) -> Iterator[tuple[str, str]]:
        text = self._told.text[span[0] : span[1]]
        for effect in self._rules.effects:
            if effect.on == "words" and any(_has(text, word) for word in effect.kind):
                subjects = self._conflict(text, events) if effect.about == "conflict" else self._named_routes(text)
                for subject in subjects:
                    yield effect.change.replace("{object}", subject), effect.where

    def _conflict(self, text: str, events: Sequence[Json]) -> Iterator[str]:
        """The parties of the conflict that the text names, and who would guard the peace if a third state makes it."""
        for conflict in self._rules.conflicts:
            if len(conflict.parties) == 2 and any(_has(text, name) for name in conflict.names):
                makers = [self._code([actor]) for event in events for actor in event["actors"]]
                third = next((code for code in makers if code and code not in conflict.parties), "")
                yield f"{' '.join(conflict.parties)}{f' guarded by {third}' if third else ''}"
                return

    def _named_routes(self, text: str) -> Iterator[str]:
        """Routes whose names stand in the text, longest names first."""
        words = re.findall(r"[\w'’-]+", text)
        taken: set[int] = set()
        for length in range(LONGEST_NAME, 0, -1):
            for start in range(len(words) - length + 1):
                part = words[start : start + length]
                if taken & set(range(start, start + length)) or not part[0][:1].isupper():
                    continue
                if found := self._names.route(" ".join(part)):
                    taken |= set(range(start, start + length))
                    yield found.id

    # --- what is said of it ---

    def _words(self, span: Sequence[int]) -> str:
        return self._told.sentence(span[0], span[1])

    def _sentence(self, at: int) -> Sequence[int]:
        sentences: list[list[int]] = self._told.document["sentences"]
        return next((span for span in sentences if span[0] <= at < span[1]), [at, at])

    def _section(self, at: int) -> str:
        sections = self._told.document["sections"]
        return next((str(section["kind"]) for section in sections if section["start"] <= at < section["end"]), "body")

    def _speaker(self, at: int, section: str) -> str:
        for said in self._told.document["attributions"]:
            contents = said.get("contents") or [said["content"]]
            if said["speaker"] and any(part and part["start"] <= at < part["end"] for part in contents):
                return f"{said['speaker']['text']} in {self._told.name}"
        return self._told.voice(section)

    def _strength(self, span: Sequence[int]) -> str:
        text = self._told.text[span[0] : span[1]]
        found = [value for word, value in self._rules.strengths.items() if _has(text, word)]
        return max(found)[1] if found else ""


def _has(text: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE) is not None


def reports_on(card: Card, events: Sequence[Json], articles: Iterable[Told]) -> Iterator[Report]:
    """Later events of the kind that the card speaks of, between the same parties: done is for it, denied against it."""
    for told in articles:
        if card.day is None or told.published is None or told.published <= card.day:
            continue
        for event in told.document["events"]:
            stance = {"done": "for", "ongoing": "for", "negated": "against"}.get(event["status"])
            if stance and any(_alike(event, expected) for expected in events):
                where = f"{told.key[:12]}-{event['id']}"
                yield Report(stance, told.published, told.name, told.sentence(*event["sentence"]), where)


def _alike(event: Json, expected: Json) -> bool:
    """Same type, a common doer, and a common other party or thing where the expected event names any."""
    if event["type"] != expected["type"] or not _codes(event["actors"]) & _codes(expected["actors"]):
        return False
    others = _codes(expected["recipients"]) | _things(expected)
    return not others or bool(others & (_codes(event["recipients"]) | _things(event)))


def _codes(parties: Iterable[Json]) -> set[str]:
    return {code for party in parties if (code := party.get("id") or party.get("code"))}


def _things(event: Json) -> set[str]:
    return {thing["id"] for thing in event["objects"] if thing["id"]}
