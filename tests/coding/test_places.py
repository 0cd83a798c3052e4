"""Which names are places, and which places they mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.places import FindPlaces
from detente.parse import Parse
from detente.types import Article, Document, Place

Find = Callable[..., list[Place]]


@pytest.fixture(scope="module")
def find(parse_text: Callable[[str], Parse]) -> Find:
    step = FindPlaces.load()

    def found(text: str, url: str | None = None) -> list[Place]:
        return list(step(Document(Article("a", text, url=url), parse_text(text))).places)

    return found


def the(places: list[Place], text: str) -> Place:
    matching = [place for place in places if place.text == text]
    assert matching, f"no place {text!r} among {[place.text for place in places]}"
    return matching[0]


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("A storm hit Odessa, Texas, on Friday.", "Odessa", "USA", "Texas"),
        ("A storm hit Odesa in Ukraine on Friday.", "Odesa", "UKR", None),
        ("Ministers met in Tbilisi, the capital of Georgia.", "Georgia", "GEO", None),
        ("Voters in Atlanta and Savannah like Georgia.", "Georgia", "USA", "Georgia"),
        ("The mayor of Birmingham, Ala., resigned.", "Birmingham", "USA", "Alabama"),
        ("Police in Leeds and Birmingham made arrests.", "Birmingham", "GBR", "England"),
        ("The lake at Hamilton froze, as did that at Toronto, Ontario.", "Hamilton", "CAN", "Ontario"),
        ("Officials in Manitowoc, Wis., and Green Bay agreed.", "Green Bay", "USA", "Wisconsin"),
    ],
)
def test_the_other_places_of_a_text_decide(find: Find, text: str, name: str, country: str, admin1: str | None) -> None:
    place = the(find(text), name)
    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


def test_one_name_means_one_place_throughout_a_text(find: Find) -> None:
    text = "Fire crews rushed to a mill in Lebanon, Pennsylvania. Lebanon has two fire engines."
    places = [place for place in find(text) if place.text == "Lebanon"]
    assert len(places) == 2
    assert {place.admin1 for place in places} == {"Pennsylvania"}


def test_capitals_withstand_a_few_names_from_elsewhere(find: Find) -> None:
    text = (
        "Hearings will be held in Macon and Savannah, Georgia. Fulton County objected.\n"
        "Turkey and Iran signed a treaty. Ministers from Norway, Peru and Kenya came to Vienna and Berlin."
    )
    places = find(text)
    assert the(places, "Vienna").country == "AUT"
    assert the(places, "Berlin").country == "DEU"


def test_a_town_is_meant_rather_than_the_division_named_like_it(find: Find) -> None:
    assert the(find("Shops in Cusco stayed shut, Peru's radio said."), "Cusco").kind == "city"
    assert the(find("Harvests in Cusco province of Peru were poor."), "Cusco province").kind in ("admin1", "admin2")


def test_a_national_web_address_speaks_for_its_country(find: Find) -> None:
    text = "The library in Newcastle will close."
    assert the(find(text, url="https://www.example.com.au/news"), "Newcastle").country == "AUS"
    assert the(find(text, url="https://www.example.co.uk/news"), "Newcastle").country == "GBR"


@pytest.mark.parametrize(
    ("text", "mention", "country"),
    [
        ("Norwegian trawlers left port.", "Norwegian", "NOR"),
        ("Many Texans stayed home.", "Texans", "USA"),
        ("A U.S.-led force landed.", "U.S.", "USA"),
        ("Moscow-backed militias withdrew.", "Moscow", "RUS"),
    ],
)
def test_adjectives_and_hyphens_still_name_places(find: Find, text: str, mention: str, country: str) -> None:
    assert the(find(text), mention).country == country


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton bought a dog.",
        "Mr. Lincoln spoke for an hour, and Lincoln said he was tired.",
        "Nice people were Reading books in March.",
        "The Islamic State claimed it.",
        "As the Police left, Most people slept.",
    ],
)
def test_persons_groups_and_common_words_are_no_places(find: Find, text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("Jets took off from Bagram Air Base.", "Bagram Air Base", "site"),
        ("Jets took off from Bagram air base.", "Bagram air base", "site"),
        ("Tankers waited in the Strait of Hormuz.", "Strait of Hormuz", "water"),
        ("Talks on the South Caucasus continued.", "South Caucasus", "region"),
        ("Crowds gathered in Tahrir Square.", "Tahrir Square", "site"),
        ("A blast shook Dosman Street.", "Dosman Street", "site"),
    ],
)
def test_sites_waters_and_regions_are_places(find: Find, text: str, mention: str, kind: str) -> None:
    assert the(find(text), mention).kind == kind


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Gunmen raided the village of Dumbroza.", "Dumbroza"),
        ("The clash took place in Dumbroza district.", "Dumbroza"),
        ("Rebels stormed Jabal Dumbroza.", "Jabal Dumbroza"),
    ],
)
def test_the_text_itself_may_call_something_a_place(find: Find, text: str, mention: str) -> None:
    place = the(find(text), mention)
    assert place.geonameid is None


def test_an_unlisted_place_lies_where_the_text_puts_it(find: Find) -> None:
    place = the(find("A bus burnt on Dosman Street in Tampere."), "Dosman Street")
    assert place.country == "FIN"
    assert "Tampere" in place.why


def test_an_unlisted_place_without_surroundings_has_no_point(find: Find) -> None:
    place = the(find("Gunmen raided the village of Dumbroza."), "Dumbroza")
    assert (place.lat, place.lon) == (None, None)


def test_spans_are_the_words_of_the_text(find: Find) -> None:
    text = "WARSAW — Poland’s army left Łódź for Kraków."
    for place in find(text):
        assert text[place.start : place.end] == place.text
    assert [place.text for place in find(text)] == ["WARSAW", "Poland", "Łódź", "Kraków"]


def test_why_names_the_data_line(find: Find) -> None:
    assert "gazetteer-sites-2026.11.tsv:" in the(find("Inspectors reached Natanz."), "Natanz").why


def test_an_empty_text_has_no_places(find: Find) -> None:
    assert find("") == []


def test_a_town_that_is_shelled_is_a_place_even_where_its_name_looks_like_a_persons(find: Find) -> None:
    assert [place.country for place in find("Kherson was shelled overnight.")] == ["UKR"]


def test_a_pipeline_named_like_a_village_is_no_village(find: Find) -> None:
    assert [place.text for place in find("Drones hit the Druzhba pipeline near Baku.")] == ["Baku"]


@pytest.mark.parametrize(("text", "country"), [("Goma", "COD"), ("San Pedro Sula", "HND"), ("Chiang Mai", "THA")])
def test_a_name_alone_is_a_place_whatever_the_parser_makes_of_it(find: Find, text: str, country: str) -> None:
    assert the(find(text), text).country == country


def test_a_town_of_the_news_after_a_preposition_is_a_place_though_taken_for_a_person(find: Find) -> None:
    found = find("Russia withdrew troops from Kherson on Friday.")
    assert [place.name for place in found] == ["Russia", "Kherson"]


def test_a_state_is_no_village_of_its_name(find: Find) -> None:
    text = "Voters in Ohio, in Columbus, Dayton and Toledo, heard of leaks from Russia."
    assert next(place for place in find(text) if place.text == "Russia").country == "RUS"
    listed = "It trades with Canada, Mexico and Texas."
    assert next(place for place in find(listed) if place.text == "Canada").country == "CAN"
