"""Who in a text holds which office, so that "the president" alone can repeat them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.coding.actors_drafts import Draft
from detente.parse import Parse


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody named at a token who holds offices, and the state of these."""

    head: int
    name: str
    code: str
    titles: frozenset[str]


def read_holders(parse: Parse, drafts: Sequence[Draft]) -> tuple[Holder, ...]:
    """The people of known office, in the order of the text; a title told once is theirs at each later mention."""
    borne: dict[str, frozenset[str]] = {}
    found = []
    for draft in sorted(drafts, key=lambda draft: draft.head):
        if draft.kind != "person" or not draft.name or draft.reading.former or not draft.reading.code:
            continue
        held = draft.office.title.lower().split(" and ") if draft.office else []
        told = {role.phrase for role in draft.roles if role.kind == "office"}
        borne[draft.name] = borne.get(draft.name, frozenset()).union(held, told, _openings(parse, draft))
        if borne[draft.name]:
            found.append(Holder(draft.head, draft.name, draft.reading.code, borne[draft.name]))
    return tuple(found)


def _openings(parse: Parse, draft: Draft) -> set[str]:
    """What a name begins with, which may be a title: "crown prince" of "Crown Prince Mohammed"."""
    words = [token.lower for token in parse.tokens[draft.item.first : draft.head]]
    return {" ".join(words[:end]) for end in range(1, len(words) + 1)}
