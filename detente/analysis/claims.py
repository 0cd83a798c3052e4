"""Makes claims of baseline rows, of facts told by articles, and of the rules by which events and facts change facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.analysis.facts import Claim, Party
from detente.analysis.names import Names
from detente.baseline import Border, ChangeRule, Membership, Route, Segment, StandingRelation

Json = dict[str, Any]
BASELINE = "baseline"
RELATION_OF_ROLE = {
    "member": "member of", "observer": "observer of", "candidate": "candidate for", "associate": "associate of",
    "dialogue partner": "dialogue partner of",
}  # fmt: skip


class Baseline:
    """Claims of the shipped tables; ``known`` is the day they were compiled, ``names`` knows what codes are called."""

    def __init__(self, names: Names, known: dt.date) -> None:
        self._names, self._known = names, known

    def memberships(self, rows: Iterable[Membership]) -> Iterator[Claim]:
        for row in rows:
            relation = RELATION_OF_ROLE[row.role]
            yield self._claim(relation, self._state(row.state), self._organisation(row.organisation), row)

    def standing(self, rows: Iterable[StandingRelation]) -> Iterator[Claim]:
        for row in rows:
            yield self._claim(row.relation, self._party(row.subject), self._party(row.object), row, row.source)

    def borders(self, rows: Iterable[Border]) -> Iterator[Claim]:
        """A border stands; where it is closed or partly open that is a relation of its own."""
        for row in rows:
            ends = self._state(row.a), self._state(row.b)
            note = f"{row.status}{': ' + row.note if row.note else ''}"
            base = Claim("borders", *ends, "in force", None, None, self._known, BASELINE, row.where, BASELINE)
            yield replace(base, first=row.first, last=row.last, note=note)
            if row.status == "closed":
                yield replace(base, relation="border closed with", first=row.first, last=row.last, note=note)

    def hands(self, routes: Mapping[str, Route], segments: Iterable[Segment]) -> Iterator[Claim]:
        """Who owns and operates routes, and who holds or guards segments of them: a role is a relation of that name."""
        for route in routes.values():
            thing = Party(route.id, route.name)
            for relation, those in (("owns", route.owners), ("operates", [route.operator] if route.operator else [])):
                for name in those:
                    yield self._plain(relation, self._party(name), thing, route.where)
        for segment in segments:
            thing = Party(segment.route, routes[segment.route].name)
            for row in segment.holders:
                claim = self._plain(row.role, self._party(row.value), thing, row.where)
                yield replace(claim, first=row.first, last=row.last, note=row.note)

    def _plain(self, relation: str, subject: Party, object_: Party, where: str) -> Claim:
        return Claim(relation, subject, object_, "in force", None, None, self._known, BASELINE, where, BASELINE)

    def _claim(
        self, relation: str, subject: Party, object_: Party, row: Membership | StandingRelation, source: str = ""
    ) -> Claim:
        """A row is in force between its dates, also where it has since ended."""
        status = "in force" if row.status == "ended" and row.last else row.status
        note = "; ".join(part for part in (row.note, source) if part)
        return Claim(
            relation,
            subject,
            object_,
            status,
            row.first,
            row.last,
            self._known,
            BASELINE,
            row.where,
            BASELINE,
            note=note,
        )

    def _state(self, code: str) -> Party:
        return Party(code, self._names.called("state", code))

    def _organisation(self, id_: str) -> Party:
        return Party(id_, self._names.called("organisation", id_))

    def _party(self, text: str) -> Party:
        """A code or id by its name; anything else by itself."""
        for kind in ("state", "organisation"):
            if (name := self._names.called(kind, text)) != text:
                return Party(text, name)
        return Party(text.casefold(), text)


@dataclass(frozen=True, slots=True)
class Told:
    """An article as the store keeps it: ``document`` is its coding, ``name`` how to call it."""

    key: str
    name: str
    text: str
    document: Json

    @property
    def published(self) -> dt.date | None:
        published = self.document["published"]
        return dt.date.fromisoformat(published["date"]) if published else None

    def sentence(self, start: int, end: int) -> str:
        return " ".join(self.text[start:end].split())

    def voice(self, section: str) -> str:
        """Who speaks in a section where nobody is quoted: the article, or a reader of it."""
        return f"a reader's comment on {self.name}" if section == "comment" else self.name


def told_claims(told: Told, names: Names) -> Iterator[Claim]:
    """Claims that an article states as facts; readers' comments speak with a voice of their own."""
    for fact in told.document["facts"]:
        yield Claim(
            fact["relation"], party(fact["subject"], names), party(fact["object"], names), fact["status"],
            _day(fact["from"]), _day(fact["to"]), told.published, told.voice(fact["section"]),
            f"{told.key[:12]}:{fact['sentence'][0]}", "text",
            fact["precision"], told.sentence(*fact["sentence"]), section=fact["section"],
        )  # fmt: skip


def party(body: Json, names: Names) -> Party:
    """Who or what a stored mention or thing is: the vocabulary's id, a route that is so called, or its words."""
    if "code" not in body:
        return _thing(body, names)
    key = body.get("id") or (body["code"] if body["kind"] == "state" else None)
    return Party(key, body["name"]) if key else Party(body["name"].casefold(), body["name"])


def _thing(body: Json, names: Names) -> Party:
    name = (body["id"] or "").partition(":")[2]
    for text in (name, body["text"]):
        if text and (found := names.route(text)):
            return Party(found.id, found.name)
    return Party((name or body["text"]).casefold(), body["text"])


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


# --- rules ---


def changes_of_events(told: Told, rules: Sequence[ChangeRule], names: Names) -> Iterator[Claim]:
    """Claims that rules draw from an article's events."""
    for event in told.document["events"]:
        for rule in rules:
            if rule.source == "event" and _fits(event, rule):
                yield from _drawn(told, event, rule, names)


def _fits(event: Json, rule: ChangeRule) -> bool:
    return (
        event["type"] == rule.kind
        and rule.mode in ("", event["mode"])
        and event["status"] in rule.statuses
        and (not rule.object or any(thing["kind"] in rule.object for thing in event["objects"]))
    )


def _drawn(told: Told, event: Json, rule: ChangeRule, names: Names) -> Iterator[Claim]:
    slots = {"actor": event["actors"], "recipient": event["recipients"]}
    slots["object"] = [thing for thing in event["objects"] if not rule.object or thing["kind"] in rule.object]
    time, speaker = event["time"] or {}, event["speaker"] or {}
    says = f"{speaker['text']} in {told.name}" if speaker.get("text") else told.voice(event["section"])
    for subject in slots.get(rule.subject, []):
        for target in slots.get(rule.target, []):
            yield Claim(
                rule.relation, party(subject, names), party(target, names), rule.status, _day(time.get("from")),
                _day(time.get("to")) if rule.status == "ended" else None, told.published, says,
                f"{told.key[:12]}-{event['id']}", "rule", time.get("precision", "open"),
                told.sentence(*event["sentence"]), note=rule.where, section=event["section"],
            )  # fmt: skip


def changes_of_claims(claims: Sequence[Claim], rules: Sequence[ChangeRule]) -> Iterator[Claim]:
    """Claims that rules draw from what articles claim: what no longer exists is occupied by nobody."""
    for claim in claims:
        if claim.basis == "baseline":
            continue
        for rule in rules:
            if rule.source == "fact" and rule.kind == claim.relation and claim.status in rule.statuses:
                yield from _consequences(claim, rule, claims)


def _consequences(claim: Claim, rule: ChangeRule, claims: Iterable[Claim]) -> Iterator[Claim]:
    ends = {"subject": claim.subject, "object": claim.object}
    when = claim.first or claim.last
    drawn = replace(claim, status=rule.status, basis="rule", note=rule.where, first=when, last=None)
    if "*" not in (rule.subject, rule.target, rule.relation):
        yield replace(drawn, relation=rule.relation, subject=ends[rule.subject], object=ends[rule.target])
        return
    for other in claims:
        if rule.relation != other.relation and (rule.relation != "*" or other.relation == claim.relation):
            continue
        subject, target = ends.get(rule.subject, other.subject), ends.get(rule.target, other.object)
        same = (other.subject.key, other.object.key) == (subject.key, target.key)
        if same and other.status != rule.status and _others(rule, claim, other):
            yield replace(drawn, relation=other.relation, subject=other.subject, object=other.object)


def _others(rule: ChangeRule, claim: Claim, other: Claim) -> bool:
    """Whoever now holds something does not end their own hold of it."""
    return rule.subject != "*" or rule.relation == "*" or other.subject.key != claim.subject.key
