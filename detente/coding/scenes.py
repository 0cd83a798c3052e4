"""Tells sport, shows and the crimes of private people, which are told in the words of politics."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coding.politics import are_of_two_states
from detente.coding.readings import DEEDS, VERDICTS
from detente.labels import DESCRIBING, PRESENT_TAGS
from detente.lexicons.triggers import TriggerLexicon
from detente.parse import Parse
from detente.types import Mention

PUBLIC = frozenset({"PROTEST", "MOBILIZE"})  # types that make a public matter of whatever they are about
OPINIONS = VERDICTS | {"AGREE"}
JUDGED = DEEDS | {"ACCUSE", "SANCTION"}
PLAYED = JUDGED | {"AID", "CONCEDE", "MOBILIZE", "RETREAT", "THREATEN"}  # types that reports of a match seem to tell


class Scenes:
    """Whether a sentence is set where no politics is made."""

    def __init__(self, lexicon: TriggerLexicon) -> None:
        self._sport = lexicon.words("sport") | lexicon.words("sportsman")
        self._game = lexicon.words("game")
        callings = ("sportsman", "calling", "commercial", "shop")
        self._callings = frozenset[str]().union(*(lexicon.words(name) for name in callings))
        self._crime = lexicon.words("petty") | lexicon.words("crime")
        self._law = lexicon.words("lawkeeper")
        self._shares = lexicon.words("share-of")
        self._public = lexicon.words("public") - self._law
        self._private = lexicon.words("private") | {"ELI"}
        self._local = lexicon.words("local")
        self._small = lexicon.words("private") - lexicon.words("organised")

    def holds(
        self, parse: Parse, token: int, type_: str, actors: Sequence[Mention], recipients: Sequence[Mention]
    ) -> bool:
        """Whether an event of parties such as these is one of sport, of the stage or of a private crime."""
        parties = (*actors, *recipients)
        if type_ != "PROTEST" and self._is_of_a_town(parse, parties):
            return True
        if type_ == "CONSULT" and self._is_journey(parse, actors, recipients):
            return True
        first, last = parse.sentences[parse.sentence_of(token)]
        words = {word.lemma for word in parse.tokens[first:last]}
        if type_ in PLAYED and words & self._game and all(_is_team(party) for party in parties):
            return True
        if type_ in PUBLIC or any(self._is_public(parse, party) for party in parties):
            return False
        if self._are_of_a_calling(parse, type_, actors, recipients):
            return True
        if words & self._sport and not any(self._is_law(party) for party in parties):
            return True
        judged = bool(recipients) or type_ in JUDGED
        return judged and bool(words & self._crime) and self._is_local(actors, recipients)

    def _is_journey(self, parse: Parse, actors: Sequence[Mention], recipients: Sequence[Mention]) -> bool:
        """Whether people who act for themselves only come to a place: "a British actress came to Cairo"."""
        places = all(party.kind in ("state", "site") for party in recipients)
        return places and bool(actors) and all(self._has_calling(parse, actor) for actor in actors)

    def _is_of_a_town(self, parse: Parse, parties: Sequence[Mention]) -> bool:
        """Whether a county, its sheriff or its firefighters deal with nobody but people and places of their own."""
        local = [self._is_local_body(parse, party) for party in parties]
        others = [party for party, is_local in zip(parties, local, strict=True) if not is_local]
        small = all(self._is_small(party) for party in others)
        return any(local) and small and not are_of_two_states(parties)

    def _is_small(self, party: Mention) -> bool:
        """A place, or people of whom the text says that they speak for nobody."""
        told = bool(party.sectors) and self._small.issuperset(party.sectors) and party.office is None
        return party.kind == "site" or (told and party.kind != "state")

    def _is_local_body(self, parse: Parse, party: Mention) -> bool:
        before = [parse.tokens[i].lemma for i in parse.children(party.head, "compound", "amod", "nmod", "poss")]
        head = parse.tokens[party.head].lemma
        names = {head, *before, *(f"{word} {head}" for word in before)}
        return party.kind != "state" and not self._local.isdisjoint(names)

    def is_opinion(self, parse: Parse, token: int, type_: str, actors: Sequence[Mention]) -> bool:
        """Whether a people is said to think something, as polls tell: "most Germans reject nuclear power"."""
        if type_ not in OPINIONS or parse.tokens[token].tag not in PRESENT_TAGS or not actors:
            return False
        return all(actor.kind == "group" and self._is_counted(parse, actor.head) for actor in actors)

    def _is_counted(self, parse: Parse, head: int) -> bool:
        """Whether a people is told by a share of it: "most Germans", "a majority of Israelis"."""
        near = (*parse.children(head), parse.tokens[parse.tokens[head].head].head, head)
        return any(parse.tokens[i].lemma in self._shares for i in near)

    def _are_of_a_calling(
        self, parse: Parse, type_: str, actors: Sequence[Mention], recipients: Sequence[Mention]
    ) -> bool:
        """Whether all who act do so for themselves: players, authors, shops, one private person."""
        if type_ in DEEDS and (
            are_of_two_states((*actors, *recipients)) or any(self._is_law(party) for party in recipients)
        ):
            return False
        return bool(actors) and all(self._has_calling(parse, actor) for actor in actors)

    def _has_calling(self, parse: Parse, party: Mention) -> bool:
        """One who plays, writes, sells or travels, also where only the state was read: "the *Irish* jockey"."""
        word = parse.tokens[party.head]
        above = parse.tokens[word.head]
        if word.dep in DESCRIBING and above.pos == "NOUN":
            return above.lemma in self._callings and above.tag != "NNS"
        described = (party.head, *parse.children(party.head, "appos"))  # "Ann Lee, a British actress"
        return party.kind == "person" and any(parse.tokens[i].lemma in self._callings for i in described)

    def _is_public(self, parse: Parse, party: Mention) -> bool:
        """Who speaks for a state, a body or a people."""
        if self._has_calling(parse, party) and party.office is None:
            return False
        if party.office is not None or self._public.intersection(party.sectors):
            return True
        named = party.id is not None and party.kind != "person"
        return party.kind in ("state", "site") or named or party.code in ("IGO", "NGO")

    def _is_law(self, party: Mention) -> bool:
        return bool(self._law.intersection(party.sectors))

    def _is_local(self, actors: Sequence[Mention], recipients: Sequence[Mention]) -> bool:
        """Whether the law, or somebody of no public calling, deals with private people of its own state."""
        private = all(self._private.issuperset(party.sectors) for party in recipients)
        doers = all(self._is_law(actor) or self._private.issuperset(actor.sectors) for actor in actors)
        return private and doers and not are_of_two_states((*actors, *recipients))


def _is_team(party: Mention) -> bool:
    """A state or a place by its bare name, which may stand for those who play for it."""
    return party.kind == "site" or (party.kind == "state" and not party.sectors)
