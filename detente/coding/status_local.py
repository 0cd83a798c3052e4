"""What a verb's or noun's own words say of its status: modals, negation, tense, adverbs, adjectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from detente.labels import PRESENT_TAGS, SUBJECTS_OR_THERE
from detente.lexicons.status import Mark, StatusTables
from detente.parse import Parse, Token

ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd"))
ADVERBIAL = frozenset(("neg", "advmod", "preconj", "intj"))
EMPTYING = ("det", "preconj", "neg")
BARE = frozenset(("VB", "VBN", "VBG"))


class Local(NamedTuple):
    """What a token's own words say; ``hearsay`` is a token or -1; the flags tell a later conjunct what it shares."""

    status: str
    why: str = ""
    hearsay: int = -1
    modal: Mark | None = None
    negated: bool = False
    infinitive: bool = False
    subject: bool = False
    auxiliary: bool = False


@dataclass(slots=True)
class _Cues:
    """What the dependents of a verb say, gathered in one pass."""

    modal: Mark | None = None
    adverb: Mark | None = None
    hearsay: int = -1
    negated: bool = False
    infinitive: bool = False
    subject: bool = False
    auxiliary: bool = False
    future: bool = False
    have: str = ""
    be: str = ""


class LocalReader:
    """Reads the words around one token; ``verb`` and ``noun`` return what they say of it."""

    def __init__(self, parse: Parse, tables: StatusTables) -> None:
        self._tokens = parse.tokens
        self._parse = parse
        self._marks = tables.marks
        self._one = frozenset((*self._marks["one"], *self._marks["indefinite"]))
        self._present_be = tables.words["present-be"]

    def verb(self, index: int, shared: Local | None = None) -> Local:
        """``shared`` is the first conjunct's reading, whose auxiliaries a bare later conjunct takes over."""
        token = self._tokens[index]
        cues = _Cues()
        for child in self._parse.children(index):
            self._take(cues, self._tokens[child])
        if shared and token.tag in BARE and not cues.auxiliary and not cues.subject and self._alike(index):
            cues.modal, cues.infinitive = shared.modal, shared.infinitive
            cues.negated = cues.negated or (shared.negated and not self._joined_by(index, "but"))
        if token.dep == "conj" and self._joined_by(index, "nor"):
            cues.negated = True
        if cues.modal:
            cues.modal = self._modal(token, cues, cues.modal)
        status, why = _verb_status(token, cues, self._present_be)
        return Local(
            status, why, cues.hearsay, cues.modal, cues.negated, cues.infinitive, cues.subject, cues.auxiliary
        )  # fmt: skip

    def _modal(self, token: Token, cues: _Cues, modal: Mark) -> Mark | None:
        """With "have" some tell what did not happen; who "could see that" it rained saw it."""
        marks = self._marks
        if cues.have and modal.form in marks["perfect"]:
            return marks["perfect"][modal.form]
        if modal.form in marks["ability"] and token.lemma in marks["perceived"] and not cues.negated:
            return None if self._parse.child(token.i, "ccomp") is not None else modal
        return modal

    def _take(self, cues: _Cues, word: Token) -> None:
        dep = word.dep
        if dep in ("aux", "auxpass"):
            self._take_auxiliary(cues, word)
        elif dep in ADVERBIAL or dep == "cc" and word.i < word.head:  # "Nor did they sign"
            self._take_adverb(cues, word)
        elif dep in ARGUMENTS:
            cues.subject |= dep in SUBJECTS_OR_THERE
            cues.negated |= self._empty(word)
        elif dep in SUBJECTS_OR_THERE:
            cues.subject = True
        elif dep == "prep":
            cues.negated |= self._empty_phrase(word.i)
        elif dep == "npadvmod":
            cues.future |= self._is_future(word)

    def _take_auxiliary(self, cues: _Cues, word: Token) -> None:
        cues.auxiliary = True
        if word.lower in self._marks["modal"]:
            cues.modal = self._marks["modal"][word.lower]
        elif word.tag == "TO":
            cues.infinitive = True
        elif word.lemma == "have":
            cues.have = word.lower
        elif word.lemma == "be" and word.dep == "aux":
            cues.be = word.lower

    def _take_adverb(self, cues: _Cues, word: Token) -> None:
        marks = self._marks
        if word.lower in marks["negator"] or self._no_longer(word):
            cues.negated ^= not self._focused(word.i)
        elif word.lower in marks["hearsay"]:
            cues.hearsay = word.i
        elif word.lower in marks["adverb"]:
            cues.adverb = marks["adverb"][word.lower]
        elif word.lower in marks["future"]:
            cues.future = True

    def _alike(self, index: int) -> bool:
        token = self._tokens[index]
        return self._tokens[token.head].tag == token.tag

    def _joined_by(self, index: int, conjunction: str) -> bool:
        """The conjunction between a later conjunct and the one before it."""
        head = self._tokens[index].head
        return any(
            head < child < index and self._tokens[child].lower == conjunction
            for child in self._parse.children(head, "cc")
        )

    def _focused(self, index: int) -> bool:
        """ "not only", "not just": the negation falls on the focus word, not on the verb."""
        following = index + 1
        return following < len(self._tokens) and self._tokens[following].lower in self._marks["focus"]

    def _no_longer(self, word: Token) -> bool:
        return word.i > 0 and f"{self._tokens[word.i - 1].lower} {word.lower}" in self._marks["negator"]

    def _empty(self, word: Token) -> bool:
        """Words such as "nobody", "no troops", "none of them", "neither side"."""
        if word.lower in self._marks["nothing"] and (word.lower != "little"):
            return True
        if word.pos not in ("NOUN", "PROPN", "PRON", "NUM"):
            return False
        return any(self._empties(self._tokens[child]) for child in self._parse.children(word.i, *EMPTYING))

    def _empties(self, word: Token) -> bool:
        """ "no", "neither"; "not" before "a", "one", "a single"."""
        if word.dep == "neg":
            return self._tokens[word.i + 1].lower in self._one and word.i < word.head
        return word.lower in self._marks["no"]

    def _empty_phrase(self, index: int) -> bool:
        """ "under no circumstances", "in no way"."""
        return any(self._empty(self._tokens[child]) for child in self._parse.children(index, "pobj"))

    def _is_future(self, word: Token) -> bool:
        future = self._marks["future"]
        return word.lower in future or any(
            self._tokens[child].lower in future for child in self._parse.children(word.i, "amod")
        )

    def noun(self, index: int) -> Local:
        """Determiners, adjectives and participles of an event noun."""
        marks = self._marks
        hearsay = -1
        found: Mark | None = None
        for child in self._parse.children(index):
            word = self._tokens[child]
            if word.dep in ("det", "predet", "neg"):
                if word.lower in marks["no"]:
                    return Local("negated", f"no {marks['no'][word.lower].where}", negated=True)
                if word.lower in marks["vague"]:
                    found = marks["vague"][word.lower]
            elif word.dep in ("amod", "compound", "nmod", "advmod"):
                if word.lower in marks["hearsay-adjective"]:
                    hearsay = child
                elif word.lower in marks["adjective"]:
                    found = marks["adjective"][word.lower]
        if found:
            return Local(found.status, f"modifier {found.where}", hearsay)
        return Local("done", "plain", hearsay)


def _verb_status(token: Token, cues: _Cues, present_be: frozenset[str]) -> tuple[str, str]:
    if cues.modal:
        if cues.negated:
            return cues.modal.denied, f"modal with not {cues.modal.where}"
        return cues.modal.status, f"modal {cues.modal.where}"
    if cues.negated:
        return "negated", "negation"
    if cues.adverb and cues.adverb.status != "planned":
        return cues.adverb.status, f"adverb {cues.adverb.where}"
    if token.tag == "VBG" and cues.be in present_be and not (cues.be == "been" and cues.have == "had"):
        return ("planned", "future") if cues.future else ("ongoing", "progressive")
    if cues.future and token.tag in PRESENT_TAGS and not cues.have:
        return "planned", "future"
    return "done", "plain"
