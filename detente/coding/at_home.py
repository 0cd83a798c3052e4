"""Which state a party is of that is told only by whom it deals with: "France freed two activists"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from detente.coding.actors_roles import NONSTATE
from detente.coding.clause_words import TOLD_APART, own_words
from detente.coding.readings import DEEDS
from detente.lexicons.triggers import TriggerLexicon
from detente.types import Document, Mention, Trigger

BETWEEN_STATES = frozenset({"CONSULT", "COOPERATE", "MOBILIZE"})  # done with or against others rather than at home
AT_HOME = frozenset({"ASSAULT", "COERCE", "PROTEST", "ACCUSE", "REQUEST", "CONCEDE"})  # often within one state
INTERNAL = frozenset({"PROTEST", "CONCEDE"})  # against or to one's own, unless the text names others
WITHIN = INTERNAL | {"REJECT", "THREATEN", "AGREE", "MOBILIZE", "COERCE", "SANCTION"}  # if by a part of a state
HALF, MOSTLY = 0.5, 0.75  # shares of a text that speak of one state
FORCES = "MIL"
ARMED = frozenset({"MIL", "REB", "PRM", "UAF"})  # who fight others, not the state they are of
OWN_FORCES = frozenset({"RETREAT", "MOBILIZE"})  # done with one's own troops
BUSINESS = "BUS"  # firms act abroad as often as at home


class AtHome:
    """Gives parties without a state that of the other side, where what happens is as a rule within one state.

    Those whose state is filled in are marked ``implied`` and say why. Where the words of the event name several states,
    all stays open; where those around it do, nobody acts on their own state unless the text says so.
    """

    def __init__(self, document: Document, lexicon: TriggerLexicon) -> None:
        self._document, self._parse = document, document.parse
        self._outsider, self._legation = lexicon.words("outsider"), lexicon.words("legation")
        self._law, self._interior = lexicon.words("lawkeeper"), lexicon.words("interior")
        self._alone = len(_states(document.mentions)) < 2  # no other state is named in the whole text

    def parties(
        self, trigger: Trigger, actors: tuple[Mention, ...], recipients: tuple[Mention, ...]
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """Actors and recipients of the event that a trigger names."""
        type_ = trigger.type
        if not recipients and self._acts_within(trigger, actors):
            return actors, _own_state(actors)
        told = self._told(trigger)
        if type_ in BETWEEN_STATES or len(_states(told)) > 1 or (type_ in DEEDS and self._is_outside(told)):
            return actors, recipients
        if type_ in INTERNAL and not recipients:
            return actors, _own_state(actors) if self._is_internal(trigger, actors) else ()
        doing = tuple(self._of(actor, recipients, type_, acting=True) for actor in actors)
        done_to = tuple(self._of(recipient, actors, type_, acting=False) for recipient in recipients)
        return actors if _any_state(actors) else doing, recipients if _any_state(recipients) else done_to

    def _acts_within(self, trigger: Trigger, actors: Sequence[Mention]) -> bool:
        """Whether parts of a state act with nobody else in view: not the state itself, which deals with anybody."""
        if trigger.mode in self._interior:
            return self._is_internal(trigger)
        if any(actor.kind in ("state", "site") for actor in actors):
            return False
        governs = any("GOV" in actor.sectors for actor in actors)
        armed = all(ARMED.intersection(actor.sectors) for actor in actors)
        if trigger.type == "THREATEN" and (governs or armed) and trigger.mode != "restrict":
            return False
        known = trigger.type in WITHIN or (trigger.type == "ACCUSE" and self._keep_law(actors))
        if self._alone or not known:
            return known
        most = MOSTLY if trigger.type == "REJECT" and governs else HALF  # governments refuse each other
        return trigger.type != "THREATEN" and self._is_internal(trigger) and self._share(actors) > most

    def _share(self, actors: Sequence[Mention]) -> float:
        """How much of what the text says of states it says of that of the actors, from 0 to 1."""
        named = Counter(m.code for m in self._document.mentions if m.code and m.code not in NONSTATE)
        own = {actor.code for actor in actors}
        return sum(n for code, n in named.items() if code in own) / max(1, named.total())

    def _keep_law(self, actors: Sequence[Mention]) -> bool:
        return all(self._law.intersection(actor.sectors) for actor in actors)

    def _told(self, trigger: Trigger) -> list[Mention]:
        """Mentions in the words of an event, without the clauses that hang on them."""
        apart = TOLD_APART | {"acl"}
        words = set(own_words(self._parse, (trigger.token, *trigger.inner), apart=apart))
        return [mention for mention in self._document.mentions if mention.head in words]

    def _is_outside(self, told: Sequence[Mention]) -> bool:
        """Whether it happens where no state is: "a strike in the Caribbean"."""
        beyond = [place for place in self._document.places if place.kind in ("water", "region") and not place.country]
        starts = [mention.start for mention in told if mention.code is None]
        return any(place.start <= start < place.end for place in beyond for start in starts)

    def _is_internal(self, trigger: Trigger, actors: Sequence[Mention] = ()) -> bool:
        """Whether the sentence tells of no other state; a concession answers earlier news, which must be of one too."""
        if self._alone or (trigger.type == "CONCEDE" and self._share(actors) <= MOSTLY):
            return self._alone
        first, last = self._parse.sentences[self._parse.sentence_of(trigger.token)]
        return len(_states([m for m in self._document.mentions if first <= m.head < last])) < 2

    def _of(self, party: Mention, others: Sequence[Mention], type_: str, *, acting: bool) -> Mention:
        told = [other for other in others if other.code and (self._alone or not other.implied)]
        told = [other for other in told if self._parse.tokens[other.head].lemma not in self._legation]
        codes = {other.code for other in told}
        abroad = acting and type_ not in AT_HOME and self._is_named(party)
        fought = type_ in DEEDS and FORCES in party.sectors  # a state's forces fight those of others
        armed = not (acting or self._alone or type_ in OWN_FORCES) and bool(ARMED.intersection(party.sectors))
        if len(codes) != 1 or abroad or fought or armed or party.kind == "site":
            return party
        if self._is_from_elsewhere(party):
            return party
        code = codes.pop()
        if code in NONSTATE:
            return party
        return replace(party, code=code, implied=True, why=f"{party.why}; at home: of the state it deals with, {code}")

    def _is_from_elsewhere(self, party: Mention) -> bool:
        """A firm, or people who are by what they are called of another state: envoys, migrants, foreign leaders."""
        tokens = (self._parse.tokens[i] for i in self._parse.within(party.start, party.end))
        return BUSINESS in party.sectors or any({t.lemma, t.lower} & self._outsider for t in tokens)

    def _is_named(self, party: Mention) -> bool:
        return party.kind == "person" and self._parse.tokens[party.head].pos == "PROPN"


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
