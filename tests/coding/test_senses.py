"""Words tell different deeds by what stands beside them, and nothing where private life uses the same words."""

from collections.abc import Callable

import pytest

from detente.types import Document

Code = Callable[..., Document]


def types(document: Document) -> set[str]:
    return {event.type for event in document.events}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Chad fired a ballistic missile into the sea on Friday.", "MOBILIZE"),
        ("Chad launched ballistic missiles at Libya on Friday.", "ASSAULT"),
        ("Chad shot off a projectile from its coast.", "MOBILIZE"),
    ],
)
def test_a_missile_at_nobody_is_a_show_of_force_whatever_the_day(code: Code, text: str, type_: str) -> None:
    assert types(code(text)) == {type_}


@pytest.mark.parametrize(
    "text",
    [
        "Norway scrambled F-16s over the Baltic Sea.",
        "Norway moved two battalions eastward.",
        "Norway moved Patriot interceptors to the border with Russia.",
        "Norway's president signed a decree calling young men into the army.",
        "Norway flooded the streets of Oslo with 500 police officers.",
        "Norway's king called on followers to take up arms.",
    ],
)
def test_forces_moved_raised_or_shown_are_mobilisation(code: Code, text: str) -> None:
    assert "MOBILIZE" in types(code(text))


@pytest.mark.parametrize(
    "text",
    [
        "Chad's parliament passed a law criminalising foreign funding of newspapers.",
        "Chad placed visa restrictions on Libyan officials.",
        "Chad blocked Twitter.",
        "Chad pulled a Libyan television channel off the air.",
        "Chad kept the opposition leader off the ballot.",
        "Chad has withheld tax revenue from Libya.",
        "House arrest was imposed on Chad's opposition leader.",
        "Chad cut mobile phone services in the north.",
        "Chad stopped a Libyan lawyer from leaving the country.",
    ],
)
def test_what_a_state_forbids_closes_or_keeps_back_is_coercion(code: Code, text: str) -> None:
    assert "COERCE" in types(code(text))


@pytest.mark.parametrize(
    "text",
    [
        "Chadian jets blasted rebel hideouts in Libya.",
        "Chadian soldiers came to blows with Libyan soldiers.",
        "Chadian soldiers drove militants out of the town of Kano.",
        "Chadian soldiers put the village of Kano to the torch.",
        "Twenty Libyan sailors were hurt in a bombing in Chad.",
    ],
)
def test_force_in_other_words_is_assault(code: Code, text: str) -> None:
    assert "ASSAULT" in types(code(text))


@pytest.mark.parametrize(
    "text",
    [
        "Opposition deputies walked out of Chad's parliament.",
        "Chadian farmers threw up roadblocks.",
        "Chadian students beat pots and pans in the streets.",
        "Clashes erupted between protesters and police in Chad.",
        "Chadian doctors would strike unless they were paid.",
    ],
)
def test_dissent_in_other_words_is_protest_or_its_threat(code: Code, text: str) -> None:
    assert types(code(text)) in ({"PROTEST"}, {"THREATEN"})


@pytest.mark.parametrize(
    "text",
    [
        "Chad will respond to sanctions by Libya.",
        "Chad's rebels gave the government until Friday to free their leader.",
        "Chad said its army would crush any attempt at secession.",
        "Chad said it would retaliate if Libya attacked.",
    ],
)
def test_what_a_party_will_do_to_another_is_a_threat(code: Code, text: str) -> None:
    assert "THREATEN" in types(code(text))


@pytest.mark.parametrize(
    "text",
    [
        "Thousands packed the streets of Oslo to welcome home the world champions.",
        "The Norwegian airline cancelled flights because of heavy fog.",
        "His grandfather fought with the partisans in Libya.",
        "Norway's harvest fell short of the target.",
        "A warning of thunderstorms was issued for Norway.",
        "A Norwegian minister threatened to overshadow her leader.",
    ],
)
def test_feasts_weather_and_grandfathers_are_no_events(code: Code, text: str) -> None:
    assert not types(code(text))


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("Norway gave 3 million dollars to help Samoa rebuild.", "AID", ["NOR"], ["WSM"]),
        ("Peacekeepers from Ghana were deployed to Liberia.", "AID", ["GHA"], ["LBR"]),
        ("Donations from Oman have come to Nepal.", "AID", ["OMN"], ["NPL"]),
        ("Iran opened its borders to Afghans fleeing the war.", "AID", ["IRN"], ["AFG"]),
        ("Chad rushed to congratulate Togo.", "SUPPORT", ["TCD"], ["TGO"]),
        ("Mali's president phoned Niger's president to congratulate him.", "SUPPORT", ["MLI"], ["NER"]),
        ("Laos considers Peru's president the legitimate leader.", "SUPPORT", ["LAO"], ["PER"]),
        ("Japan does not recognise Kosovo.", "REJECT", ["JPN"], ["KOS"]),
        ("Chad has not allowed Libyan monitors into the camp.", "REJECT", ["TCD"], ["LBY"]),
        ("Kenya sent back Ugandan trucks carrying food aid.", "REJECT", ["KEN"], ["UGA"]),
        ("South Africa has hauled Israel before the court.", "ACCUSE", ["ZAF"], ["ISR"]),
        ("The Greek and Turkish premiers discussed trade.", "CONSULT", ["GRC", "TUR"], []),
        ("Sudan removed Egypt from its blacklist.", "RETREAT", ["SDN"], ["EGY"]),
    ],
)
def test_the_words_around_a_verb_tell_its_sense(
    code: Code, text: str, type_: str, actors: list[str], recipients: list[str]
) -> None:
    found = code(text).events
    assert [event.type for event in found] == [type_], [event.why for event in found]
    assert [party.code for party in found[0].actors] == actors
    assert [party.code for party in found[0].recipients if party.code] == recipients


def test_a_dismissal_is_a_concession_where_people_protest(code: Code) -> None:
    found = code("Jordan's king sacked the prime minister after protests over prices.").events
    assert "CONCEDE" in [event.type for event in found]
    assert code("Jordan's king sacked the prime minister.").events == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian goalkeeper agreed to stay in Dortmund.",
        "The museum in Oslo honoured its Swedish founder.",
        "The archaeologist visited Iceland.",
        "Villagers in Wales welcomed the rain.",
    ],
)
def test_the_same_words_of_private_life_are_no_events(code: Code, text: str) -> None:
    assert not code(text).events


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chad's premier responded with attacks on Libya's president in Friday's tweets.", {"ACCUSE"}),
        ("A tweet attacking Libya's president drew laughter.", {"ACCUSE"}),
        ("Chad's jets shot flares at Libyan planes.", set()),
        ("Judge Ann Lee of Chad fired John Reams at the operations center.", set()),
        ("Chadian troops fired at John Reams.", {"ASSAULT"}),
        ("Chad's tanks opened up with mortars on Libyan villages.", {"ASSAULT"}),
    ],
)
def test_words_are_no_weapons_and_flares_no_shots(code: Code, text: str, found: set[str]) -> None:
    assert types(code(text)) == found


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Rebels took Goma in January.", "COERCE"),
        ("Norwegian troops took Oslo in 1940.", "COERCE"),
        ("Norway took in refugees.", "AID"),
        ("Norway took 300 refugees in.", "AID"),
    ],
)
def test_a_circumstance_is_no_particle_of_the_verb(code: Code, text: str, type_: str) -> None:
    assert types(code(text)) == {type_}


def test_who_helped_to_do_something_is_given_no_aid(code: Code) -> None:
    assert types(code("Kosovo installed mayors in four towns with the help of police.")) == set()


def test_leaving_people_dead_is_no_withdrawal(code: Code) -> None:
    assert "RETREAT" not in types(code("Chadian troops shelled a Libyan town, leaving ten people dead."))


def test_what_happened_on_the_day_that_a_clause_tells_is_an_event_of_its_own(code: Code) -> None:
    text = "Qatar agreed to finance the line in April 2024, when President Ann Lee of Chad visited Oslo."
    assert types(code(text)) == {"AGREE", "CONSULT"}


def test_a_bare_sum_given_to_a_state_is_aid(code: Code) -> None:
    assert types(code("Chad gave $100,000 to Libya.")) == {"AID"}


def test_aid_for_a_region_of_no_one_state_has_that_region_for_recipient(code: Code) -> None:
    (event,) = code("Chad sent medicine to the Sahel.").events
    (recipient,) = event.recipients
    assert (event.type, recipient.text, recipient.code) == ("AID", "Sahel", None)


def test_thanks_that_name_their_own_state_go_to_the_other(code: Code) -> None:
    (event,) = code("Chad's president expressed Chad's solidarity with Libya.").events
    assert (event.type, [party.code for party in event.recipients]) == ("SUPPORT", ["LBY"])


def test_who_stands_by_somebody_supports_them(code: Code) -> None:
    (event,) = code("Chad stood by Libya.").events
    assert (event.type, [party.code for party in event.recipients]) == ("SUPPORT", ["LBY"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chad said Libya was justified in its demand.", {"SUPPORT"}),
        ("Chad said Libya's election had been free and fair.", {"SUPPORT"}),
        ("Chad said Libya's election had not been fair.", set()),
        ("Chad said Libya's election was no success.", set()),
        ("Chad said that Chad's election had been fair.", set()),
        ("Chad said the weather in Libya was fair.", set()),
    ],
)
def test_who_finds_another_state_right_supports_it(code: Code, text: str, found: set[str]) -> None:
    assert types(code(text)) == found


def test_praise_goes_to_whom_its_speaker_meets_but_not_where_he_is(code: Code) -> None:
    def supported(text: str) -> list[list[str | None]]:
        events = code(text).events
        return [[party.code for party in event.recipients] for event in events if event.type == "SUPPORT"]

    assert supported("Speaking to Libya's minister, Chad's president hailed the friendship.") == [["LBY"]]
    assert supported("Visiting Libya, Chad's president hailed the concert.") == []


def test_in_may_nothing_may_be(code: Code) -> None:
    assert [event.type for event in code("In May Chad closed its border with Niger.").events] == ["COERCE"]
    assert [event.type for event in code("Chad may close its border with Niger.").events] == ["THREATEN"]


def test_what_someone_is_armed_with_is_no_gift(code: Code) -> None:
    assert types(code("Chinese sailors armed with axes stood on deck.")) == set()
    assert "AID" in types(code("Libya armed the rebels of Chad with rockets."))
