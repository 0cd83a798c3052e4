"""An index from the names in the vocabulary to what they name, matched over running text without copying it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

NameKind = Literal[
    "state", "adjective", "capital", "seat", "people", "organisation", "group", "agency", "media", "region", "blocked"
]
FIRST_WORD = re.compile(r"[^\W_]+")


def _folding() -> dict[int, str]:
    table = {ord(mark): "'" for mark in "\u2018\u2019\u02bc\u02bb`\u00b4"}
    table |= {ord(mark): " " for mark in "-\u2010\u2011\u2012\u2013\u00a0\n\r\t"}
    table |= {ord("ı"): "i", ord("ø"): "o", ord("Ø"): "O", ord("ł"): "l", ord("Ł"): "L", ord("đ"): "d", ord("Đ"): "D"}
    table |= {ord("ə"): "a", ord("Ə"): "A"}
    for number in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(number))[0]
        if number not in table and base != chr(number):
            table[number] = base
    return table


_FOLDING = _folding()


def fold(text: str) -> str:
    """``text`` without diacritics, with straight apostrophes and spaces for hyphens; offsets stay the same."""
    return text.translate(_FOLDING)


class Folded:
    """A text as phrases are looked up in it: folded, in its own and in lower case, with the offsets of the text."""

    def __init__(self, text: str) -> None:
        self.text = fold(text)
        self.lower = self.text.lower()
        if len(self.lower) != len(self.text):  # rare letters grow when lower-cased
            self.lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)

    def key(self, start: int, end: int) -> str:
        """The first word of these characters, by which an index finds its phrases."""
        word = self.lower[start:end]
        return word if word.isalnum() else first_word(word)


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stands for. ``code`` is the code a mention carries, ``id`` tells apart those that share it."""

    kind: NameKind
    form: str  # folded
    id: str
    code: str | None
    name: str
    sectors: tuple[str, ...]
    where: str
    first: dt.date | None = None
    last: dt.date | None = None
    before_hyphen: bool = False
    note: str = ""
    after_the: bool = False  # counts only after "the"
    needs: frozenset[str] = frozenset()  # ids of which a text must name one for this name to count

    def in_force(self, date: dt.date | None) -> bool:
        """Whether the name's bearer existed on ``date`` as far as known; True without a date."""
        if date is None:
            return True
        return (self.first is None or self.first <= date) and (self.last is None or date <= self.last)


class Formed(Protocol):
    """Anything with a folded written form."""

    @property
    def form(self) -> str: ...


Entry = TypeVar("Entry", bound=Formed)


@dataclass(frozen=True, slots=True)
class Match(Generic[Entry]):
    """A phrase found in a text: characters [start, end) and everything it may stand for."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class PhraseIndex(Generic[Entry]):
    """Finds the longest phrase that starts at a character of a folded text."""

    def __init__(self, entries: Iterable[Entry], *, any_case: bool = False) -> None:
        """``any_case``: for common nouns; names match in their own case, in capitals and, if long, in title case."""
        forms: dict[str, list[Entry]] = {}
        for entry in entries:
            forms.setdefault(entry.form, []).append(entry)
        self._any_case = any_case
        # by first word and what follows it: lower-case form, form, entries
        self._buckets: dict[str, dict[str, list[tuple[str, str, tuple[Entry, ...]]]]] = {}
        for form, found in sorted(forms.items(), key=lambda item: -len(item[0])):
            key, low = first_word(form), form.lower()
            self._buckets.setdefault(key, {}).setdefault(_after(low, len(key)), []).append((low, form, tuple(found)))
        self.first_words = self._buckets.keys()  # in lower case, of every phrase

    def at(self, folded: Folded, start: int, key: str) -> Match[Entry] | None:
        """The longest phrase at ``start``; ``key`` is the lower-case first word there."""
        bucket = self._buckets.get(key, {})
        follows = _after(folded.lower, start + len(key))
        for after in (follows, "") if follows else ("",):
            for low, form, entries in bucket.get(after, ()):
                if folded.lower.startswith(low, start):
                    end = start + len(low)
                    if _ends_word(folded.text, end) and (self._any_case or _same_case(folded.text[start:end], form)):
                        return Match(start, end, entries)
        return None


def _after(text: str, start: int) -> str:
    """The two characters from ``start``, by which phrases of one first word are told apart, or "" at the end."""
    return text[start : start + 2] if start + 2 <= len(text) else ""


def without_article(form: str) -> tuple[str, bool]:
    """A form without "the", and whether it had one."""
    return (form[4:], True) if form.startswith(("the ", "The ")) else (form, False)


def first_word(text: str) -> str:
    """Lower-case first run of letters and digits of a folded text ("" if none)."""
    word = text.partition(" ")[0]
    if word.isalnum():
        return word.lower()
    found = FIRST_WORD.search(text)
    return found[0].lower() if found else ""


def _ends_word(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() or text[end] == "$") or not text[end - 1].isalnum()


def _same_case(found: str, form: str) -> bool:
    if found == form:
        return True
    if found.isupper() and len(found) > 3:
        return True
    if form.isupper() and len(form) > 3 and found == form.capitalize():
        return True
    return " " in form and (found[0].isupper() or found[0] == form[0])
