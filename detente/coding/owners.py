"""Who stands behind a thing or body: "X's parliament", "a rocket fired from X", "the talks in X"."""

from __future__ import annotations

from detente.coding import clauses
from detente.coding.parties import PartyIndex, is_only_place
from detente.coding.readings import Reader
from detente.parse import Parse
from detente.types import Mention


class Owners:
    """The parties of one document behind its nouns."""

    def __init__(self, parse: Parse, reader: Reader, parties: PartyIndex) -> None:
        self._parse = parse
        self._reader = reader
        self._parties = parties

    def of(self, token: int) -> list[Mention]:
        """Who stands behind a thing or body: its possessor, the nationality before it, "of X", "in X"."""
        parse = self._parse
        if self._reader.is_a(token, "other"):
            return []  # "its ally" is not its own
        before = [clauses.possessors(parse, token), self.modifiers(token)]
        after = [clauses.complements(parse, token, preposition) for preposition in ("of", "from", "in", "for")]
        if self._reader.is_a(token, "boundary") and (beyond := self.named(clauses.complements(parse, token, "with"))):
            return beyond  # whose border it is told by is the one that faces it
        if self._reader.is_a(token, "document") and parse.tokens[token].dep == "dobj":
            before.append(clauses.subjects(parse, parse.tokens[token].head))  # "sent X a letter threatening ..."
        done = [clause for clause in parse.children(token, "acl") if not self._is_supplied(token, clause)]
        made = [clauses.agents(parse, clause) for clause in done]
        for kind, preposition in (("shooting", "from"), ("belonging", "to")):  # "a rocket fired from X"
            tied = [clause for clause in parse.children(token, "acl") if self._reader.is_a(clause, kind)]
            made += [clauses.complements(parse, clause, preposition) for clause in tied]
        if self._reader.is_a(token, "container"):
            before, after = [], [*after, *before]
        made.append(self._holders(token))
        found: list[Mention] = []
        for fillers in (*before, *after, *made):
            found += self.named(fillers) if not found else [m for m in self.named(fillers) if m.code]
            if any(m.code for m in found):
                return found
        if found:
            return found
        nested = [i for fillers in (after[0], *made) for i in fillers]
        return [m for n in nested[:1] for m in self.of(n)]

    def modifiers(self, noun: int) -> list[int]:
        """What stands before a noun; the town before talks or their outcome is but where they were held.

        Who lives somewhere does not own it: "the Greek-majority island".
        """
        tokens = self._parse.tokens
        found = [i for i in clauses.modifiers(self._parse, noun) if not self._reader.is_a(tokens[i].head, "peopled")]
        if not (self._reader.is_a(noun, "deal") or self._reader.is_a(noun, "talks")):
            return found
        towns = {m.head for m in self.named(found) if is_only_place(m) or m.kind == "site"}
        return [i for i in found if i not in towns]

    def _holders(self, thing: int) -> list[int]:
        """Who holds a thing, told in one word before it: "a Maltese-flagged ship", "a rebel-held town"."""
        held = [c for c in self._parse.children(thing, "amod") if self._reader.is_a(c, "holding")]
        return [i for c in held for i in self._parse.children(c, "npadvmod", "amod", "compound", "nmod")]

    def named(self, tokens: list[int]) -> list[Mention]:
        """The parties at some tokens, each with those that share its noun."""
        return [
            m for token in tokens for m in self._wielders(token) or self._parties.all_at(token) or self._apposed(token)
        ]

    def _wielders(self, arms: int) -> list[Mention]:
        """Who uses arms of no known side: "drones launched by X"; whose they once were tells nothing of that."""
        party = self._parties.at(arms)
        if party is None or party.code or party.sectors != ("MIL",):
            return []
        used = [c for c in self._parse.children(arms, "acl") if self._reader.is_a(c, "wielding")]
        return [m for clause in used for i in clauses.agents(self._parse, clause) for m in self._parties.all_at(i)]

    def _is_supplied(self, thing: int, clause: int) -> bool:
        """ "Missiles supplied by X" are used by whoever got them."""
        return self._reader.is_a(thing, "arms") and self._reader.is_a(clause, "supplying")

    def _apposed(self, noun: int) -> list[Mention]:
        """The name that stands beside what it is: "the regional capital Juba", "X's successor, Y"."""
        return [m for name in self._parse.children(noun, "appos") for m in self._parties.all_at(name)]
