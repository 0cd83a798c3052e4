"""Looks up the words that open room for another clause or event noun, and applies their signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.labels import LEADING, NOMINAL_SUBJECTS, PRESENT_TAGS, VERBAL
from detente.lexicons.status import Operator, StatusTables
from detente.parse import Parse, Token
from detente.types import HAPPENING

GRADED = frozenset(("ADJ", "ADV"))
PRESENT_OR_BARE = PRESENT_TAGS | {"VB"}
PHRASAL = ("prt", "prep", "advmod", "acomp", "dobj")  # what a verb may form a set phrase with


class Governors:
    """Finds the operator entry of a governing word for a frame (how the complement is joined)."""

    def __init__(self, parse: Parse, tables: StatusTables) -> None:
        self._parse = parse
        self._tokens = parse.tokens
        self._tables = tables

    def operator(self, head: Token, frames: tuple[str, ...]) -> Operator | None:
        if head.pos in VERBAL or head.tag.startswith("VB"):
            kind = "verb"
            for child in self._parse.children(head.i, *PHRASAL) if head.lemma in self._tables.phrasal else ():
                found = self._listed(kind, f"{head.lemma} {self._tokens[child].lower}", frames)
                if found:
                    return found
        else:
            kind = "adj" if head.pos in ("ADJ", "ADV") else "noun"
        return self._listed(kind, head.lemma, frames)

    def _listed(self, kind: str, lemma: str, frames: tuple[str, ...]) -> Operator | None:
        entry = self._tables.operators.get((kind, lemma))
        return first_of(entry, frames) if entry else None

    def phrase(self, verb: Token, noun: Token, frame: str) -> Operator | None:
        """A verb and its object that say something together: "take the opportunity to", "have the courage to"."""
        return self._listed("verb", f"{verb.lemma} {noun.lemma}", (frame,))

    def degree(self, head: Token) -> Operator | None:
        """ "too weak to stand", "strong enough to stand"; "only too glad" is no excess."""
        words = [head] if head.pos in GRADED else [w for w in self.complements(head) if w.pos in GRADED]
        for word in words:
            for child in self._parse.children(word.i, "advmod"):
                mark = self._tables.marks["degree"].get(self._tokens[child].lower)
                if mark and self._tokens[child - 1].lower not in self._tables.marks["focus"]:
                    return Operator(mark.status, mark.denied, mark.status, False, mark.where)
        return None

    def opens_with_auxiliary(self, verb: Token, first: int) -> bool:
        """A question without its mark, as transcripts have them: "Do you think it works"."""
        auxiliary, subject = self._parse.child(verb.i, "aux"), self._parse.child(verb.i, *NOMINAL_SUBJECTS)
        if auxiliary is None or subject is None or auxiliary > subject:
            return False
        before, negators = self._tokens[first:auxiliary], self._tables.marks["negator"]  # "Nor did they sign"
        return all(word.pos in LEADING and word.lower not in negators for word in before)

    def infinitive(self, head: Token) -> Token | None:
        """The infinitive of "is expected to", "is likely to"."""
        heads = [head.i, *self._parse.children(head.i, "acomp")]
        for verb in (child for above in heads for child in self._parse.children(above, "xcomp")):
            if any(self._tokens[aux].tag == "TO" for aux in self._parse.children(verb, "aux")):
                return self._tokens[verb]
        return None

    def complements(self, head: Token) -> Iterator[Token]:
        """What a copula says of its subject: "is likely", "the plan is", "is on course"."""
        for child in self._parse.children(head.i, "acomp", "attr", "nsubj", "oprd", "prep"):
            if self._tokens[child].dep == "prep":
                child = self._parse.child(child, "pobj") or child
            yield self._tokens[child]


def signature(operator: Operator, status: str, past: bool) -> str:
    """The complement's context where the operator itself has ``status``."""
    if status in HAPPENING:
        effect = operator.past if past else operator.holds
    elif status == "negated":
        effect = operator.fails
    else:
        effect = operator.holds
        if effect in ("same", "done", "ongoing"):
            return status
        if effect == "negated":
            return "conditional" if status == "conditional" else "possible"
        if effect != "fact" and status == "conditional":
            return status
    if effect == "same":
        return "negated" if status == "negated" else "own"
    return "own" if effect in ("fact", "own", "done", "ongoing") else effect


def later(status: str, parse: Parse, token: Token) -> str:
    """In the present tense "once it ends" is as open as what it is said of; in the past it is told as fact."""
    if status not in ("later", "awaited"):
        return status
    first = next((parse.tokens[child] for child in parse.children(token.i, "aux", "auxpass")), token)
    return "same" if first.tag in PRESENT_OR_BARE else "own"


def told_past(parse: Parse, verb: Token) -> bool:
    """A past tense or perfect; a participle with "is" is present."""
    if verb.tag != "VBN":
        return verb.tag == "VBD"
    first = next((parse.tokens[child] for child in parse.children(verb.i, "aux", "auxpass")), verb)
    return verb.dep != "conj" and not (first.lemma == "be" and first.tag in PRESENT_OR_BARE)


def first_of(entry: Mapping[str, Operator], frames: tuple[str, ...]) -> Operator | None:
    for frame in frames:
        if frame in entry:
            return entry[frame]
    return None
