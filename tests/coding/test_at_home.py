"""Parties whose state is told only by whom they deal with."""

from collections.abc import Callable

import pytest

from detente.types import Document

Code = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Vietnam freed the blogger Tran Thi Hien.", ["VNM"], ["VNM"]),
        ("Prosecutors accused Chad's former health minister of fraud.", ["TCD"], ["TCD"]),
        ("The electoral commission rejected the demands of Malawi's opposition.", ["MWI"], ["MWI"]),
    ],
)
def test_who_deals_with_a_state_at_home_is_of_that_state(
    code: Code, text: str, actors: list[str], recipients: list[str]
) -> None:
    (event,) = code(text).events
    assert [actor.code for actor in event.actors] == actors
    assert [recipient.code for recipient in event.recipients] == recipients


def test_a_state_that_the_other_side_tells_is_marked_as_implied_and_says_why(code: Code) -> None:
    (event,) = code("Vietnam freed the blogger Tran Thi Hien.").events
    (blogger,) = event.recipients
    assert blogger.implied
    assert "at home: of the state it deals with, VNM" in blogger.why
    assert not event.actors[0].implied


@pytest.mark.parametrize(
    "text",
    [
        "Norway expelled two diplomats.",
        "Norway deported 30 migrants.",
        "Norway praised foreign companies.",
        "NATO praised the opposition leader.",
        "The minister and his counterpart from Norway met.",
    ],
)
def test_outsiders_are_of_another_state(code: Code, text: str) -> None:
    parties = [party for event in code(text).events for party in (*event.actors, *event.recipients)]
    assert parties
    assert not any("at home" in party.why for party in parties)


def test_a_named_person_who_supports_a_state_need_not_be_of_it(code: Code) -> None:
    (event,) = code("Bishop Tomas Quillan thanked the Kenyan government.").events
    assert [actor.code for actor in event.actors] == [None]


@pytest.mark.parametrize(
    "text", ["Thousands of Kenyans marched in Nairobi.", "Peruvian miners went on strike on Monday."]
)
def test_those_who_protest_and_name_nobody_protest_against_their_own_state(code: Code, text: str) -> None:
    (event,) = code(text).events
    (state,) = event.recipients
    assert state.kind == "state"
    assert state.implied
    assert state.code == event.actors[0].code


def test_those_who_protest_against_another_state_do_not_protest_against_their_own(code: Code) -> None:
    (event,) = code("Thousands of Kenyans marched against the war in Somalia.").events
    assert "KEN" not in [recipient.code for recipient in event.recipients]


def test_a_concession_in_a_text_about_two_states_is_not_taken_to_be_made_at_home(code: Code) -> None:
    document = code("Chad demanded an explanation from Libya. Libya's president lifted the curfew.")
    conceded = [event for event in document.events if event.type == "CONCEDE"]
    assert conceded
    assert all("at home" not in recipient.why for event in conceded for recipient in event.recipients)


@pytest.mark.parametrize(
    "text",
    [
        "The Constitutional Court in Malawi threw out the petition.",
        "Peruvian miners threatened to block roads.",
        "Kenya's interior minister ordered the army onto the streets.",
        "Chadian prosecutors opened an inquiry into the contract.",
    ],
)
def test_parts_of_a_state_that_name_nobody_else_deal_with_their_own(code: Code, text: str) -> None:
    (event,) = code(text).events
    assert [party.code for party in event.recipients] == [event.actors[0].code]
    assert event.recipients[0].implied


def test_a_state_that_refuses_may_mean_anybody_abroad(code: Code) -> None:
    (event,) = code("Chad will never accept inspections.").events
    assert event.recipients == ()


def test_a_state_censors_and_imposes_curfews_at_home(code: Code) -> None:
    (event,) = code("Chad imposed a curfew on Monday.").events
    assert [party.code for party in event.recipients] == ["TCD"]


def test_threats_in_a_text_about_two_states_are_not_taken_to_be_made_at_home(code: Code) -> None:
    document = code("Chad and Chad's army watch Libya. Chad's army threatened to respond.")
    threatened = [event for event in document.events if event.type == "THREATEN"]
    assert threatened
    assert all(event.recipients == () for event in threatened)


def test_threats_of_a_government_may_be_meant_for_anybody(code: Code) -> None:
    (event,) = code("Kenya's president threatened to leave the climate accord.").events
    assert event.recipients == ()


def test_a_local_office_is_of_the_only_land_that_the_text_names(code: Code) -> None:
    (event,) = code("Governor Ann Bellweather vetoed Ohio's tax bill.").events
    assert [actor.code for actor in event.actors] == ["USA"]


def test_a_government_that_refuses_in_a_text_about_two_states_may_mean_the_other(code: Code) -> None:
    document = code(
        "Chad watches Libya. Chad's army is ready. Libya is calm. Chad's president refused to sign the text."
    )
    (event,) = [event for event in document.events if event.type == "REJECT"]
    assert event.recipients == ()


def test_the_ministry_is_of_the_state_whose_ministry_was_named_before(code: Code) -> None:
    told = "China's trade ministry spoke. The ministry said the US action was a serious violation of its rules."
    (event,) = code(told).events
    assert [actor.code for actor in event.actors] == ["CHN"]
    assert "the ministry named before" in event.actors[0].why


@pytest.mark.parametrize(
    "text",
    [
        "Chad attacked its neighbour, Niger.",
        "Chad has threatened a key French ally in the region, Niger.",
    ],
)
def test_the_name_behind_a_comma_says_which_neighbour_or_ally_is_meant(code: Code, text: str) -> None:
    (event,) = code(text).events
    assert [(party.code, party.kind) for party in event.recipients] == [("NER", "state")]


def test_who_is_met_in_a_first_sentence_without_a_place_is_of_where_it_was_written(code: Code) -> None:
    (shooting,) = code("KABUL (Reuters) - Gunmen shot dead three policemen on Monday.").events
    assert [party.code for party in (*shooting.actors, *shooting.recipients)] == ["AFG", "AFG"]
    (bombing,) = code("WASHINGTON (Reuters) - A bomb killed 12 people in Mosul on Monday.").events
    assert [party.code for party in bombing.recipients] == ["IRQ"]


def test_forces_threaten_others_not_their_own_state(code: Code) -> None:
    (threat,) = code("Chadian troops will launch an assault.").events
    assert (threat.type, threat.recipients) == ("THREATEN", ())


def test_a_concession_in_a_text_on_one_state_is_to_its_own_people(code: Code) -> None:
    told = "Chad's king met Chad's farmers. Chad's unions marched in Chad. Niger was calm. "
    concession = code(told + "On Sunday the king of Chad withdrew the bill.").events[-1]
    assert (concession.type, [party.code for party in concession.recipients]) == ("CONCEDE", ["TCD"])


def test_who_attacks_an_embassy_is_not_of_its_state(code: Code) -> None:
    (riot,) = code("Angry protesters attacked the French embassy.").events
    assert [party.code for party in (*riot.actors, *riot.recipients)] == [None, "FRA"]


def test_the_fighters_a_state_kills_are_not_its_own_where_others_are_told_of(code: Code) -> None:
    raid = code("Pakistan and Afghanistan share a border. Pakistan said it had killed 200 fighters.").events[-1]
    assert [(party.text, party.code) for party in raid.recipients] == [("200 fighters", None)]


def test_nobody_is_at_home_where_no_state_is(code: Callable[..., Document]) -> None:
    (strike,) = code("US forces struck another boat in the Caribbean, killing three men.").events
    assert all(recipient.code is None for recipient in strike.recipients)
