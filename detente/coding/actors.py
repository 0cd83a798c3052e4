"""Finds who a text names as parties: states, organisations, groups, people and those described by their role."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from detente.coding.actors_capitals import speaks_for_state
from detente.coding.actors_context import Context, read_context
from detente.coding.actors_items import Item, Items, find_items
from detente.coding.actors_links import left_edge, modified
from detente.coding.actors_persons import PersonReader, named_states
from detente.coding.actors_roles import Reading, RoleReader
from detente.lexicons.actors import Actors
from detente.parse import Parse
from detente.types import Document, Mention, MentionKind, Office

KINDS: dict[str, MentionKind] = {
    "organisation": "organisation",
    "agency": "organisation",
    "media": "organisation",
    "group": "group",
    "people": "group",
}


class FindActors:
    """Fills ``mentions``: one for each noun phrase that names or describes a party, in text order."""

    def __init__(self, *, actors: Actors) -> None:
        self._actors = actors

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> FindActors:
        return cls(actors=Actors.load(folders))

    def __call__(self, document: Document, /) -> Document:
        date = document.published.date if document.published else None
        finder = _Finder(document.parse, self._actors, date)
        return replace(document, mentions=finder.mentions())


@dataclass(slots=True)
class _Draft:
    """A mention in the making."""

    item: Item
    head: int
    first: int
    last: int
    reading: Reading
    kind: MentionKind
    name: str
    office: Office | None = None


@dataclass
class _Finder:
    parse: Parse
    actors: Actors
    date: dt.date | None
    absorbed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.items: Items = find_items(self.parse, self.actors, self.date)
        self.roles = RoleReader(self.items, self.actors)
        self.people = PersonReader(self.items, self.actors, self.roles, self.date)
        self.people.states = named_states(self.items.found)

    def mentions(self) -> tuple[Mention, ...]:
        persons = [item for item in self.items.found if item.kind == "person"]
        for item in persons:  # a first round introduces people who are described after their first mention
            if item.last - item.first > 1:
                self.people.read(item)
        drafts = [self._person(item) for item in persons]
        drafts += [self._described(item) for item in self.items.found if self._stands_alone(item)]
        drafts += [
            self._named(item) for item in self.items.found if item.kind == "name" and id(item) not in self.absorbed
        ]
        drafts += [shared for draft in list(drafts) for shared in self._sharing(draft)]
        context = read_context(self.parse, self.items, self.actors)
        found: dict[int, Mention] = {}
        for draft in sorted(drafts, key=lambda draft: (draft.head, draft.first)):
            found.setdefault(draft.head, self._mention(self._implied(draft, context)))
        return tuple(sorted(found.values(), key=lambda mention: (mention.start, mention.head)))

    def _person(self, item: Item) -> _Draft:
        reading, office, name = self.people.read(item)
        titles = self.people.titles_of(item)
        self._absorb(reading)
        for title in titles:
            self.absorbed.add(id(title))
        first = self.people.first_token(item)
        head = item.head
        for title in titles:  # where the parser hangs the name on its title
            if self.parse.tokens[head].head in range(title.first, title.last):
                head = title.head
        edge = left_edge(self.parse, head, first)
        return _Draft(item, head, edge, item.last, reading, "person", name, office)

    def _stands_alone(self, item: Item) -> bool:
        return (item.role is not None or item.kind == "entity") and id(item) not in self.absorbed

    def _described(self, item: Item) -> _Draft:
        if item.role is None:
            return self._entity(item)
        reading = self.roles.read(item)
        self._absorb(reading)
        kind: MentionKind = "organisation" if item.role.kind == "organisation" else "group"
        kind = "person" if item.role.kind in ("person", "office") and not item.role.plural else kind
        first = left_edge(self.parse, item.head, item.first)
        return _Draft(item, item.head, first, max(item.last, reading.last), reading, kind, "")

    def _entity(self, item: Item) -> _Draft:
        reading = self.roles.read_name(item)
        self._absorb(reading)
        kind: MentionKind = "organisation" if item.label == "ORG" else "site"
        return _Draft(item, item.head, left_edge(self.parse, item.head, item.first), item.last, reading, kind, "")

    def _absorb(self, reading: Reading) -> None:
        self.absorbed.update(id(item) for item in reading.absorbed)
        self.absorbed.difference_update(id(item) for item in reading.shared)

    def _named(self, item: Item) -> _Draft:
        name = item.name
        assert name is not None
        kind = KINDS.get(name.kind, "state")
        sectors, why = name.sectors, f"{name.kind} {name.name} ({name.where})"
        if name.kind in ("capital", "seat"):
            speaks, because = speaks_for_state(self.parse, item, self.actors.words)
            sectors = ("GOV",) if speaks or name.kind == "seat" else ()
            why += f", {'for the government' if speaks else 'place'}: {because}"
        elif self._is_people(item):
            kind, sectors = "group", (*sectors, *(() if self._definite(item) or "CVL" in sectors else ("CVL",)))
        code = name.code
        own = name.id if name.kind != "people" else f"people:{name.id}"
        reading = Reading(code, own, sectors, why)
        if kind in ("organisation", "group") and code is None:
            reading = replace(self.roles.read_name(item), id=own, sectors=sectors)
            reading = replace(reading, why=f"{why}, {reading.why}")
            self._absorb(reading)
        shown = name.name
        return _Draft(item, item.head, item.first, item.last, reading, kind, shown)

    def _is_people(self, item: Item) -> bool:
        name, token = item.name, self.parse.tokens[item.head]
        return (
            name is not None
            and name.kind == "adjective"
            and token.tag in ("NNS", "NNPS")
            and modified(self.items, item) is None
        )

    def _definite(self, item: Item) -> bool:
        return any(self.parse.tokens[child].lower == "the" for child in self.parse.children(item.head, "det"))

    def _sharing(self, draft: _Draft) -> list[_Draft]:
        """Further nationalities before one noun ("French and Egyptian warships"), each a party of its own."""
        found = []
        for item in draft.reading.shared:
            name = item.name
            if name is None or name.code == draft.reading.code:
                continue
            reading = Reading(name.code, None, draft.reading.sectors, f"shares its noun, {name.name} ({name.where})")
            found.append(_Draft(item, item.head, item.first, item.last, reading, draft.kind, name.name))
        return found

    def _implied(self, draft: _Draft, context: Context) -> _Draft:
        if draft.reading.code is not None:
            return draft
        role = draft.item.role
        roles = (
            [role]
            if role
            else [title.role for title in self.people.titles_of(draft.item) if title.role]
            if draft.kind == "person" and draft.item.kind == "person"
            else []
        )
        if not any(
            one.phrase in self.actors.words["state_bodies"] or one.kind == "office" and "GOV" in one.sectors
            for one in roles
        ):
            return draft
        state = context.state_for(draft.head)
        if state is None:
            return draft
        why = f"{draft.reading.why}, implied by {state.why}"
        return replace(draft, reading=replace(draft.reading, code=state.code, why=why))

    def _mention(self, draft: _Draft) -> Mention:
        first, last = min(draft.first, draft.item.first), max(draft.last, draft.item.last)
        start, end = self.parse.span(first, last)
        text = self.parse.text[start:end]
        reading = draft.reading
        return Mention(start, end, text, draft.kind, reading.code, draft.name or text, draft.head,
                       tuple(dict.fromkeys(reading.sectors)), reading.id, draft.office, reading.why)  # fmt: skip
