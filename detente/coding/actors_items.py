"""Finds the words that may name actors: names of the vocabulary, role nouns and the parser's entities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from detente.lexicons.actors import Actors
from detente.lexicons.actors_names import Match, Named, PhraseIndex, first_word, fold
from detente.lexicons.actors_people import Person, PersonForm
from detente.lexicons.actors_roles import Role
from detente.parse import Parse
from detente.types import Place

ItemKind = Literal["name", "role", "person", "entity"]
NATIONAL = ("state", "adjective", "capital", "seat", "region")
PEOPLE_LABELS = ("PERSON",)
PLACE_LABELS = ("GPE", "LOC", "FAC", "NORP")
KEPT_LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC")
TELLING = frozenset(("GOV", "MIL", "REB", "COP", "OPP", "UAF", "PRM", "SPY", "LEG", "JUD", "PTY", "CRM", "REF", "REL"))
PARTIES = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj")
ORDER = {"state": 0, "adjective": 1, "capital": 2, "seat": 3, "people": 4, "region": 5}


@dataclass(slots=True)
class Item:
    """Tokens [first, last) that may name or describe an actor; ``head`` is their syntactic head."""

    kind: ItemKind
    first: int
    last: int
    head: int
    named: tuple[Named, ...] = ()
    role: Role | None = None
    persons: tuple[Person, ...] = ()
    label: str = ""

    @property
    def name(self) -> Named | None:
        return self.named[0] if self.named else None

    @property
    def names_body(self) -> bool:
        """Whether this names an organisation, an armed group, an agency or a medium."""
        return bool(self.named) and self.named[0].kind in ("organisation", "group", "agency", "media")

    @property
    def national(self) -> bool:
        """Whether this names a state, its people, capital, seat or a region of it."""
        return bool(self.named) and self.named[0].kind in NATIONAL


@dataclass(slots=True)
class Items:
    """All items of a document in text order, and which item holds a token."""

    parse: Parse
    found: list[Item] = field(default_factory=list)
    of_token: dict[int, Item] = field(default_factory=dict)

    def add(self, item: Item) -> None:
        self.found.append(item)
        for token in range(item.first, item.last):
            self.of_token[token] = item

    def drop(self, item: Item) -> None:
        self.found.remove(item)
        for token in range(item.first, item.last):
            self.of_token.pop(token, None)


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token of [first, last) that the others hang on: the last one governed from outside."""
    outside = [i for i in range(first, last) if not first <= parse.tokens[i].head < last or parse.tokens[i].head == i]
    nouns = [i for i in outside if parse.tokens[i].pos != "PUNCT"]
    return (nouns or outside or [last - 1])[-1]


def find_items(parse: Parse, actors: Actors, date: dt.date | None, places: Iterable[Place] = ()) -> Items:
    """Names, roles, places and entities of a document; no two items share a token."""
    items = Items(parse)
    entities = _entities(parse)
    for item in _phrases(items, actors, date, entities):
        items.add(item)
    for place in places:
        _add_place(items, place, entities)
    for first, last, label in entities.spans:
        _add_entity(items, first, last, label)
    for item in list(items.found):
        if item.role and item.role.kind == "office" and not item.role.plural:
            _add_titled(items, item)
    for item in items.found:
        if not item.named and item.label in ("ORG", "PERSON"):
            _spelt_otherwise(parse, item, actors)
    _add_surnames(items, actors)
    _drop_unsupported(items)
    items.found.sort(key=lambda item: item.first)
    return items


@dataclass(slots=True)
class _Entities:
    spans: list[tuple[int, int, str]]
    of_token: dict[int, tuple[int, int, str]]


def _entities(parse: Parse) -> _Entities:
    spans: list[tuple[int, int, str]] = []
    for token in parse.tokens:
        if not token.entity:
            continue
        if token.entity_begins or not spans or spans[-1][1] != token.i or spans[-1][2] != token.entity:
            spans.append((token.i, token.i + 1, token.entity))
        else:
            spans[-1] = (spans[-1][0], token.i + 1, token.entity)
    kept = [_trimmed(parse, span) for span in spans]
    return _Entities(kept, {i: span for span in kept for i in range(span[0], span[1])})


def _trimmed(parse: Parse, span: tuple[int, int, str]) -> tuple[int, int, str]:
    first, last, label = span
    while last - first > 1 and (parse.tokens[first].pos in ("DET", "PUNCT") or parse.tokens[first].lower == "the"):
        first += 1
    while last - first > 1 and parse.tokens[last - 1].pos in ("PART", "PUNCT"):
        last -= 1
    return first, last, label


def _phrases(items: Items, actors: Actors, date: dt.date | None, entities: _Entities) -> Iterator[Item]:
    """Names, people and roles of the vocabulary, left to right, the longest that holds at each token."""
    parse, folded = items.parse, fold(items.parse.text)
    lowered = folded.lower()
    if len(lowered) != len(folded):  # rare letters grow when lower-cased
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
    covered = 0
    indexes: tuple[PhraseIndex[Any], ...] = (actors.names, actors.people.forms, actors.roles)
    for token in parse.tokens:
        if token.start < covered or not token.text[0].isalnum():
            continue
        key = first_word(lowered[token.start : token.end])
        for match in _longest([index.at(folded, lowered, token.start, key) for index in indexes if index.starts(key)]):
            item = _item(parse, token.i, match, date)
            if item and item.name and item.name.kind == "blocked":
                covered = match.end
                break
            if item and not _refused(items, item, entities, actors):
                covered = match.end
                yield item
                break


def _longest(matches: list[Match[Any] | None]) -> list[Match[Any]]:
    """Matches, the longest first; a role that begins with a name ("UN peacekeepers") comes after the name."""
    found = [match for match in matches if match]
    if len(found) < 2:
        return found
    if isinstance(found[0].entries[0], Named) and isinstance(found[-1].entries[0], Role):
        return sorted(found, key=lambda match: (isinstance(match.entries[0], Role), -match.end))
    return sorted(found, key=lambda match: -match.end)


def _item(parse: Parse, first: int, match: Match[Any], date: dt.date | None) -> Item | None:
    last = first + 1
    while last < len(parse.tokens) and parse.tokens[last].start < match.end:
        last += 1
    head = head_of(parse, first, last)
    one = match.entries[0]
    if isinstance(one, Role):
        return None if _not_a_noun(parse, head, one) else Item("role", first, last, head, role=one)
    if isinstance(one, PersonForm):
        persons = tuple(entry.person for entry in match.entries if isinstance(entry, PersonForm))
        return Item("person", first, last, head, persons=persons)
    definite = first > 0 and parse.tokens[first - 1].lower == "the"
    hyphen = parse.text[match.end : match.end + 1] in tuple("-\u2010\u2013")
    named = [
        entry
        for entry in match.entries
        if isinstance(entry, Named) and (hyphen or not entry.before_hyphen) and (definite or not entry.after_the)
    ]
    if not named:
        return None
    named.sort(key=_preference(date))
    if date is None:
        named = [_at_any_time(named), *named[1:]]
    return Item("name", first, last, head, named=tuple(named))


def _not_a_noun(parse: Parse, head: int, role: Role) -> bool:
    token = parse.tokens[head]
    if role.kind == "container":
        return False
    if token.pos in ("VERB", "AUX", "ADV", "ADP", "DET", "PRON"):
        return True
    describes = token.dep in ("amod", "compound", "nmod") and token.lower == role.form
    if describes and token.pos == "ADJ" and role.kind == "person":
        return "REB" not in role.sectors  # "native speakers", "a major step"
    return describes and role.kind == "person" and token.pos == "NOUN" and not set(role.sectors) & TELLING


def _preference(date: dt.date | None) -> Callable[[Named], tuple[bool, bool, int, bool]]:
    """Order of what a name may mean: first what existed on the day, and what is called so after "the"."""
    return lambda e: (not e.in_force(date), not e.after_the, ORDER.get(e.kind, 9), e.last is not None)


def _at_any_time(named: Sequence[Named]) -> Named:
    """The first entry with the sectors that its bearer had at any time: without a date they cannot be told apart."""
    sectors = [sector for entry in named if entry.id == named[0].id for sector in entry.sectors]
    return replace(named[0], sectors=tuple(dict.fromkeys(sectors)))


def _refused(items: Items, item: Item, entities: _Entities, actors: Actors) -> bool:
    """A name that is part of a longer one ("Paris Hilton", "Bank of Mexico") or an everyday word ("Male nurses")."""
    parse, name = items.parse, item.name
    inside = entities.of_token.get(item.head)
    if name is None:
        return _part_of_name(parse, item, inside)
    token = parse.tokens[item.head]
    if name.kind == "adjective" and token.entity == "LANGUAGE":
        return True
    common = token.pos == "NOUN" or not token.entity and not name.form.isupper()
    if item.names_body and common and _opens_sentence(parse, item):
        return True
    if name.form in actors.words["needs_place_label"] and token.entity not in (*PLACE_LABELS, "ORG"):
        return True
    if name.form.islower() and name.kind != "state":
        return False
    if token.pos in ("VERB", "ADP", "INTJ", "AUX") and item.last - item.first == 1 and not token.entity:
        return True
    if name.kind == "agency" and inside and inside[0] < item.first and _proper(items, inside[0], item.first):
        return True
    if inside is None or name.kind in ("organisation", "group", "agency", "media", "people", "adjective"):
        return False
    first, last, label = inside
    return label in PEOPLE_LABELS and (first < item.first or last > item.last)


def _part_of_name(parse: Parse, item: Item, inside: tuple[int, int, str] | None) -> bool:
    """A role word inside a body's own name: "National" of a trust."""
    if item.role is None or item.role.kind != "person" or inside is None or inside[2] != "ORG":
        return False
    return item.last - item.first == 1 and inside[1] > item.last and parse.tokens[item.head].pos in ("PROPN", "ADJ")


def _proper(items: Items, first: int, last: int) -> bool:
    """Whether an unknown proper noun stands in a token range: the name after it is part of another body's name."""
    return any(items.parse.tokens[i].pos == "PROPN" and i not in items.of_token for i in range(first, last))


def _opens_sentence(parse: Parse, item: Item) -> bool:
    """Whether a one-word name has its capital only from its place: "Time is short"."""
    first = parse.sentences[parse.sentence_of(item.first)][0]
    return item.first == first and item.last - item.first == 1


def _add_place(items: Items, place: Place, entities: _Entities) -> None:
    """A city or region of one state; where a state's name means a region elsewhere (Georgia), that region."""
    tokens = items.parse.within(place.start, place.end)
    if not tokens or place.country is None or place.kind in ("country", "water"):
        return
    label = entities.of_token.get(tokens[-1], (0, 0, ""))[2]
    taken = {id(items.of_token[i]): items.of_token[i] for i in tokens if i in items.of_token}
    code = "KOS" if place.country == "XKX" else place.country
    if label == "PERSON":
        return
    for item in taken.values():
        name = item.name
        if name is None or name.kind != "state" or place.kind != "admin1" or name.code == code:
            return
        items.drop(item)
    sectors = ("CVL",) if place.kind == "city" else ()  # what is done to a city is done to those who live there
    named = Named("region", place.name, place.name, code, place.name, sectors, place.why)
    head = head_of(items.parse, tokens[0], tokens[-1] + 1)
    items.add(Item("name", tokens[0], tokens[-1] + 1, head, named=(named,)))


def _only_names(parse: Parse, item: Item) -> bool:
    """Whether a place is only part of a body's own name: "Washington" of a newspaper, "England" of a team."""
    kind = item.name.kind if item.name else ""
    return kind in ("state", "capital", "seat", "region") and parse.tokens[item.head].dep == "compound"


def _whole_name(items: Items, last: int) -> int:
    """End of a name that the parser cut: its last word modifies a further proper noun."""
    tokens = items.parse.tokens
    while last < len(tokens) and tokens[last - 1].dep == "compound" and tokens[last - 1].head >= last:
        if tokens[last].pos != "PROPN" or last in items.of_token:
            break
        last += 1
    return last


def _add_titled(items: Items, title: Item) -> None:
    """Capitalised words after a title that the parser did not see as a person: "President Solih"."""
    tokens, last = items.parse.tokens, title.last
    while (
        last < len(tokens)
        and tokens[last].pos == "PROPN"
        and last not in items.of_token
        and tokens[last].text[0].isupper()
    ):
        last += 1
    if last > title.last:
        items.add(Item("person", title.last, last, head_of(items.parse, title.last, last), label="PERSON"))


def _add_entity(items: Items, first: int, last: int, label: str) -> None:
    if label == "PERSON":
        _add_person(items, first, _whole_name(items, last))
    elif label in KEPT_LABELS:
        _add_body(items, first, last, label)


def _add_person(items: Items, first: int, last: int) -> None:
    head = head_of(items.parse, first, last)
    taken = _taken(items, first, last)
    while taken and taken[0].first <= first and taken[0].role and taken[0].last < last:
        first = taken.pop(0).last
    if any(item.role is None or item.head == head and item.first <= first for item in taken):
        return
    for item in taken:
        items.drop(item)
    items.add(Item("person", first, last, head, label="PERSON"))


def _add_body(items: Items, first: int, last: int, label: str) -> None:
    head = head_of(items.parse, first, last)
    taken = _taken(items, first, last)
    title = taken[0].role if taken else None
    if title and title.kind == "office" and not title.plural and taken[0].first <= first and head >= taken[0].last:
        _add_person(items, first, last)
    elif label == "ORG" and not _headed(taken, head) or not taken:
        _add_name(items, first, last, label)


def _headed(taken: list[Item], head: int) -> bool:
    return any(item.first <= head < item.last for item in taken)


def _add_name(items: Items, first: int, last: int, label: str) -> None:
    head = head_of(items.parse, first, last)
    for item in _taken(items, first, last):
        if _only_names(items.parse, item):
            items.drop(item)
    item = Item("entity", first, last, head, label=label)
    items.found.append(item)
    for i in range(first, last):
        items.of_token.setdefault(i, item)


def _spelt_otherwise(parse: Parse, item: Item, actors: Actors) -> None:
    """Takes an unknown name for a known body whose name has the same consonants."""
    text = _text(parse, item.first, item.last)
    if not item.persons and not actors.people.named(text) and (named := actors.spelt_like(text)):
        item.kind, item.named, item.label = "name", named, ""


def _add_surnames(items: Items, actors: Actors) -> None:
    """Surnames of leaders that the parser took for something else or for nothing; label "?" asks for support."""
    for item in items.found:
        if item.kind == "entity" and actors.people.leads(_text(items.parse, item.first, item.last)):
            item.kind, item.label = "person", "?"
    for token in items.parse.tokens:
        unknown = token.tag == "NNP" and token.i not in items.of_token and not token.entity
        if unknown and token.dep in PARTIES and actors.people.leads(fold(token.text)):
            items.add(Item("person", token.i, token.i + 1, token.i, label="?"))


def _drop_unsupported(items: Items) -> None:
    """Short names ("the North") count, and then come first, where the text names what they are short for."""
    sure = [item.named[0] for item in items.found if item.named and not any(entry.needs for entry in item.named)]
    known = {entry.id for entry in sure} | {entry.code for entry in sure}
    for item in [item for item in items.found if any(entry.needs for entry in item.named)]:
        whole = [entry for entry in item.named if not entry.needs]
        item.named = (*(entry for entry in item.named if entry.needs & known), *whole)
        if not item.named:
            items.drop(item)


def _text(parse: Parse, first: int, last: int) -> str:
    start, end = parse.span(first, last)
    return fold(parse.text[start:end])


def _taken(items: Items, first: int, last: int) -> list[Item]:
    found = {id(items.of_token[i]): items.of_token[i] for i in range(first, last) if i in items.of_token}
    return list(found.values())
