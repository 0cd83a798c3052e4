"""Where a predicate happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from detente.coding.places import FindPlaces
from detente.coding.placing import PlacePredicates
from detente.coding.predicates import FindPredicates
from detente.lexicons.eventnouns import EventNouns
from detente.parse import Parse
from detente.types import Article, Document, Place, Predicate

Happened = Callable[[str, str], str | None]


@pytest.fixture(scope="module")
def place_of(parse_text: Callable[[str], Parse]) -> Happened:
    steps = [FindPredicates(EventNouns.load()), FindPlaces.load(), PlacePredicates.load()]

    def found(text: str, word: str) -> str | None:
        document = Document(Article("a", text), parse_text(text))
        for step in steps:
            document = step(document)
        predicate = next(p for p in document.predicates if text[p.start : p.end] == word)
        return predicate.place.text if predicate.place else None

    return found


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("A bomb exploded in Lima on Friday.", "exploded", "Lima"),
        ("Troops shelled Kharkiv overnight.", "shelled", "Kharkiv"),
        ("Rebels seized the town of Kalemie.", "seized", "Kalemie"),
        ("Workers marched to Caracas.", "marched", "Caracas"),
        ("Kharkiv was shelled by Russian guns.", "shelled", "Kharkiv"),
        ("The army killed six men near Bamako, Mali.", "killed", "Bamako"),
        ("The Nairobi bombing shocked doctors.", "bombing", "Nairobi"),
        ("Gunmen stormed a hotel in Mombasa, killing four guests.", "killing", "Mombasa"),
        ("Police clashed with students in the city of Tampere, where shops were looted.", "looted", "Tampere"),
    ],
)
def test_the_words_tied_to_a_predicate_place_it(place_of: Happened, text: str, word: str, place: str) -> None:
    assert place_of(text, word) == place


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Turkish soldiers shot two men.", "shot"),
        ("France sent a protest note.", "sent"),
        ("Nobody was hurt.", "hurt"),
    ],
)
def test_who_acts_is_not_where(place_of: Happened, text: str, word: str) -> None:
    assert place_of(text, word) is None


def test_each_predicate_has_its_own_place(place_of: Happened) -> None:
    text = "Police shot a man in Dakar while crowds marched in Conakry."
    assert place_of(text, "shot") == "Dakar"
    assert place_of(text, "marched") == "Conakry"


def test_why_tells_the_relation(parse_text: Callable[[str], Parse]) -> None:
    text = "A bomb exploded in Lima."
    parse = parse_text(text)
    lima = Place(19, 23, "Lima", "Lima", -12.0, -77.0, "PER", "PE", "Lima", 1, "city", "only meaning")
    predicate = Predicate(2, 7, 15, "explode")
    document = Document(Article("a", text), parse, places=(lima,), predicates=(predicate,))
    placed = PlacePredicates.load()(document).predicates[0].place
    assert placed == replace(lima, why="at; only meaning")


def test_a_text_without_places_places_nothing(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("It rained.")
    document = Document(Article("a", "It rained."), parse, predicates=(Predicate(1, 3, 9, "rain"),))
    assert PlacePredicates.load()(document).predicates[0].place is None


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Guards fired in the Dumbroza district of Lima.", "fired", "Dumbroza"),
        ("A mine blew up in the Tyrol town of Kufstein.", "blew", "Kufstein"),
        ("Police searched a flat in Ghent, 50 kilometres north of Lille.", "searched", "Ghent"),
    ],
)
def test_the_most_exact_place_wins(place_of: Happened, text: str, word: str, place: str) -> None:
    assert place_of(text, word) == place


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad restored relations with Niger.", "restored"),
        ("Critics deplored Moscow's decision.", "decision"),
        ("The French blockade lasted a week.", "blockade"),
    ],
)
def test_parties_are_not_where(place_of: Happened, text: str, word: str) -> None:
    assert place_of(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Chad's grip on Niger loosened with the invasion of Ukraine.", "invasion", "Ukraine"),
        ("The conquest of Kuwait shocked Jordan.", "conquest", "Kuwait"),
        ("An incursion into Syria angered Washington.", "incursion", "Syria"),
    ],
)
def test_a_deed_is_where_it_goes_not_where_it_is_felt(place_of: Happened, text: str, word: str, place: str) -> None:
    assert place_of(text, word) == place
