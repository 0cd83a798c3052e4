"""The machinery of the time grammar: patterns over element kinds, compiled once, matched longest first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from detente.coding.times_calendar import Period
from detente.coding.times_elements import Element
from detente.lexicons.times import KINDS
from detente.parse import Token
from detente.types import TimeBasis

# Kinds of elements beside those that the tables name.
COMPOSED = (
    "year", "daynumber", "digits", "decade", "isodate", "slashdate", "years", "clock", "quarterword", "fiscalyear",
    "occasion", "aside", "fraction", "monthday",
)  # fmt: skip
KIND_LETTERS = {kind: chr(0x4E00 + number) for number, kind in enumerate((*sorted(KINDS), *COMPOSED))}
NUMERALS = ("number", "daynumber", "digits", "scale", "fraction")
MACROS = {
    "DAY": ("daynumber", "ordinal"),
    "UNIT": ("unit", "units"),
    "SHIFT": ("last", "next", "this"),
    "GAP": ("comma", "of"),
}
CACHED = 20_000  # distinct runs remembered; a run is a handful of kinds, so they repeat from text to text


@dataclass(frozen=True, slots=True)
class Scene:
    """What a relative expression is read against: ``tense`` is -1 where the clause looks back, 1 ahead, 0 either."""

    published: dt.date | None
    mentioned: Period | None
    near: Period | None  # the last day told in the paragraph
    narrative: Period | None
    tense: Literal[-1, 0, 1]
    before: str  # the word in front
    led: bool  # a word of time stands in front ("during the ...")
    lasts: bool  # a word that asks how long stands in front ("over the ...")
    bare: bool  # a word stands in front after which a bare plural is a length ("for ...")
    compares: bool  # a word that sets one amount beside another stands in front ("than ...")
    owned: bool  # a possessive stands in front ("in his 1920s")
    tokens: Sequence[Token]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of its words; ``floating`` is an hour or part of a day that lacks its day."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    period: Period
    basis: TimeBasis
    floating: bool = False
    first: int = 0  # elements to leave out on the left and on the right
    last: int = 0


class Words:
    """The elements a pattern matched, by the names in the pattern."""

    def __init__(self, elements: Sequence[Element], groups: Mapping[str, tuple[int, int]]) -> None:
        self._elements = elements
        self._groups = groups

    def __contains__(self, name: str) -> bool:
        return name in self._groups

    def __getitem__(self, name: str) -> Element:
        """The first element of a group."""
        return self._elements[self._groups[name][0]]

    def all(self, name: str) -> Sequence[Element]:
        first, last = self._groups[name]
        return self._elements[first:last]

    def value(self, name: str, default: str = "") -> str:
        return self[name].value if name in self._groups else default

    def number(self, name: str) -> int:
        return int(self[name].value)


Reader = Callable[[Words, Scene], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` is written in element kinds: ``NAME``, ``NAME:alias``, ``(A | B)?``, COUNT for an amount."""

    name: str
    pattern: str
    read: Reader


Candidate = tuple[int, int, Mapping[str, tuple[int, int]]]  # element after the match, rule, groups


class Grammar:
    """Rules tried at every element; of those that match, the longest first, then the first in the list."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._patterns = tuple(compile_pattern(rule.pattern) for rule in self.rules)
        self._known: dict[str, list[list[Candidate]]] = {}

    def candidates(self, run: Sequence[Element]) -> list[list[Candidate]]:
        """For each element of a run, the matches that begin there, best first."""
        letters = "".join([KIND_LETTERS[element.kind] for element in run])
        found = self._known.get(letters)
        if found is None:
            found = [self._at(letters, index) for index in range(len(letters))]
            if len(self._known) < CACHED:
                self._known[letters] = found
        return found

    def _at(self, letters: str, index: int) -> list[Candidate]:
        found: list[Candidate] = []
        for number, pattern in enumerate(self._patterns):
            if match := pattern.match(letters, index):
                groups = {name.partition("_")[0]: match.span(name) for name, part in match.groupdict().items() if part}
                found.append((match.end(), number, groups))
        return sorted(found, key=lambda candidate: (-candidate[0], candidate[1]))


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Element names become one-letter classes; each becomes a group named as itself or as its alias."""
    names: list[str] = []
    return re.compile(re.sub(r"([A-Za-z0-9]+)(?::([a-z]+))?|\s+", lambda match: _symbol(match, names), pattern))


def _symbol(match: re.Match[str], names: list[str]) -> str:
    name = match[1]
    if not name:
        return ""
    if name == "COUNT":
        numerals = _class(NUMERALS)
        amount = f"{numerals}+(?:{KIND_LETTERS['hyphen']}?{numerals})*"
        vague = f"{KIND_LETTERS['a']}?{_class(('vague',))}{KIND_LETTERS['of']}?"
        least = f"(?:{amount}{_class(('or', 'to'))}(?={numerals}))?"
        return least + f"(?P<count_1>{vague}|{KIND_LETTERS['a']}(?={KIND_LETTERS['scale']}){amount}|{amount})"
    letters = _class(MACROS.get(name, (name,)))
    alias = match[2] or name.lower()
    names.append(alias)
    return f"(?P<{alias}_{names.count(alias)}>{letters})"  # a name may return in another branch


def _class(kinds: Iterable[str]) -> str:
    return "[" + "".join(KIND_LETTERS[kind] for kind in kinds) + "]"
