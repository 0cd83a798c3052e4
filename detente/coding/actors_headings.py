"""Which state the parts of a text are about whose heading names one: "## Georgia" in a weekly brief."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coding.actors_items import Items
from detente.lexicons.actors import Actors
from detente.types import Section


def under_headings(items: Items, sections: Sequence[Section], actors: Actors) -> dict[int, str]:
    """By sentence, the state that the last heading before it names, if it is the only one there."""
    parse = items.parse
    headings = [section for section in sections if section.kind == "heading"]
    states = [_only_state(items, heading, actors) for heading in headings]
    found: dict[int, str] = {}
    for number, (first, _) in enumerate(parse.sentences):
        start = parse.tokens[first].start
        above = [state for heading, state in zip(headings, states, strict=True) if heading.end <= start]
        if above and above[-1] is not None:
            found[number] = above[-1]
    return found


def _only_state(items: Items, heading: Section, actors: Actors) -> str | None:
    named = [
        item.name for item in items.found if item.name and item.head in items.parse.within(heading.start, heading.end)
    ]
    codes = {name.code for name in named if name.code in actors.states}
    return codes.pop() if len(codes) == 1 else None
