"""Reads headlines in title case or capitals ("Georgia Arrests Opposition Members") with common words in lower case.

Models of English learn from running text: of a verb with a capital they make a name, and the headline says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

from detente.lexicons.actors import Actors
from detente.lexicons.actors_names import Folded, first_word
from detente.lexicons.gazetteer.lookup import Gazetteer, open_gazetteer
from detente.lexicons.gazetteer.records import fold
from detente.lexicons.gazetteer.words import PlaceWords
from detente.lexicons.grammar import Grammar
from detente.lexicons.times import TimeTables

WORD = re.compile(r"[^\W\d_]+(?:[.'\u2019][^\W\d_]+)*")
BREAK = re.compile(r"(?<=[^\W\d_][^\W\d_])[.!?]\s+\S")
LONGEST = 250  # characters of a headline
LEAST = 4  # words of a headline
LONG = 5  # letters of a name that is no abbreviation
LARGE = 200_000  # people of a place that news calls by a common word
NO_NAMES = ("media", "blocked")  # "Time", "Dawn"
NAMED_BY_CLASS = frozenset(("noun",))  # dictionaries list names among the nouns only

Block = tuple[int, int]


class _Evidence(NamedTuple):
    """Words of the running text of an article: in lower case, and with a capital after a word without one."""

    lower: frozenset[str]
    capital: frozenset[str]


class Headlines:
    """Gives the text as it is to be parsed: same length, the common words of its headlines in lower case."""

    def __init__(
        self,
        actors: Actors,
        gazetteer: Gazetteer,
        common: frozenset[str],
        small: frozenset[str],
        calendar: frozenset[str],
        classes: Callable[[str], frozenset[str]],
    ) -> None:
        """``classes`` tells which of noun, verb, adj and adv a dictionary has a lower-case word as."""
        self._actors = actors
        self._gazetteer = gazetteer
        self._common = common
        self._small = small
        self._calendar = calendar
        self._classes = classes

    @classmethod
    def load(cls, folders: Sequence[Path], actors: Actors, classes: Callable[[str], frozenset[str]]) -> Self:
        common, small = PlaceWords.load(folders).common, Grammar.load(folders).words["small"]
        times = TimeTables.load(folders).words.items()
        calendar = frozenset(word for word, readings in times if any(reading.needs for reading in readings))
        return cls(actors, open_gazetteer(folders), common, small, calendar, classes)

    def as_read(self, text: str, blocks: Sequence[Block]) -> str:
        """``text`` with the headlines among its ``blocks`` in the case of running text."""
        headlines = [block for block in blocks if is_in_title_case(text[slice(*block)], self._small)]
        if not headlines:
            return text
        evidence = _evidence(text, (block for block in blocks if block not in headlines))
        for start, end in headlines:
            read = _Headline(self, text[start:end], evidence).as_read()
            text = text[:start] + read + text[end:]
        return text

    def is_name(self, word: str) -> bool:
        """Whether a single word of a headline names someone, somewhere or a day, as far as tables tell."""
        lower = word.lower()
        if lower in self._small:
            return False
        classes = self._classes(lower)
        if not classes or self._actors.people.leads(word.capitalize()):
            return True
        return classes <= NAMED_BY_CLASS and lower not in self._common and self._is_large_place(word)

    def is_of_calendar(self, word: str) -> bool:
        return word.lower() in self._calendar

    def is_verb(self, word: str) -> bool:
        return "verb" in self._classes(word.lower())

    def is_first_name(self, word: str) -> bool:
        return word.lower() in self._actors.first_names

    def name_at(self, folded: Folded, start: int) -> int | None:
        """Where the name of a body, state or person that begins at ``start`` ends."""
        key = first_word(folded.text[start : start + LONGEST])
        found = self._actors.names.at(folded, start, key)
        ends = [found.end] if found and not all(entry.kind in NO_NAMES for entry in found.entries) else []
        person = self._actors.people.forms.at(folded, start, key)
        return max([*ends, person.end] if person else ends, default=None)

    def _is_large_place(self, word: str) -> bool:
        key = fold(word)
        return any(place.population >= LARGE and place.rank < 2 for place in self._gazetteer.find([key]).get(key, ()))


class _Headline:
    """One headline and what tells its names from its common words."""

    def __init__(self, tables: Headlines, text: str, evidence: _Evidence) -> None:
        self._tables = tables
        self._text = text
        self._evidence = evidence
        self._words = list(WORD.finditer(text))
        self._in_capitals = text.isupper()

    def as_read(self) -> str:
        letters = list(self._text)
        for number, word in enumerate(self._words):
            start, end = word.span()
            if number and not self._is_name(number):
                letters[start:end] = _lowered(word[0])
            elif self._in_capitals and not self._is_written_in_capitals(word):
                letters[start + 1 : end] = _lowered(word[0][1:])
        return "".join(letters)

    @cached_property
    def _named(self) -> frozenset[int]:
        """Characters in the names that tables know; a longer name goes before one that it holds."""
        folded, found, past = Folded(self._text), set[int](), 0
        for word in self._words:
            end = self._tables.name_at(folded, word.start()) if word.start() >= past else None
            if end is not None:
                found.update(range(word.start(), end))
                past = end
        return frozenset(found)

    def _is_name(self, number: int) -> bool:
        word = self._words[number]
        bare = re.split("['\u2019]", word[0])[0]
        if "." in bare or word.start() in self._named:
            return True
        if self._tables.is_of_calendar(bare):
            return not self._tables.is_verb(bare) or self._stands_by_number(word)
        if bare.lower() in self._evidence.lower:
            return False
        return bare.capitalize() in self._evidence.capital or self._tables.is_name(bare) or self._is_surname(number)

    def _is_surname(self, number: int) -> bool:
        """Whether a word may follow the first name before it: "Gordon Brown", but not "Jordan Warns"."""
        before, word = self._words[number - 1], self._words[number][0].lower()
        if self._text[before.end() : self._words[number].start()] != " " or before.start() in self._named:
            return False
        return not word.endswith("s") and self._tables.is_first_name(before[0])

    def _stands_by_number(self, word: re.Match[str]) -> bool:
        return bool(re.search(r"\d\s*$", self._text[: word.start()]) or re.match(r"\.?\s*\d", self._text[word.end() :]))

    def _is_written_in_capitals(self, word: re.Match[str]) -> bool:
        """Whether a name keeps its capitals: "EU", "U.N."."""
        short = word.start() in self._named and len(word[0]) < LONG
        return short or "." in word[0] or word[0] in self._evidence.capital


def is_in_title_case(text: str, small: frozenset[str]) -> bool:
    """Whether a block is one line of which all words begin with capitals, but for the ``small`` ones of grammar."""
    if len(text) > LONGEST or BREAK.search(text.rstrip()):
        return False
    words = [word[0] for word in WORD.finditer(text) if text[word.start() - 1 : word.start()] != "-"]
    capital = [word for word in words if word[0].isupper()]
    few = len(words) < LEAST or len(capital) < LEAST - 1 or 2 * len(capital) <= len(words)
    return not few and all(word[0].isupper() or word in small for word in words)


def _evidence(text: str, blocks: Iterable[Block]) -> _Evidence:
    lower, capital = set[str](), set[str]()
    for before, word in _neighbours(text, blocks):
        if word.islower():
            lower.add(word)
        elif before.islower() and word[0].isupper():
            capital.add(word)
    return _Evidence(frozenset(lower), frozenset(capital))


def _neighbours(text: str, blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Words of running text with the word right before each."""
    for block in blocks:
        words = text[slice(*block)].split(" ")
        for before, word in zip(words, words[1:], strict=False):
            bare = word.strip(".,;:!?()\"'\u201c\u201d\u2018\u2019")
            if bare.isalpha():
                yield before, bare


def _lowered(word: str) -> list[str]:
    """Letters in lower case, as many as there were."""
    return [small if len(small := letter.lower()) == 1 else letter for letter in word]
