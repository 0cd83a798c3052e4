"""Tables of actors: names, people in office, role forms."""

from __future__ import annotations

import datetime as dt

import pytest

from detente.lexicons.actors import Actors
from detente.lexicons.actors_names import Folded, Named, PhraseIndex, fold
from detente.lexicons.actors_people import People, Person, Tenure, holder_at, skeleton, surnames_of
from detente.lexicons.actors_roles import plural


def tenure(title: str, first: str, last: str | None, code: str = "RUR") -> Tenure:
    day = dt.date.fromisoformat
    return Tenure(day(first), day(last) if last else None, code, code, "head of state", title, ("GOV",), "t.tsv:1")


ANNA = Person(
    "Anna Rassendyll", (tenure("President", "2001-01-01", "2005-12-31"),), ("Anna Rassendyll",), ("Rassendyll",)
)


@pytest.mark.parametrize(
    ("date", "sectors"),
    [("2000-12-31", ("ELI",)), ("2001-01-01", ("GOV",)), ("2005-12-31", ("GOV",)), ("2006-01-01", ("ELI",))],
)
def test_office_counts_from_first_to_last_day(date: str, sectors: tuple[str, ...]) -> None:
    holding = holder_at(ANNA, dt.date.fromisoformat(date))
    assert holding is not None
    assert (holding.code, holding.sectors) == ("RUR", sectors)
    assert (holding.office is None) == (sectors == ("ELI",))


def test_without_a_date_a_person_is_what_they_are_known_for() -> None:
    holding = holder_at(ANNA, None)
    assert holding is not None
    assert holding.sectors == ("GOV",)


def test_rival_spellings_find_the_same_person() -> None:
    people = People([Person("Omar al-Bashir", (), ("Omar al Bashir",), ("Bashir",))])
    assert people.named("Omar El Bashir") == people.named("Omar al Bashir") != []
    assert people.named("Omar Bongo") == []


def test_surnames_keep_their_particles_and_follow_short() -> None:
    assert surnames_of("Hans van den Broek", ()) == ("Broek", "den Broek", "van den Broek")
    assert surnames_of("Xi Jinping", ("short:Xi",)) == ("Xi",)
    assert skeleton("Putin") is None


def names(*forms: str) -> PhraseIndex[Named]:
    return PhraseIndex(Named("state", fold(form), form, form[:3].upper(), form, (), "t.tsv:1") for form in forms)


def at(index: PhraseIndex[Named], text: str) -> str | None:
    folded = Folded(text)
    match = index.at(folded, 0, folded.key(0, len(text)))
    return match.entries[0].name if match else None


def test_the_longest_name_wins_and_ends_at_a_word() -> None:
    index = names("Guinea", "Guinea-Bissau", "Papua New Guinea")
    assert at(index, "Guinea\u2010Bissau voted") == "Guinea-Bissau"
    assert at(index, "Guinea voted") == "Guinea"
    assert at(index, "Guineans voted") is None


def test_names_keep_their_case_but_headlines_do_not() -> None:
    index = names("Turkey")
    assert at(index, "TURKEY VOTES") == "Turkey"
    assert at(index, "turkey soup") is None


def test_folding_keeps_offsets() -> None:
    text = "Élysée — Erdoğan’s São Tomé"
    assert len(fold(text)) == len(text)
    assert fold("Erdoğan’s") == "Erdogan's"


@pytest.mark.parametrize(
    ("one", "many"),
    [("deputy", "deputies"), ("army", "armies"), ("secretary of state", "secretaries of state"), ("coach", "coaches")],
)
def test_plurals_of_roles(one: str, many: str) -> None:
    assert plural(one) == many


def test_packaged_states_have_codes_of_other_states_where_borrowed() -> None:
    states = Actors.load().states
    assert all(state.code in states for state in states.values())
    assert states["SUN"].code == "RUS"
    assert states["KOS"].code == "KOS"
