"""Coded documents as JSON, one object a line, in the shape other programs read."""

from __future__ import annotations

import datetime as dt
from typing import Any

from detente.types import (
    Attribution,
    Condition,
    Dating,
    Document,
    Event,
    Fact,
    Mention,
    Place,
    Predicate,
    Published,
    Span,
    Speaker,
    Thing,
    Time,
)  # fmt: skip

Json = dict[str, Any]


def document_json(document: Document, *, coder: str, predicates: bool = False) -> Json:
    """A document as plain lists and dicts."""
    parse = document.parse
    result: Json = {
        "id": document.article.id,
        "coder": coder,
        "language": document.language,
        "published": published_json(document.published),
        "sections": [{"kind": s.kind, "start": s.start, "end": s.end, "why": s.why} for s in document.sections],
        "sentences": [list(parse.span(first, last)) for first, last in parse.sentences],
        "mentions": [mention_json(mention) for mention in document.mentions],
        "times": [time_json(time) for time in document.times],
        "places": [place_json(place) for place in document.places],
        "attributions": [attribution_json(found, document.article.text) for found in document.attributions],
        "events": [event_json(event, document.article.text) for event in document.events],
        "facts": [fact_json(fact) for fact in document.facts],
        "conditions": [condition_json(condition) for condition in document.conditions],
    }
    if predicates:
        result["predicates"] = [predicate_json(predicate) for predicate in document.predicates]
    return result


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def published_json(published: Published | None) -> Json | None:
    if published is None:
        return None
    result: Json = {"date": published.date.isoformat(), "basis": published.basis}
    if published.start is not None:
        result |= {"start": published.start, "end": published.end}
    return result


def mention_json(mention: Mention) -> Json:
    office = {"title": mention.office.title, "of": mention.office.of} if mention.office else None
    return {
        "start": mention.start, "end": mention.end, "text": mention.text, "kind": mention.kind, "code": mention.code,
        "id": mention.id, "name": mention.name, "sectors": list(mention.sectors), "office": office,
        "implied": mention.implied, "why": mention.why,
    }  # fmt: skip


def time_json(time: Time) -> Json:
    return {
        "start": time.start, "end": time.end, "text": time.text, "type": time.type, "value": time.value,
        "from": _day(time.first), "to": _day(time.last), "precision": time.precision, "basis": time.basis,
        "why": time.why,
    }  # fmt: skip


def dating_json(dating: Dating | None) -> Json | None:
    if dating is None:
        return None
    result: Json = {
        "from": _day(dating.first), "to": _day(dating.last), "precision": dating.precision, "basis": dating.basis,
        "why": dating.why,
    }  # fmt: skip
    if dating.start is not None:
        result |= {"start": dating.start, "end": dating.end}
    return result


def place_json(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {
        "start": place.start, "end": place.end, "text": place.text, "name": place.name, "lat": place.lat,
        "lon": place.lon, "country": place.country, "country_iso2": place.country_iso2, "admin1": place.admin1,
        "geonameid": place.geonameid, "kind": place.kind, "why": place.why,
    }  # fmt: skip


def attribution_json(found: Attribution, text: str) -> Json:
    speaker = found.speaker
    content = [_span(part) for part in found.content]
    return {
        "cue": _span(found.cue),
        "speaker": _span(speaker) | {"text": text[speaker.start : speaker.end], "code": found.speaker_code}
        if speaker
        else None,
        "content": content[0] if content else None,
        "contents": content,
        "stance": found.stance,
        "why": found.why,
    }


def speaker_json(speaker: Speaker | None) -> Json | None:
    if speaker is None:
        return None
    return {
        "start": speaker.start, "end": speaker.end, "text": speaker.text, "code": speaker.code,
        "cue": [speaker.cue.start, speaker.cue.end],
    }  # fmt: skip


def thing_json(thing: Thing) -> Json:
    return {"kind": thing.kind, "id": thing.id, "start": thing.start, "end": thing.end, "text": thing.text}


def event_json(event: Event, text: str) -> Json:
    trigger = event.trigger
    return {
        "id": event.id, "type": event.type, "mode": event.mode, "contexts": list(event.contexts), "quad": event.quad,
        "score": event.score, "cameo": event.cameo,
        "actors": [mention_json(actor) for actor in event.actors],
        "recipients": [mention_json(recipient) for recipient in event.recipients],
        "objects": [thing_json(thing) for thing in event.objects],
        "trigger": _span(trigger) | {"text": text[trigger.start : trigger.end]},
        "sentence": [event.sentence.start, event.sentence.end], "section": event.section,
        "time": dating_json(event.time), "place": place_json(event.place), "status": event.status,
        "speaker": speaker_json(event.speaker), "counts": event.counts, "confidence": round(event.confidence, 3),
        "why": list(event.why),
    }  # fmt: skip


def party_json(party: Mention | Thing) -> Json:
    return mention_json(party) if isinstance(party, Mention) else thing_json(party)


def fact_json(fact: Fact) -> Json:
    return {
        "id": fact.id, "relation": fact.relation, "subject": party_json(fact.subject),
        "object": party_json(fact.object), "from": _day(fact.first), "to": _day(fact.last),
        "precision": fact.precision, "status": fact.status, "sentence": [fact.sentence.start, fact.sentence.end],
        "section": fact.section, "why": fact.why,
    }  # fmt: skip


def condition_json(condition: Condition) -> Json:
    return {
        "cue": [condition.cue.start, condition.cue.end], "condition": _half(condition.condition),
        "consequence": _half(condition.consequence), "condition_span": _range(condition.condition_span),
        "consequence_span": _range(condition.consequence_span), "status": condition.status, "why": condition.why,
    }  # fmt: skip


def _range(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _half(parts: tuple[str | Span, ...]) -> list[str | list[int]]:
    return [part if isinstance(part, str) else [part.start, part.end] for part in parts]


def predicate_json(predicate: Predicate) -> Json:
    return {
        "start": predicate.start, "end": predicate.end, "lemma": predicate.lemma, "status": predicate.status,
        "time": dating_json(predicate.time), "place": place_json(predicate.place), "why": predicate.status_why,
    }  # fmt: skip
