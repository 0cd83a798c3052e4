"""Which state a party is of that is told only by whom it deals with: "France freed two activists"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.coding.actors_roles import NONSTATE
from detente.lexicons.triggers import TriggerLexicon
from detente.parse import Parse
from detente.types import Mention

BETWEEN_STATES = frozenset({"CONSULT", "COOPERATE", "MOBILIZE"})  # done with or against others rather than at home
AT_HOME = frozenset({"ASSAULT", "COERCE", "PROTEST", "ACCUSE", "REQUEST", "CONCEDE"})  # often within one state
INTERNAL = frozenset({"PROTEST", "CONCEDE"})  # against or to one's own, unless the text names others
BY_FORCE = frozenset({"ASSAULT", "COERCE"})
FORCES = "MIL"
BUSINESS = "BUS"  # firms act abroad as often as at home


class AtHome:
    """Gives parties without a state that of the other side, where what happens is as a rule within one state."""

    def __init__(self, lexicon: TriggerLexicon) -> None:
        self._outsider = lexicon.words("outsider")

    def parties(
        self,
        parse: Parse,
        type_: str,
        actors: tuple[Mention, ...],
        recipients: tuple[Mention, ...],
        *,
        told: Sequence[Mention],
        beside: Sequence[Mention],
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """Actors and recipients; those whose state is filled in are marked ``implied`` and say why.

        ``told`` are the mentions in the words of the event, ``beside`` those around it: where the former name several
        states, all stays open, and where the latter do, nobody acts on their own state unless the text says so.
        """
        if type_ in BETWEEN_STATES or len(_states(told)) > 1:
            return actors, recipients
        if type_ in INTERNAL and not recipients:
            return actors, () if len(_states(beside)) > 1 else _own_state(actors)
        doing = tuple(self._of(parse, actor, recipients, type_, acting=True) for actor in actors)
        done_to = tuple(self._of(parse, recipient, actors, type_, acting=False) for recipient in recipients)
        return actors if _any_state(actors) else doing, recipients if _any_state(recipients) else done_to

    def _of(self, parse: Parse, party: Mention, others: Sequence[Mention], type_: str, *, acting: bool) -> Mention:
        states = {other.code for other in others if other.code}
        abroad = acting and type_ not in AT_HOME and _is_named(parse, party)
        fought = type_ in BY_FORCE and FORCES in party.sectors  # a state's forces fight those of others
        if len(states) != 1 or abroad or fought or self._is_from_elsewhere(parse, party):
            return party
        code = states.pop()
        if code in NONSTATE:
            return party
        return replace(party, code=code, implied=True, why=f"{party.why}; at home: of the state it deals with, {code}")

    def _is_from_elsewhere(self, parse: Parse, party: Mention) -> bool:
        """A firm, or people who are by what they are called of another state: envoys, migrants, foreign leaders."""
        tokens = (parse.tokens[i] for i in parse.within(party.start, party.end))
        return BUSINESS in party.sectors or any({t.lemma, t.lower} & self._outsider for t in tokens)


def _states(mentions: Sequence[Mention]) -> set[str]:
    return {mention.code for mention in mentions if mention.code} - NONSTATE


def _own_state(actors: Sequence[Mention]) -> tuple[Mention, ...]:
    """The state of actors who act within it, where they are all of one, in the words that tell them."""
    found = next((actor for actor in actors if actor.code), None)
    if found is None or found.code is None or found.code in NONSTATE or len({a.code for a in actors if a.code}) > 1:
        return ()
    why = f"at home: nobody else is named, {found.code}"
    return (replace(found, kind="state", name=found.code, sectors=(), id=None, office=None, implied=True, why=why),)


def _any_state(parties: Sequence[Mention]) -> bool:
    return any(party.code for party in parties)


def _is_named(parse: Parse, party: Mention) -> bool:
    return party.kind == "person" and parse.tokens[party.head].pos == "PROPN"
