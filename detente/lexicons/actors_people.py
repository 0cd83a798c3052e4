"""Who held which office when, and how people's names are written in the news."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeVar

from detente.baseline import Lasting
from detente.lexicons.actors_names import PhraseIndex, fold
from detente.types import Office

PARTICLES = frozenset(
    ("al", "el", "ul", "ur", "as", "an", "ad", "abd", "bin", "ibn", "ben", "van", "von", "der", "den", "de", "da", "di",
     "do", "dos", "del", "la", "le", "ter")
)  # fmt: skip
RIVALS = (
    ("ck", "k"), ("kh", "k"), ("q", "k"), ("gh", "g"), ("dj", "j"), ("dzh", "j"), ("sch", "sh"), ("tch", "ch"),
    ("tz", "z"), ("ts", "z"), ("ff", "f"), ("v", "w"), ("ou", "u"), ("ph", "f"),
)  # fmt: skip
MUTE = str.maketrans("", "", "aeiouyh'")  # letters that rival spellings differ in
DOUBLED = re.compile(r"(.)\1+")
K = TypeVar("K")
SKELETON = 8  # letters, with spaces, that a spelling-tolerant key needs
TELLING = 5  # consonants that a spelling-tolerant full name needs, three of them in its last word
VOWELS = frozenset("aeiouy")
RARE = 4  # letters up to which a surname is too short to be rare
FEW = 3  # people who may bear a rare surname
TOP = ("head of state", "head of government", "supreme leader", "head of organisation")
PROMINENT = ("foreign minister", "defence minister", "rebel leader", "militia leader", "separatist leader")


@dataclass(frozen=True, slots=True)
class Tenure(Lasting):
    """One stay in one office; ``code`` is the country or body, ``of`` its own id, ``last`` None while it lasts."""

    code: str
    of: str
    office: str
    title: str
    sectors: tuple[str, ...]
    where: str

    def days_from(self, date: dt.date) -> int:
        """How many days ``date`` lies outside this tenure."""
        if self.first and date < self.first:
            return (self.first - date).days
        return (date - self.last).days if self.last and date > self.last else 0

    @property
    def rank(self) -> int:
        """0 for those at the top of a state or organisation, 1 for everyone else."""
        return 0 if self.office in TOP else 1

    @property
    def prominent(self) -> bool:
        """Whether news names whoever holds this office by a rare surname alone."""
        return self.office in TOP or self.office in PROMINENT


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with the offices the vocabulary knows."""

    name: str
    tenures: tuple[Tenure, ...]
    forms: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonForm:
    """A full name as it may stand in a text, folded."""

    form: str
    person: Person


@dataclass(frozen=True, slots=True)
class Holding:
    """What a person was on a day: in office (with ``office``) or, before and after it, one of the elite (ELI)."""

    code: str
    sectors: tuple[str, ...]
    office: Office | None
    tenure: Tenure
    why: str


def holder_at(person: Person, date: dt.date | None) -> Holding | None:
    """What ``person`` was on ``date``; without a date, the office that the name most likely stands for.

    None if the vocabulary knows no office of that person. Before the first and after the last tenure, and between two,
    the person counts as elite of the state of the nearest tenure.
    """
    if not person.tenures:
        return None
    if date is None:
        tenure = min(person.tenures, key=lambda t: (t.rank, -(t.last or dt.date.max).toordinal()))
        return _holding(tenure, "no date given")
    held = [tenure for tenure in person.tenures if tenure.holds(date)]
    if held:
        first = min(held, key=lambda t: (t.rank, -(t.first or dt.date.min).toordinal()))
        return _holding(first, f"in office {date}", held)
    nearest = min(person.tenures, key=lambda t: (t.days_from(date), t.rank))
    when = "before" if nearest.first and date < nearest.first else "after"
    return Holding(nearest.code, ("ELI",), None, nearest, f"{when} office on {date} ({nearest.where})")


def _holding(tenure: Tenure, because: str, beside: Iterable[Tenure] = ()) -> Holding:
    """An office held, with the sectors of those held ``beside`` it for the same state or body."""
    office = Office(tenure.title, tenure.of)
    others = (sector for other in beside if other.code == tenure.code for sector in other.sectors)
    sectors = tuple(dict.fromkeys((*tenure.sectors, *others)))
    return Holding(tenure.code, sectors, office, tenure, f"{tenure.title}, {because} ({tenure.where})")


@dataclass
class People:
    """All known people, found by full name, by spelling-tolerant full name and by surname."""

    persons: Sequence[Person]
    _keys: dict[str, list[Person]] = field(default_factory=dict, init=False)

    @cached_property
    def forms(self) -> PhraseIndex[PersonForm]:
        """Full names of two words and more, to be found in running text."""
        pairs = ((form, person) for person in self.persons for form in person.forms if " " in form)
        return PhraseIndex(PersonForm(form, person) for form, person in pairs)

    @cached_property
    def by_form(self) -> dict[str, list[Person]]:
        return _index((form.lower(), person) for person in self.persons for form in person.forms)

    @cached_property
    def by_surname(self) -> dict[str, list[Person]]:
        return _index((form.lower(), person) for person in self.persons for form in person.surnames)

    @cached_property
    def _by_skeleton(self) -> dict[tuple[str, str], list[Person]]:
        return _index((key, person) for person in self.persons for form in person.forms if (key := skeleton(form)))

    def named(self, full_name: str) -> list[Person]:
        """People with this full name (folded), or, if there is none, with a name spelt alike."""
        found = self.by_form.get(full_name.lower())
        if found is not None:
            return found
        key = skeleton(full_name)
        alike = self._by_skeleton.get(key, []) if key else []
        return [person for person in alike if any(_middles_agree(form, full_name) for form in person.forms)]

    @cached_property
    def _leading(self) -> frozenset[str]:
        tops = (person for person in self.persons if any(tenure.rank == 0 for tenure in person.tenures))
        known = (person for person in self.persons if any(tenure.prominent for tenure in person.tenures))
        alone = (surname for person in known for surname in person.surnames if self.only_one(surname))
        return frozenset((*(name for person in tops for name in person.surnames if len(name) > 3), *alone))

    def leads(self, surname: str) -> bool:
        """Whether a surname, as written, is of someone at the top, or a rare one in the news, and no first name."""
        return surname in self._leading and not self.is_given_name(surname)

    @cached_property
    def _given_names(self) -> frozenset[str]:
        firsts = ((form.split()[0], person) for person in self.persons for form in person.forms if " " in form)
        return frozenset(first.lower() for first, person in firsts if first not in person.surnames)

    def is_given_name(self, word: str) -> bool:
        """Whether a surname is also someone's first name, so that alone it may mean anyone ("Jesus")."""
        return word.lower() in self._given_names

    def only_one(self, surname: str) -> bool:
        """Whether a surname is rare: few known people bear it, one at the top or alone, nobody as a first name."""
        bearers = self.surnamed(surname)
        if len(surname) <= RARE or len(bearers) > FEW or self.is_given_name(surname):
            return False
        return len(bearers) == 1 or sum(any(t.rank == 0 for t in person.tenures) for person in bearers) == 1

    def surnamed(self, surname: str) -> list[Person]:
        return self.by_surname.get(surname.lower(), [])


def _index(pairs: Iterable[tuple[K, Person]]) -> dict[K, list[Person]]:
    table: dict[K, list[Person]] = {}
    for key, person in pairs:
        bucket = table.setdefault(key, [])
        if person not in bucket:
            bucket.append(person)
    return table


def surnames_of(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """Short forms of a folded name: those marked ``short:``, else the last word, also with its particles."""
    short = [alias.removeprefix("short:") for alias in aliases if alias.startswith("short:")]
    if short:
        return tuple(short)
    words = name.split()
    if len(words) < 2:
        return tuple(words)
    found, at = [words[-1]], len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
        found.append(" ".join(words[at:]))
    return tuple(found)


def skeleton(name: str) -> tuple[str, str] | None:
    """Consonants of first and last word, and whether each ends in a vowel: equal for most rival spellings of a name.

    None for one word.
    """
    words = _words(name)
    if len(words) < 2:
        return None
    first, last = _consonants(words[0]), _consonants(words[-1])
    telling = len(first) + len(last) >= TELLING and len(last) >= 3
    return (first + _ending(words[0]), last + _ending(words[-1])) if telling else None


def word_skeletons(name: str) -> str | None:
    """Consonants of every word of a name; None if they are too few to tell names apart."""
    words = [_consonants(word) for word in re.findall(r"[^\W\d_]+", fold(name).lower())]
    key = " ".join(words)
    return key if len(words) > 1 and len(key) >= SKELETON else None


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", fold(name).lower()) if word not in PARTICLES]


def _middles_agree(one: str, other: str) -> bool:
    """Whether two names share a word between the first and the last, or one of them has none there."""
    first, second = ({_consonants(word) for word in _words(name)[1:-1]} for name in (one, other))
    return not first or not second or bool(first & second)


def _ending(word: str) -> str:
    """A mark for words that end in a vowel: "Portillo" is no spelling of "Portal", nor "Alexandra" of "Alexander"."""
    return "-" if word.rstrip("h")[-1:] in VOWELS else ""


@lru_cache(maxsize=50_000)  # few words make up most names
def _consonants(word: str) -> str:
    for rival, common in RIVALS:
        word = word.replace(rival, common)
    rest = word[:1] + word[1:].translate(MUTE)
    return DOUBLED.sub(r"\1", rest)
