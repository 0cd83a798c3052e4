"""Finds the parties of a reading: who stands in its frame's slots, seen through operators, owners and event nouns."""

from __future__ import annotations

from detente.coding import beside, clauses
from detente.coding.at_home import AT_HOME
from detente.coding.beside import BEFORE_NOUN, FORCES, TOLD_BESIDE
from detente.coding.clause_words import of_clause, own_words
from detente.coding.companions import companions
from detente.coding.owners import Owners
from detente.coding.parties import PartyIndex, is_only_place
from detente.coding.readings import DEEDS, Reader, Reading
from detente.labels import NOMINAL
from detente.parse import Parse
from detente.types import Mention

FUNCTIONS = frozenset(
    {"subj", "obj", "iobj", "poss", "mod", "gov", "unless", "doing"}
)  # slots that are no prepositions
DISPOSITIONS = frozenset({"commit", "do", "refuse"})
OUTSIDE = frozenset({"nsubj", "nsubjpass", "punct", "npadvmod", "aux", "agent", "appos"})
BODIES = ("IGO", "NGO")  # before which states speak of others
CLAUSES_APART = frozenset({"advcl", "relcl", "ccomp", "acl", "xcomp", "conj"})
WITHIN_STATES = AT_HOME | {"SUPPORT"}  # "defended his minister"
SET_OUT = frozenset({"ASSAULT", "MOBILIZE"})  # types of deeds that strike or move from somewhere
OWNED = frozenset({"obj>owner", "for>owner"})
OPEN_ENDED = frozenset({"yield-to", "say"})  # frames whose recipient is only the one that their slots name
TRIED = frozenset({"convict"})  # modes of courts, which judge soldiers of their own state as anybody
DEPTH = 5  # events within events that a party is looked for in


class Participants:
    """Parties of the readings of one document."""

    def __init__(self, parse: Parse, reader: Reader, parties: PartyIndex) -> None:
        self._parse = parse
        self._reader = reader
        self._parties = parties
        self._owners = Owners(parse, reader, parties)

    def actors(self, reading: Reading) -> tuple[Mention, ...]:
        speech = beside.speech_over(self._parse, self._reader, reading)
        if speech is not None and (speakers := self._owners.named(clauses.subjects(self._parse, speech))):
            return tuple(speakers)
        found = self._role(reading, reading.entry.frame.actor, 0)
        if reading.type in DEEDS:
            around = self._around_doer(reading)
            found = tuple(m for m in found if m.kind != "site" or m.head not in around)
            found = tuple(m for m in found if not self._is_target(m))
            fallen = beside.fallen_above(self._parse, self._reader, reading.token)
            found = tuple(m for m in found if m.head not in fallen)
            deeds = [noun for noun in self._reader.retold(reading) if self._is_deed(noun)]
            found = found or tuple(m for noun in deeds for m in self._doers(noun))
        if not found and reading.type == "MOBILIZE":
            found = self._sent(reading.token)
        if found:
            found = (*found, *self._others(self._owners.named(companions(self._parse, self._reader, reading)), found))
        if found or self._parse.tokens[reading.token].pos not in NOMINAL:
            return found
        governor = clauses.governing_verb(self._parse, reading.token)
        if governor is None or not self._reader.is_means(governor[1]):
            return ()
        return tuple(self._owners.named(clauses.subjects(self._parse, governor[0])))

    def _sent(self, verb: int) -> tuple[Mention, ...]:
        """The forces that a passive says are moved, which act for their own state: "Kenyan troops were deployed"."""
        if not clauses.is_passive(self._parse, verb):
            return ()
        forces = clauses.objects(self._parse, verb)
        moved = self._owners.named(forces) or [m for noun in forces for m in self._behind(noun)]
        return tuple(m for m in moved if m.code and m.kind != "person" and FORCES & set(m.sectors))

    def _doers(self, deed: int) -> list[Mention]:
        """Who does what an event noun names: "an attack by X", or the other side of "clashes with X"."""
        return self._of_event(deed, "actor", 1) or self._owners.named(clauses.complements(self._parse, deed, "with"))

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
        if len(actors) > 1 and beside.is_reciprocal(self._parse, reading.token):
            return ()
        if not frame.recipient or (frame.mutual and len(actors) > 1):
            together = len({actor.code for actor in actors if actor.code}) > 1  # what A and B agree on is theirs
            slots = tuple(s for s in frame.recipient if not (together and ">" in s))
            return self._role(reading, slots, 0, actors, receiving=True)
        found = self._role(reading, frame.recipient, 0, actors, receiving=True)
        if not found and beside.speech_over(self._parse, self._reader, reading) is not None:
            # of whom it told is whom it accuses
            clause = self._parse.tokens[reading.token].head
            found = tuple(self._others(self._owners.named(clauses.subjects(self._parse, clause)), actors))
        fighting = frame.mutual and reading.type == "ASSAULT"  # "fought on the side of X" is not against X
        if not found and not fighting and frame.name not in OPEN_ENDED:
            others = self._others(self._content(reading, actors), actors)
            found = tuple(m for m in others if m is others[0] or self._joined(others[0], m))
        if not any(m.code for m in found):
            deeds = self._reader.retold(reading)
            if not found and reading.type in DEEDS:
                deeds = [*deeds, *(f for f in self._fillers(reading, "subj") if self._is_deed(f))]
            found += tuple(self._others([m for d in deeds for m in self._of_event(d, "recipient", 1)], actors))
        if reading.type not in WITHIN_STATES and reading.mode not in TRIED:
            found = tuple(m for m in found if not self._is_own(m, actors))
        if not found and reading.type in TOLD_BESIDE:
            found = tuple(self._others(self._told_beside(reading), actors))
        return found or self._listeners(reading, actors) or self._helped_region(reading)

    def _listeners(self, reading: Reading, actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Another state that is told what the speaker will or will not do: "told X it would send doctors"."""
        clause = self._parse.tokens[reading.token]
        own = any(self._parse.tokens[s].tag == "PRP" for s in clauses.subjects(self._parse, reading.token))
        if not (reading.intended and own and clause.dep == "ccomp"):
            return ()
        named = self._owners.named(self._parse.children(clause.head, "dobj", "dative"))
        codes = {None, *BODIES, *(actor.code for actor in actors)}
        return tuple(m for m in named if m.code not in codes and "JRN" not in m.sectors)

    def _helped_region(self, reading: Reading) -> tuple[Mention, ...]:
        """Where aid goes that is for no one state: "sent doctors to the Sahel"."""
        if reading.type != "AID" or reading.inner is not None:
            return ()
        words = own_words(self._parse, [reading.token])
        return tuple(region for i in words if (region := self._parties.region(i)) is not None)[:1]

    def _told_beside(self, reading: Reading) -> list[Mention]:
        """Whom a participle beside it tells: "accusing X of meddling, Y cut ties", "meeting X, Y hailed their ties"."""
        tokens = self._parse.tokens
        clause = self._parse.children(reading.token, "advcl")
        beside = [
            c for c in clause if "VBG" in (tokens[c].tag, *(tokens[a].tag for a in self._parse.children(c, "aux")))
        ]
        told = [r for c in beside if (r := self._reader.read(c)) is not None and r.type in TOLD_BESIDE[reading.type]]
        return [m for r in told if r.mode != "visit" for m in self._role(r, r.entry.frame.recipient, 1)]

    def _others(self, found: list[Mention], parties: tuple[Mention, ...]) -> list[Mention]:
        """Mentions that do not name one of ``parties`` once more, by name or by pronoun."""
        return [m for m in found if not any(self._same(m, party) for party in parties)]

    def _same(self, mention: Mention, party: Mention) -> bool:
        within = party.start <= mention.start and mention.end <= party.end  # "Trump" of "the Trump administration"
        alike = party.id and (mention.code, mention.id) == (party.code, party.id)
        if mention.head == party.head or (within and mention.code == party.code) or alike:
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

    def _content(self, reading: Reading, actors: tuple[Mention, ...]) -> list[Mention]:
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
                mentions = [m for m in self._parties.all_at(child) if self._may_receive(reading, m, actors)]
                if mentions:
                    found += self._owners.named(clauses.conjuncts(self._parse, child))
                if not mentions:
                    queue.append(child)
        return found

    def _may_receive(self, reading: Reading, mention: Mention, actors: tuple[Mention, ...]) -> bool:
        """Not a place, the actor's own forces that are sent, or a word that only tells what kind of thing is meant."""
        sent = reading.type == "MOBILIZE" and mention.head in clauses.objects(self._parse, reading.token)
        if sent and mention.code in (None, *(actor.code for actor in actors)):
            return False
        told = mention.code is not None and not mention.implied
        kind = not told and self._parse.tokens[mention.head].dep in BEFORE_NOUN  # "family visits"
        return not (kind or is_only_place(mention) or beside.takes_no_part(self._parse, self._reader, reading, mention))

    def _is_outside(self, reading: Reading, token: int) -> bool:
        """Words that tell of something else: subjects, circumstances and clauses other than those of purpose."""
        word = self._parse.tokens[token]
        if word.dep in CLAUSES_APART:
            purpose = any(self._parse.tokens[a].tag == "TO" for a in self._parse.children(token, "aux"))
            facing = word.head == reading.token or self._reader.is_a(token, "facing")  # "the river facing X"
            described = word.dep == "acl" and word.tag == "VBG" and facing
            return not (purpose or described or (reading.type == "PROTEST" and word.tag == "VBG"))
        set_out = word.lower == "from" and reading.type in SET_OUT  # "fired rockets from Lebanon"
        return set_out or word.dep in OUTSIDE or self._reader.is_circumstance(word.lower) or self._is_aside(token)

    def _is_aside(self, token: int) -> bool:
        """Where or when something is said ("in an interview with X"), and what is shown ("waving X's flags")."""
        word = self._parse.tokens[token]
        within = self._parse.children(token, "pobj")
        said = any(self._reader.is_a(i, "interview") or self._reader.is_a(i, "moment") for i in within)
        if word.dep in BEFORE_NOUN and self._reader.is_a(token, "peopled"):
            return True  # "a Greek-majority town"
        shown = self._reader.is_a(token, "emblem") and self._reader.is_a(word.head, "displaying")
        return shown or (word.dep == "prep" and said)

    def _role(
        self, reading: Reading, slots: tuple[str, ...], depth: int, other: tuple[Mention, ...] = (), *,
        receiving: bool = False,
    ) -> tuple[Mention, ...]:  # fmt: skip
        own: tuple[Mention, ...] = ()
        states = {party.code for party in other}
        for slot in slots:
            found = self._others(self._slot(reading, slot, depth), other)
            if receiving:
                found = [m for m in found if not beside.takes_no_part(self._parse, self._reader, reading, m)]
            named = tuple({(mention.head, mention.code): mention for mention in found}.values())
            others = [m for m in named if m.kind != "state" or m.code not in states]
            if others or (named and not (receiving and slot in OWNED)):
                return named
            own = own or named  # "Algiers expressed Algeria's thanks to Mali"
        return own

    def _slot(self, reading: Reading, slot: str, depth: int) -> list[Mention]:
        base, _, path = slot.partition(">")
        if base == "comp":
            found = self._embedded(reading, path, depth)
            if reading.type != "THREATEN" or path != "actor":
                return found
            own = {m.code for m in self._owners.named(self._fillers(reading, "subj"))}
            return [m for m in found if m.kind != "state" or m.code not in own]  # "Trump warned that America would"
        if base == "purpose":
            return [m for clause in self._purposes(reading.token) for m in self._of_event(clause, path, depth)]
        fillers = self._fillers(reading, base)
        if not path:
            named = self._owners.named(fillers)
            if named or base in FUNCTIONS:
                return named
            scenes = reading.type in DEEDS  # "an ambush on the border of X" is not against X
            told = [f for f in fillers if self._reader.read(f) is None and not self._reader.is_a(f, "moment")]
            told = [f for f in told if not (scenes and self._reader.is_a(f, "boundary"))]
            return [m for f in told for m in self._owners.of(f)]
        if path == "owner":
            return [
                m
                for f in fillers
                if self._parties.at(f) is None
                and self._parse.tokens[f].pos != "VERB"
                and not self._reader.is_a(f, "nobody")
                for m in self._owners.of(f)
                if base != "subj" or not self._is_deed(f) or self._is_whose(f, m)
            ]
        if path in ("actor", "recipient"):
            others = [f for f in fillers if not (base == "obj" and self._retells(reading, f))]
            if reading.type in DEEDS and base not in FUNCTIONS:  # at a rally nobody is killed by those who hold it
                others = [f for f in others if self._is_deed(f)]
            return [m for f in others for m in self._of_event(f, path, depth)]
        return self._owners.named([i for f in fillers for i in clauses.complements(self._parse, f, path)])

    def _retells(self, reading: Reading, noun: int) -> bool:
        """Whether a noun names the event itself once more: "held a protest"."""
        named = self._reader.read(noun)
        return named is not None and named.type == reading.type

    def _fillers(self, reading: Reading, slot: str) -> list[int]:
        token = reading.token
        if slot == "gov":
            return self._subjects_of_governor(token)
        if slot == "any":
            within = of_clause(self._parse, token)
            told = beside.told_next(self._parse, self._reader, token)
            return [word for word in own_words(self._parse, [token]) if word in within and word not in told]
        found = self._reader.slots.fillers(token, slot)
        if found or slot in FUNCTIONS:
            return found or self._misread(reading, slot)
        if self._parse.tokens[token].pos in NOMINAL:
            governor = clauses.governing_verb(self._parse, token)
            if slot == "of" or governor is None or governor[1] == "subj" or self._reader.is_circumstance(governor[1]):
                return []
            return clauses.complements(self._parse, governor[0], slot)
        named = clauses.objects(self._parse, token) + self._reader.asked_for(reading)
        if reading.type == "PROTEST":  # "went on strike in protest against X"
            named += clauses.complements(self._parse, token, "in")
        things = [o for o in named if self._parties.at(o) is None or self._reader.is_a(o, "arms")]
        return [i for thing in things for i in clauses.complements(self._parse, thing, slot)]

    def _misread(self, reading: Reading, slot: str) -> list[int]:
        """Fillers that the parse has under another name."""
        if slot == "subj":
            return self._adjectival_subject(reading)
        return self._fused_dative(reading.token) if slot == "iobj" else []

    def _fused_dative(self, verb: int) -> list[int]:
        """A state right after the verb that the parse makes part of the object: "offered Peru compensation"."""
        after = next(iter(self._parse.children(verb, "dobj")), None)
        words = [] if after is None else self._parse.children(after, "compound", "nmod")
        state = self._parties.at(words[0]) if words else None
        if state is None or state.kind != "state" or self._parse.subtree(words[0])[0] != verb + 1:
            return []
        return words[:1]

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
            subjects = clauses.subjects(self._parse, inner)
            return self._owners.named(subjects) or [m for s in subjects for m in self._behind(s)]
        if path == "recipient":
            things = clauses.objects(self._parse, inner)
            return self._owners.named(things) or [m for thing in things for m in self._owners.of(thing)]
        if path == "subject":
            told = clauses.subjects(self._parse, inner)
            partners = [i for s in told for i in clauses.complements(self._parse, s, "with")]
            return self._owners.named(partners) or [m for s in told for m in self._owners.of(s)]
        return self._owners.of(inner) or self._owners.named([inner])

    def _behind(self, thing: int) -> list[Mention]:
        """Who is behind what does something: "said that Russian planes bombed X"."""
        mute = self._parse.tokens[thing].pos != "NOUN" or self._reader.is_a(thing, "nobody")
        if mute or self._reader.read(thing) is not None:
            return []
        owners = self._owners
        return owners.named(clauses.possessors(self._parse, thing)) or owners.named(owners.modifiers(thing))

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
        return [m for m in found if not (reading.type in DEEDS and self._is_target(m))]

    def _is_deed(self, noun: int) -> bool:
        """Whether a noun names violence, which says itself who did it: "bombings in X" are not by X."""
        return beside.is_deed(self._reader, noun)

    def _is_whose(self, deed: int, party: Mention) -> bool:
        """Whose deed it is, named before it or as who made it: "X's bombs", "a bomb planted by X"."""
        made_by = [i for clause in self._parse.children(deed, "acl") for i in clauses.agents(self._parse, clause)]
        return party.head in made_by or (party.head < deed and not self._is_target(party))

    def _is_target(self, party: Mention) -> bool:
        """A building or town named before what was done to it: "the embassy bombing", "the Goma attacks"."""
        named = self._parse.tokens[party.head]
        if named.dep not in BEFORE_NOUN or not self._is_deed(named.head):
            return False
        return party.kind == "site" or self._reader.is_a(party.head, "premises")
