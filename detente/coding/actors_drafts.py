"""Drafts mentions from items: how far each noun phrase reaches, what it names, with which state and sectors."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from detente.coding.actors_capitals import speaks_for_state
from detente.coding.actors_items import BODIES, Item, Items
from detente.coding.actors_links import left_edge, modified
from detente.coding.actors_persons import PersonReader, named_states
from detente.coding.actors_roles import Reading, RoleReader
from detente.lexicons.actors import Actors
from detente.lexicons.actors_names import Named
from detente.lexicons.actors_roles import Role
from detente.parse import Parse
from detente.types import Mention, MentionKind, Office

KINDS: dict[str, MentionKind] = {
    "organisation": "organisation",
    "agency": "organisation",
    "media": "organisation",
    "group": "group",
    "people": "group",
    "region": "site",
}
CIVIL = frozenset(("PTY", "LAB", "SOC", "REL"))  # sectors of groups that have namesakes in other states
ARMS = "arms"  # note of roles that stand for whoever uses them


@dataclass(slots=True)
class Draft:
    """A mention in the making: tokens [first, last), ``roles`` are the role nouns that describe it."""

    item: Item
    head: int
    first: int
    last: int
    reading: Reading
    kind: MentionKind
    name: str
    office: Office | None = None
    roles: tuple[Role, ...] = ()

    @property
    def empty(self) -> bool:
        """A bare counting or collecting noun ("two", "a group") that says nothing of who is meant."""
        role = self.item.role
        return role is not None and role.kind == "container" and not self.reading.code and not self.reading.sectors

    def only_describes(self, parse: Parse) -> bool:
        """Whether a body's name or an arm only describes a thing, of no named state: "a military or drone exercise"."""
        token, role = parse.tokens[self.head], self.item.role
        if role is None or role.kind != "organisation" or self.reading.code:
            return False
        return (token.pos == "ADJ" or role.note == ARMS) and token.dep in ("amod", "compound", "nmod", "advmod")


class Drafting:
    """Drafts every mention of one text."""

    def __init__(self, items: Items, actors: Actors, date: dt.date | None) -> None:
        self.items, self.parse, self.actors = items, items.parse, actors
        self._absorbed: set[int] = set()
        self.roles = RoleReader(items, actors)
        self.people = PersonReader(items, actors, self.roles, date)
        self.people.states = named_states(items.found)

    def drafts(self) -> list[Draft]:
        """All drafts that say something; the items that other drafts took in have none of their own."""
        persons = [item for item in self.items.found if item.kind == "person"]
        for item in persons:  # a first round introduces people who are described only after their first mention
            if item.last - item.first > 1:
                self.people.read(item)
        found = [self._person(item) for item in persons]
        found += [self._described(item) for item in self.items.found if self._stands_alone(item)]
        named = (item for item in self.items.found if item.kind == "name")
        found += [self._named(item) for item in named if id(item) not in self._absorbed]
        found += [shared for draft in list(found) for shared in self._sharing(draft)]
        return [draft for draft in found if not (draft.empty or draft.only_describes(self.parse))]

    def _person(self, item: Item) -> Draft:
        reading, office, name = self.people.read(item)
        titles = self.people.titles_of(item)
        self._absorb(reading)
        self._absorbed.update(id(title) for title in titles)
        first = self.people.first_token(item)
        head = item.head
        for title in titles:  # where the parser hangs the name on its title
            if self.parse.tokens[head].head in range(title.first, title.last):
                head = title.head
        edge = left_edge(self.parse, head, first)
        roles = tuple(title.role for title in titles if title.role)
        return Draft(item, head, edge, item.last, reading, "person", name, office, roles)

    def _stands_alone(self, item: Item) -> bool:
        return (item.role is not None or item.kind == "entity") and id(item) not in self._absorbed

    def _described(self, item: Item) -> Draft:
        if item.role is None:
            return self._entity(item)
        reading = self.roles.read(item)
        self._absorb(reading)
        kind: MentionKind = "organisation" if item.role.kind == "organisation" else "group"
        kind = "person" if item.role.kind in ("person", "office") and not item.role.plural else kind
        first = left_edge(self.parse, item.head, item.first)
        last = max(item.last, reading.last)
        return Draft(item, item.head, first, last, reading, kind, "", roles=(item.role,))

    def _entity(self, item: Item) -> Draft:
        reading = self.roles.read_name(item, first=item.head) if item.label == "ORG" else Reading()
        if reading.code is None and (short := self._short_form(item)):
            reading = Reading(short.code, short.id, short.sectors, f"short form {short.name} ({short.where})")
        self._absorb(reading)
        kind: MentionKind = "organisation" if item.label == "ORG" else "site"
        first = left_edge(self.parse, item.head, item.first)
        roles = tuple(other.role for other in reading.absorbed if other.role)
        return Draft(item, item.head, first, item.last, reading, kind, "", roles=roles)

    def _short_form(self, item: Item) -> Named | None:
        """The known short name that stands in brackets behind an unknown long one."""
        if item.last + 1 >= len(self.parse.tokens) or self.parse.tokens[item.last].text != "(":
            return None
        short = self.items.of_token.get(item.last + 1)
        return short.name if short and short.names_body else None

    def _absorb(self, reading: Reading) -> None:
        self._absorbed.update(id(item) for item in (*reading.absorbed, *reading.shared) if not item.names_body)

    def _named(self, item: Item) -> Draft:
        name = item.name
        assert name is not None
        kind = KINDS.get(name.kind, "state")
        sectors, why = name.sectors, f"{name.kind} {name.name} ({name.where})"
        if name.kind in ("capital", "seat"):
            speaks, because = speaks_for_state(self.parse, item, self.actors.words)
            joined = not self.roles.speaks_for(item)
            sectors = ("GOV",) if (speaks or name.kind == "seat") and not joined else ()
            if self._harmed(item):
                sectors = ("CVL",)
            why += f", {'for the government' if speaks else 'place'}: {because}"
        elif self._is_people(item):
            minority = self._nation_before(item)
            civil = minority is not None or not self._definite(item)
            kind, sectors = "group", tuple(dict.fromkeys((*sectors, *(("CVL",) if civil else ()))))
            name = minority or name
        if name.kind in BODIES:
            return self._body(item)
        code = None if name.kind == "adjective" and name is item.name and self.roles.ethnic(item) else name.code
        own = name.id if name.kind != "people" else f"people:{name.id}"
        reading = Reading(code, own if code or sectors else None, sectors, why)
        if kind == "group" and code is None:
            around = self.roles.read_name(item)
            reading = replace(around, id=own, sectors=sectors, why=f"{why}, {around.why}" if around.why else why)
            self._absorb(reading)
        shown = name.name
        return Draft(item, item.head, item.first, item.last, reading, kind, shown)

    def _is_owned(self, item: Item) -> bool:
        """Whether a pronoun says whose it is: "its Supreme Court"."""
        return any(self.parse.tokens[child].tag == "PRP$" for child in self.parse.children(item.head, "poss"))

    def _harmed(self, item: Item) -> bool:
        token = self.parse.tokens[item.head]
        return (
            token.dep in ("dobj", "nsubjpass") and self.parse.tokens[token.head].lemma in self.actors.words["harming"]
        )

    def _body(self, item: Item) -> Draft:
        """A body by its name; a state named before it, or in the text, tells apart bodies of one name."""
        around = self.roles.read_name(item)
        states = self.people.states
        bodies = [entry for entry in item.named if entry.kind in BODIES]
        entries = sorted(bodies, key=lambda entry: (entry.code != around.code, entry.code not in states))
        name = entries[0]
        elsewhere = (states and name.code not in states) or self._is_owned(item)
        if name.kind == "agency" and around.code is None and elsewhere:
            role = self.actors.role_of(name.form)
            if role:  # "the Senate" of a text on other states than the one that comes to mind, "his Senate"
                sectors = tuple(sector for sector in role.sectors if sector != "UNK")
                reading = Reading(None, None, sectors, f"role ({role.where})", absorbed=around.absorbed)
                return Draft(item, item.head, item.first, item.last, reading, "organisation", "", roles=(role,))
        national = around.code in self.actors.states and not around.located and not self._begins_second(item)
        namesake = name.kind == "group" and national and name.code != around.code and CIVIL & set(name.sectors)
        sectors = tuple(sector for sector in name.sectors if sector in CIVIL) if namesake else name.sectors
        code = around.code if name.code is None or (name.kind == "agency" or namesake) and national else name.code
        why = f"{name.kind} {name.name} ({name.where})" + (f", {around.why}" if code != name.code else "")
        organ = ("GOV",) if name.code == "IGO" and name.note.startswith("part of") else ()
        reading = Reading(
            code,
            None if namesake else name.id,
            sectors or organ,
            why,
            absorbed=around.absorbed,
            shared=around.shared if code != name.code else (),
        )
        self._absorb(reading)
        first = left_edge(self.parse, item.head, item.first)
        last = max(item.last, around.last) if code != name.code else item.last
        return Draft(item, item.head, first, last, reading, KINDS[name.kind], name.name)

    def _begins_second(self, item: Item) -> bool:
        """Whether a body is joined to what stands before it: "Indian and Sri Lankan navy" are two navies."""
        before = self.parse.tokens[item.first - 1]
        return item.first > 0 and before.dep == "cc" and self.parse.tokens[item.head].dep != "conj"

    def _is_people(self, item: Item) -> bool:
        """Whether an adjective of a state stands for its people: "Russians", "five Beninese"."""
        name, token = item.name, self.parse.tokens[item.head]
        counted = self.parse.child(item.head, "nummod") is not None and self.parse.child(item.head, "conj") is None
        return (
            name is not None
            and name.kind == "adjective"
            and (token.tag in ("NNS", "NNPS") or counted)
            and modified(self.items, item) is None
        )

    def _nation_before(self, item: Item) -> Named | None:
        """The state of a minority named after its own nationality: "Romanian Hungarians", "Peruvian Indians"."""
        before = self.items.of_token.get(item.first - 1) if item.first else None
        name = before.name if before else None
        joined = before is not None and self.parse.tokens[before.head].head == item.head
        return name if name and name.kind == "adjective" and joined and name.code != item.named[0].code else None

    def _definite(self, item: Item) -> bool:
        return any(self.parse.tokens[child].lower == "the" for child in self.parse.children(item.head, "det"))

    def _sharing(self, draft: Draft) -> list[Draft]:
        """Further nationalities before one noun ("French and Egyptian warships"), each a party of its own."""
        found = []
        for item in draft.reading.shared if draft.kind != "person" else ():
            name = item.name
            if name is None or name.code == draft.reading.code:
                continue
            reading = Reading(name.code, None, draft.reading.sectors, f"shares its noun, {name.name} ({name.where})")
            found.append(Draft(item, item.head, item.first, item.last, reading, draft.kind, name.name))
        return found

    def mention(self, draft: Draft) -> Mention:
        """The mention that a draft became."""
        first, last = min(draft.first, draft.item.first), max(draft.last, draft.item.last)
        start, end = self.parse.span(first, last)
        text = self.parse.text[start:end]
        reading = draft.reading
        bearer = draft.name if draft.kind == "person" and draft.name else reading.id
        return Mention(start, end, text, draft.kind, reading.code, draft.name or text, draft.head,
                       tuple(dict.fromkeys(reading.sectors)), bearer, draft.office, reading.why,
                       reading.implied)  # fmt: skip
