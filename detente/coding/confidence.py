"""How sure an event is: the share of codings with the same signs that were right on hand-labelled texts."""

from __future__ import annotations

from collections.abc import Iterator

from detente.parse import Parse
from detente.types import Mention, Status, Trigger

WEIGHED = ("ROOT", "ccomp", "conj", "advcl", "relcl", "acl", "xcomp", "pcomp")  # clauses with a weight of their own


def signs(
    parse: Parse, trigger: Trigger, actors: tuple[Mention, ...], recipients: tuple[Mention, ...], status: Status
) -> tuple[str, ...]:
    """What a coding rests on, by the names that ``confidence/weights`` uses."""
    return (*_of_parties(trigger, actors, recipients), *_of_words(parse, trigger), f"status {status}", trigger.type)


def _of_parties(trigger: Trigger, actors: tuple[Mention, ...], recipients: tuple[Mention, ...]) -> Iterator[str]:
    yield "actor named" if any(actor.code for actor in actors) else "actor unnamed" if actors else "no actor"
    if trigger.mutual:
        yield "mutual"
    else:
        named = any(recipient.code for recipient in recipients)
        yield "recipient named" if named else "recipient unnamed" if recipients else "no recipient"
    if "implied" in trigger.why:
        yield "implied"


def _of_words(parse: Parse, trigger: Trigger) -> Iterator[str]:
    token = parse.tokens[trigger.token]
    yield f"part of speech {token.pos}"
    yield f"clause {token.dep}" if token.dep in WEIGHED else "clause other"
    if trigger.transparent:
        yield "light word"
    elif trigger.inner:
        yield "operator"
    if trigger.intended:
        yield "intended"
    if trigger.mode is not None:
        yield "mode known"
