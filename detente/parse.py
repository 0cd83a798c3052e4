"""What the language room hands to coding: tokens of a dependency parse, with offsets into the article's code points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

TIMES = frozenset({"DATE", "TIME"})  # entities
MARKS = 6  # tokens that may stand beside a text of one phrase
HUNG = frozenset({"prep", "dative", "agent", "prt"})  # how a preposition hangs on what governs it


class Token(NamedTuple):
    """One token; ``head`` and ``i`` are positions in ``Parse.tokens``; a root is its own head.

    ``pos``, ``tag`` and ``dep`` use the Universal, Penn Treebank and CLEAR label sets; ``entity`` is the OntoNotes
    label of the named entity that the token belongs to ("" outside one) and ``entity_begins`` marks its first token.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    entity_begins: bool

    @property
    def is_time(self) -> bool:
        """Whether the token is of a named day or hour."""
        return self.entity in TIMES


class Parse:
    """All tokens of an article in order, with the sentences and the tree over them. Never changed once made."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        sentences: Sequence[tuple[int, int]],
        grammar: Mapping[str, frozenset[str]] = MappingProxyType({}),
    ) -> None:
        """``sentences`` are half-open token ranges that cover ``tokens``; ``text`` is the article's text.

        ``grammar``: classes of English words by kind, as ``grammar/words`` has them.
        """
        self.text = text
        self.tokens = tuple(tokens)
        self.sentences = tuple(sentences)
        self.grammar = grammar
        self._hung: dict[int, dict[str, list[int]]] = {}  # prepositions of the tokens asked for so far

    def is_whole(self, first: int, last: int, beside: Container[str] = ("PUNCT",)) -> bool:
        """Whether the text is no more than tokens [first, last), apart from a few of the word classes ``beside``."""
        if len(self.tokens) - (last - first) > MARKS:
            return False
        return all(token.pos in beside for token in (*self.tokens[:first], *self.tokens[last:]))

    def is_a(self, index: int, kind: str) -> bool:
        """Whether a token is of a class of words of ``grammar``, by its lower-case form or its lemma."""
        words = self.grammar.get(kind, ())
        return self.tokens[index].lower in words or self.tokens[index].lemma in words

    @cached_property
    def _children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        return children

    @cached_property
    def _labels(self) -> list[str]:
        return [token.dep for token in self.tokens]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [first for first, _ in self.sentences]

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        first, last = list(range(len(self.tokens))), list(range(1, len(self.tokens) + 1))
        for index in reversed(self._from_roots):
            head = self.tokens[index].head
            first[head] = min(first[head], first[index])
            last[head] = max(last[head], last[index])
        return first, last

    @cached_property
    def _from_roots(self) -> list[int]:
        """All tokens, each after its head."""
        order = [token.i for token in self.tokens if token.head == token.i]
        for index in order:
            order += self._children[index]
        return order

    def children(self, index: int, *deps: str) -> list[int]:
        """Indices of the direct dependents of a token, left to right; only those with one of ``deps`` if given."""
        found = self._children[index]
        if not deps or not found:
            return found
        labels = self._labels
        return [child for child in found if labels[child] in deps]

    def child(self, index: int, *deps: str) -> int | None:
        """The first dependent with one of the labels ``deps``, or None."""
        for child in self._children[index]:
            if self._labels[child] in deps:
                return child
        return None

    def prepositions(self, index: int) -> dict[str, list[int]]:
        """Prepositions that hang on a token, also through its object or particle, by their lower-case form."""
        found = self._hung.get(index)
        if found is None:
            found = self._hung[index] = {}
            for preposition in self._hanging(index):
                found.setdefault(self.tokens[preposition].lower, []).append(preposition)
        return found

    def _hanging(self, index: int) -> Iterator[int]:
        for child in self._children[index]:
            word = self.tokens[child]
            if word.dep == "advmod":  # "walked away from", "flew back to"
                yield from (c for c in self.children(child, "prep") if child > index and c == child + 1)
            elif word.dep in HUNG:
                yield child
                if word.tag != "VBG":  # "according to X" is nobody's object
                    yield from (c for c in self.children(child, "prep") if self.tokens[c].lower != word.lower)

    def ancestors(self, index: int) -> Iterator[int]:
        """Heads of a token from the nearest up to the root of its sentence."""
        while (head := self.tokens[index].head) != index:
            yield head
            index = head

    def subtree(self, index: int) -> tuple[int, int]:
        """Half-open token range from the leftmost to the rightmost descendant of a token."""
        first, last = self._edges
        return first[index], last[index]

    def sentence_of(self, index: int) -> int:
        """Position in ``sentences`` of the sentence that holds token ``index``."""
        return bisect_right(self._sentence_starts, index) - 1

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Character offsets of the half-open token range [first, last)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def at(self, character: int) -> int:
        """Index of the token that covers or last precedes a character offset (0 if none does)."""
        return max(0, bisect_right(self._starts, character) - 1)

    def within(self, start: int, end: int) -> range:
        """Indices of the tokens that overlap the half-open character range [start, end)."""
        first = self.at(start)
        if first < len(self.tokens) and self.tokens[first].end <= start:
            first += 1
        return range(first, bisect_right(self._starts, end - 1))
