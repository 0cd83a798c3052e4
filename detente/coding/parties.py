"""Mentions that can be parties of events, by token, with those that share a noun."""

from __future__ import annotations

from dataclasses import replace

from detente.coding import clauses
from detente.labels import HYPHENS
from detente.types import Document, Mention

JOINTS = HYPHENS | {"/"}
PARTY_KINDS = frozenset({"state", "person", "organisation", "group", "site"})


class PartyIndex:
    """Mentions of one document that can be parties, by token."""

    def __init__(self, document: Document) -> None:
        self.parse = document.parse
        parties = [m for m in document.mentions if m.kind in PARTY_KINDS and is_party(m)]
        self._by_head = {mention.head: mention for mention in reversed(parties)}
        self._twins: dict[int, list[Mention]] = {}  # the others of "they" or "the Baltic states"
        for mention in parties:
            if mention is not self._by_head[mention.head]:
                self._twins.setdefault(mention.head, []).append(mention)
        self._covering: dict[int, Mention] = {}
        for mention in parties:
            for token in self.parse.within(mention.start, mention.end):
                self._covering.setdefault(token, mention)
        self._regions = {m.head: m for m in document.mentions if m.kind == "site" and not m.code}
        self._inside = {m.head: found for m in parties if (found := self._sharing(m))}

    def named(self) -> list[Mention]:
        """All parties with a state, in text order."""
        return [mention for _, mention in sorted(self._by_head.items()) if mention.code]

    def _sharing(self, mention: Mention) -> list[Mention]:
        """Further parties before the noun of a mention: of its sectors, or joined by "and" to what stands there."""
        modifiers = self.parse.children(mention.head, "nmod", "amod", "compound")
        tokens = {*self.parse.within(mention.start, mention.end), *modifiers} - {mention.head}
        inside = [self._by_head[i] for i in sorted(tokens) if i in self._by_head and i < mention.head]
        inside += [p for p in self._before_hyphen(mention) if p not in inside]
        others = [p for p in inside if p.code != mention.code]
        return [
            p for p in others
            if (p.sectors, p.kind) == (mention.sectors, mention.kind)
            or self._is_joined(p.head)
            or self._are_hyphened(p, mention)
        ]  # fmt: skip

    def _before_hyphen(self, mention: Mention) -> list[Mention]:
        """The party that a hyphen or stroke joins to the front of a mention: "EU-China", "U.S.-Iranian"."""
        first = self.parse.within(mention.start, mention.end).start
        party = self._by_head.get(first - 2) if first >= 2 else None
        return [party] if party is not None and self._are_hyphened(party, mention) else []

    def _are_hyphened(self, left: Mention, right: Mention) -> bool:
        """Whether only a hyphen or stroke parts two parties; a "Chad-Niger dancer" is one person of two nations."""
        if right.kind not in ("state", "organisation") and (right.id is None or right.kind == "person"):
            return False
        tokens = self.parse.tokens
        between = tokens[left.head + 1 : left.head + 3]
        if len(between) < 2 or between[0].text not in JOINTS or between[1].start != between[0].end:
            return False
        here = between[1].i == right.head or between[1].start == right.start  # not "Iran-backed Hezbollah"
        return here and tokens[left.head].end == between[0].start and left.code is not None

    def _is_joined(self, modifier: int) -> bool:
        """Whether a word before a noun is coordinated: "EU and Turkish leaders", "North and South Korea"."""
        return self.parse.tokens[modifier].dep == "conj" or self.parse.child(modifier, "conj") is not None

    def all_at(self, token: int) -> list[Mention]:
        """The party at a token, with those that share its noun ("French and Egyptian warships")."""
        found = self.at(token)
        if found is None:
            return []
        twins = self._twins.get(found.head, ())
        return [found, *twins, *self._inside.get(found.head, ()), *self._listed(found)]

    def alike(self, token: int) -> list[Mention]:
        """The further parties of one noun: "French" and "Italian" of "French, Italian and Chinese troops"."""
        found = self.at(token)
        if found is None or found.kind == "person":
            return []
        return [
            replace(party, start=found.start, end=found.end, kind=found.kind, sectors=found.sectors)
            for party in self._inside.get(found.head, ())
            if party.kind == "state" and self._is_joined(party.head)
        ]

    def together(self, token: int) -> list[Mention]:
        """All whom one word means: "they", "the Baltic states"."""
        found = self.at(token)
        return [found, *self._twins.get(found.head, ())] if found is not None else []

    def _listed(self, mention: Mention) -> list[Mention]:
        """Further states of one noun: "leaders of A and B", "both sides" (the other at "both"), of two people alike."""
        counting = self.parse.children(mention.head, "det", "nummod", "predet")
        words = counting
        if mention.kind != "state" and self.parse.tokens[mention.head].pos == "NOUN":
            for preposition in ("of", "from"):
                states = clauses.complements(self.parse, mention.head, preposition)
                words = [*words, *(states[1:] if mention.code else states)]
        named = [word for word in words if word in self._by_head]
        found = [p for word in named for p in (self._by_head[word], *self._twins.get(word, ()))]
        own = mention.code
        return [p for p in found if p.head in counting or p.kind == "site" or (p.kind == "state" and p.code != own)]

    def region(self, token: int) -> Mention | None:
        """The place of no one state whose head is this token: "the Sahel"."""
        return self._regions.get(token)

    def tags(self) -> dict[int, frozenset[str]]:
        """What patterns may ask of the party at a token: "actor", its kind and its sectors."""
        named = {i: m for i, m in self._covering.items() if self.parse.tokens[i].pos == "PROPN"} | self._by_head
        return {token: _tags(mention) for token, mention in named.items()}

    def at(self, token: int) -> Mention | None:
        """The party whose head is this token, or of whose name the token is the syntactic head."""
        found = self._by_head.get(token)
        if found is not None:
            return found
        return self._covering.get(token) if self.parse.tokens[token].pos == "PROPN" else None


def is_only_place(mention: Mention) -> bool:
    """A capital read as the place where something happens, or a city: no party unless a frame asks for it."""
    return mention.kind == "state" and not mention.sectors and mention.why.startswith("capital")


def _tags(mention: Mention) -> frozenset[str]:
    code = (mention.code,) if mention.code else ()
    return frozenset({"actor", mention.kind, *mention.sectors, *code})


def is_party(mention: Mention) -> bool:
    """Whether a mention says enough to be a party of an event: a state, a sector or an identity."""
    return bool(mention.code or mention.sectors or mention.id)
