"""Fillers of the slots of a predicate, and how well a pattern of the vocabulary fits them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from detente.coding import clauses
from detente.coding.clause_words import of_clause, own_words
from detente.labels import HYPHENS, VERBAL
from detente.lexicons.patterns import Constraint
from detente.lexicons.triggers import TriggerLexicon
from detente.parse import Parse

FUNCTIONS: dict[str, Callable[[Parse, int], list[int]]] = {
    "subj": clauses.subjects,
    "obj": clauses.objects,
    "iobj": clauses.datives,
    "poss": clauses.possessors,
    "comp": clauses.clause_complements,
    "that": lambda parse, token: parse.children(token, "ccomp"),
    "mod": clauses.descriptions,
    "prt": clauses.particles,
    "oprd": lambda parse, token: parse.children(token, "oprd", "acomp"),
    "gov": clauses.governors,
    "copula": clauses.predicated,
    "head": lambda parse, token: [parse.tokens[token].head],
    "before": clauses.preceding_noun,
    "doing": lambda parse, token: [o for c in parse.children(token, "acl") for o in clauses.objects(parse, c)],
    "left": lambda parse, token: [
        c for c in parse.children(token, "npadvmod", "amod", "compound", "nmod", "advmod") if c < token
    ],
    "self": lambda _, token: [token],
    "joined": lambda parse, token: _joined(parse, token),
    "any": lambda parse, token: list(of_clause(parse, token)),
}


def _joined(parse: Parse, noun: int) -> list[int]:
    """The first and last of names that hyphens join before a noun: "the Belgrade-Budapest railway"."""
    words = parse.tokens[max(0, noun - REACH) : noun]
    names = [
        i for i in (word.i for word in words if word.pos == "PROPN")
        if parse.tokens[i + 1].text in HYPHENS or (i > 0 and parse.tokens[i - 1].text in HYPHENS)
    ]  # fmt: skip
    first, _ = parse.subtree(noun)
    return [names[0], names[-1]] if len(names) > 1 and first <= names[0] else []


REACH = 8  # words before a noun in which the names stand that hyphens join
ELSEWHERE = frozenset({"relcl", "advcl", "conj"})  # where "not" and "would" are told of another deed than the one above
TIMED = frozenset({"on", "in", "at", "by"})  # prepositions that also tell when
NOTHING: frozenset[str] = frozenset()


class Slots:
    """The slots of the predicates of one parse.

    ``parties`` tells, by token, what the party named there is ("actor", its kind and sectors); ``is_event`` whether a
    noun names an event.
    """

    def __init__(
        self,
        parse: Parse,
        lexicon: TriggerLexicon,
        parties: Mapping[int, frozenset[str]],
        is_event: Callable[[int], bool],
    ) -> None:
        self._parse = parse
        self._lexicon = lexicon
        self._parties = parties
        self._is_event = is_event
        self._known: dict[tuple[int, str], list[tuple[int, set[str]]]] = {}
        self._sentences: dict[int, frozenset[str]] = {}
        self._condition = lexicon.words("condition")
        self._harm = lexicon.words("harm")
        self._accident = lexicon.words("accident")
        self._transparent = lexicon.words("transparent-operator")
        self._loose = lexicon.words("loose")
        self._outcome = lexicon.words("outcome")
        self._helpers = lexicon.words("own-helper")

    def score(self, token: int, pattern: tuple[Constraint, ...]) -> int | None:
        """How closely a pattern fits, words weighing more than bare slots; None if a constraint fails."""
        score = 0
        for constraint in pattern:
            if self._holds(token, constraint) == constraint.negative:
                return None
            if not constraint.negative:
                score += 3 if constraint.words else 2
        return score

    def words(self, token: int, slot: str) -> frozenset[str]:
        """All words that patterns may know by what stands in a slot of a predicate."""
        if slot == "any":
            return frozenset().union(*(self._named[index] for index in of_clause(self._parse, token)))
        filled = self._filled(token, slot)
        return frozenset().union(*(words for _, words in filled)) if filled else NOTHING

    def _holds(self, token: int, constraint: Constraint) -> bool:
        filled = self._filled(token, constraint.slot)
        if not constraint.words or not filled:
            return bool(filled) and (constraint.slot not in TIMED or any(not self._is_time(i) for i, _ in filled))
        if constraint.slot == "any" and constraint.words <= self._helpers:
            near = set(own_words(self._parse, [token], apart=ELSEWHERE))
            filled = [(filler, words) for filler, words in filled if filler in near]
        accident = constraint.words == self._accident
        return any(
            not words.isdisjoint(constraint.words)
            for filler, words in filled
            if not (accident and self._is_event(filler))  # artillery fire is no accident
        )

    def _is_time(self, filler: int) -> bool:
        """A day or hour, which a bare preposition does not ask for: nobody is shot at in "fired on Friday"."""
        return self._parse.tokens[filler].is_time

    def _filled(self, token: int, slot: str) -> list[tuple[int, set[str]]]:
        """What stands in a slot, each with the words that patterns may know it by; many patterns ask for the same."""
        key = token, slot
        found = self._known.get(key)
        if found is None:
            fillers = self._fillers_anywhere(token, slot)
            found = self._known[key] = [(filler, self._words(filler, slot)) for filler in fillers]
        return found

    def _fillers_anywhere(self, token: int, slot: str) -> list[int]:
        if slot not in FUNCTIONS and slot != "unless" and slot not in self._said(self._parse.sentence_of(token)):
            return []  # no such preposition in the sentence
        return self.fillers(token, slot) or self._beyond_object(token, slot)

    def _said(self, sentence: int) -> frozenset[str]:
        if sentence not in self._sentences:
            first, last = self._parse.sentences[sentence]
            self._sentences[sentence] = frozenset(token.lower for token in self._parse.tokens[first:last])
        return self._sentences[sentence]

    def _words(self, filler: int, slot: str) -> set[str]:
        tokens = self._parse.tokens
        if slot == "any":  # in May nothing may be
            return set() if tokens[filler].is_time and tokens[filler].pos == "PROPN" else self._named[filler]
        words = {*self._named[filler]}
        words |= {tokens[i].lemma for i in clauses.complements(self._parse, filler, "of")}
        cent = clauses.hundredths(self._parse, filler)
        words |= NOTHING if cent is None else {f"per{tokens[cent].lower}"}  # as it is mostly written
        named = filler in self._parties and "site" not in self._parties[filler]
        if tokens[filler].pos == "PROPN" and not named:  # "the carrier Gerald R. Ford", "HMS Trent, a patrol vessel"
            words |= {tokens[i].lemma for i in self._parse.children(filler, "compound", "nmod", "appos")}
        if tokens[filler].pos == "NUM":  # "$100,000"
            before = self._parse.children(filler, "nmod", "quantmod")
            words |= {tokens[i].lemma for i in before if tokens[i].pos == "SYM"}
        return words

    @cached_property
    def _named(self) -> list[set[str]]:
        """By token, the words that patterns may know it by alone."""
        parties = self._parties
        return [{token.lemma, token.lower, *parties.get(token.i, NOTHING)} for token in self._parse.tokens]

    def fillers(self, token: int, slot: str) -> list[int]:
        """Tokens that stand in a slot of a predicate: a grammatical function or the object of a preposition."""
        function = FUNCTIONS.get(slot)
        if slot == "subj":
            if (ending := self._outcome_of(token)) is not None:
                return [ending]
            doer = self._told_before(token)
            found = clauses.subjects(self._parse, token if doer is None else doer)
            return [self._cause(token, filler) for filler in found]
        if function is not None:
            return function(self._parse, token)
        if slot == "unless":
            return [i for clause in self._conditions(token) for i in clauses.subjects(self._parse, clause)]
        found = clauses.complements(self._parse, token, slot)
        if slot == "to" and (infinitives := clauses.infinitives(self._parse, token)):
            return found + infinitives
        if not found and (cent := clauses.hundredths(self._parse, token)) is not None:  # "50 per cent of the firm"
            return clauses.complements(self._parse, cent, slot)
        return found or [
            c for p in self._parse.prepositions(token).get(slot, ()) for c in self._parse.children(p, "pcomp", "pobj")
        ]

    def _beyond_object(self, token: int, slot: str) -> list[int]:
        """A preposition's noun where the parse hangs it on the verb's object ("launched action against X")."""
        if slot in FUNCTIONS or slot == "unless" or self._parse.tokens[token].pos not in VERBAL:
            return []
        things = [o for o in self._parse.children(token, "dobj") if self._lets_go(o, slot)]
        things += [cent for o in things if (cent := clauses.hundredths(self._parse, o)) is not None]
        return [i for thing in things for i in clauses.complements(self._parse, thing, slot)]

    def _lets_go(self, thing: int, slot: str) -> bool:
        """Whether what hangs on an object is the verb's: "put the leader under arrest", but "met the leader of X"."""
        if thing not in self._parties or slot in self._loose:
            return True
        return "state" in self._parties[thing] and self._parse.tokens[thing].pos == "PROPN"  # "warned X of war"

    def _told_before(self, token: int) -> int | None:
        """The clause that a participle goes on with, past who tells it: "Troops entered X, he said, killing two"."""
        verb, head = self._parse.tokens[token], self._parse.tokens[self._parse.tokens[token].head]
        if verb.tag != "VBG" or verb.dep != "advcl" or verb.i < head.i or self.is_speech(verb.lemma):
            return None
        told = [clause for clause in self._parse.children(head.i, "ccomp") if clause < head.i]
        return told[0] if told else None

    def _outcome_of(self, token: int) -> int | None:
        """Who does what something ended in, where the parse cuts them off: "the row led to *Canada* expelling X"."""
        verb = self._parse.tokens[token]
        if verb.tag != "VBG" or verb.dep != "advcl" or self._parse.tokens[verb.head].lemma not in self._outcome:
            return None
        after = [p for p in self._parse.children(verb.head, "prep") if p < token]
        doers = [i for p in after for i in self._parse.children(p, "pobj") if self._parse.subtree(i)[1] == token]
        return doers[0] if doers and doers[0] in self._parties else None

    def is_speech(self, lemma: str) -> bool:
        """A verb of telling or of doing something by words."""
        entries = self._lexicon.entries("verb", lemma)
        said = any(e.operator == "say" or (e.operator and e.operator not in self._transparent) for e in entries)
        return said or (bool(entries) and all(self._lexicon.is_verbal(e.type) for e in entries))

    def _cause(self, verb: int, subject: int) -> int:
        """What killed in "an attack on mosques in X that killed 40": the attack, not the place next to "that"."""
        if self._parse.tokens[verb].dep != "relcl" or self._parse.tokens[verb].lemma not in self._harm:
            return subject
        noun = self._parse.tokens[subject]
        while noun.dep in ("pobj", "prep", "appos", "compound", "conj"):
            noun = self._parse.tokens[noun.head]
            if noun.pos == "NOUN" and (noun.lemma in self._accident or self._is_event(noun.i)):
                return noun.i
        return subject

    def _conditions(self, token: int) -> list[int]:
        """Clauses that "unless" or "if" opens under a predicate."""
        return [
            c for verb in (token, *self._parse.children(token, "xcomp")) for c in self._parse.children(verb, "advcl")
            if any(self._parse.tokens[m].lower in self._condition for m in self._parse.children(c, "mark"))
        ]  # fmt: skip
