"""Reads people: their titles, the offices that the vocabulary knows them in, and short forms of names met before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from detente.coding.actors_items import Item, Items
from detente.coding.actors_links import modifiers
from detente.coding.actors_roles import NONSTATE, PERSONAL, YIELDING, Reading, RoleReader
from detente.lexicons.actors import Actors
from detente.lexicons.actors_names import fold
from detente.lexicons.actors_people import Holding, Person, Tenure, holder_at, surnames_of
from detente.lexicons.actors_roles import Role
from detente.parse import Parse
from detente.types import Office

BRIEF = 3  # sentences of a text that need not name the state of a leader whom it names by surname
HONORIFIC = ("MIL", "REL", "ELI")  # sectors of ranks and forms of address that say less than an office held


@dataclass(frozen=True, slots=True)
class Known:
    """What a text has said of a person so far."""

    name: str
    reading: Reading
    office: Office | None = None


@dataclass(slots=True)
class Acquaintances:
    """People a text has introduced, by full name and by the words that may stand for them later."""

    _by_word: dict[str, Known] = field(default_factory=dict)

    def introduce(self, words: Sequence[str], known: Known) -> None:
        for key in {*surnames_of(" ".join(words), ()), " ".join(words)}:
            earlier = self._by_word.get(key)
            better = known.reading.code is not None and len(words) > 1
            if earlier is None or earlier.reading.code is None or better:
                self._by_word[key] = known
        if len(words) > 1:  # "Li Wenzu spoke. Li ..."
            self._by_word.setdefault(words[0], known)

    def recall(self, words: Sequence[str]) -> Known | None:
        return self._by_word.get(" ".join(words))


class PersonReader:
    """Reads person items in text order; remembers whom the text introduced."""

    def __init__(self, items: Items, actors: Actors, roles: RoleReader, date: dt.date | None) -> None:
        self._items, self._actors, self._roles, self._date = items, actors, roles, date
        self.states: frozenset[str] = frozenset()  # codes of the states that the text names
        self.met = Acquaintances()
        self.titles: dict[int, list[Item]] = {}
        roles.of_person = lambda item: self.read(item)[0]

    def read(self, item: Item) -> tuple[Reading, Office | None, str]:
        """Reading, office and name of a person item."""
        titles = self.titles_of(item)
        words = self._words(item)
        reading, office, name = self._from_text(item, titles), None, " ".join(words)
        holding = None if not words else self._holding(item, words, titles, reading)
        if holding:
            reading, office, name = self._with_office(reading, holding[1], titles), holding[1].office, holding[0].name
        known = self.met.recall([word.lower() for word in words]) if words else None
        if known and (known.reading.code or known.reading.sectors) and not (reading.code and reading.sectors):
            reading, office, name = self._as_known(reading, known), office or known.office, known.name
        if reading.former:
            reading, office = replace(reading, sectors=("ELI",)), None
        if words and (reading.code or len(words) > 1):
            self.met.introduce([word.lower() for word in words], Known(name, reading, office))
        return reading, office, name

    def titles_of(self, item: Item) -> list[Item]:
        """Role items that stand directly before a name or modify it, leftmost first."""
        if item.head in self.titles:
            return self.titles[item.head]
        found: list[Item] = []
        edge = item.first
        while edge > 0 and (before := self._items.of_token.get(edge - 1)) is not None and before.role:
            if before.role.kind not in PERSONAL or before.role.plural:
                break
            found.insert(0, before)
            edge = before.first
        for other in modifiers(self._items, item.head, edge):
            if other.role and other.role.kind in PERSONAL and not other.role.plural and other not in found:
                found.insert(0, other)
        self.titles[item.head] = found
        return found

    def first_token(self, item: Item) -> int:
        return min([item.first, *(title.first for title in self.titles_of(item))])

    def _words(self, item: Item) -> list[str]:
        tokens = self._items.parse.tokens[item.first : item.last]
        text = fold(self._items.parse.text[tokens[0].start : tokens[-1].end])
        suffixes = self._actors.words["name_suffixes"]
        words = [word for word in text.split() if word.lower() not in suffixes and word not in ("'s", "'")]
        while len(words) > 1 and words[0].lower().strip(".") in self._actors.words["persons_titles"]:
            words = words[1:]
        return words

    def _from_text(self, item: Item, titles: list[Item]) -> Reading:
        """What titles, nationality and body before the name, or a description beside it, say."""
        reading = Reading()
        for title in titles:
            found = self._roles.read(title)
            sectors = reading.sectors or found.sectors
            absorbed = (*reading.absorbed, *found.absorbed, title)
            reading = replace(found if found.code and not reading.code else reading, sectors=sectors, absorbed=absorbed,
                              former=reading.former or found.former or self._roles.former(title, title.first),
                              roles=(*reading.roles, *found.roles), why=reading.why or found.why,
                              of_unknown=reading.of_unknown or found.of_unknown)  # fmt: skip
        pseudo = Item("role", self.first_token(item), item.last, item.head, role=_PLAIN)
        around = self._roles.read(pseudo)
        loose = all(title.role and title.role.kind == "person" for title in titles)
        telling = around.sectors and reading.sectors[:1] == ("GOV",) and loose and around.sectors[0] not in YIELDING
        ambient = () if reading.of_unknown else around.sectors
        kept = tuple(other for other in around.absorbed if other not in titles and other.kind != "person")
        reading = replace(reading, code=_better(reading.code, around.code), id=reading.id or around.id,
                          implied=_of_code(reading, around),
                          sectors=around.sectors if telling else reading.sectors or ambient,
                          absorbed=(*reading.absorbed, *kept),
                          why=", ".join(part for part in (reading.why, around.why) if part),
                          former=reading.former or self._roles.former(pseudo, pseudo.first))  # fmt: skip
        return self._with_apposition(reading, item)

    def _with_apposition(self, reading: Reading, item: Item) -> Reading:
        parse = self._items.parse
        told = (*parse.children(item.head, "appos"), *_being(parse, item.head))
        beside = [self._items.of_token.get(child) for child in told]
        if parse.tokens[item.head].dep == "appos":
            beside.append(self._items.of_token.get(parse.tokens[item.head].head))
        for other in beside:
            if other is None or other.role is None or other.role.plural or other is item:
                continue
            found = self._roles.read(other)
            reading = replace(reading, code=reading.code or found.code, id=reading.id or found.id,
                              implied=_of_code(reading, found),
                              sectors=reading.sectors or found.sectors, roles=(*reading.roles, *found.roles),
                              former=reading.former or found.former, why=reading.why or found.why)  # fmt: skip
        return reading

    def _holding(
        self, item: Item, words: list[str], titles: list[Item], reading: Reading
    ) -> tuple[Person, Holding] | None:
        """The person of the vocabulary whom the name means, with what they were on the day of the text."""
        full = list(item.persons) or (self._actors.people.named(" ".join(words)) if len(words) > 1 else [])
        known = self.met.recall([word.lower() for word in words])
        if not full and known:
            return None
        candidates = full or self._by_surname(item, words, titles)
        roles = [role for role in reading.roles if role.kind == "office"]
        ranked = self._fitting(candidates, roles, reading.code)
        if not ranked:
            return None
        person, tenure = ranked
        if self._date is None and tenure:
            office = None if reading.former else Office(tenure.title, tenure.of)
            others = (sector for other in person.tenures if other.code == tenure.code for sector in other.sectors)
            sectors = tuple(dict.fromkeys((*tenure.sectors, *others)))
            return person, Holding(tenure.code, sectors, office, tenure, f"{tenure.title} ({tenure.where})")
        holding = holder_at(person, self._date)
        return (person, holding) if holding else None

    def _by_surname(self, item: Item, words: list[str], titles: list[Item]) -> list[Person]:
        text = " ".join(words)
        found = self._actors.people.surnamed(text)
        if titles:
            return self._titled(text, found, titles)
        if self._actors.people.only_one(text) and text not in self._actors.words["common_surnames"]:
            return [person for person in found if any(self._known_alone(t) for t in person.tenures)]
        if self._actors.people.is_given_name(text):
            found = [person for person in found if any(t.code in self.states for t in person.tenures)]
        if item.label == "?":
            return [person for person in found if any(self._supported(t) for t in person.tenures)]
        brief = len(self._items.parse.sentences) <= BRIEF
        return [
            person for person in found
            if any(t.rank == 0 and self._recent(t) and (brief or t.code in self.states) for t in person.tenures)
        ]  # fmt: skip

    def _titled(self, surname: str, found: list[Person], titles: list[Item]) -> list[Person]:
        """Bearers of a surname who held an office of that title; else, for an office, those whom the text supports."""
        offices = [title.role for title in titles if title.role and title.role.kind == "office"]
        fitting = [person for person in found if any(_same_title(r.phrase, t) for r in offices for t in person.tenures)]
        if fitting or not (offices or surname in self._actors.words["common_surnames"]):
            return fitting or found
        heads = any(role.phrase in self._actors.words["head_titles"] for role in offices)
        return [
            person for person in found if any(t.code in self.states or heads and t.rank == 0 for t in person.tenures)
        ]

    def _known_alone(self, tenure: Tenure) -> bool:
        """Whether a rare surname is enough: of those at the top ever, of others in a text on their state or time."""
        if tenure.rank == 0 or tenure.code in self.states and self._recent(tenure):
            return True
        return tenure.prominent and (self._date is None or tenure.holds(self._date))

    def _supported(self, tenure: Tenure) -> bool:
        if self._date is None:
            return tenure.rank == 0 and tenure.code in self.states
        return tenure.rank == 0 and tenure.holds(self._date)

    def _recent(self, tenure: Tenure) -> bool:
        return self._date is None or tenure.days_from(self._date) < 3 * 365

    def _fitting(
        self, candidates: Sequence[Person], roles: list[Role], code: str | None
    ) -> tuple[Person, Tenure | None] | None:
        """The candidate whose office fits title, stated state and day best; None where two states fit equally."""
        scored = []
        for person in candidates:
            for tenure in person.tenures:
                if code and code not in NONSTATE and tenure.code != code:
                    continue
                scored.append((self._fit(tenure, roles), person, tenure))
        if not scored:
            return None
        best = max(score for score, _, _ in scored)
        top = [(person, tenure) for score, person, tenure in scored if score == best]
        if len({tenure.code for _, tenure in top}) > 1:
            return max(top, key=_begun) if len({person.name for person, _ in top}) == 1 else None
        return top[-1]

    def _fit(self, tenure: Tenure, roles: list[Role]) -> tuple[bool, bool, bool, int]:
        titled = any(_same_title(role.phrase, tenure) for role in roles)
        return titled, tenure.code in self.states, self._date is None or tenure.holds(self._date), -tenure.rank

    def _with_office(self, reading: Reading, holding: Holding, titles: list[Item]) -> Reading:
        stated = bool(titles) and bool(reading.sectors) and reading.sectors[0] not in HONORIFIC
        sectors = reading.sectors if stated or not holding.office and reading.roles else holding.sectors
        own = holding.tenure.of if holding.tenure.of != holding.code else reading.id
        return replace(reading, code=reading.code or holding.code, id=own, sectors=sectors or holding.sectors,
                       why=f"{reading.why}, {holding.why}" if reading.why else holding.why)  # fmt: skip

    def _as_known(self, reading: Reading, known: Known) -> Reading:
        before = known.reading
        why = reading.why or f"{known.name}, named in the text: {before.why}"
        own = before.code if not reading.roles and not before.implied else None  # "met Sandu in Kyiv"
        return replace(reading, code=own or reading.code or before.code, id=reading.id or before.id,
                       sectors=reading.sectors or before.sectors, implied=_of_code(reading, before),
                       why=why)  # fmt: skip


def _of_code(reading: Reading, other: Reading) -> bool:
    """Whether the state is only implied, by whichever reading tells it."""
    return reading.implied if reading.code else other.implied


def _better(one: str | None, other: str | None) -> str | None:
    if one in NONSTATE and other and other not in NONSTATE:
        return one
    return one or other


def _begun(held: tuple[Person, Tenure]) -> dt.date:
    """When an office began: somebody of several states and bodies is best known by the last."""
    return held[1].first or dt.date.min


def _same_title(phrase: str, tenure: Tenure) -> bool:
    title = fold(tenure.title).lower()
    return phrase in title or title in phrase or phrase in tenure.office or tenure.office in phrase


def named_states(items: Iterable[Item]) -> frozenset[str]:
    """Codes of all states that a text names."""
    return frozenset(item.name.code for item in items if item.national and item.name and item.name.code)


_PLAIN = Role("", "", (), "plain", False, "")


def _being(parse: Parse, name: int) -> list[int]:
    """What a clause behind a name says its bearer is: "Cartwright, who is a general of the army"."""
    clauses = [parse.tokens[i] for i in parse.children(name, "relcl")]
    present = [verb.i for verb in clauses if verb.lemma == "be" and verb.tag == "VBZ"]
    asked = [i for i in present if (who := parse.child(i, "nsubj")) is not None and parse.tokens[who].tag == "WP"]
    return [noun for i in asked if not parse.children(i, "neg") for noun in parse.children(i, "attr")]
