"""Finds the words that may name actors: names of the vocabulary, role nouns and the parser's entities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from detente.coding.actors_capitals import speaks_for_state
from detente.coding.actors_entities import (
    PEOPLE_LABELS,
    Entities,
    add_entity,
    add_opposed,
    add_place,
    add_repeated_surnames,
    add_surnames,
    add_titled,
    complete_names,
    is_whole_text,
    read_entities,
    take_rival_spelling,
)
from detente.coding.actors_items import BODIES, Item, Items, head_of
from detente.labels import DESCRIBING, HYPHENS, PLACE_LABELS, VERBAL
from detente.lexicons.actors import Actors
from detente.lexicons.actors_names import Folded, Match, Named, PhraseIndex, fold
from detente.lexicons.actors_people import PARTICLES, PersonForm
from detente.lexicons.actors_roles import Role
from detente.parse import Parse
from detente.types import Place

TELLING = frozenset(("GOV", "MIL", "REB", "COP", "OPP", "UAF", "PRM", "SPY", "LEG", "JUD", "PTY", "CRM", "REF", "REL"))
ALONE = "alone"  # what a short name needs that counts where the text is a bare phrase that names nobody else
SHORT = 4  # tokens of a phrase whose last noun may look like a verb
BARE = 6  # tokens of such a phrase at most
NAMED_AFTER = ("FAC", "ORG", "GPE", "LOC")  # labels of things that bear a person's name: an airport, a bridge


ARMED = frozenset(("REB", "PRM", "UAF"))


STATELESS = ("MNC", "NGO")  # a firm or society of a state is the state's first


ORDER = {"state": 0, "adjective": 1, "capital": 2, "seat": 3, "people": 4, "region": 5}


def find_items(parse: Parse, actors: Actors, date: dt.date | None, places: Iterable[Place] = ()) -> Items:
    """Names, roles, places and entities of a document; no two items share a token."""
    items = Items(parse)
    entities = read_entities(parse)
    for item in _phrases(items, actors, date, entities):
        items.add(item)
    for item in list(items.found):
        _add_twin(items, item, actors)
    complete_names(items, entities)
    for place in places:
        add_place(items, place, entities, actors)
    for first, last, label in entities.spans:
        add_entity(items, first, last, label)
    for item in list(items.found):
        if item.role and item.role.kind == "office" and not item.role.plural:
            add_titled(items, item)
    for item in items.found:
        if not item.named and item.label in ("ORG", "PERSON"):
            take_rival_spelling(parse, item, actors)
    add_surnames(items, actors)
    add_opposed(items, actors)
    add_repeated_surnames(items)
    _drop_unsupported(items, actors)
    _drop_vessels(items, actors.words["vessel_nouns"])
    items.found.sort(key=lambda item: item.first)
    return items


def _add_twin(items: Items, item: Item, actors: Actors) -> None:
    """The first of two states that share their last word: "North and South Korea", "East and West German"."""
    tokens, first = items.parse.tokens, item.first
    points = actors.words["twin_points"]
    if not item.national or first < 2 or tokens[first].lower not in points or tokens[first - 1].lower != "and":
        return
    point = tokens[first - 2]
    whole = f"{point.text} {_form(items.parse, item).partition(' ')[2]}"
    match = actors.names.at(Folded(whole), 0, point.lower) if point.lower in points else None
    if match and match.end == len(whole) and point.i not in items.of_token:
        items.add(Item("name", point.i, point.i + 1, point.i, named=match.entries))


def _drop_vessels(items: Items, vessel_nouns: frozenset[str]) -> None:
    """Drops the names of ships: "the frigate Admiral Gorshkov" is nobody."""
    tokens = items.parse.tokens
    titles = (item for item in items.found if item.kind == "role" and tokens[item.head].pos == "PROPN")
    named = (i for i in items.found if i.kind == "person" or (i.name is not None and i.name.kind == "region"))
    for item in [*titles, *named]:
        described = [tokens[i].lemma for i in items.parse.children(item.head, "compound", "nmod") if i < item.first]
        before = tokens[item.first - 1].lemma if item.first else ""
        if vessel_nouns.intersection((*described, before)):
            items.drop(item)


def _phrases(items: Items, actors: Actors, date: dt.date | None, entities: Entities) -> Iterator[Item]:
    """Names, people and roles of the vocabulary, left to right, the longest that holds at each token."""
    parse, folded = items.parse, Folded(items.parse.text)
    covered = 0
    indexes: tuple[PhraseIndex[Any], ...] = (actors.names, actors.people.forms, actors.roles)
    for token in parse.tokens:
        if token.start < covered or not token.text[0].isalnum():
            continue
        key = folded.key(token.start, token.end)
        nearest = [index for index in indexes if key in index.first_words]
        for match in _longest([index.at(folded, token.start, key) for index in nearest]) if nearest else ():
            item = _item(parse, token.i, match, date, actors.words["mass_prepositions"])
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


def _item(parse: Parse, first: int, match: Match[Any], date: dt.date | None, mass: frozenset[str]) -> Item | None:
    last = first + 1
    while last < len(parse.tokens) and parse.tokens[last].start < match.end:
        last += 1
    head = head_of(parse, first, last)
    one = match.entries[0]
    if isinstance(one, Role):
        verbal = not _is_bare_role(parse, first, last, one) and _not_a_noun(parse, head, one, mass)
        return None if verbal else Item("role", first, last, head, role=one)
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


def _not_a_noun(parse: Parse, head: int, role: Role, mass: frozenset[str]) -> bool:
    token = parse.tokens[head]
    if role.kind == "container":
        joined = head > 0 and parse.tokens[head - 1].text in HYPHENS
        return joined and token.dep in DESCRIBING  # "a Kurdish-majority town"
    if token.pos in ("VERB", "AUX", "ADV", "ADP", "DET", "PRON"):
        return True
    if role.kind == "person" and token.tag == "NN" and token.dep == "pobj" and not parse.children(head):
        return not token.entity and parse.tokens[token.head].lower in mass
    describes = token.dep in DESCRIBING and token.lower == role.form
    if describes and token.pos == "ADJ" and role.kind == "person":
        return "REB" not in role.sectors  # "native speakers", "a major step"
    if parse.tokens[token.head].entity in PEOPLE_LABELS:
        return False  # "scholar Ines Prado", unlike "student visas"
    return describes and role.kind == "person" and token.pos == "NOUN" and not set(role.sectors) & TELLING


def _is_bare_role(parse: Parse, first: int, last: int, role: Role) -> bool:
    """Whether a text is a role noun alone, or ends in one that the parser took for its verb: "Tuareg rebels"."""
    if is_whole_text(parse, first, last):
        return True
    end = len(parse.tokens)
    return role.plural and last == end <= SHORT and parse.tokens[end - 1].tag == "VBZ"


def _preference(date: dt.date | None) -> Callable[[Named], tuple[bool, bool, int, bool, bool, bool]]:
    """Order of what a name may mean: first what existed on the day, and what is called so after "the".

    Without a day, a group is first what it was under arms: that is what most texts on it tell of.
    """

    def unarmed(entry: Named) -> bool:
        return date is None and entry.kind == "group" and not ARMED & set(entry.sectors)

    def rank(entry: Named) -> tuple[bool, bool, int, bool, bool, bool]:
        order, stateless = ORDER.get(entry.kind, 9), entry.code in STATELESS
        return not entry.in_force(date), not entry.after_the, order, stateless, unarmed(entry), entry.last is not None

    return rank


def _at_any_time(named: Sequence[Named]) -> Named:
    """The first entry with the sectors that its bearer had at any time: without a date they cannot be told apart."""
    sectors = [sector for entry in named if entry.id == named[0].id for sector in entry.sectors]
    return replace(named[0], sectors=tuple(dict.fromkeys(sectors)))


def _refused(items: Items, item: Item, entities: Entities, actors: Actors) -> bool:
    """A name that is part of a longer one ("Paris Hilton", "Bank of Mexico") or an everyday word ("Male nurses")."""
    parse, name = items.parse, item.name
    inside = entities.of_token.get(item.head)
    if name is None:
        return _part_of_name(parse, item, inside)
    token = parse.tokens[item.head]
    if _half_of_acronym(items, item) or name.kind == "adjective" and token.entity == "LANGUAGE":
        return True
    common = token.pos == "NOUN" or not token.entity and not token.text.isupper()
    everyday = name.form.islower() or name.form.startswith("The ") or name.form in actors.words["everyday_names"]
    alone = name.form not in actors.words["everyday_names"] and _is_whole_sentence(parse, item)
    if item.names_body and everyday and common and _opens_sentence(parse, item) and not alone:
        return True
    if name.form in actors.words["needs_place_label"] and token.entity not in (*PLACE_LABELS, "ORG"):
        return name.kind != "people" or parse.tokens[token.head].tag != "NNS" or token.head != item.last
    if name.form.islower() and name.kind != "state":
        return False
    if token.pos in ("VERB", "ADP", "INTJ", "AUX") and item.last - item.first == 1 and not token.entity:
        return not alone  # the parser takes a bare name for a verb
    before = parse.tokens[item.first - 1].text if item.first else ""
    if name.kind == "capital" and before.lower() in PARTICLES and before.istitle():
        return True  # "De Lima"
    runs_on = everyday and _runs_on(parse, item, actors.words["name_prepositions"])
    if runs_on or _tail_of_name(items, item, inside, everyday):
        return True
    if _is_called_place(parse, item, actors.words["settlements"]):
        return name.kind in BODIES
    return inside is not None and _is_of_person(item, name, *inside)


def _is_of_person(item: Item, name: Named, first: int, last: int, label: str) -> bool:
    """Whether a name is part of the one that the parser reads there for people: "Paris Hilton", "Daniel French"."""
    if name.kind == "adjective":
        return label == "PERSON" and first < item.first and item.last == last
    if name.kind in ("group", "agency", "people"):
        return False
    if name.kind in ("organisation", "media") and (" " in name.form or name.form.isupper()):
        return False
    return label in PEOPLE_LABELS and (first < item.first or last > item.last)


def _half_of_acronym(items: Items, item: Item) -> bool:
    """Whether capitals end an unknown hyphenated acronym: "the FPA-DPA" is no news agency."""
    tokens, second = items.parse.tokens, item.first
    if second < 2 or item.last != second + 1 or not tokens[second].text.isupper() or tokens[second - 1].text != "-":
        return False
    half = tokens[second - 2]
    joined = half.end == tokens[second - 1].start and tokens[second - 1].end == tokens[second].start
    return joined and half.text.isupper() and half.text.isalpha() and half.i not in items.of_token


def _is_called_place(parse: Parse, item: Item, settlements: frozenset[str]) -> bool:
    """Whether the text says that a name is a place's: "the town of Maan"."""
    of = parse.tokens[parse.tokens[item.head].head]
    pobj = parse.tokens[item.head].dep == "pobj" and of.lower == "of"
    return pobj and item.last - item.first == 1 and parse.tokens[of.head].lemma in settlements


def _part_of_name(parse: Parse, item: Item, inside: tuple[int, int, str] | None) -> bool:
    """A role word inside a body's own name ("National" of a trust), or a person after whom a thing is named."""
    if item.kind == "person" and inside is not None and inside[2] in NAMED_AFTER:
        return inside[1] > item.last and parse.tokens[item.last].pos == "PROPN"
    if item.role is None or item.role.kind != "person" or inside is None or inside[2] != "ORG":
        return False
    return item.last - item.first == 1 and inside[1] > item.last and parse.tokens[item.head].pos in ("PROPN", "ADJ")


def _tail_of_name(items: Items, item: Item, inside: tuple[int, int, str] | None, everyday: bool) -> bool:
    """Whether a body's name ends a longer unknown one: "Bank of Mexico" of a street bank, "Democratic Party".

    An everyday name of a paper does so wherever another name stands right before it: "Policia Nacional".
    """
    kind = item.name.kind if item.name is not None else ""
    if kind == "media" and everyday and item.first and _proper(items, item.first - 1, item.first):
        return True
    if kind not in ("agency", "group") or inside is None:
        return False
    return inside[0] < item.first and _proper(items, inside[0], item.first)


def _runs_on(parse: Parse, item: Item, prepositions: frozenset[str]) -> bool:
    """Whether a longer name begins with a name that is also an everyday word: "Congress of Trade Unions"."""
    rest = [token for token in parse.tokens[item.last : item.last + 2] if token.text[0].isalnum()]
    if rest and rest[0].lower in prepositions:
        return len(rest) > 1 and rest[1].pos == "PROPN" and rest[1].entity == "ORG"
    longer = bool(rest) and rest[0].i == item.last and rest[0].pos == "PROPN"
    if item.name and item.name.kind == "agency":  # "Senate Committee" is of the Senate
        return longer and rest[0].entity == "PERSON" and item.name.sectors[:1] in (("REL",), ("BUS",))
    return longer and rest[0].entity == "ORG"


def _proper(items: Items, first: int, last: int) -> bool:
    """Whether an unknown proper noun stands in a token range: the name after it is part of another body's name."""
    return any(items.parse.tokens[i].pos == "PROPN" and i not in items.of_token for i in range(first, last))


def _opens_sentence(parse: Parse, item: Item) -> bool:
    """Whether a one-word name has its capital only from its place: "Time is short"."""
    first = parse.sentences[parse.sentence_of(item.first)][0]
    return item.first == first and item.last - item.first == 1


def _is_whole_sentence(parse: Parse, item: Item) -> bool:
    first, last = parse.sentences[parse.sentence_of(item.first)]
    return item.first == first and all(token.pos == "PUNCT" for token in parse.tokens[item.last : last])


def _drop_unsupported(items: Items, actors: Actors) -> None:
    """Short names ("the North") count, and then come first, where the text names what they are short for.

    Elsewhere they are the role that they spell ("Workers' Party") or, where the parse sees one, an unknown body.
    """
    sure = [item.named[0] for item in items.found if item.named and not any(entry.needs for entry in item.named)]
    known = {name for entry in sure for name in (entry.id, entry.code)}
    if not known and _is_bare(items):
        known.add(ALONE)
    for item in [item for item in items.found if any(entry.needs for entry in item.named)]:
        whole = [entry for entry in item.named if not entry.needs]
        if _is_only_a_capital(items, item, whole, known, actors):
            item.named = tuple(whole)
            continue
        item.named = (*(entry for entry in item.named if entry.needs & known), *whole)
        if item.named:
            continue
        item.role, item.label = actors.role_of(_form(items.parse, item)), items.parse.tokens[item.head].entity
        if item.role:
            item.kind = "role"
        elif item.label == "ORG":
            item.kind = "entity"
        else:
            items.drop(item)


def _is_bare(items: Items) -> bool:
    """Whether a text is a phrase and no sentence: "members of the APC"."""
    tokens = items.parse.tokens
    verb = any(token.pos in VERBAL and token.i not in items.of_token for token in tokens)
    return len(tokens) <= BARE and not verb


def _is_only_a_capital(
    items: Items, item: Item, whole: Sequence[Named], known: set[str | None], actors: Actors
) -> bool:
    """Whether a capital that is also the seat of a body ("Brussels") is a place, or its state is told by its name."""
    capital = next((entry for entry in whole if entry.kind == "capital"), None)
    if capital is None:
        return False
    return capital.code in known or not speaks_for_state(items.parse, item, actors.words)[0]


def _form(parse: Parse, item: Item) -> str:
    start, end = parse.span(item.first, item.last)
    return fold(parse.text[start:end])
