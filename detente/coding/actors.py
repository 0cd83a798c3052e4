"""Finds who a text names as parties: states, organisations, groups, people and those described by their role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from detente.coding.actors_collectives import told_apart
from detente.coding.actors_context import Context, read_context
from detente.coding.actors_coreference import Coreference
from detente.coding.actors_drafts import Draft, Drafting
from detente.coding.actors_headings import under_headings
from detente.coding.actors_items import Items
from detente.coding.actors_links import counting, state_behind
from detente.coding.actors_scan import find_items
from detente.coding.clauses import conjuncts
from detente.coding.datelines import Datelines
from detente.lexicons.actors import Actors
from detente.types import Document, Mention


class FindActors:
    """Fills ``mentions``: one for each noun phrase that names or describes a party, in text order.

    Cities and regions count as parties of their state where ``places`` is filled before.
    """

    def __init__(self, *, actors: Actors) -> None:
        self._actors = actors
        self._datelines = Datelines()

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        return cls(actors=Actors.load(folders))

    def __call__(self, document: Document, /) -> Document:
        date = document.published.date if document.published else None
        items = find_items(document.parse, self._actors, date, document.places)
        drafting = Drafting(items, self._actors, date)
        written_at = self._dateline_tokens(document)
        context = read_context(items, self._actors, written_at)
        context = replace(context, under=under_headings(items, document.sections, self._actors))
        _drop(items, written_at)
        mentions = told_apart(document.parse, self._actors.collectives, _mentions(drafting, context, self._actors))
        return replace(document, mentions=_in_order(mentions))

    def _dateline_tokens(self, document: Document) -> frozenset[int]:
        """Tokens of "KABUL (AP) --": where a report was written, not who did something."""
        whole = {(section.start, section.end) for section in document.sections}
        starts = {start for start, _ in whole}
        blocks = self._datelines.blocks(document.parse.text, document.sections)
        heads = [block for block in blocks if block[0] in starts and block not in whole]
        return frozenset(token for start, end in heads for token in document.parse.within(start, end))


def _drop(items: Items, tokens: frozenset[int]) -> None:
    for item in [item for item in items.found if item.head in tokens]:
        items.drop(item)


def _mentions(drafting: Drafting, context: Context, actors: Actors) -> tuple[Mention, ...]:
    """Role nouns without a state take it from the text; those that a pronoun owns wait until it is resolved."""
    found: dict[int, Mention] = {}
    owned: list[tuple[int, Draft]] = []
    drafts = drafting.drafts()
    context = context.with_bodies(drafts)
    people: dict[str, Draft] = {}  # by name, those whose state the text implies where it names them in full
    for draft in sorted(drafts, key=lambda draft: (draft.head, draft.first)):
        draft = _as_named_before(draft, people)
        owner = context.owner(draft)
        if owner is None:
            draft = context.implied(draft)
            found.setdefault(draft.head, drafting.mention(draft))
            titled = any(role.phrase in actors.words["national_titles"] for role in draft.roles)
            if draft.kind == "person" and draft.reading.implied and titled and " " in draft.name:
                people.setdefault(draft.name, draft)
        else:
            owned.append((owner, draft))
    waiting: list[tuple[int, Draft]] = []
    more: list[Mention] = []
    for owner, draft in owned:
        known = None if context.someone_else(owner) else found.get(owner)
        if known and (known.code or known.kind == "person"):
            found.setdefault(draft.head, drafting.mention(context.implied(context.of_owner(draft, known))))
            if owner == state_behind(drafting.parse, draft.head, actors.words):
                joined = [found[i] for i in conjuncts(drafting.parse, owner)[1:] if i in found]
                more += [drafting.mention(context.of_owner(draft, other)) for other in joined]
        else:
            waiting.append((owner, draft))
    several: dict[int, list[Mention]] = {}  # those whom one word means together: "they"
    of_nobody = [drafting.mention(draft) for owner, draft in waiting if drafting.parse.tokens[owner].pos == "PROPN"]
    known_so_far = [*found.values(), *(mention for mention in of_nobody if mention.head not in found)]
    for mention in Coreference(drafting.parse, actors, known_so_far).resolved():
        several.setdefault(mention.head, []).append(mention)
        found[mention.head] = mention
    more += [mention for mentions in several.values() for mention in mentions[:-1]]
    for owner, draft in waiting:
        for one in several.get(owner, [])[:-1]:
            more.append(drafting.mention(context.of_owner(draft, one)))
        second = next((found[i] for i in counting(drafting.parse, owner, actors.words) if i in found), None)
        more += [drafting.mention(context.of_owner(draft, second))] if second else []
        of_owner = context.of_owner(draft, found.get(owner))
        draft = of_owner if context.someone_else(owner) else context.implied(of_owner)
        found.setdefault(draft.head, drafting.mention(draft))
    return _in_order((*more, *found.values()))


def _as_named_before(draft: Draft, people: Mapping[str, Draft]) -> Draft:
    """ "President Ann Lee ... Lee said": whoever is named again is of the state that the text implied before."""
    before = people.get(draft.name) if draft.kind == "person" and draft.reading.code is None else None
    if before is None:
        return draft
    why = f"{draft.reading.why}, {before.reading.why}"
    return replace(draft, reading=replace(draft.reading, code=before.reading.code, implied=True, why=why))


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.head)))
