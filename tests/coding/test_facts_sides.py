"""Who and what stands on the sides of standing relations, and from when to when."""

from collections.abc import Callable

import pytest

from detente.types import Document, Mention, Thing

Code = Callable[..., Document]


def name(party: Mention | Thing) -> str | None:
    return party.code if isinstance(party, Mention) else party.kind


def told(document: Document) -> set[tuple[str | None, str, str | None]]:
    return {(name(fact.subject), fact.relation, name(fact.object)) for fact in document.facts}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The M23 seized the eastern Congolese city of Goma.", ("COD", "controls", "COD")),
        ("The Houthis have controlled the Yemeni capital Sanaa since 2014.", ("YEM", "controls", "YEM")),
        ("The Baku-Supsa line, which bypasses Armenia, is old.", ("pipeline", "bypasses", "ARM")),
        ("The Power of Siberia pipeline brings gas to China.", ("pipeline", "connects", "CHN")),
        ("The Druzhba pipeline supplies refineries in Hungary.", ("pipeline", "connects", "HUN")),
        ("Gazprom owns 50 per cent of the pipeline.", ("RUS", "owns", "pipeline")),
        ("The port is 67 per cent owned by Cosco.", ("CHN", "owns", "port")),
        ("Hungary buys 80 per cent of its gas from Russia.", ("HUN", "depends on", "RUS")),
        ("Austria was dependent on Russian gas.", ("AUT", "depends on", "RUS")),
        ("Qatar, home to the largest US base in the region, was attacked.", ("USA", "has base in", "QAT")),
        ("The M23, a rebel group that experts say is armed by Rwanda, advanced.", ("RWA", "backs", "COD")),
        ("China administers Aksai Chin.", ("CHN", "governs", None)),
        ("There are 7,000 Russian troops in Tajikistan.", ("RUS", "has troops in", "TJK")),
        ("The Belgrade-Budapest railway was opened in 2022.", ("railway", "connects", "HUN")),
        ("Kyrgyzstan's Kant air base is used by the Russian air force.", ("RUS", "has base in", "KGZ")),
        ("Israel has held the Shebaa Farms, a strip also claimed by Lebanon.", ("LBN", "claims", "LBN")),
    ],
)
def test_a_side_is_told_by_its_name_or_by_what_stands_beside_it(code: Code, text: str, fact: tuple[str, ...]) -> None:
    assert fact in told(code(text)), told(code(text))


def test_both_of_which_are_those_before_the_comma(code: Code) -> None:
    facts = told(code("The valley lies between Egypt and Sudan, both of which claim the Hala'ib Triangle."))
    assert {subject for subject, relation, _ in facts if relation == "claims"} == {"EGY", "SDN"}


def test_of_several_things_hosted_each_is_told_by_whose_it_is(code: Code) -> None:
    facts = told(code("Bahrain hosts the headquarters of the US Fifth Fleet and a small British naval facility."))
    assert {("USA", "has base in", "BHR"), ("GBR", "has base in", "BHR")} <= facts


@pytest.mark.parametrize(
    "text",
    [
        "Opposition leaders say Georgia should join NATO.",
        "A retired Kazakh banker owns three hotels on Lake Como.",
        "The dispute led to Syria's collapse.",
        "The road led to his arrest.",
    ],
)
def test_wishes_and_private_matters_are_no_standing_facts(code: Code, text: str) -> None:
    assert not told(code(text))


def test_who_is_backed_is_who_buys_next(code: Code) -> None:
    facts = told(code("Sudan's army is backed by Egypt and buys drones from Turkey."))
    assert facts == {("EGY", "backs", "SDN"), ("TUR", "sells arms to", "SDN")}


def test_no_state_is_a_treaty(code: Code) -> None:
    facts = told(code("Australia signed a treaty in October 2025, Canberra's first new alliance in seventy years."))
    assert ("AUS", "party to", "AUS") not in facts


def test_what_a_line_can_carry_is_no_plan(code: Code) -> None:
    facts = code("The Druzhba pipeline can carry a million barrels of crude a day.").facts
    assert [(fact.relation, fact.status) for fact in facts] == [("carries", "in force")]


@pytest.mark.parametrize(
    ("text", "relation", "span"),
    [
        ("DP World ran the terminal until Djibouti seized it in February 2018.", "operates", ("", "2018-02-28")),
        ("It lost the city in 2023, when Azerbaijan retook Shusha.", "controls", ("2023-01-01", "")),
        ("The port of Gwadar was leased to a Chinese company until 2059.", "operates", ("", "2059-12-31")),
    ],
)
def test_clauses_tell_when_a_relation_began_and_ended(
    code: Code, text: str, relation: str, span: tuple[str, str]
) -> None:
    fact = next(fact for fact in code(text).facts if fact.relation == relation)
    assert (str(fact.first or ""), str(fact.last or "")) == span


def test_a_day_to_come_ends_nothing_yet(code: Code) -> None:
    facts = code("The port, leased to China until 2116, is nearly empty.").facts
    assert [fact.status for fact in facts] == ["in force"]


def test_a_thing_that_only_describes_guards_is_no_side(code: Callable[..., Document]) -> None:
    facts = code("Armenia expelled border guards of the Russian security service FSB from the airport.").facts
    assert all(not isinstance(fact.subject, Thing) for fact in facts if fact.relation == "has troops in")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Mercosur's members are Argentina, Brazil and Uruguay.", ("URY", "member of", "IGO")),
        ("A Turkish-run base in Mogadishu trains soldiers.", ("TUR", "has base in", "SOM")),
        ("Belize was admitted as a full member to CARICOM in 1974.", ("BLZ", "member of", "IGO")),
        ("The EU granted Moldova candidate status in 2022.", ("MDA", "candidate for", "IGO")),
    ],
)
def test_lists_and_compounds_have_their_sides(code: Code, text: str, fact: tuple[str, str, str]) -> None:
    assert fact in told(code(text))


def test_a_route_bears_the_name_beside_its_noun(code: Code) -> None:
    facts = code("In 2015 Russia seized another Georgian pipeline, Baku-Supsa, in the north.").facts
    assert [fact.object.id for fact in facts if fact.relation == "controls"] == ["pipeline:baku-supsa"]


def test_a_route_being_built_is_planned_between_both_its_ends(code: Code) -> None:
    text = "Iran is building the track between Astara, on its border with Azerbaijan, and Rasht on the Caspian Sea."
    found = [(fact.object.text, fact.status) for fact in code(text).facts if fact.relation == "connects"]
    assert found == [("Astara", "planned"), ("Rasht", "planned")]


def test_who_speaks_for_a_state_does_not_guard_it(code: Code) -> None:
    assert not code("Germany is defending Pristina.").facts
    assert ("USA", "guards", "SAU") in told(code("American troops defended Saudi Arabia."))


def test_what_somebody_may_do_as_a_member_leaves_the_membership_in_force(code: Code) -> None:
    facts = code("As a member of NATO, Turkey may veto the plan.").facts
    assert [fact.status for fact in facts if fact.relation == "member of"] == ["in force"]


def test_an_annexation_begins_on_its_day(code: Code) -> None:
    fact = next(f for f in code("Israel annexed the Golan Heights in 1981.").facts if f.relation == "occupies")
    assert fact.first is not None and fact.first.year == 1981


def test_a_plural_stands_for_the_places_listed_under_it(code: Code) -> None:
    document = code("Russia recognised the breakaway regions of Abkhazia and South Ossetia as independent states.")
    assert [(f.object.text, f.relation) for f in document.facts] == [
        ("Abkhazia", "recognises"),
        ("South Ossetia", "recognises"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Iraq attempted to annex Kuwait in 1990.",
        "Georgia would suffer if Moscow sabotages pipelines there.",
    ],
)
def test_what_was_only_tried_or_supposed_does_not_stand(code: Code, text: str) -> None:
    assert not told(code(text)), told(code(text))


def test_what_is_being_tried_is_planned(code: Code) -> None:
    found = [(name(f.subject), f.relation, f.status) for f in code("Ukraine is trying to join NATO.").facts]
    assert found == [("UKR", "member of", "planned")]


def test_every_state_whose_bases_are_listed_has_one(code: Code) -> None:
    facts = code("Djibouti is home to American, French, Japanese and Chinese bases.").facts
    assert {f.subject.code for f in facts if f.relation == "has base in"} == {"USA", "FRA", "JPN", "CHN"}


def test_a_line_is_what_the_word_before_it_says(code: Code) -> None:
    facts = code("A railway line from Addis Ababa to Djibouti opened in 2016.").facts
    assert {(f.subject.kind, f.relation, f.object.code, f.status) for f in facts} == {
        ("railway", "connects", "ETH", "in force"),
        ("railway", "connects", "DJI", "in force"),
    }
    assert not code("The front line runs from Kupiansk to Orikhiv.").facts


def test_what_is_to_be_finished_is_planned_and_what_is_to_be_extended_is_there(code: Code) -> None:
    line = "A high-voltage line from Vulcanesti to Chisinau is to be {} by the end of the year."
    assert {f.status for f in code(line.format("finished")).facts} == {"planned"}
    assert {f.status for f in code(line.format("extended")).facts} == {"in force"}


def test_a_deal_is_not_owned_nor_a_ministry(code: Code) -> None:
    assert not code("Gazprom Neft bought its stake in 2008, in a deal that critics said was a reward.").facts
    text = "The US Treasury punished the company because Gazprom owns 56 percent of it."
    assert "USA" not in {f.object.code for f in code(text).facts if f.relation == "owns"}


def test_what_somebody_could_seek_is_not_planned(code: Code) -> None:
    assert not code("Moscow could seek a corridor to Odessa.").facts
