"""Words that may name actors, each with the tokens it covers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from detente.lexicons.actors_names import Named
from detente.lexicons.actors_people import Person
from detente.lexicons.actors_roles import Role
from detente.parse import Parse

ItemKind = Literal["name", "role", "person", "entity"]


LOCAL = "local"  # note of a name that is a place of the gazetteer, not a state or what speaks for one
BODIES = ("organisation", "group", "agency", "media")
NATIONAL = ("state", "adjective", "capital", "seat", "region")


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
        return bool(self.named) and self.named[0].kind in BODIES

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
