"""Which state the parts of a text are about whose heading names one: "## Georgia" in a weekly brief."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import zip_longest

from detente.coding.actors_items import Items
from detente.lexicons.actors import Actors
from detente.types import Section


def under_headings(items: Items, sections: Sequence[Section], actors: Actors) -> dict[int, str]:
    """By sentence, the state that the last heading before it names, if it is the only one there."""
    headings = [section for section in sections if section.kind == "heading"]
    starts = [items.parse.tokens[first].start for first, _ in items.parse.sentences]
    found: dict[int, str] = {}
    for heading, after in zip_longest(headings, headings[1:]):
        state = _only_state(items, heading, actors)
        below = range(bisect_left(starts, heading.end), bisect_left(starts, after.start) if after else len(starts))
        found |= dict.fromkeys(below, state) if state is not None else {}
    return found


def _only_state(items: Items, heading: Section, actors: Actors) -> str | None:
    within = items.parse.within(heading.start, heading.end)
    named = {id(item): item.name for token in within if (item := items.of_token.get(token)) is not None}
    codes = {name.code for name in named.values() if name is not None and name.code in actors.states}
    return codes.pop() if len(codes) == 1 else None
