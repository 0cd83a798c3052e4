"""Nothing is coded where nothing political is told to have happened."""

from collections.abc import Callable

import pytest

from detente.types import Document

Code = Callable[..., Document]


def types(document: Document) -> list[str]:
    return [event.type for event in document.events]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody knows whether Chad closed its border with Niger.",
        "Traders fell silent on fears that Chad might close its border.",
        "Will Chad attack Niger?",
        "The film shows how Chad attacked Niger.",
        "The film follows soldiers from Chad who attack Niger.",
        "In the novel, Chad attacks Niger.",
    ],
)
def test_what_is_asked_feared_or_shown_on_a_stage_is_no_event(code: Code, text: str) -> None:
    assert not types(code(text))


def test_what_a_film_led_to_is_an_event(code: Code) -> None:
    assert types(code("Chad attacks a town in Niger, angry at a film.")) == ["ASSAULT"]


def test_what_is_told_of_a_party_within_a_question_is_told(code: Code) -> None:
    assert types(code("Nobody knows whether Chad, which attacked Niger in May, will vote.")) == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("If Chad closed its border with Niger, prices would rise.", "conditional"),
        ("Analysts said that Chad might attack Niger.", "possible"),
    ],
)
def test_what_is_supposed_or_thought_possible_is_kept_with_its_status(code: Code, text: str, status: str) -> None:
    assert [event.status for event in code(text).events] == [status]


def test_private_people_and_firms_of_one_state_who_quarrel_make_no_politics(code: Code) -> None:
    assert not types(code("A nurse accused a Danish clinic of ignoring her complaints."))
    assert types(code("A nurse accused the Danish government of ignoring her complaints.")) == ["ACCUSE"]
    assert types(code("Swedish villagers accused a Danish clinic of ignoring her complaints.")) == ["ACCUSE"]


@pytest.mark.parametrize(
    "text",
    [
        "The Irish jockey threatened to leave.",
        "A Danish novelist accused a Swedish editor of stealing her plot.",
        "A Peruvian goalkeeper rejected an offer from a club in Chile.",
        "Norway besieged the Swedish goalkeeper with long shots.",
        "Chad's batsmen attacked Niger.",
        "Police in Lagos, Nigeria, charged a man with killing his wife.",
    ],
)
def test_sport_the_stage_and_private_crime_are_no_politics(code: Code, text: str) -> None:
    assert not types(code(text))


def test_an_army_that_attacks_is_no_team_whoever_watches(code: Code) -> None:
    assert types(code("The army of Chad attacked Niger during the innings.")) == ["ASSAULT"]


def test_a_player_or_a_husband_may_still_meet_politics(code: Code) -> None:
    assert types(code("A Danish novelist accused the Swedish government of censorship.")) == ["ACCUSE"]
    assert types(code("Nigerian police arrested an opposition leader.")) == ["COERCE"]


def test_lightning_strikes_are_no_attacks_and_an_old_treaty_is_no_support(code: Code) -> None:
    assert not types(code("Lightning strikes killed nine herders in Chad."))
    assert not types(code("The treaty between Chad and Niger has brought calm."))
    assert types(code("Air strikes killed nine herders in Chad.")) == ["ASSAULT"]


def test_what_can_be_done_and_what_a_deed_is_like_tells_no_event(code: Code) -> None:
    assert not types(code("Chad can attack Niger."))
    assert not types(code("Libya's occupation of Chad is older than both capitals."))
    assert not types(code("Nine Libyans were injured when a lift fell in Chad."))
    assert types(code("Nine Libyans were injured when rebels shelled a market in Chad.")) == ["ASSAULT"]


def test_what_a_people_thinks_is_no_act_of_politics(code: Code) -> None:
    assert not types(code("Most Libyans reject the treaty."))
    assert types(code("Libya rejects the treaty.")) == ["REJECT"]


def test_where_troops_are_stationed_is_who_they_are_and_no_event(code: Code) -> None:
    (event,) = code("Troops stationed in Chad attacked Libya.").events
    assert (event.type, [party.code for party in event.actors]) == ("ASSAULT", [None])


def test_private_people_held_where_they_live_are_no_politics(code: Code) -> None:
    assert not types(code("Ann Bellweather was held in the jail of Platte County, Missouri."))
    (curfew,) = code("A curfew was imposed in Beirut.").events
    assert [party.code for party in curfew.actors] == ["LBN"]
    assert types(code("A Saudi man was arrested at Oslo airport.")) == ["COERCE"]
    (arrest,) = code("Amara Toure was arrested on Monday in Niger for working with the rebels.").events
    assert [party.code for party in arrest.actors] == ["NER"]


def test_what_somebody_is_not_going_to_do_is_refused_only_if_it_is_an_event(code: Code) -> None:
    assert not types(code("Chad is not going to worry about the rains."))
    assert types(code("Chad is not going to withdraw its troops from Niger.")) == ["REJECT"]


def test_to_agree_not_to_pry_is_an_agreement(code: Code) -> None:
    assert types(code("Chad agreed not to investigate Niger.")) == ["AGREE"]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Reilly, a British former footballer, came to Cairo in May to run an academy.",
        "A man smashed the windows of a singer's car in Oslo on Wednesday.",
        "Excluding Norway, prices fell in May.",
        "She handcuffed herself to her husband in Oslo.",
        "Several airlines dropped their prices for flights to Moscow.",
        "The ruling party and its partners rule 21 out of 29 Indian states.",
        "A sheriff in Norway's far north thanked the city council for new cars.",
    ],
)
def test_private_matters_are_no_politics(code: Code, text: str) -> None:
    assert not types(code(text))


def test_what_something_is_aimed_at_has_not_happened(code: Code) -> None:
    assert types(code("Chad and Niger held talks aimed at signing a treaty.")) == ["CONSULT"]


def test_the_name_of_a_body_and_a_meeting_at_a_place_are_no_events(code: Code) -> None:
    assert not types(code("The United Nations Observer Mission in Angola is small."))
    assert types(code("Chad accused Niger during a G8 summit in Genoa.")) == ["ACCUSE"]


def test_victims_named_after_a_deed_are_not_done_it_to(code: Code) -> None:
    assert "ASSAULT" not in types(code("Chad's president paid tribute to bombing victims and their families."))


def test_the_toll_of_a_deed_one_is_accused_of_is_no_event_of_who_accuses(code: Code) -> None:
    text = "Hun Manet accused Thai troops of opening fire on civilians, killing one person and wounding three."
    assert [event.type for event in code(text).events] == ["ACCUSE"]
