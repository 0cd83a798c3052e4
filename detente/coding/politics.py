"""Which parties make an event one of politics, and which events need to say who acted."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coding.parties import is_only_place
from detente.coding.readings import DEEDS
from detente.lexicons.ontology import Ontology
from detente.lexicons.triggers import TriggerLexicon
from detente.types import Mention

FORCEFUL = DEEDS | {"PROTEST", "MOBILIZE"}
MULTINATIONAL = "MNC"
RAMPAGES = frozenset({"riot", "vandalize"})  # modes of crowds; one man who smashes windows makes no protest


class Politics:
    """Tells politics from the private lives, business and local news that the same words speak of."""

    def __init__(self, *, lexicon: TriggerLexicon, ontology: Ontology) -> None:
        self._public = lexicon.words("public")
        self._ordinary = lexicon.words("ordinary")
        self._private = lexicon.words("private")
        self._enterprise = lexicon.words("enterprise")
        self._warfare = lexicon.words("warfare")
        self._organised = lexicon.words("organised")
        self._armed = lexicon.words("armed")
        self._eminent = lexicon.words("eminent")
        self._law = lexicon.words("lawkeeper")
        self._crowd = lexicon.words("crowd")
        self._ontology = ontology

    def holds(self, type_: str, mode: str | None, actors: Sequence[Mention], recipients: Sequence[Mention]) -> bool:
        """Whether parties such as these make an event of a type and mode one of politics."""
        victims = any(self._is_victim(type_, mode, party) for party in recipients)
        if not victims and not any(self._is_political(type_, party) for party in (*actors, *recipients)):
            return False
        if mode == "arrest" and recipients and self._is_local_law(actors, recipients):
            return False
        if type_ not in FORCEFUL and self._is_business((*actors, *recipients)):
            return False
        if type_ not in FORCEFUL and self._is_private_matter(actors, recipients):
            return False
        if type_ in self._ontology.requires_actor and not any(self._may_act(type_, mode, actor) for actor in actors):
            return False
        if mode == "visit" and actors and all(self._travels_for_itself(actor) for actor in actors):
            return False
        if mode == "visit" and recipients and _is_at_home(actors, recipients):
            return False
        if mode in RAMPAGES and all(self._is_ordinary(party) for party in actors or recipients):
            return False
        if recipients or len(actors) > 1:
            return True
        opinion = type_ == "SUPPORT" and actors[0].kind == "person"  # "he praised the event" backs nobody
        return not opinion and type_ not in self._ontology.requires_recipient

    def is_announced(self, actors: Sequence[Mention]) -> bool:
        """Whether those who say what they will do bind more than themselves: a state, a public or an armed body."""
        return any(self._speaks_for_many(actor) for actor in actors)

    def _is_political(self, type_: str, party: Mention) -> bool:
        if type_ == "PROTEST" or (type_ in DEEDS and party.code and self._armed.intersection(party.sectors)):
            return True
        if party.implied and self._is_private(party):
            return False
        return bool(party.code or (party.id and party.kind != "person") or self._public.intersection(party.sectors))

    def _is_local_law(self, actors: Sequence[Mention], recipients: Sequence[Mention]) -> bool:
        """Whether the police of no state that is named hold one private person or another."""
        stateless = not any(party.code and not party.implied for party in (*actors, *recipients))
        police = bool(actors) and all(self._law.intersection(actor.sectors) for actor in actors)
        return stateless and police and all(self._is_ordinary(party) for party in recipients)

    def is_local_case(self, host: Mention, recipients: Sequence[Mention]) -> bool:
        """Whether private people were held or tried in a town, where no state is named: "in the county jail"."""
        if host.kind == "state" and not is_only_place(host):
            return False
        held = [party for party in recipients if party.head != host.head]
        private = bool(held) and all(self._is_ordinary(party) for party in held)
        return private and not are_of_two_states((host, *recipients))

    def _is_ordinary(self, party: Mention) -> bool:
        return party.kind == "person" and party.office is None and self._ordinary.issuperset(party.sectors)

    def _may_act(self, type_: str, mode: str | None, actor: Mention) -> bool:
        """Who can cooperate in politics: no shopkeepers and travellers; a talk may be held by who knows whom."""
        unknown = actor.kind == "person" and not actor.sectors and type_ == "CONSULT" and mode is None
        eminent = bool(self._eminent.intersection(actor.sectors)) or self._is_organised(actor)
        return unknown or eminent or self._is_political(type_, actor)

    def _is_business(self, parties: Sequence[Mention]) -> bool:
        """Whether firms deal with each other, and not across a border; where they do it is no party."""
        dealing = [party for party in parties if not is_only_place(party)]
        states = {party.code for party in dealing if party.code != MULTINATIONAL}
        return len(states) < 2 and all(self._is_firm(party) for party in dealing)

    def _is_private_matter(self, actors: Sequence[Mention], recipients: Sequence[Mention]) -> bool:
        """Whether people of one state who speak for nobody deal with each other, or one of them with none."""
        parties = (*actors, *recipients)
        if not actors or are_of_two_states(parties) or not all(self._is_nobody(party) for party in parties):
            return False
        return bool(recipients) or all(party.kind == "person" for party in actors)

    def _is_nobody(self, party: Mention) -> bool:
        """One of the many, or a firm: no name, no office, no calling that makes what they do a public matter."""
        known = party.office is not None or (party.id is not None and party.code != MULTINATIONAL)
        if known or party.kind in ("state", "site"):
            return False
        if party.kind == "organisation":
            return bool(party.sectors) and self._enterprise.issuperset(party.sectors)
        return self._private.issuperset(party.sectors)

    def _is_firm(self, party: Mention) -> bool:
        firm = party.code == MULTINATIONAL or ("BUS" in party.sectors and party.kind != "person")
        return firm and party.office is None and not self._public.intersection(party.sectors)

    def _is_private(self, party: Mention) -> bool:
        """Who holds no office and speaks for no public body: "a Columbus woman", "the writer"."""
        named = party.id is not None and party.kind != "person"
        return not (named or party.office or self._public.intersection(party.sectors))

    def _is_victim(self, type_: str, mode: str | None, party: Mention) -> bool:
        """Whose harm is a public matter: many at once, one of a calling, anyone in war, no name in a crime report."""
        concerns = not self._is_ordinary(party) or mode in self._warfare
        return type_ in DEEDS and party.code is not None and concerns

    def _is_organised(self, party: Mention) -> bool:
        """A union, which speaks for its members."""
        return party.kind != "person" and bool(self._organised.intersection(party.sectors))

    def _travels_for_itself(self, party: Mention) -> bool:
        """People who speak for nobody: when they travel, it is no visit of a state."""
        crowd = bool(party.sectors) and self._crowd.issuperset(party.sectors)
        return crowd or self._is_firm(party)

    def _speaks_for_many(self, party: Mention) -> bool:
        if party.kind in ("state", "site") or party.code == "IGO" or party.office is not None:
            return True
        if self._public.intersection(party.sectors):
            return True
        if self._is_organised(party):
            return True
        nation = party.kind == "group" and party.code is not None and not party.implied  # "Kazakh oil workers"
        return nation or (party.kind != "person" and (bool(party.id) or not party.sectors))


def are_of_two_states(parties: Sequence[Mention]) -> bool:
    """Whether parties of several states deal with each other."""
    return len({party.code for party in parties if party.code and party.code != MULTINATIONAL}) > 1


def _is_at_home(actors: Sequence[Mention], recipients: Sequence[Mention]) -> bool:
    """Whether those who come only come to a place of their own state."""
    codes = {party.code for party in (*actors, *recipients)}
    return len(codes) == 1 and None not in codes and all(party.kind in ("state", "site") for party in recipients)
