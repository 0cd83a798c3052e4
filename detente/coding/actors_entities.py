"""Items from places and from the entities that the parser sees: people, bodies and places of no known name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.coding.actors_items import LOCAL, Item, Items, head_of
from detente.labels import NOMINAL_SUBJECTS
from detente.lexicons.actors import Actors
from detente.lexicons.actors_names import Named, fold
from detente.parse import Parse, Token
from detente.types import Place

PEOPLE_LABELS = ("PERSON",)


KEPT_LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC")


NAMESAKES = {  # kinds of places by kinds of names that they may bear elsewhere: "Georgia", "Paris, Texas", "Kan."
    "state": ("admin1", "city"),
    "capital": ("admin1", "city"),
    "media": ("admin1",),
}
PARTIES = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj")


@dataclass(slots=True)
class Entities:
    """The parser's entities as (first token, end token, label), in order and by token."""

    spans: list[tuple[int, int, str]]
    of_token: dict[int, tuple[int, int, str]]


def read_entities(parse: Parse) -> Entities:
    """Entities of a parse, without articles and possessive marks."""
    spans: list[tuple[int, int, str]] = []
    for token in parse.tokens:
        if not token.entity:
            continue
        if token.entity_begins or not spans or spans[-1][1] != token.i or spans[-1][2] != token.entity:
            spans.append((token.i, token.i + 1, token.entity))
        else:
            spans[-1] = (spans[-1][0], token.i + 1, token.entity)
    kept = [_trimmed(parse, span) for span in spans]
    return Entities(kept, {i: span for span in kept for i in range(span[0], span[1])})


def _trimmed(parse: Parse, span: tuple[int, int, str]) -> tuple[int, int, str]:
    first, last, label = span
    while last - first > 1 and (parse.tokens[first].pos in ("DET", "PUNCT") or parse.tokens[first].lower == "the"):
        first += 1
    while last - first > 1 and parse.tokens[last - 1].pos in ("PART", "PUNCT"):
        last -= 1
    return first, last, label


def add_place(items: Items, place: Place, entities: Entities, actors: Actors) -> None:
    """A city or region of one state; where a state's or capital's name means one elsewhere (Paris, Texas), that one."""
    tokens = _before_role(items, items.parse.within(place.start, place.end))
    if not tokens or place.country is None or place.kind in ("country", "water"):
        return
    first, last, label = entities.of_token.get(tokens[-1], (tokens[0], 0, ""))
    taken = {id(items.of_token[i]): items.of_token[i] for i in tokens if i in items.of_token}
    code = "KOS" if place.country == "XKX" else place.country
    if label == "PERSON" and not tokens[0] <= first < last <= tokens[-1] + 1:
        return  # only part of a name
    if is_whole_text(items.parse, tokens[0], tokens[-1] + 1) and actors.people.leads(fold(place.text)):
        return
    for item in taken.values():
        name = item.name
        if name is not None and name.kind == "people" and item.last - item.first < len(tokens):
            items.drop(item)  # "Tamil Nadu"
            continue
        if name is None or name.code == code or place.kind not in NAMESAKES.get(name.kind, ()):
            return
        if place.kind == "city" and item.last - item.first < len(tokens):
            return  # "Avenida Brasil"
        items.drop(item)
    sectors = ("CVL",) if place.kind == "city" else ()  # what is done to a city is done to those who live there
    named = Named("region", place.name, place.name, code, place.name, sectors, place.why, note=LOCAL)
    head = head_of(items.parse, tokens[0], tokens[-1] + 1)
    items.add(Item("name", tokens[0], tokens[-1] + 1, head, named=(named,)))


def is_whole_text(parse: Parse, first: int, last: int) -> bool:
    """Whether a text is no more than the words of a token range, apart from an article and marks."""
    return parse.is_whole(first, last, ("PUNCT", "DET"))


def _before_role(items: Items, tokens: Sequence[int]) -> Sequence[int]:
    """Tokens of a place without the body's name that goes on from it: "Sonora" of "Sonora state police"."""
    last = items.of_token.get(tokens[-1]) if tokens else None
    body = last is not None and last.role is not None and last.last > tokens[-1] + 1
    return [i for i in tokens if i < last.first] if last and body else tokens


def complete_names(items: Items, entities: Entities) -> None:
    """Known people with the further surnames that the text gives them: "Ana Sol" in "Ana Sol Prieto"."""
    for item in [item for item in items.found if item.kind == "person"]:
        first, last, label = entities.of_token.get(item.last, (0, 0, ""))
        rest = range(item.last, last)
        if label not in PEOPLE_LABELS or first > item.first or items.of_token.keys() & set(rest):
            continue
        if all(items.parse.tokens[i].pos == "PROPN" for i in rest):
            item.last, item.head = last, head_of(items.parse, item.first, last)
            items.of_token.update((i, item) for i in rest)


def add_titled(items: Items, title: Item) -> None:
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


def add_entity(items: Items, first: int, last: int, label: str) -> None:
    """Adds an entity as a person, body or place unless the vocabulary has named it already."""
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


def _taken(items: Items, first: int, last: int) -> list[Item]:
    found = {id(items.of_token[i]): items.of_token[i] for i in range(first, last) if i in items.of_token}
    return list(found.values())


def _whole_name(items: Items, last: int) -> int:
    """End of a name that the parser cut: its last word modifies a further proper noun."""
    tokens = items.parse.tokens
    while last < len(tokens) and tokens[last - 1].dep == "compound" and tokens[last - 1].head >= last:
        if tokens[last].pos != "PROPN" or last in items.of_token:
            break
        last += 1
    return last


def _only_names(parse: Parse, item: Item) -> bool:
    """Whether a place is only part of a body's own name: "Washington" of a newspaper, "England" of a team."""
    kind = item.name.kind if item.name else ""
    return kind in ("state", "capital", "seat", "region") and parse.tokens[item.head].dep == "compound"


def take_rival_spelling(parse: Parse, item: Item, actors: Actors) -> None:
    """Takes an unknown name for a known body whose name has the same consonants."""
    text = _text(parse, item.first, item.last)
    if not item.persons and not actors.people.named(text) and (named := actors.spelt_like(text)):
        item.kind, item.named, item.label = "name", named, ""


def add_surnames(items: Items, actors: Actors) -> None:
    """Surnames of leaders that the parser took for something else or for nothing; label "?" asks for support."""
    for item in items.found:
        if item.kind == "entity" and actors.people.leads(_text(items.parse, item.first, item.last)):
            item.kind, item.label = "person", "?"
    for token in items.parse.tokens:
        governing = token.dep == "compound" and _governs(items, token.i + 1)
        place = items.of_token.get(token.i) if governing else None
        if place and place.name and place.name.kind == "region" and actors.people.leads(fold(token.text)):
            items.drop(place)  # a town of the same name governs nobody: "the Castro government"
        elif token.tag != "NNP" or token.i in items.of_token or token.entity not in ("", "ORG", "PERSON"):
            continue
        alone = token.dep in PARTIES and not token.entity
        if (governing or alone) and actors.people.leads(fold(token.text)):
            items.add(Item("person", token.i, token.i + 1, token.i, label="PERSON" if governing else "?"))


def add_repeated_surnames(items: Items) -> None:
    """Surnames of people named in full before, which the parser took for a body or for nothing."""
    tokens = items.parse.tokens
    named: dict[str, int] = {}
    for item in items.found:
        if item.kind == "person" and item.last - item.first > 1:
            named.setdefault(tokens[item.last - 1].text, item.first)
    for token in tokens:
        if token.tag != "NNP" or named.get(token.text, token.i) >= token.i or token.dep not in PARTIES:
            continue
        seen = items.of_token.get(token.i)
        if seen is None and not token.entity:
            items.add(Item("person", token.i, token.i + 1, token.i, label="PERSON"))
        elif seen is not None and seen.last - seen.first == 1 and _may_be_a_person(seen, token):
            seen.kind, seen.label, seen.named = "person", "PERSON", ()


def _may_be_a_person(item: Item, token: Token) -> bool:
    """Whether an item is an unknown name, a body's, or a place or people that acts: "Freeland met her counterparts"."""
    kind = item.name.kind if item.name is not None else ""
    acts = kind in ("region", "adjective") and token.dep in NOMINAL_SUBJECTS
    return item.kind == "entity" or item.names_body or acts


def add_opposed(items: Items, actors: Actors) -> None:
    """Leaders whom others are named for or against: "anti-Assad rebels", "pro-Maduro militias"."""
    tokens, prefixes = items.parse.tokens, actors.words["opposing"]
    for token in tokens[:-2]:
        if token.lower not in prefixes or tokens[token.i + 1].text != "-":
            continue
        leader = tokens[token.i + 2]
        seen = items.of_token.get(leader.i)
        if (seen is None or seen.kind == "entity") and actors.people.leads(fold(leader.text)):
            if seen is not None:
                items.drop(seen)
            items.add(Item("person", leader.i, leader.i + 1, leader.i, label="PERSON"))


def _governs(items: Items, token: int) -> bool:
    """Whether a government begins at a token: "the Clinton administration", not "the Sonora state police"."""
    role = item.role if (item := items.of_token.get(token)) else None
    return role is not None and role.kind == "organisation" and "GOV" in role.sectors and " " not in role.phrase


def _text(parse: Parse, first: int, last: int) -> str:
    start, end = parse.span(first, last)
    return fold(parse.text[start:end])
