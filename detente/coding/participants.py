"""Finds the parties of a reading: who stands in its frame's slots, seen through operators, owners and event nouns."""

from __future__ import annotations

from detente.coding import clauses
from detente.coding.at_home import AT_HOME
from detente.coding.readings import DEEDS, Reader, Reading
from detente.parse import Parse
from detente.types import Document, Mention

PARTY_KINDS = frozenset({"state", "person", "organisation", "group", "site"})
FUNCTIONS = frozenset(
    {"subj", "obj", "iobj", "poss", "mod", "gov", "unless", "doing"}
)  # slots that are no prepositions
DISPOSITIONS = frozenset({"commit", "do", "refuse"})
OUTSIDE = frozenset({"nsubj", "nsubjpass", "punct", "npadvmod", "aux", "agent", "appos"})
CLAUSES = frozenset({"advcl", "relcl", "ccomp", "acl", "xcomp", "conj"})
DISPUTES = frozenset({"ACCUSE", "REJECT", "THREATEN", "SANCTION"})
MODIFIERS = frozenset({"compound", "nmod", "amod", "npadvmod"})
FORCES = frozenset({"MIL", "COP"})
DEPTH = 5  # events within events that a party is looked for in


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
        self._inside = {m.head: found for m in parties if (found := self._sharing(m))}

    def _sharing(self, mention: Mention) -> list[Mention]:
        """Further parties before the noun of a mention: of its sectors, or joined by "and" to what stands there."""
        modifiers = self.parse.children(mention.head, "nmod", "amod", "compound")
        tokens = {*self.parse.within(mention.start, mention.end), *modifiers} - {mention.head}
        inside = [self._by_head[i] for i in sorted(tokens) if i in self._by_head and i < mention.head]
        others = [p for p in inside if p.code != mention.code]
        return [p for p in others if (p.sectors, p.kind) == (mention.sectors, mention.kind) or self._is_joined(p.head)]

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

    def _listed(self, mention: Mention) -> list[Mention]:
        """Further states of one noun: "leaders of A and B", "men from A and B", "both sides" (the other at "both")."""
        words = self.parse.children(mention.head, "det", "nummod", "predet")
        if mention.kind != "state" and self.parse.tokens[mention.head].pos == "NOUN":
            for preposition in ("of", "from"):
                states = clauses.complements(self.parse, mention.head, preposition)
                words = [*words, *(states[1:] if mention.code else states)]
        named = [word for word in words if word in self._by_head]
        found = [p for word in named for p in (self._by_head[word], *self._twins.get(word, ()))]
        return [p for p in found if p.kind == "site" or (p.kind == "state" and p.code != mention.code)]

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


class Participants:
    """Parties of the readings of one document."""

    def __init__(self, parse: Parse, reader: Reader, parties: PartyIndex) -> None:
        self._parse = parse
        self._reader = reader
        self._parties = parties

    def actors(self, reading: Reading) -> tuple[Mention, ...]:
        found = self._role(reading, reading.entry.frame.actor, 0)
        if reading.type in DEEDS:
            around = self._around_doer(reading)
            found = tuple(m for m in found if m.kind != "site" or m.head not in around)
            found = tuple(m for m in found if not self._is_target(reading.token, m))
            found = found or tuple(m for noun in self._reader.retold(reading) for m in self._doers(noun))
        if found or self._parse.tokens[reading.token].pos not in ("NOUN", "PROPN"):
            return found
        governor = clauses.governing_verb(self._parse, reading.token)
        if governor is None or not self._reader.is_means(governor[1]):
            return ()
        return tuple(self._named(clauses.subjects(self._parse, governor[0])))

    def _doers(self, deed: int) -> list[Mention]:
        """Who does what an event noun names: "an attack by X", or the other side of "clashes with X"."""
        return self._of_event(deed, "actor", 1) or self._named(clauses.complements(self._parse, deed, "with"))

    def _around_doer(self, reading: Reading) -> set[int]:
        """Places that a doer only stands in: "a bomb in Diyarbakir"."""
        doers = self._reader.slots.fillers(reading.token, "subj")
        return {i for doer in doers for i in clauses.complements(self._parse, doer, "in")}

    def recipients(self, reading: Reading, actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Who it is done to: never the actors themselves under another word ("its border with X")."""
        found = self._done_to(reading, actors)
        own = {actor.code for actor in actors if actor.code}
        if reading.mode == "third-party":
            return tuple(m for m in found if m.code not in own)  # between others than oneself
        if reading.entry.frame.mutual and len(own) > 1:  # where A and B met is not whom they met
            return tuple(m for m in found if m.kind not in ("state", "site") or m.code not in own)
        return found

    def _done_to(self, reading: Reading, actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
        frame = reading.entry.frame
        if not frame.recipient or (frame.mutual and len(actors) > 1):
            return self._role(reading, frame.recipient, 0, actors)
        found = self._role(reading, frame.recipient, 0, actors)
        fighting = frame.mutual and reading.type == "ASSAULT"  # "fought on the side of X" is not against X
        if not found and not fighting:
            others = self._others(self._content(reading), actors)
            found = tuple(m for m in others if m is others[0] or self._joined(others[0], m))
        if not any(m.code for m in found):
            deeds = self._reader.retold(reading)
            if not found and reading.type in DEEDS:
                deeds = [*deeds, *(f for f in self._fillers(reading, "subj") if self._is_deed(f))]
            found += tuple(self._others([m for d in deeds for m in self._of_event(d, "recipient", 1)], actors))
        if reading.type not in AT_HOME:
            found = tuple(m for m in found if not self._is_own(m, actors))
        if not found and reading.type in DISPUTES:
            found = tuple(self._others(self._disputed(reading.token), actors))
        return found

    def _disputed(self, verb: int) -> list[Mention]:
        """Who a dispute is with, told by a participle beside it: "accusing X of meddling, Y cut ties"."""
        tokens = self._parse.tokens
        clause = self._parse.children(verb, "advcl")
        beside = [
            c for c in clause if "VBG" in (tokens[c].tag, *(tokens[a].tag for a in self._parse.children(c, "aux")))
        ]
        read = [r for c in beside if (r := self._reader.read(c)) is not None and r.type in DISPUTES]
        return [m for r in read for m in self._role(r, r.entry.frame.recipient, 1)]

    def _others(self, found: list[Mention], parties: tuple[Mention, ...]) -> list[Mention]:
        """Mentions that do not name one of ``parties`` once more, by name or by pronoun."""
        return [m for m in found if not any(self._same(m, party) for party in parties)]

    def _same(self, mention: Mention, party: Mention) -> bool:
        if mention.head == party.head or (party.id and (mention.code, mention.id) == (party.code, party.id)):
            return True
        pronoun = self._parse.tokens[mention.head].tag in ("PRP", "PRP$")
        return pronoun and (mention.code, mention.sectors) == (party.code, party.sectors)

    def _joined(self, first: Mention, other: Mention) -> bool:
        """Whether two parties are coordinated."""
        return other.head in clauses.conjuncts(self._parse, first.head)

    def _is_own(self, mention: Mention, actors: tuple[Mention, ...]) -> bool:
        """The actor's own body or force ("its peacekeepers"), to which nothing between parties is done."""
        if not any(mention.code == actor.code for actor in actors):
            return False
        owners = self._parse.children(mention.head, "poss")
        possessed = any(self._parse.tokens[owner].tag == "PRP$" for owner in owners)
        return possessed or bool(FORCES & set(mention.sectors))

    def host(self, reading: Reading) -> Mention | None:
        """The state in which something was done that only a state's own bodies do, where the passive names nobody."""
        if not clauses.is_passive(self._parse, reading.token) or clauses.agents(self._parse, reading.token):
            return None
        return self.scene(reading)

    def scene(self, reading: Reading) -> Mention | None:
        """The state in which something was done: "in Beirut", "in the streets of Beirut"."""
        found = clauses.complements(self._parse, reading.token, "in")
        found = found + [i for place in found for i in clauses.complements(self._parse, place, "of")]
        return next((m for m in self._named(found) if m.kind == "state" and m.code), None)

    def _content(self, reading: Reading) -> list[Mention]:
        """Parties in what is done or what it is done for, nearest first, for want of one in the slots of the frame."""
        found: list[Mention] = []
        queue = [reading.token] if reading.inner_token is None else [reading.token, reading.inner_token]
        seen = {*queue, *self._reader.retold(reading)}
        while queue:
            token = queue.pop(0)
            for child in self._parse.children(token):
                if child in seen or self._is_outside(reading, child):
                    continue
                seen.add(child)
                mentions = [m for m in self._parties.all_at(child) if not is_only_place(m)]
                if mentions:
                    found += self._named(clauses.conjuncts(self._parse, child))
                if not mentions:
                    queue.append(child)
        return found

    def _is_outside(self, reading: Reading, token: int) -> bool:
        """Words that tell of something else: subjects, circumstances and clauses other than those of purpose."""
        word = self._parse.tokens[token]
        if word.dep in CLAUSES:
            purpose = any(self._parse.tokens[a].tag == "TO" for a in self._parse.children(token, "aux"))
            described = word.dep == "acl" and word.head == reading.token and word.tag == "VBG"
            return not (purpose or described or (reading.type == "PROTEST" and word.tag == "VBG"))
        return word.dep in OUTSIDE or self._reader.is_circumstance(word.lower)

    def _role(
        self, reading: Reading, slots: tuple[str, ...], depth: int, other: tuple[Mention, ...] = ()
    ) -> tuple[Mention, ...]:
        for slot in slots:
            found = self._others(self._slot(reading, slot, depth), other)
            if found:
                return tuple({(mention.head, mention.code): mention for mention in found}.values())
        return ()

    def _slot(self, reading: Reading, slot: str, depth: int) -> list[Mention]:
        base, _, path = slot.partition(">")
        if base == "comp":
            found = self._embedded(reading, path, depth)
            if reading.type != "THREATEN" or path != "actor":
                return found
            own = {m.code for m in self._named(self._fillers(reading, "subj"))}
            return [m for m in found if m.kind != "state" or m.code not in own]  # "Trump warned that America would"
        if base == "purpose":
            return [m for clause in self._purposes(reading.token) for m in self._of_event(clause, path, depth)]
        fillers = self._fillers(reading, base)
        if not path:
            named = self._named(fillers)
            if named or base in FUNCTIONS:
                return named
            scenes = reading.type in DEEDS  # "an ambush on the border of X" is not against X
            told = [
                f for f in fillers if self._reader.read(f) is None and not (scenes and self._reader.is_a(f, "boundary"))
            ]
            return [m for f in told for m in self.owners(f)]
        if path == "owner":
            return [
                m
                for f in fillers
                if self._parties.at(f) is None
                and self._parse.tokens[f].pos != "VERB"
                and not self._reader.is_a(f, "nobody")
                for m in self.owners(f)
                if base != "subj" or not self._is_deed(f) or self._is_whose(f, m)
            ]
        if path in ("actor", "recipient"):
            others = [f for f in fillers if not (base == "obj" and self._retells(reading, f))]
            return [m for f in others for m in self._of_event(f, path, depth)]
        return self._named([i for f in fillers for i in clauses.complements(self._parse, f, path)])

    def _retells(self, reading: Reading, noun: int) -> bool:
        """Whether a noun names the event itself once more: "held a protest"."""
        named = self._reader.read(noun)
        return named is not None and named.type == reading.type

    def _fillers(self, reading: Reading, slot: str) -> list[int]:
        token = reading.token
        if slot == "gov":
            return self._subjects_of_governor(token)
        if slot == "any":
            return clauses.own_words(self._parse, [token])
        found = self._reader.slots.fillers(token, slot)
        if found or slot in FUNCTIONS:
            return found or (self._adjectival_subject(reading) if slot == "subj" else [])
        if self._parse.tokens[token].pos in ("NOUN", "PROPN"):
            governor = clauses.governing_verb(self._parse, token)
            if slot == "of" or governor is None or governor[1] == "subj" or self._reader.is_circumstance(governor[1]):
                return []
            return clauses.complements(self._parse, governor[0], slot)
        named = clauses.objects(self._parse, token) + self._reader.asked_for(reading)
        if reading.type == "PROTEST":  # "went on strike in protest against X"
            named += clauses.complements(self._parse, token, "in")
        things = [o for o in named if self._parties.at(o) is None]
        return [i for thing in things for i in clauses.complements(self._parse, thing, slot)]

    def _adjectival_subject(self, reading: Reading) -> list[int]:
        """The subject of a participle that is no passive in meaning: "is prepared to", "were engaged in"."""
        if reading.entry.operator not in DISPOSITIONS or not clauses.is_passive(self._parse, reading.token):
            return []
        subject = clauses.surface_subject(self._parse, reading.token)
        objects = self._parse.child(reading.token, "dobj", "oprd")
        return clauses.conjuncts(self._parse, subject) if subject is not None and objects is None else []

    def _purposes(self, token: int) -> list[int]:
        """Clauses that tell what something is done for: "to protest against X", "demanding that X resign"."""
        return [c for c in self._parse.children(token, "advcl", "xcomp") if self._parse.tokens[c].tag in ("VB", "VBG")]

    def _subjects_of_governor(self, noun: int) -> list[int]:
        """Who does what a noun names, told by the verb over it: "people gathered for a rally"."""
        governor = clauses.governing_verb(self._parse, noun)
        if governor is None or governor[1] == "subj" or self._reader.is_circumstance(governor[1]):
            return []
        return clauses.subjects(self._parse, governor[0])

    def _embedded(self, reading: Reading, path: str, depth: int) -> list[Mention]:
        if depth > DEPTH:
            return []
        if reading.inner is not None and path in ("actor", "recipient"):
            frame = reading.inner.entry.frame
            slots = frame.actor if path == "actor" else frame.recipient
            return list(self._role(reading.inner, slots, depth + 1))
        inner = reading.inner_token
        if inner is None:
            inner = next(iter(clauses.clause_complements(self._parse, reading.token)), None)
        if inner is None or (path == "actor" and self._runs_on(reading, inner)):
            return []
        if path == "actor":
            return self._named(clauses.subjects(self._parse, inner))
        if path == "recipient":
            return self._named(clauses.objects(self._parse, inner))
        return self.owners(inner)

    def _runs_on(self, reading: Reading, clause: int) -> bool:
        """A clause before a verb that tells nothing: "X expelled ten envoys, Y expelled two"."""
        lemma = self._parse.tokens[reading.token].lemma
        return clause < reading.token and not reading.entry.operator and not self._reader.slots.is_speech(lemma)

    def _of_event(self, token: int, path: str, depth: int) -> list[Mention]:
        reading = self._reader.read(token) if depth <= DEPTH else None
        if reading is None:
            return []
        if path != "actor":
            return list(self._role(reading, reading.entry.frame.recipient, depth + 1))
        found = list(self._role(reading, reading.entry.frame.actor, depth + 1))
        return [m for m in found if not (reading.type in DEEDS and self._is_target(token, m))]

    def _is_deed(self, noun: int) -> bool:
        """Whether a noun names violence, which says itself who did it: "bombings in X" are not by X."""
        reading = self._reader.read(noun)
        return reading is not None and reading.type in DEEDS

    def _is_whose(self, deed: int, party: Mention) -> bool:
        """Whose deed it is, named before it or as who made it: "X's bombs", "a bomb planted by X"."""
        made_by = [i for clause in self._parse.children(deed, "acl") for i in clauses.agents(self._parse, clause)]
        return party.head in made_by or (party.head < deed and not self._is_target(deed, party))

    def _is_target(self, deed: int, party: Mention) -> bool:
        """A building named before what was done to it: "the embassy bombing"."""
        named = self._parse.tokens[party.head]
        return named.head == deed and named.dep in MODIFIERS and self._reader.is_a(party.head, "premises")

    def owners(self, token: int) -> list[Mention]:
        """Who stands behind a thing or body: its possessor, the nationality before it, "of X", "in X"."""
        parse = self._parse
        before = [clauses.possessors(parse, token), clauses.modifiers(parse, token)]
        after = [clauses.complements(parse, token, preposition) for preposition in ("of", "from", "in", "for")]
        if self._reader.is_a(token, "boundary") and (beyond := self._named(clauses.complements(parse, token, "with"))):
            return beyond  # whose border it is told by is the one that faces it
        if self._reader.is_a(token, "document") and parse.tokens[token].dep == "dobj":
            before.append(clauses.subjects(parse, parse.tokens[token].head))  # "sent X a letter threatening ..."
        made = [clauses.agents(parse, clause) for clause in parse.children(token, "acl")]
        tied = [clause for clause in parse.children(token, "acl") if self._reader.is_a(clause, "belonging")]
        made += [clauses.complements(parse, clause, "to") for clause in tied]
        if self._reader.is_a(token, "container"):
            before, after = [], [*after, *before]
        for fillers in (*before, *after, *made):
            found = self._named(fillers)
            if found:
                return found
        nested = [i for fillers in (after[0], *made) for i in fillers]
        return [m for n in nested[:1] for m in self.owners(n)]

    def _named(self, tokens: list[int]) -> list[Mention]:
        return [mention for token in tokens for mention in self._parties.all_at(token) or self._apposed(token)]

    def _apposed(self, noun: int) -> list[Mention]:
        """The name that stands beside what it is: "the regional capital Juba", "X's successor, Y"."""
        return [m for name in self._parse.children(noun, "appos") for m in self._parties.all_at(name)]
