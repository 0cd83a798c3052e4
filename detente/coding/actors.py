"""Finds who a text names as parties: states, organisations, groups, people and those described by their role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from detente.coding.actors_context import Context, read_context
from detente.coding.actors_coreference import Coreference
from detente.coding.actors_drafts import Draft, Drafting
from detente.coding.actors_scan import find_items
from detente.lexicons.actors import Actors
from detente.types import Document, Mention


class FindActors:
    """Fills ``mentions``: one for each noun phrase that names or describes a party, in text order.

    Cities and regions count as parties of their state where ``places`` is filled before.
    """

    def __init__(self, *, actors: Actors) -> None:
        self._actors = actors

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        return cls(actors=Actors.load(folders))

    def __call__(self, document: Document, /) -> Document:
        date = document.published.date if document.published else None
        items = find_items(document.parse, self._actors, date, document.places)
        drafting = Drafting(items, self._actors, date)
        context = read_context(items, self._actors)
        return replace(document, mentions=_mentions(drafting, context, self._actors))


def _mentions(drafting: Drafting, context: Context, actors: Actors) -> tuple[Mention, ...]:
    """Role nouns without a state take it from the text; those that a pronoun owns wait until it is resolved."""
    found: dict[int, Mention] = {}
    owned: list[tuple[int, Draft]] = []
    drafts = drafting.drafts()
    context = context.with_bodies(drafts)
    for draft in sorted(drafts, key=lambda draft: (draft.head, draft.first)):
        owner = context.owner(draft)
        if owner is None:
            found.setdefault(draft.head, drafting.mention(context.implied(draft)))
        else:
            owned.append((owner, draft))
    for mention in Coreference(drafting.parse, actors, list(found.values())).resolved():
        found[mention.head] = mention
    for owner, draft in owned:
        of_owner = context.of_owner(draft, found.get(owner))
        draft = of_owner if context.someone_else(owner) else context.implied(of_owner)
        found.setdefault(draft.head, drafting.mention(draft))
    return tuple(sorted(found.values(), key=lambda mention: (mention.start, mention.head)))
