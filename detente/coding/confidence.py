"""How sure an event is: a number that means how often such codings are right."""

from __future__ import annotations

from detente.parse import Parse
from detente.types import Mention, Status, Trigger


def confidence(
    parse: Parse, trigger: Trigger, actors: tuple[Mention, ...], recipients: tuple[Mention, ...], status: Status
) -> float:
    """Between 0 and 1, from what the coding rests on: both parties named, a verb, plain status."""
    value = 0.5
    value += 0.15 if any(actor.code for actor in actors) else 0.0
    value += 0.15 if recipients or trigger.mutual else 0.0
    value += 0.1 if parse.tokens[trigger.token].pos == "VERB" else 0.0
    value -= 0.1 if status not in ("done", "ongoing") else 0.0
    value -= 0.15 if "implied" in trigger.why else 0.0
    return max(0.05, min(0.95, value))
