"""Gives a person the office held at the date of the event, where the text itself does not name one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from detente.lexicons.actors_names import fold
from detente.lexicons.actors_people import People, holder_at
from detente.types import Dating, Mention


def at_event(mention: Mention, people: People, time: Dating | None) -> Mention:
    """The mention with code, sectors and office of the event's last day; unchanged for others and undated events."""
    if mention.kind != "person" or time is None or time.last is None or time.basis == "publication":
        return mention
    words = fold(mention.text).lower()
    persons = [p for p in people.named(fold(mention.name)) if words in p.surnames or words in _lower(p.forms)]
    if len(persons) != 1:
        return mention
    held = holder_at(persons[0], _day(time))
    if held is None or (held.sectors == mention.sectors and held.office == mention.office):
        return mention
    return replace(
        mention,
        code=held.code,
        sectors=held.sectors,
        office=held.office,
        why=f"{mention.why}; at the event: {held.why}",
    )


def _day(time: Dating) -> dt.date:
    assert time.last is not None
    return time.last


def _lower(forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(form.lower() for form in forms)
