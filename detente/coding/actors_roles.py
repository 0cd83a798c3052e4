"""Reads role nouns with what surrounds them: "Israeli soldiers", "rebels in Darfur", "members of the FSB"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from detente.coding.actors_items import BODIES, LOCAL, Item, Items
from detente.coding.actors_links import (
    complements,
    is_abroad,
    modified,
    modifiers,
    of_two,
    participle_after,
    set_against,
)
from detente.labels import NOMINAL_SUBJECTS
from detente.lexicons.actors import Actors
from detente.lexicons.actors_names import Named
from detente.lexicons.actors_roles import Role
from detente.parse import Parse

NONSTATE = frozenset(("IGO", "NGO", "MNC", "IMG", "ISM", "UNO", "EUR"))
YIELDING = frozenset(("GOV", "ELI", "CVL", "UAF", "UNK", "OPP"))  # sectors that say less than the body someone is of
FACTIONS = frozenset(("OPP", "REB", "PRM", "UAF", "MIL", "PTY"))  # sectors of those who fight over one state
JOINTS = frozenset(("and", "or", ",", "&", "-", "/"))  # between two words before one noun
PERSONAL = ("person", "office")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a noun phrase was read as; ``absorbed`` are the items that it took in, ``shared`` further nationalities."""

    code: str | None = None
    id: str | None = None
    sectors: tuple[str, ...] = ()
    why: str = ""
    absorbed: tuple[Item, ...] = ()
    shared: tuple[Item, ...] = ()
    former: bool = False
    located: bool = False  # the state is only where they are
    of_unknown: bool = False  # of a body that the vocabulary lacks
    implied: bool = False  # the state is told by what surrounds the phrase
    last: int = 0
    roles: tuple[Role, ...] = field(default=())


NAMELESS = Role("", "", (), "organisation", False, "")

PersonReader = Callable[[Item], Reading]


class RoleReader:
    """Reads the state and sectors of role nouns from the words around them, without looking elsewhere in the text."""

    def __init__(self, items: Items, actors: Actors) -> None:
        self._items = items
        self._parse: Parse = items.parse
        self._actors = actors
        self._inside = actors.words["inside"]
        self._belonging = actors.words["belonging_prepositions"]
        self.of_person: PersonReader = lambda item: Reading()

    def read(self, item: Item, depth: int = 0) -> Reading:
        """Reading of a role item; ``code`` None if the phrase itself names no state or body."""
        role = item.role
        assert role is not None
        left = self.before(item)
        reading = self._own(role, item.last)
        if role.kind == "office" and reading.code and self._parse.child(item.head, "poss") is not None:
            reading = replace(reading, code=None)  # "their secretary general" is not that of the United Nations
        reading = self._led(self._with_modifiers(reading, role, left), item, role)
        if depth < 3:
            reading = self._with_complements(reading, item, role, depth)
            reading = self._with_partner(reading, item, role, depth)
            reading = self._with_opposed(reading, item)
        return self._settled(reading, item, role)

    def read_name(self, item: Item, first: int | None = None) -> Reading:
        """Reading of a name that the vocabulary lacks or knows without a state, by the same words around it."""
        return self.read(replace(item, first=first or item.first, kind="role", named=(), role=NAMELESS))

    def before(self, item: Item) -> list[Item]:
        """Items that modify ``item`` from the left and speak for it, without opposed and foreign-backed ones."""
        found = modifiers(self._items, item.head, item.first)
        return [other for other in found if self.speaks_for(other)]

    def speaks_for(self, item: Item) -> bool:
        if set_against(self._parse, item, self._actors.words["opposing"]):
            return False
        joined = participle_after(self._parse, item, self._actors.words["participle_endings"])
        return joined is None or joined in self._actors.words["located"]

    def former(self, item: Item, first: int) -> bool:
        """Whether a word before the title says that it is held no longer."""
        tokens = self._parse.tokens
        nearby = range(max(0, first - 4), item.last)
        words = self._actors.words["formerly"]
        return any(tokens[i].lower in words and (i >= first or tokens[i].head in (item.head, first)) for i in nearby)

    def _own(self, role: Role, last: int) -> Reading:
        code = _body_code(role)
        sectors = tuple(sector for sector in role.sectors if sector not in NONSTATE and sector != "UNK")
        return Reading(code, None, sectors, f"role ({role.where})" if role.where else "", last=last, roles=(role,))

    def _with_modifiers(self, reading: Reading, role: Role, left: list[Item]) -> Reading:
        if not left:
            return reading
        bodies = [item for item in left if item.name and item.name.kind in BODIES or item.kind == "entity"]
        nations = [item for item in left if item.national and not self.ethnic(item)]
        peoples = [item for item in left if item.name and item.name.kind == "people"]
        roles = [item for item in left if item.role]
        for item in reversed(roles):
            reading = _qualified(reading, role, item)
        for item in reversed(bodies):
            reading = _of_body(reading, role, item)
        joined = [item for item in peoples if any(self._coordinated(item, nation) for nation in nations)]
        for item in peoples:
            if item not in joined:
                reading = self._of_people(reading, role, item)
        for item in left if reading.code is None else ():
            if item.kind == "person":
                known = self.of_person(item)
                reading = replace(
                    reading, code=known.code, of_unknown=known.code is None, why=_and(reading.why, known.why)
                )
        if nations and (reading.code is None or reading.code in NONSTATE and self._outranks(nations[0], bodies)):
            reading = _of_nation(reading, [*nations, *joined])
        beside = [item for item in nations if any(self._coordinated(item, body) for body in bodies)]
        beside += self._seconded(reading, role, nations, bodies)
        shared = tuple(item for item in beside if item not in reading.shared)
        absorbed = tuple(item for item in left if item.kind != "person")
        return replace(reading, absorbed=(*reading.absorbed, *absorbed), shared=(*reading.shared, *shared))

    def _seconded(self, reading: Reading, role: Role, nations: list[Item], bodies: list[Item]) -> list[Item]:
        """The states whose troops serve a body of states: "the UN's Ghanaian peacekeepers"."""
        if reading.code not in NONSTATE or not bodies or "MIL" not in role.sectors:
            return []
        return [n for n in nations if n.name and n.name.kind == "adjective" and n.first > bodies[-1].first]

    def _led(self, reading: Reading, item: Item, role: Role) -> Reading:
        """The role with whoever leads it ("a Kenyan-led coalition"): it is at arms, and of that state."""
        tokens, at = self._parse.tokens, item.first - 1
        words = self._actors.words
        if role.phrase not in words["led_bodies"] or at < 0 or not tokens[at].lower.endswith(tuple(words["led"])):
            return reading
        leader = self._items.of_token.get(at if "-" in tokens[at].text else at - 2)
        if leader is None or not (leader.national or leader.names_body):
            return reading
        name = leader.name
        code = reading.code or (name.code if name else None)
        return replace(reading, code=code, sectors=("MIL",), absorbed=(*reading.absorbed, leader))

    def _coordinated(self, one: Item, other: Item) -> bool:
        """Whether two words before a noun stand side by side: "Swedish and Sami officials", not "Swedish Sami"."""
        first, second = sorted((one, other), key=lambda item: item.first)
        between = self._parse.tokens[first.last : second.first]
        return bool(between) and all(token.lower in JOINTS for token in between)

    def _with_partner(self, reading: Reading, item: Item, role: Role, depth: int) -> Reading:
        """The role with the state of the like one that it is joined to: "Finnish frigates and minesweepers"."""
        partner = None if reading.code else self._joined_behind(item) or self._joined_before(item)
        if partner is None or partner.role is None or not self._alike(role, partner.role):
            return reading
        known = self.read(partner, depth + 1)
        why = _and(reading.why, f"joined to {partner.role.form} ({known.why})")
        return replace(reading, code=known.code, why=why) if known.code and not known.located else reading

    def _joined_before(self, item: Item) -> Item | None:
        token = self._parse.tokens[item.head]
        joined = token.dep == "conj" and self._parse.tokens[item.first - 1].dep == "cc"
        return self._items.of_token.get(token.head) if joined else None

    def _joined_behind(self, item: Item) -> Item | None:
        """The last of several offices, of whose state all are: "the president, premier and speaker of Peru"."""
        for child in self._parse.children(item.head, "appos", "conj"):
            other = self._items.of_token.get(child)
            if other is None or other.head != child or self._parse.children(child, "det", "poss"):
                continue
            if self._parse.tokens[other.first - 1].dep in ("punct", "cc"):
                ties = [self._parse.tokens[i].lower in self._belonging for i in self._parse.children(child, "prep")]
                return other if any(ties) else self._joined_behind(other)
        return None

    def _with_opposed(self, reading: Reading, item: Item) -> Reading:
        """The role with the state of the leader it is named for or against: "anti-Assad rebels"."""
        if reading.code or not FACTIONS.intersection(reading.sectors):
            return reading
        opposing = self._actors.words["opposing"]
        left = modifiers(self._items, item.head, item.first)
        leaders = [i for i in left if i.kind == "person" and set_against(self._parse, i, opposing)]
        known = self.of_person(leaders[-1]) if leaders else Reading()
        return replace(reading, code=known.code, why=_and(reading.why, known.why)) if known.code else reading

    def _alike(self, one: Role, other: Role) -> bool:
        """Whether two roles are of a kind, so that one nationality is said of both: "Chilean police and soldiers"."""
        if one.sectors == other.sectors:
            return one.plural == other.plural
        bodies = self._actors.words["state_sectors"]
        return bodies.issuperset(one.sectors) and bodies.issuperset(other.sectors)

    def _outranks(self, nation: Item, bodies: list[Item]) -> bool:
        return not bodies or nation.first < bodies[0].first

    def ethnic(self, item: Item) -> bool:
        """Whether "ethnic" stands before the name: its bearer's state is not meant."""
        return item.first > 0 and self._parse.tokens[item.first - 1].lower in self._actors.words["ethnic_adjectives"]

    def _of_people(self, reading: Reading, role: Role, item: Item) -> Reading:
        name = item.name
        assert name is not None
        code = reading.code or name.code
        if name.code and reading.code in NONSTATE and reading.id is None:
            code = name.code  # "alliance" alone is international, one of a people is of their state
        religious = "REL" in name.sectors and (not reading.sectors or reading.sectors[0] in ("GOV", "ELI"))
        faithful = religious and (role.kind == "person" or (role.kind in PERSONAL and not reading.sectors))
        sectors = ("REL",) if faithful else reading.sectors  # a president who is a Muslim speaks for the state
        leads = role.phrase.endswith(tuple(self._actors.words["people_titles"]))
        if name.note in ("ethnic", "regional") and leads and role.kind == "person" and sectors == ("GOV",):
            sectors = ("ELI",)  # leaders of a people hold no office of a state
        if role.kind == "container" and not sectors:
            sectors = name.sectors or ("CVL",)  # "thousands of Kurds"
        return replace(reading, code=code, sectors=sectors, why=_and(reading.why, f"{name.name} ({name.where})"))

    def _with_complements(self, reading: Reading, item: Item, role: Role, depth: int) -> Reading:
        generic = _generic(role)
        last = reading.last
        for word, other in complements(self._items, item.head, self._ties(item, generic)):
            if reading.code and reading.code not in NONSTATE and not (generic and word in self._belonging):
                break
            if not self.speaks_for(other) or role.kind == "container" and not self._governed(other, item.head):
                continue
            found = self._complement(reading, role, word, other, depth)
            if found is None:
                continue
            absorbed = () if other.kind == "person" else (other,)
            last = max(last, other.last, self._noun_end(other))
            reading = replace(found, absorbed=(*found.absorbed, *absorbed), last=last)
            generic = generic and not found.sectors
        return reading if reading.code else self._with_place_behind(reading, item)

    def _ties(self, item: Item, generic: bool) -> frozenset[str]:
        """Prepositions that tie the role to a state: "spokesman for", but not "withdrew troops from"."""
        token = self._parse.tokens[item.head]
        leaves = token.dep == "dobj" and self._parse.tokens[token.head].lemma in self._actors.words["leaving_verbs"]
        words = self._inside - self._actors.words["leaving_prepositions"] if leaves else self._inside
        if is_abroad(self._parse, item.head, self._actors.words) or of_two(self._parse, item.head, self._actors.words):
            words = frozenset(("of",))
        return words | {"for"} if generic else words

    def _with_place_behind(self, reading: Reading, item: Item) -> Reading:
        """The state in an "in" phrase directly behind, even where the parser hangs it on the verb."""
        tokens = self._parse.tokens
        behind = item.last + 1
        if is_abroad(self._parse, item.head, self._actors.words) or of_two(self._parse, item.head, self._actors.words):
            return reading
        if behind >= len(tokens) or tokens[item.head].dep != "dobj":
            return reading
        if tokens[item.last].lower not in self._actors.words["behind_prepositions"]:
            return reading
        pobj = self._parse.child(item.last, "pobj")
        other = self._items.of_token.get(pobj) if pobj is not None else None
        if other is None or not other.national or not self.speaks_for(other):
            return reading
        return replace(_of_nation(reading, [other]), located=True)

    def _governed(self, item: Item, container: int) -> bool:
        """Whether no thing stands between: not "Oslo" of "a number of streets in Oslo", "one of the acts of"."""
        tokens = self._parse.tokens
        noun = tokens[item.head]
        if noun.dep not in ("pobj", "conj"):
            return False
        while noun.dep in ("pobj", "conj", "prep", "amod", "compound") and noun.head != container:
            noun = tokens[noun.head]
            if noun.dep == "pobj" and noun.i not in self._items.of_token:
                return False
        return True

    def _noun_end(self, item: Item) -> int:
        """End of the item of the noun that ``item`` stands before, so that no mention stops at an adjective."""
        noun = modified(self._items, item)
        over = self._items.of_token.get(noun) if noun is not None else None
        return over.last if over else noun + 1 if noun is not None else item.last

    def _complement(self, reading: Reading, role: Role, word: str, other: Item, depth: int) -> Reading | None:
        located = word not in self._belonging
        if other.national:
            name = other.name
            if name is None or reading.code or self.ethnic(other):
                return None
            people = word == "of" and other.name is not None and other.name.kind == "adjective"
            reading = replace(reading, sectors=reading.sectors or (("CVL",) if people else ()))
            return replace(_of_nation(reading, [other]), located=located)
        if located and other.kind != "entity" and not (word == "at" and other.names_body):
            return None
        if other.name and other.name.kind == "people":
            return self._of_people(reading, role, other) if word == "of" else None
        if other.name or other.kind == "entity":
            return _of_body(reading, role, other)
        inner = self.read(other, depth + 1) if other.role else self.of_person(other)
        if not (inner.code or inner.sectors):
            return None
        kin = role.phrase in self._actors.words["kin"]
        taken = reading.sectors if kin else _took(reading, role, inner.sectors)
        if inner.former and role.phrase in self._actors.words["supporters"]:
            taken = ("OPP",)
        code = reading.code or inner.code
        return replace(reading, code=code, id=reading.id or inner.id, sectors=taken,
                       why=_and(reading.why, inner.why), absorbed=(*reading.absorbed, *inner.absorbed))  # fmt: skip

    def _settled(self, reading: Reading, item: Item, role: Role) -> Reading:
        former = role.kind in PERSONAL and self.former(item, item.first)
        unknown = ("GOV",) if reading.code == "IGO" else ("UNK",)
        sectors = reading.sectors or (unknown if role.sectors == ("UNK",) else ())
        if former and role.kind == "office":
            sectors = ("ELI",)
        elif reading.of_unknown and role.phrase in self._actors.words["company_titles"]:
            sectors = ()
        elif not (sectors or reading.code) and self._is_crowd(item.head, role):
            sectors = ("CVL",)
        last = max(reading.last, item.last)
        settled = (sectors, former, last) == (reading.sectors, reading.former, reading.last)
        return reading if settled else replace(reading, sectors=sectors, former=former, last=last)

    def _is_crowd(self, noun: int, role: Role) -> bool:
        """Whether a round number stands for people: "thousands rallied", "tens of thousands fled", not "of dollars"."""
        if role.phrase not in self._actors.words["crowds"] or self._parse.children(noun, "prep"):
            return False
        token = self._parse.tokens[noun]
        above = self._parse.tokens[self._parse.tokens[token.head].head]
        many = self._actors.words["crowds"]
        return token.tag == "NNS" and (token.dep in NOMINAL_SUBJECTS or (token.dep == "pobj" and above.lemma in many))


def _body_code(role: Role) -> str | None:
    """The code of a role that no state has: IGO also for the United Nations (UNO) and the European Union (EUR)."""
    code = next((sector for sector in role.sectors if sector in NONSTATE), None)
    return "IGO" if code in ("UNO", "EUR") else code


def _generic(role: Role) -> bool:
    """Whether a role takes its sector from the body it belongs to: "head", "members", "spokesman"."""
    return role.kind == "container" or role.sectors == ("UNK",) or "body" in role.note


def _took(reading: Reading, role: Role, other: Iterable[str]) -> tuple[str, ...]:
    """Sectors of the role once it is known to belong to something with the sectors ``other``."""
    sectors = tuple(sector for sector in other if sector != "UNK")
    if not sectors:
        return reading.sectors
    if not reading.sectors or _generic(role) and not (role.kind == "container" and role.sectors):
        return sectors
    if role.kind in PERSONAL and reading.sectors[0] in YIELDING and sectors[0] not in YIELDING:
        return sectors
    return reading.sectors


def _qualified(reading: Reading, role: Role, item: Item) -> Reading:
    """The role noun with another role before it: "rebel leader", "army accountant"."""
    other = item.role
    assert other is not None
    code = reading.code or _body_code(other)
    sectors = tuple(sector for sector in other.sectors if sector not in NONSTATE)
    if role.kind == "organisation" and reading.sectors:
        return replace(reading, code=code)
    if other.kind == "organisation" and sectors and sectors[0] in ("MIL", "COP", "SPY") and role.kind != "office":
        return replace(reading, code=code, sectors=sectors)
    return replace(reading, code=code, sectors=_took(reading, role, sectors))


def _of_body(reading: Reading, role: Role, item: Item) -> Reading:
    name = item.name
    if name is None:
        return replace(reading, of_unknown=item.label == "ORG")
    sectors = reading.sectors
    if name.kind != "organisation" or name.sectors:
        sectors = _took(reading, role, name.sectors)
        if name.kind == "group" and name.sectors and role.kind in (*PERSONAL, "container", "group"):
            sectors = (
                name.sectors if not sectors or sectors[0] in ("GOV", "UAF", "CVL", "ELI", "MIL", "PTY") else sectors
            )
    code = reading.code if reading.code and reading.code not in NONSTATE else name.code or reading.code
    why = _and(reading.why, f"{name.name} ({name.where})")
    return replace(reading, code=code, id=name.id, sectors=sectors, why=why)


def _of_nation(reading: Reading, nations: list[Item]) -> Reading:
    name: Named | None = nations[0].name
    assert name is not None
    own = name.id if name.kind in ("state", "adjective", "capital", "seat") and name.id != name.code else None
    sectors = (*reading.sectors, *(sector for sector in name.sectors if sector == "PRE"))
    return replace(reading, code=name.code, id=reading.id or own, sectors=sectors, shared=tuple(nations[1:]),
                   implied=reading.implied or name.note == LOCAL,
                   why=_and(reading.why, f"{name.name} ({name.where})"))  # fmt: skip


def _and(why: str, more: str) -> str:
    return f"{why}, {more}" if why and more and more not in why else why or more
