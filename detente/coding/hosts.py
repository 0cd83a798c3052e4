"""Which state a passive is done by that tells only where: "was arrested in Oslo", "was expelled from Chad"."""

from __future__ import annotations

from detente.coding import clauses
from detente.coding.clause_words import own_words
from detente.coding.parties import PartyIndex, is_only_place
from detente.coding.politics import FORCEFUL
from detente.coding.readings import VERDICTS, Reader, Reading
from detente.parse import Parse
from detente.types import Mention

EXPULSIONS = frozenset({"expel", "deport"})


class Hosts:
    """States in which the events of one document are done."""

    def __init__(self, parse: Parse, reader: Reader, parties: PartyIndex) -> None:
        self._parse = parse
        self._reader = reader
        self._parties = parties

    def of(self, reading: Reading, recipients: tuple[Mention, ...], sovereign: frozenset[str]) -> Mention | None:
        """The state that acts where the text names nobody; ``sovereign`` are modes that only a state's bodies do."""
        if not clauses.is_passive(self._parse, reading.token) or clauses.agents(self._parse, reading.token):
            return None
        found = self._host(reading) if reading.mode in sovereign else None
        return found or self._voice(reading, recipients) or self._keeper(reading)

    def _host(self, reading: Reading) -> Mention | None:
        """The state in which something was done that only a state's own bodies do, where the passive names nobody."""
        if reading.mode in EXPULSIONS and (left := self._named(self._reader.slots.fillers(reading.token, "from"))):
            return next((m for m in left if m.kind == "state" and m.code), None)
        return self.scene(reading)

    def _voice(self, reading: Reading, recipients: tuple[Mention, ...]) -> Mention | None:
        """The government that a capital stands for in which others are blamed: "was criticised in Oslo"."""
        if reading.type not in VERDICTS:  # done by words, which a capital has for its government
            return None
        place = self.scene(reading)
        if place is None or not is_only_place(place) or place.code in {m.code for m in recipients}:
            return None
        return place if any(m.code for m in recipients) else None

    def _keeper(self, reading: Reading) -> Mention | None:
        """The state where those were held who are set free: "a pilot held in Oslo was freed"."""
        if reading.mode != "release":
            return None
        freed = clauses.objects(self._parse, reading.token)
        clause = [c for one in freed for c in self._parse.children(one, "acl", "relcl")]
        read = [r for c in clause if (r := self._reader.read(c)) is not None and r.type == "COERCE"]
        return next(
            (place for r in read if not clauses.agents(self._parse, r.token) and (place := self.scene(r)) is not None),
            None,
        )

    def scene(self, reading: Reading) -> Mention | None:
        """The state in which something was done: "in Beirut", "in the streets of Beirut"."""
        words = [reading.token, *self._reader.asked_for(reading)]  # "put under investigation in Italy"
        found = [i for word in words for i in clauses.complements(self._parse, word, "in")]
        found = found + [i for place in found for i in clauses.complements(self._parse, place, "of")]
        return next((m for m in self._named(found) if m.kind == "state" and m.code), None) or self._site(reading.token)

    def ground(self, verb: int) -> Mention | None:
        """The only state in which a clause says that something happens: "in a market in Goma", "near Oslo"."""
        tokens = [self._parse.tokens[i] for i in own_words(self._parse, [verb])]
        ground = [token for token in tokens if self._reader.is_a(token.i, "ground-preposition")]
        places = [i for at in ground for i in clauses.complements(self._parse, at.head, at.lower)]
        places += [i for place in places for i in clauses.complements(self._parse, place, "of")]  # "on the edge of X"
        named = [m for m in self._named(places) if m.code and m.kind in ("state", "site")]
        return named[0] if len({mention.code for mention in named}) == 1 else None

    def is_there(self, reading: Reading) -> bool:
        """Whether a sentence says that there was a deed done in the open: "there were protests by students"."""
        return reading.type in FORCEFUL and self._is_told_there(reading.token)

    def _is_told_there(self, noun: int) -> bool:
        word = self._parse.tokens[noun]
        return word.dep == "attr" and self._parse.child(word.head, "expl") is not None

    def told_there(self, noun: int) -> Mention | None:
        """The state or town in which there was something: "there were riots in Athens"."""
        if not self._is_told_there(noun):
            return None
        found = [i for at in (noun, self._parse.tokens[noun].head) for i in clauses.complements(self._parse, at, "in")]
        return next((m for m in self._named(found) if m.kind in ("state", "site") and m.code), None)

    def _site(self, verb: int) -> Mention | None:
        """The state of the town that a place is named after: "at Oslo airport"."""
        places = [i for word in ("at", "in") for i in clauses.complements(self._parse, verb, word)]
        named = [i for i in places if self._parties.at(i) is None for i in clauses.modifiers(self._parse, i)]
        return next((m for m in self._named(named) if m.code and (m.kind == "site" or is_only_place(m))), None)

    def _named(self, tokens: list[int]) -> list[Mention]:
        return [mention for token in tokens for mention in self._parties.all_at(token)]
