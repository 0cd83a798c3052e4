"""Reads predicates as PLOVER types: the best entry of a word, and what operators make of the events they embed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from detente.coding import clauses
from detente.coding.slots import FUNCTIONS, Slots
from detente.labels import NOMINAL, NOMINAL_SUBJECTS, PAST_TAGS, SUBJECTS, VERBAL
from detente.lexicons.triggers import Composition, Entry, TriggerLexicon
from detente.parse import Parse

KIND_OF_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
DEEDS = frozenset({"ASSAULT", "COERCE"})  # done with force, so that one may be told by the other: "held in a raid"
VERDICTS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})  # said of what others did
REJECTING = "reject"  # the operator
DEPTH = 6  # operators within operators


@dataclass(frozen=True, slots=True)
class Reading:
    """One predicate read as an event; ``inner`` is the event that an operator embeds, as far as it is known."""

    token: int
    entry: Entry
    type: str
    mode: str | None
    inner: Reading | None = None
    inner_token: int | None = None
    why: str = ""
    intended: bool = False
    refused: bool = False  # what it embeds is negated, and its type says so


class Reader:
    """Readings over one parse.

    ``parties`` tells, by token, what the party named there is ("actor", its kind and sectors), for patterns such as
    ``obj=actor`` or ``subj=MIL``.
    """

    def __init__(self, parse: Parse, lexicon: TriggerLexicon, parties: Mapping[int, frozenset[str]]) -> None:
        self.parse = parse
        self._lexicon = lexicon
        self._parties = parties
        self.slots = Slots(parse, lexicon, parties, lambda noun: self.read(noun) is not None)
        self._known: dict[int, Reading | None] = {}
        self._future = lexicon.words("future")
        self._negation = lexicon.words("negation")
        self._singular = lexicon.words("singular")
        self._duty = lexicon.words("duty")
        self._blame = lexicon.words("blame")
        self._content = lexicon.words("content")
        self._circumstance = lexicon.words("circumstance")
        self._means = lexicon.words("means")
        self._proviso = lexicon.words("proviso")
        self._meanwhile = lexicon.words("meanwhile")
        self._retelling = lexicon.words("retelling")
        self._prepositional = lexicon.words("prepositional")
        self._prospective = lexicon.words("prospective")
        self._light = lexicon.words("light-operator")
        self._transparent = lexicon.words("transparent-operator")

    def read(self, token: int, depth: int = 0) -> Reading | None:
        """The event that a token names, or None."""
        if token not in self._known:
            self._known[token] = None  # ends a circle of operators
            self._known[token] = self._read(token, depth)
        return self._known[token]

    def read_outermost(self, token: int) -> Reading | None:
        """The event of a predicate that no operator embeds, with its own modality: intent, refusal or demand."""
        reading = self.read(token)
        if reading is None or not reading.type or self.parse.tokens[token].pos not in VERBAL:
            return reading
        return self._with_modality(reading)

    def _with_modality(self, reading: Reading) -> Reading:
        token = reading.token
        if self._modal(token, self._future) and clauses.surface_subject(self.parse, token) is not None:
            operator = "refuse" if self.is_negated(token) else "commit"
            made = self._lexicon.compose(operator, reading.type, reading.mode)
            if made is not None and made.type and not clauses.is_passive(self.parse, token):
                why = f"{reading.why}; intended: {operator} {reading.type} -> {made.type} ({made.where})"
                return replace(reading, type=made.type, mode=made.mode, why=why, intended=True)
        return reading

    def _modal(self, token: int, words: frozenset[str]) -> bool:
        own = {self.parse.tokens[c].lower for c in self.parse.children(token, "aux")}
        if own & words:
            return True
        verb = self.parse.tokens[token]
        shares = verb.dep == "conj" and self.parse.child(token, *SUBJECTS) is None and not own
        return shares and self._modal(verb.head, words)

    def _must(self, verb: int) -> bool:
        """Whether a clause asks for something, rather than guesses at what was: "must have written it"."""
        guessed = any(self.parse.tokens[c].lower == "have" for c in self.parse.children(verb, "aux"))
        return self._modal(verb, self._duty) and not (guessed and self.parse.tokens[verb].tag == "VBN")

    def is_transparent(self, reading: Reading) -> bool:
        """Whether the status of the event is that of the one its operator embeds: "carried out an attack"."""
        return reading.entry.operator in self._transparent

    def is_refusal(self, reading: Reading) -> bool:
        """Whether a reading takes a negation as its sense, which is thus no denial: "has no intention of"."""
        if reading.inner is not None and reading.inner.refused:
            return True
        return any(c.words and not c.negative and c.words <= self._negation for c in reading.entry.pattern)

    def is_circumstance(self, preposition: str) -> bool:
        """Whether a preposition tells when or why something happened rather than what ("after", "despite")."""
        return preposition in self._circumstance

    def is_means(self, preposition: str) -> bool:
        """Whether a preposition tells by what deed the subject acts: "responded with an attack"."""
        return preposition in self._means

    def is_a(self, token: int, word_class: str) -> bool:
        """Whether a word belongs to a class of ``triggers/classes``: "container", "boundary", "nobody"."""
        return self.parse.tokens[token].lemma in self._lexicon.words(word_class)

    def is_negated(self, token: int) -> bool:
        """A negation of the predicate itself ("not", "never", "no longer")."""
        if self.parse.child(token, "neg") is not None or self._has_no_subject(token):
            return True
        return self.is_over(token) or self._is_denied_with(token)

    def _is_denied_with(self, token: int) -> bool:
        """The second of two things that a negation takes back: "will not send troops or *arm* the militia"."""
        verb = self.parse.tokens[token]
        if verb.dep != "conj" or self.parse.child(token, "nsubj", "nsubjpass", "aux") is not None:
            return False
        choice = any(self.is_a(cc, "alternative") for cc in self.parse.children(verb.head, "cc"))
        return choice and self.parse.tokens[verb.head].pos in VERBAL and self.is_negated(verb.head)

    def is_over(self, token: int) -> bool:
        """ "It no longer controls the port": it did until then."""
        return any(
            self.parse.tokens[c].lower in self._lexicon.words("enduring") and self.parse.child(c, "neg") is not None
            for c in self.parse.children(token, "advmod")
        )

    def _has_no_subject(self, token: int) -> bool:
        """A subject that the sentence takes back: "neither Egypt nor Jordan"."""
        subject = self.parse.child(token, *NOMINAL_SUBJECTS)
        words = self.parse.children(subject, "preconj", "cc", "det") if subject is not None else []
        return any(self.is_a(word, "nobody") for word in words)

    def _read(self, token: int, depth: int) -> Reading | None:
        word = self.parse.tokens[token]
        kind = KIND_OF_POS.get(word.pos)
        if kind is None or (word.pos in VERBAL and word.dep in ("aux", "auxpass")):
            return None
        if word.dep == "prep" and word.lemma in self._prepositional:
            return None  # "excluding food"
        ranked = self._ranked(token, kind, word.lemma)
        for entry in ranked:
            if entry.type == "none":
                return None
            reading = self._by_entry(token, entry, depth)
            if reading is not None:
                return reading
        return None

    def _ranked(self, token: int, kind: str, lemma: str) -> list[Entry]:
        scored = [
            (score, entry)
            for entry in self._lexicon.candidates(kind, lemma, partial(self.slots.words, token))
            if (score := self.slots.score(token, entry.pattern)) is not None
        ]
        return [entry for _, entry in sorted(scored, key=lambda pair: (-pair[0], pair[1].operator == ""))]

    def _by_entry(self, token: int, entry: Entry, depth: int) -> Reading | None:
        if not entry.operator:
            return Reading(token, entry, entry.type, entry.mode, why=f"{entry.lemma} ({entry.where})")
        if depth > DEPTH:
            return None
        if entry.operator == "say":
            return self._said_of_another(token, entry, depth)
        inner, inner_token = self._embedded(token, entry, depth)
        if entry.operator == REJECTING and any(self.is_a(o, "motion") for o in clauses.objects(self.parse, token)):
            inner, inner_token = None, None  # a resolution is rejected whatever and whomever it speaks of
        prospective = entry.lemma in self._prospective
        if prospective and (inner is None or self._is_supposed(token)):
            return None  # "is not going to worry" refuses nothing
        made = self._compose("refuse" if prospective and self.is_negated(token) else entry.operator, inner)
        if made is None:
            return None
        return self._composed(token, entry, inner, inner_token, made)

    def _is_supposed(self, token: int) -> bool:
        """A condition, which intends nothing: "if China were to blockade Taiwan", "were China to blockade Taiwan"."""
        subject = self.parse.child(token, *NOMINAL_SUBJECTS)
        inverted = subject is not None and subject > token
        return inverted or any(self.is_a(mark, "condition") for mark in self.parse.children(token, "mark"))

    def _said_of_another(self, token: int, entry: Entry, depth: int) -> Reading | None:
        """A demand, a blame or a defence in a report: "X said that Y must withdraw", "X said Y was responsible"."""
        for clause in self.parse.children(token, "ccomp"):
            found_right = self._vindicated(token, clause)
            made = self._compose("praise", None) if found_right is not None else None
            if made is not None:
                why = f"{entry.lemma} ({entry.where}): praise of another ({made.where})"
                return Reading(token, entry, made.type, made.mode, None, found_right, why)
            if not any(self._is_another(token, subject) for subject in clauses.subjects(self.parse, clause)):
                continue
            inner = self.read(clause, depth + 1)
            wanted = self._must(clause) or self._is_wanted(token, clause)
            operator = "demand" if wanted else "accuse" if self._blames(clause) else ""
            made = self._compose(operator, inner)
            if made is not None:
                why = f"{entry.lemma} ({entry.where}): {operator} of another ({made.where})"
                return Reading(token, entry, made.type, made.mode, inner, clause, why)
        return None

    def _is_wanted(self, verb: int, clause: int) -> bool:
        """A subjunctive, which tells what must be rather than what is: "insisted that troops leave"."""
        if not self.is_a(verb, "mandative") or self.parse.children(clause, "aux"):
            return False
        backshifted = self.parse.tokens[verb].tag in PAST_TAGS  # after which no present tells what is
        return self.parse.tokens[clause].tag == "VB" or (backshifted and self.parse.tokens[clause].tag == "VBP")

    def _is_another(self, verb: int, subject: int) -> bool:
        """Whether a report is about a party other than who speaks, whom "it" stands for but not after "they said"."""
        if subject not in self._parties or self.parse.tokens[subject].pos != "PRON":
            return subject in self._parties
        plural = {self.parse.tokens[i].tag in ("NNS", "NNPS") for i in self.slots.fillers(verb, "subj")}
        return self.parse.tokens[subject].lower in self._singular and plural == {True}

    def _blames(self, clause: int) -> bool:
        """A clause that says its subject is to blame ("was responsible for")."""
        found = [self.parse.tokens[c].lemma for c in self.parse.children(clause, "acomp", "attr", "oprd", "prep")]
        return any(word in self._blame for word in found) and not self.is_negated(clause)

    def _vindicated(self, verb: int, clause: int) -> int | None:
        """The state that a clause finds right ("was justified", "had every right to"), or its deed ("its vote")."""
        told = self.parse.children(clause, "acomp", "attr")
        told += self.parse.children(clause, "dobj") if self.is_a(clause, "entitling") else []
        words = [i for word in told for i in (word, *clauses.conjuncts(self.parse, word))]
        words += [clause] if clauses.is_passive(self.parse, clause) else []
        denied = [i for i in words for c in self.parse.children(i, "det") if self.is_a(c, "negation")]
        if denied or self.is_negated(clause) or not any(self.is_a(i, "vindication") for i in words):
            return None
        subject = clauses.surface_subject(self.parse, clause)
        if subject is None:
            return None
        owners = clauses.possessors(self.parse, subject) if self.is_a(subject, "conduct") else []
        found = [i for i in (subject, *owners) if self._is_another(verb, i) and "state" in self._parties[i]]
        return subject if any(not self._is_own_state(verb, i) for i in found) else None

    def _is_own_state(self, verb: int, state: int) -> bool:
        """Whether a state is that of who speaks, of which good words are no support."""
        own = {tag for doer in self.slots.fillers(verb, "subj") for tag in self._parties.get(doer, ())}
        return bool(own & self._parties[state] - self._lexicon.words("public") - {"actor", "state"})

    def _compose(self, operator: str, inner: Reading | None) -> Composition | None:
        return self._lexicon.compose(operator, inner.type if inner else None, inner.mode if inner else None)

    def _composed(
        self, token: int, entry: Entry, inner: Reading | None, inner_token: int | None, made: Composition
    ) -> Reading | None:
        if inner is None and entry.type:
            return Reading(token, entry, entry.type, entry.mode, None, inner_token, f"{entry.lemma} ({entry.where})")
        if made.type == "=":
            assert inner is not None
            why = f"{entry.lemma} ({entry.where}) + {inner.why}"
            return Reading(token, entry, inner.type, inner.mode, inner, inner_token, why)
        known = f"{entry.operator} {inner.type if inner else 'unknown'} -> {made.type} ({made.where})"
        why = f"{entry.lemma} ({entry.where}): {known}" + (f"; {inner.why}" if inner else "")
        prospective = entry.lemma in self._prospective
        return Reading(token, entry, made.type, made.mode, inner, inner_token, why, intended=prospective)

    def _embedded(self, token: int, entry: Entry, depth: int) -> tuple[Reading | None, int | None]:
        """The event in an operator's complement, and the token that heads the complement."""
        first = None
        for candidate in self._complement_heads(token, entry):
            first = candidate if first is None else first
            reading = self._through(candidate, depth, light=entry.operator in self._light)
            if reading is not None:
                return self._negated_as_refused(reading), reading.token
        return None, first

    def _negated_as_refused(self, reading: Reading) -> Reading:
        """What is agreed or demanded *not* to be done is its refusal."""
        if self.parse.tokens[reading.token].pos in VERBAL and self.is_negated(reading.token):
            refused = self._compose("forgo", reading) or self._compose("refuse", reading)
            if refused is not None and refused.type:
                return replace(reading, type=refused.type, mode=refused.mode, refused=True)
        return reading

    def _through(self, token: int, depth: int, *, light: bool) -> Reading | None:
        """A complement's reading, looking through words that only count or shape it ("a series of attacks").

        Light verbs take only nouns: what a clause in their object tells is another matter.
        """
        reading = self.read(token, depth + 1)
        if reading is not None and not reading.type:
            return None
        if reading is not None or depth > DEPTH:
            return reading
        for candidate in self._further(token, light):
            reading = self._through(candidate, depth + 1, light=light)
            if reading is not None:
                return reading
        return None

    def _further(self, token: int, light: bool) -> list[int]:
        word = self.parse.tokens[token]
        if word.pos in NOMINAL:
            named = token in self._parties  # "gave Niger's coup leaders a week" made no coup
            before = [] if light and named else self.parse.children(token, "compound")
            inside = clauses.complements(self.parse, token, "of") + before
            return inside if light else inside + self.parse.children(token, "acl")
        if word.pos in VERBAL and not light:
            return self.parse.children(token, "xcomp", "dobj", "acomp", "attr")
        return []

    def _complement_heads(self, token: int, entry: Entry) -> list[int]:
        """Where an operator's embedded event may stand: clauses first, but objects first for light verbs."""
        parse = self.parse
        found = [c for c in clauses.clause_complements(parse, token) if not self._is_time_of(c)]
        objects = clauses.objects(parse, token) if parse.tokens[token].pos in VERBAL else []
        found = objects + found if entry.operator in self._light else found + objects
        leading = self._content | {constraint.slot for constraint in entry.pattern}  # "came under attack"
        for prep in parse.children(token, "prep", "prt", "dative"):
            if parse.tokens[prep].lower in leading:
                for noun in parse.children(prep, "pobj"):
                    found = found + clauses.conjuncts(parse, noun)
                for nested in parse.children(prep, "prep"):
                    found = found + parse.children(nested, "pobj")
        if parse.tokens[token].pos in NOMINAL:
            found = found + parse.children(token, "compound") + self._clauses_over(token)
        return list(dict.fromkeys(found))

    def _clauses_over(self, noun: int) -> list[int]:
        """The clause that tells what a noun is of, hung on its verb: "repeated its demand today that X withdraw"."""
        word = self.parse.tokens[noun]
        return [c for c in self.parse.children(word.head, "ccomp") if c > noun] if word.dep == "dobj" else []

    def _is_time_of(self, clause: int) -> bool:
        """A clause that only says when, on what condition or despite what: "joined them *after ignoring* an order"."""
        while self.parse.tokens[clause].dep == "conj":
            clause = self.parse.tokens[clause].head
        above = self.parse.tokens[self.parse.tokens[clause].head]
        joint = above.pos in ("ADP", "SCONJ") or above.dep == "prep"
        return joint and above.lower != "by" and (self.is_circumstance(above.lower) or above.lower in self._proviso)

    def retold(self, reading: Reading) -> list[int]:
        """What tells the deed of a verb once more: "killed in an attack", "hurt when a mob attacked the embassy"."""
        if self.parse.tokens[reading.token].pos not in VERBAL:
            return []
        preps = [p for p in self.parse.children(reading.token, "prep") if self.parse.tokens[p].lower in self._retelling]
        nouns = [noun for prep in preps for noun in self.parse.children(prep, "pobj")]
        found = {deed: self.read(deed) for deed in [*map(self._deed, nouns), *self._deeds_at_the_time(reading.token)]}
        same = {reading.type} | (DEEDS if reading.type in DEEDS else frozenset())
        return [noun for noun, read in found.items() if read is not None and read.type in same]

    def _deeds_at_the_time(self, verb: int) -> list[int]:
        """Clauses with "when" that say what someone else did as a passive verb happened."""
        if not clauses.is_passive(self.parse, verb) or clauses.agents(self.parse, verb):
            return []
        timed = [
            c for c in self.parse.children(verb, "advcl")
            if any(self.parse.tokens[w].lower in self._meanwhile for w in self.parse.children(c, "advmod", "mark"))
        ]  # fmt: skip
        doers = {c: clauses.subjects(self.parse, c) for c in timed}
        return [c for c, found in doers.items() if found and all(self.parse.tokens[i].pos != "PRON" for i in found)]

    def _deed(self, noun: int) -> int:
        """The event noun behind a word that only counts or shapes it: "a series of attacks"."""
        inside = clauses.complements(self.parse, noun, "of")
        read = self.read(noun)
        through = inside and (read is None or read.inner_token == inside[0])
        return inside[0] if through and noun not in self._parties else noun

    def asked_for(self, reading: Reading) -> list[int]:
        """The complements by whose words the entry of a reading was chosen: part of the event they help to name."""
        slots = [c.slot for c in reading.entry.pattern if c.words and not c.negative]
        return [i for slot in slots if slot not in FUNCTIONS for i in self.slots.fillers(reading.token, slot)]
