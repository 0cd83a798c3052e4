"""Everything the vocabulary knows of actors: states, peoples, organisations, groups, agencies, media, people, roles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from detente.lexicons.actors_names import Folded, Named, NameKind, PhraseIndex, first_word, fold, without_article
from detente.lexicons.actors_people import People, Person, Tenure, surnames_of, word_skeletons
from detente.lexicons.actors_roles import Role, load_roles
from detente.lexicons.collectives import Collectives
from detente.lexicons.tables import Row, read_rows

STATE_KINDS = frozenset(("state", "territory", "unrecognised", "former"))
TITLE_KINDS = frozenset(("own", "usual"))


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory. ``code`` is what a mention of it carries, ``id`` its own code."""

    id: str
    code: str
    name: str
    kind: str
    sectors: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Title:
    """The states with an office of a title, the usual one first; ``own``: no other state has it."""

    states: tuple[str, ...]
    own: bool
    where: str


@dataclass(frozen=True, slots=True)
class Actors:
    """The tables that recognising actors needs."""

    states: dict[str, State]  # by own code
    names: PhraseIndex[Named]
    roles: PhraseIndex[Role]
    people: People
    words: dict[str, frozenset[str]]  # word lists of ``actors/words``, by their name
    alike: dict[str, tuple[Named, ...]]  # bodies with names of two words and more, by their consonants
    first_names: dict[str, Literal["female", "male"]]  # folded, in lower case; only those that tell
    collectives: Collectives  # names of several states together
    titles: dict[str, Title]  # by phrase of a role
    neighbours: dict[str, frozenset[str]]  # by state, those across its land borders

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Actors:
        """Reads every file of the vocabulary on actors; LexiconError names the file and line of a mistake."""
        states = {state.id: state for state in _states(folders)}
        named = [*_state_names(folders, states), *_other_names(folders, states)]
        named += _short_names(folders, named)
        bodies = {entry.id: entry for entry in named if entry.kind in ("organisation", "group")}
        people = People(_people(folders, states, bodies))
        words, first = _words(folders), _first_names(folders)
        roles, collectives = load_roles(folders), Collectives.load(folders)
        titles, beside = _titles(folders, states), _neighbours(folders, states)
        return cls(states, PhraseIndex(named), roles, people, words, _alike(named), first, collectives, titles, beside)

    def role_of(self, form: str) -> Role | None:
        """The role whose phrase a folded name is: "Senate", "Supreme Court"."""
        match = self.roles.at(Folded(form), 0, first_word(form))
        return match.entries[0] if match and match.end == len(form) else None

    def spelt_like(self, name: str) -> tuple[Named, ...]:
        """Bodies whose folded name differs from ``name`` only in vowels and rival transcriptions."""
        return self.alike.get(word_skeletons(name) or "", ())


def _alike(named: Sequence[Named]) -> dict[str, tuple[Named, ...]]:
    found: dict[str, list[Named]] = {}
    for entry in named:
        if entry.kind in ("group", "agency", "organisation") and (key := word_skeletons(entry.form)):
            found.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in found.items() if len({entry.id for entry in entries}) == 1}


STATE_COLUMNS = ("code", "iso2", "name", "kind", "from", "to", "of", "names", "adjectives", "capitals", "seats")


def _states(folders: Sequence[Path]) -> Iterator[State]:
    for row in read_rows("actors/states", STATE_COLUMNS, folders):
        kind = row.one_of("kind", STATE_KINDS)
        borrowed = kind == "former" or (kind == "unrecognised" and not row["iso2"])
        sectors = ("PRE",) if kind == "unrecognised" and not row["iso2"] else ()
        yield State(row["code"], row["of"] if borrowed else row["code"], row["name"], kind, sectors, row.where)


def _state_names(folders: Sequence[Path], states: dict[str, State]) -> Iterator[Named]:
    for row in read_rows("actors/states", STATE_COLUMNS, folders):
        state = states[row["code"]]
        columns: tuple[tuple[NameKind, tuple[str, ...]], ...] = (
            ("state", (row["name"], *row.values("names"))),
            ("adjective", row.values("adjectives")),
            ("capital", row.values("capitals")),
            ("seat", row.values("seats")),
        )
        for kind, forms in columns:
            for form in dict.fromkeys(fold(form) for form in forms):
                bare, definite = without_article(form)
                yield Named(
                    kind, bare.rstrip(), state.id, state.code, state.name, state.sectors, row.where,
                    row.first_day("from"), row.last_day("to"), before_hyphen=form.endswith(" "), after_the=definite,
                )  # fmt: skip


def _other_names(folders: Sequence[Path], states: dict[str, State]) -> Iterator[Named]:
    yield from _peoples(folders)
    for row in read_rows("actors/blocked", ("forms",), folders):
        for form in row.values("forms"):
            yield Named("blocked", fold(form), form, None, form, (), row.where)
    for row in read_rows(
        "organisations/organisations", ("id", "name", "aliases", "code", "sector", "from", "to"), folders
    ):
        yield from _named(row, "organisation", row["id"], row["code"])
    for row in read_rows("actors/groups", ("id", "name", "aliases", "state", "code", "sector", "from", "to"), folders):
        yield from _named(row, "group", row["id"], row["code"] or _code(row, states))
    for row in read_rows("actors/agencies", ("name", "aliases", "state", "sector", "from", "to"), folders):
        yield from _named(row, "agency", row["name"], _code(row, states))
    for row in read_rows("actors/media", ("name", "aliases", "state", "control"), folders):
        yield from _named(row, "media", row["name"], _code(row, states))
    for row in read_rows("actors/regions", ("name", "aliases", "state"), folders):
        yield from _named(row, "region", row["name"], _code(row, states))


def _short_names(folders: Sequence[Path], named: Sequence[Named]) -> Iterator[Named]:
    known: dict[str, dict[str, Named]] = {}  # by id, then by row: what a body was may have changed
    for entry in named:
        if entry.kind in ("state", "organisation", "group", "agency"):
            known.setdefault(entry.id, {}).setdefault(entry.where, entry)
    for row in read_rows("actors/short", ("form", "id", "needs"), folders):
        if row["id"] not in known:
            raise row.error(
                f"column 'id' holds {row['id']!r}",
                "Use a code of actors/states, an id of groups or organisations, or a name of agencies.",
            )
        form, definite = without_article(fold(row["form"]))
        needs = frozenset(row.values("needs"))
        for whole in known[row["id"]].values():
            yield replace(whole, form=form, where=row.where, after_the=definite, needs=needs)


def _code(row: Row, states: dict[str, State]) -> str | None:
    own = row["state"]
    if not own:
        return None
    if own in states:
        return states[own].code
    if len(own) == 3 and own.isupper():
        return own
    raise row.error(f"column 'state' holds {own!r}", "Use a code of actors/states or a PLOVER code.")


SPELLINGS = (
    ("organization", "organisation"), ("labor", "labour"), ("defense", "defence"), ("program ", "programme "),
    ("center", "centre"), ("cooperation", "co operation"), ("stabilization", "stabilisation"), ("harbor", "harbour"),
    ("neighbor", "neighbour"), ("mobilization", "mobilisation"), ("actualization", "actualisation"),
)  # fmt: skip


SPELT = re.compile("|".join(word.strip() for pair in SPELLINGS for word in pair), re.IGNORECASE)


def _spellings(form: str) -> Iterator[str]:
    """A folded name as written, and in American and in British spelling."""
    yield form
    if SPELT.search(form) is None:
        return
    for british in (False, True):
        changed = f"{form} "
        for american, other in SPELLINGS:
            one, wanted = (american, other) if british else (other, american)
            if wanted not in changed.lower():
                for case in (str, str.title):
                    changed = changed.replace(case(one), case(wanted))
        yield changed.strip()


def _named(row: Row, kind: NameKind, identity: str, code: str | None) -> Iterator[Named]:
    sectors = row.values("sector") if "sector" in row.cells else ("JRN",) if kind == "media" else ()
    dated = "from" in row.cells
    first, last = (row.first_day("from"), row.last_day("to")) if dated else (None, None)
    written = (fold(form).removeprefix("the ").strip() for form in (row["name"], *row.values("aliases")))
    for form in dict.fromkeys(spelt for one in written for spelt in _spellings(one)):
        yield Named(kind, form, identity, code, row["name"], sectors, row.where, first, last,
                    note=row.cells.get("note", ""))  # fmt: skip


def _peoples(folders: Sequence[Path]) -> Iterator[Named]:
    for row in read_rows("actors/peoples", ("id", "names", "state", "sector", "kind"), folders):
        for form in row.values("names"):
            yield Named("people", fold(form), row["id"], row["state"] or None, row.values("names")[0],
                        row.values("sector"), row.where, note=row["kind"])  # fmt: skip


def _people(folders: Sequence[Path], states: dict[str, State], bodies: dict[str, Named]) -> list[Person]:
    sectors = {
        row["office"]: row.values("sector") for row in read_rows("actors/office-sectors", ("office", "sector"), folders)
    }
    found: dict[str, list[Row]] = {}
    for row in read_rows("offices/", ("state", "office", "title", "person", "aliases", "from", "to"), folders):
        found.setdefault(fold(row["person"]), []).append(row)
    tenure = _tenure_maker(states, bodies, sectors)
    return [_person(name, rows, tenure) for name, rows in found.items()]


def _person(name: str, rows: list[Row], tenure: Callable[[Row], Tenure]) -> Person:
    aliases = [fold(alias) if not alias.startswith("short:") else "short:" + fold(alias[6:])
               for row in rows for alias in row.values("aliases")]  # fmt: skip
    full = [alias for alias in aliases if not alias.startswith("short:")]
    forms = dict.fromkeys((name, *full))
    shorts = [alias for alias in aliases if alias.startswith("short:")]
    surnames = [word for form in forms for word in surnames_of(form, shorts)]
    return Person(rows[0]["person"], tuple(tenure(row) for row in rows), tuple(forms), tuple(dict.fromkeys(surnames)))


def _tenure_maker(
    states: dict[str, State], bodies: dict[str, Named], sectors: dict[str, tuple[str, ...]]
) -> Callable[[Row], Tenure]:
    def tenure(row: Row) -> Tenure:
        own = row["state"]
        if own not in states and own not in bodies:
            raise row.error(f"column 'state' holds {own!r}", "Use a code of actors/states or an id of organisations.")
        code = states[own].code if own in states else bodies[own].code
        return Tenure(row.first_day("from"), row.last_day("to"), code or own, own, row["office"], row["title"],
                      sectors.get(row["office"], ("GOV",)), row.where)  # fmt: skip

    return tenure


def _titles(folders: Sequence[Path], states: dict[str, State]) -> dict[str, Title]:
    found: dict[str, Title] = {}
    for row in read_rows("actors/titles", ("title", "states", "kind"), folders):
        if unknown := [code for code in row.values("states") if code not in states]:
            raise row.error(f"column 'states' holds {unknown[0]!r}", "Use codes of actors/states.")
        own = row.one_of("kind", TITLE_KINDS) == "own"
        found[fold(row["title"]).lower()] = Title(row.values("states"), own, row.where)
    return found


def _neighbours(folders: Sequence[Path], states: dict[str, State]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in read_rows("actors/neighbours", ("state", "neighbours"), folders):
        codes = (row["state"], *row.values("neighbours"))
        if unknown := [code for code in codes if code not in states]:
            raise row.error(f"{unknown[0]!r} is no state", "Use codes of actors/states.")
        found[codes[0]] = found.get(codes[0], frozenset()) | frozenset(codes[1:])
    return found


def _words(folders: Sequence[Path]) -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {}
    for row in read_rows("actors/words", ("list", "words"), folders):
        lists.setdefault(row["list"], set()).update(row.values("words"))
    return {name: frozenset(words) for name, words in lists.items()}


def _first_names(folders: Sequence[Path]) -> dict[str, Literal["female", "male"]]:
    found: dict[str, Literal["female", "male"]] = {}
    for row in read_rows("actors/first-names", ("gender", "names"), folders):
        female = row.one_of("gender", frozenset(("female", "male"))) == "female"
        found.update((fold(name).lower(), "female" if female else "male") for name in row.values("names"))
    return found
