"""Words of time: months, weekdays, units, numbers, holidays by rule, wars and summits with their days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.lexicons.tables import Row, data_files, read_table

KINDS = frozenset((
    "month", "weekday", "weekdays", "season", "daypart", "clockword", "unit", "units", "weekend", "dayword",
    "nightword", "present", "pastword", "future", "setword", "ampm", "oclock", "zone", "last", "previous", "next",
    "this", "that", "same", "recent", "early", "edge", "earlier", "ago", "before", "every", "other", "times", "and",
    "or", "to", "the", "a", "of", "in", "on", "at", "hyphen", "comma", "possessive", "old", "long", "half", "fiscal",
    "more", "eve", "from", "time", "zonename", "these", "longword", "timesword", "present2",
    "number", "scale", "vague", "ordinal", "decadeword",
))  # fmt: skip
LINKS = frozenset({"at", "during", "since", "until", "before", "after", "by", "to", "if"})
MARKS = (
    "lead", "year", "number", "amount", "measure", "prefix", "while", "lasting", "bare", "close", "definite", "pronoun",
    "will", "ends", "owner", "when", "denying", "state", "held", "comparing",
    "monthday", "appointing", "pointing", "happens", "disputing", "battle", "stepping",
)  # fmt: skip
TURNS = frozenset({"ahead", "promise", "report", "account", "lasting", "behind"})
NEEDS = frozenset({"", "capital", "context", "counted"})
RULE = re.compile(
    r"\d\d-\d\d|\d\d/(?:mon|tue|wed|thu|fri|sat|sun)/(?:-1|[1-5])(?:\+\d+)?|(?:easter|orthodox)[+-]\d+"
    r"|islamic/\d+/\d+|hebrew/(?:tishri|nisan)/\d+"
)


@dataclass(frozen=True, slots=True)
class TimeWord:
    """One reading of a lower-case word; ``needs`` says what must stand beside it before it counts."""

    kind: str
    value: str
    needs: str
    where: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that returns every year by ``rule`` and lasts ``days``."""

    rule: str
    days: int
    where: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that happened once, from ``first`` to ``last``; ``always`` if its bare name already tells when."""

    first: dt.date
    last: dt.date
    kind: str
    always: bool
    where: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a name as they are written, and what the name stands for."""

    words: tuple[str, ...]
    means: Holiday | Occasion


class TimeTables:
    """``words`` by lower-case form, readings in file order; ``phrases`` by first word; ``turns``, ``links`` by word;
    ``marked`` words by mark."""

    def __init__(
        self,
        words: dict[str, tuple[TimeWord, ...]],
        phrases: dict[str, tuple[Phrase, ...]],
        turns: dict[str, str] | None = None,
        links: dict[str, str] | None = None,
        marked: dict[str, frozenset[str]] | None = None,
    ) -> None:
        self.words = words
        self.phrases = phrases
        self.turns = turns or {}
        self.links = links or {}
        self.marked = marked or dict.fromkeys(MARKS, frozenset())

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> TimeTables:
        """Reads ``times/`` words, numbers, holidays, occasions, tense, links and contexts; LexiconError on a fault."""
        words: dict[str, tuple[TimeWord, ...]] = {}
        for row in _rows("times/words", ["word", "kind", "value", "needs"], folders):
            _add(words, row, row.one_of("needs", NEEDS))
        for row in _rows("times/numbers", ["word", "kind", "value"], folders):
            _add(words, row, "")
        phrases = [*_holidays(folders), *_occasions(folders)]
        turning = _rows("times/tense", ["lemma", "turns"], folders)
        turns = {row["lemma"]: row.one_of("turns", TURNS) for row in turning}
        linking = _rows("times/links", ["word", "link"], folders)
        links = {row["word"]: row.one_of("link", LINKS) for row in linking}
        return cls(words, _by_first_word(phrases), turns, links, _marked(folders))


def _rows(kind: str, columns: Sequence[str], folders: Sequence[Path]) -> Iterable[Row]:
    for file in data_files(kind, folders):
        yield from read_table(file, columns)


def _marked(folders: Sequence[Path]) -> dict[str, frozenset[str]]:
    rows = list(_rows("times/contexts", ["word", "mark"], folders))
    found = [(row["word"], row.one_of("mark", frozenset(MARKS))) for row in rows]
    return {mark: frozenset(word for word, its in found if its == mark) for mark in MARKS}


def _add(words: dict[str, tuple[TimeWord, ...]], row: Row, needs: str) -> None:
    word = TimeWord(row.one_of("kind", KINDS), row["value"], needs, row.where)
    words[row["word"]] = (*words.get(row["word"], ()), word)


def _holidays(folders: Sequence[Path]) -> Iterable[Phrase]:
    for row in _rows("times/holidays", ["names", "rule", "days"], folders):
        if not RULE.fullmatch(row["rule"]):
            raise row.error(f"{row['rule']!r} is no holiday rule", "See the head of the packaged file for the forms.")
        holiday = Holiday(row["rule"], int(row["days"]), row.where)
        yield from (Phrase(split_name(name), holiday) for name in row.values("names"))


def _occasions(folders: Sequence[Path]) -> Iterable[Phrase]:
    for row in _rows("times/occasions", ["names", "from", "to", "kind", "use"], folders):
        first, last = row.first_day("from"), row.last_day("to")
        if first is None or last is None:
            raise row.error("an occasion needs both of its days", "Fill the columns 'from' and 'to'.")
        occasion = Occasion(first, last, row["kind"], row.one_of("use", {"always", "prep"}) == "always", row.where)
        yield from (Phrase(split_name(name), occasion) for name in row.values("names"))


def split_name(name: str) -> tuple[str, ...]:
    """A name cut as the parser cuts words: possessive and hyphen stand alone between letters."""
    return tuple(re.findall(r"'s\b|'|-(?=[A-Za-z])|(?:[^\s'-]|-(?![A-Za-z]))+", name))


def _by_first_word(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(phrase.words[0], []).append(phrase)
    return {word: tuple(sorted(group, key=lambda phrase: -len(phrase.words))) for word, group in found.items()}
