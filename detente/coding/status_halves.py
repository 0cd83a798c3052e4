"""The two halves of a conditional statement as token ranges, by the tree and, where it fails, by the commas."""

from __future__ import annotations

from typing import NamedTuple

from detente.labels import LEADING, VERBAL
from detente.lexicons.conditionals import Conditionals
from detente.parse import Parse

COMMAS = frozenset((",", ":", ";", "\u2014", "\u2013", "--"))
MARKS = frozenset(("PUNCT", "SPACE"))


class Half(NamedTuple):
    """A half-open token range and the token that heads it."""

    first: int
    last: int
    head: int


class Halves:
    """Bounds the halves in one parse; all indices are of tokens, ranges half-open."""

    def __init__(self, parse: Parse, tables: Conditionals) -> None:
        self._parse = parse
        self._tokens = parse.tokens
        self._modals = tables.words["modal"] | tables.words["unreal"]
        self._speech = tables.words["speech"]
        self._opening = tables.words["opening"]

    def constituent(self, first: int, last: int, bounds: tuple[int, int]) -> Half | None:
        """The phrase that the cue opens, by the tree; where that fails at the head of a sentence, up to its comma."""
        top = last
        while self._parse.subtree(top)[0] > first:
            head = self._tokens[top].head
            if head == top or self._parse.subtree(head)[0] < first:
                break
            top = head
        end = self._parse.subtree(top)[1]
        if self.opens(first, bounds):
            end = self._cut(first, last, end, bounds)
        end = self._trim(last, self._without_speech(last, self._before_next(first, last, end)))
        return Half(last, end, self._head_within(last, end, max(top, last))) if end > last else None

    def _before_next(self, first: int, last: int, end: int) -> int:
        """Where the same cue comes again: "if A or if B" holds two conditions."""
        again = self._tokens[first].lower
        for i in range(last + 1, end):
            if self._tokens[i].lower == again and self._tokens[i - 1].pos == "CCONJ":
                return i - 1
        return end

    def _comes_again(self, first: int, after: int, bounds: tuple[int, int]) -> bool:
        return (
            after + 1 < bounds[1]
            and self._tokens[after].pos == "CCONJ"
            and self._tokens[after + 1].lower == self._tokens[first].lower
        )

    def opens(self, first: int, bounds: tuple[int, int]) -> bool:
        """At the head of the sentence, but for quotation marks, "and", "but"."""
        return all(self._tokens[i].pos in LEADING for i in range(bounds[0], first)) and first < bounds[0] + 4

    def _cut(self, first: int, last: int, end: int, bounds: tuple[int, int]) -> int:
        """The comma that ends a clause at the head of its sentence: the tree's, unless a main clause follows sooner."""
        commas = [i for i in range(last + 1, bounds[1] - 2) if self._tokens[i].text in COMMAS]
        verbless = not self.has_verb(last, commas[0]) and not self._is_listing(commas[0]) if commas else False
        ready = [i for i in commas if verbless or self.has_verb(last, i)]
        stops = [*commas, bounds[1]]
        for i in ready:
            following = next(stop for stop in stops if stop > i)
            if any(self._tokens[n].lower in self._modals for n in range(i + 1, following)) and i < end:
                return i
        if end < bounds[1] and self._tokens[end].text in COMMAS and self.has_verb(end, bounds[1]):
            return end
        return next((i for i in ready if self.has_verb(i + 1, bounds[1])), end)

    def _is_listing(self, comma: int) -> bool:
        """A comma between conjuncts: "Mali, Niger and Chad"."""
        following = self._tokens[comma + 1]
        return following.dep == "conj" or self._tokens[following.head].dep == "conj"

    def _without_speech(self, first: int, end: int) -> int:
        """Where a closing ", officials said" begins; ``end`` if there is none."""
        for i in range(end - 1, max(first, end - 14), -1):
            if self._tokens[i].text in COMMAS:
                rest = self._tokens[i + 1 : end]
                words = {word.lower for word in rest}
                if "according" in words or (
                    any(word.lemma in self._speech and word.pos == "VERB" for word in rest) and not words & self._modals
                ):
                    return i
        return end

    def _head_within(self, first: int, last: int, top: int) -> int:
        if first <= top < last:
            return top
        return next((i for i in range(first, last) if not first <= self._tokens[i].head < last), first)

    def other(self, first: int, condition: Half, bounds: tuple[int, int]) -> Half | None:
        """What the condition hangs on: the clause above it, less the condition itself."""
        governor = self._tokens[condition.head].head
        while first <= governor < condition.last and self._tokens[governor].head != governor:
            governor = self._tokens[governor].head
        if first <= governor < condition.last or not bounds[0] <= governor < bounds[1]:
            return self._rest(first, condition, bounds)
        governor = self._clause_of(governor, first, condition)
        start, end = self._parse.subtree(self._raised(governor))
        if self._comes_again(first, condition.last, bounds):
            start, end = (start if start < first else bounds[0]), first
        elif first <= start < condition.last:
            start = condition.last
        elif start < first < end:
            if end <= condition.last or not self.has_verb(condition.last, end):
                end = first
            elif not self.has_verb(start, first):
                start = condition.last
        return self.tidy(start, end, governor)

    def _clause_of(self, index: int, first: int, condition: Half) -> int:
        """The clause that a condition hangs on; below a verb of speech, what is said."""
        while self._tokens[index].pos not in VERBAL and self._tokens[index].head != index:
            head = self._tokens[index].head
            if first <= head < condition.last:
                break
            index = head
        for _ in range(3):
            token = self._tokens[index]
            if (token.dep == "advcl" and self._is_infinitive(index)) or (
                token.dep == "parataxis" and token.lemma in self._speech
            ):
                index = token.head
                continue
            said = self._said(index, first, condition) if token.lemma in self._speech else None
            if said is None:
                break
            index = said
        return index

    def _said(self, index: int, first: int, condition: Half) -> int | None:
        """What a verb of speech says, outside the condition; a "that" with a modal where the tree has no complement."""
        said = [
            child
            for child in self._parse.children(index, "ccomp")
            if not first <= child < condition.last and self._tokens[child].pos in VERBAL
        ]
        if said:
            return said[-1] if said[-1] < first else said[0]
        for i in range(index + 1, first):
            verb = self._tokens[i].head
            if self._tokens[i].lower == "that" and i < verb < first and self._has_modal(verb):
                return verb
        return None

    def _has_modal(self, index: int) -> bool:
        return any(self._tokens[child].lower in self._modals for child in self._parse.children(index, "aux"))

    def _is_infinitive(self, index: int) -> bool:
        return any(self._tokens[child].tag == "TO" for child in self._parse.children(index, "aux"))

    def _raised(self, index: int) -> int:
        """The finite verb over an infinitive: "threatened to attack", "is ready to sign"."""
        for _ in range(3):
            token = self._tokens[index]
            if token.dep not in ("xcomp", "acomp"):
                break
            index = token.head
        return index

    def _rest(self, first: int, condition: Half, bounds: tuple[int, int]) -> Half | None:
        """Without help of the tree: what follows, or else what precedes, in the sentence."""
        after, before = (condition.last, bounds[1]), (bounds[0], first)
        start, end = after if self.has_verb(*after) else before
        if not self.has_verb(start, end):
            return None
        head = next(i for i in range(start, end) if self._tokens[i].pos in VERBAL)
        return self.tidy(start, end, self._head_within(start, end, head))

    def tidy(self, start: int, end: int, head: int) -> Half | None:
        while start < end and (self._tokens[start].pos in MARKS or self._tokens[start].lower in self._opening):
            start += 1
        end = self._trim(start, self._without_speech(start, end))
        if end <= start:
            return None
        return Half(start, end, head if start <= head < end else self._head_within(start, end, head))

    def _trim(self, first: int, end: int) -> int:
        while end > first and (self._tokens[end - 1].pos in MARKS or self._tokens[end - 1].pos == "CCONJ"):
            end -= 1
        return end

    def has_verb(self, first: int, last: int) -> bool:
        return any(self._tokens[i].pos in VERBAL for i in range(first, last))
