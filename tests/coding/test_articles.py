"""What analyses hold that short reports do not: asides, recollections, what nobody confirms and what would be."""

from collections.abc import Callable

import pytest

from detente.types import Document

Code = Callable[..., Document]


def told(document: Document) -> dict[str, tuple[str, str, list[str | None], list[str | None]]]:
    """Type, status, actors and recipients by trigger."""
    text = document.article.text
    return {
        text[e.trigger.start : e.trigger.end]: (
            e.type, e.status, [a.code for a in e.actors], [r.code for r in e.recipients],
        )
        for e in document.events
    }  # fmt: skip


def test_what_nobody_has_confirmed_is_neither_done_nor_denied(code: Code) -> None:
    assert not code("Eritrea's government has not confirmed the deployments.").events
    assert told(code("Eritrea did not carry out the attack on Sudan."))["carry"][1] == "negated"


def test_making_clear_that_one_will_not_is_a_refusal_that_is_done(code: Code) -> None:
    events = told(code("Zelensky made clear last summer that Kyiv would not extend the transit contract with Gazprom."))
    assert events["made"] == ("REJECT", "done", ["UKR"], ["RUS"])


def test_who_is_careful_not_to_be_seen_as_doing_something_does_not_do_it(code: Code) -> None:
    events = told(code("Ms Sandu of Moldova has been careful not to be seen as starving her own citizens."))
    assert {status for _, status, _, _ in events.values()} <= {"negated"}


def test_a_partitive_reaches_through_no_thing_to_its_owner(code: Code) -> None:
    document = code("The Treasury in Washington placed Iran under sanctions in one of the last acts of the Biden team.")
    assert not any(mention.text.startswith("one of") for mention in document.mentions)


def test_verbs_with_days_of_their_own_lend_none_to_the_first(code: Code) -> None:
    text = "Somalia called it an act of aggression, expelled the envoy of Ethiopia in April and met Egypt in August."
    times = {text[e.trigger.start : e.trigger.end]: e.time for e in code(text, "2025-03-21").events}
    expelled = times["expelled"]
    assert expelled is not None and expelled.first is not None and expelled.first.isoformat() == "2024-04-01"
    called = times.get("called")
    assert called is None or called.first != expelled.first


def test_what_only_would_be_places_no_event(code: Code) -> None:
    text = "Ethiopia signed a memorandum with Somalia that would have given it a naval base near Berbera."
    assert [event.place for event in code(text).events if event.type == "SUPPORT"] == [None]


def test_a_verb_that_is_its_own_past_looks_back_to_the_month_before_it(code: Code) -> None:
    text = "In August protesters set fire to offices of the ruling party in Serbia, and police used tear gas."
    (riot,) = (event for event in code(text, "2025-10-14").events if event.type == "PROTEST")
    assert riot.time is not None and riot.time.first is not None and riot.time.first.isoformat() == "2025-08-01"


@pytest.mark.parametrize("verb", ["visited", "arrived in", "was in"])
def test_who_comes_home_visits_nobody(code: Code, verb: str) -> None:
    assert not code(f"The Greek president {verb} Athens on Friday.").events
    assert told(code(f"The Greek president {verb} Ankara on Friday."))


def test_a_firm_that_takes_over_a_plant_seizes_nothing(code: Code) -> None:
    assert "took" not in told(code("MOL, a Hungarian company, took over a refinery in Croatia in 2003."))
    assert told(code("Rebels took over a refinery in Iraq."))["took"][0] == "COERCE"


def test_what_is_left_in_place_is_not_left(code: Code) -> None:
    events = told(code("A ceasefire signed in Moscow by Boris Yeltsin and Mircea Snegur left a force in place."))
    assert "left" not in events
    assert events["signed"][0] == "SUPPORT"


@pytest.mark.parametrize(
    ("text", "verb", "doer"),
    [
        ("Turkey imposed sanctions on Israel after it bombed Gaza.", "bombed", "ISR"),
        ("Turkey recalled its ambassador from Germany after it recognised the genocide.", "recognised", "DEU"),
        ("Mali closed its border with Algeria because it had shot down a drone.", "shot", "DZA"),
        ("Russia invaded Ukraine after it recognised the two republics.", "recognised", "RUS"),
        ("When Ethiopia attacked, Egypt withdrew. It then sent troops to Somalia.", "sent", "EGY"),
    ],
)
def test_it_is_whom_a_verb_answers_and_else_the_main_subject(code: Code, text: str, verb: str, doer: str) -> None:
    assert told(code(text))[verb][2] == [doer]


def test_them_is_the_thing_given_before_not_its_receiver(code: Code) -> None:
    events = told(code("Egypt gave weapons to the Eritreans. It already supplies them to Somalia."))
    assert events["supplies"][2:] == (["EGY"], ["SOM"])


def test_a_deadline_does_not_carry_the_story_to_its_year(code: Code) -> None:
    text = (
        "Colonel Goita promised elections by February 2022 and then by February 2024. In May he dissolved all parties."
    )
    days = [e.time.first.isoformat() for e in code(text, "2025-11-07").events if e.time and e.time.first]
    assert days[-1] == "2025-05-01"


def test_now_ends_what_was_told_of_a_year(code: Code) -> None:
    text = (
        "Wagner lost 46 men in July 2024. Russia now escorts convoys. Rebels attacked a Russian base on October 14th."
    )
    (attack,) = (e for e in code(text, "2025-11-07").events if e.type == "ASSAULT")
    assert attack.time is not None and attack.time.first is not None and attack.time.first.isoformat() == "2025-10-14"


def test_authorities_are_of_the_state_a_text_is_about_not_of_the_foreigner_they_hold(code: Code) -> None:
    text = "Mali has no fuel. The junta in Mali fears Mali's rebels. Mali is poor, and Mali is dry.\n\n"
    events = told(code(text + "In August the authorities arrested two generals and a French national."))
    assert events["arrested"][2] == ["MLI"]


def test_british_spelling_is_one_word(code: Code) -> None:
    document = code("France suspended counter-terrorism co-operation with Mali.")
    assert [event.type for event in document.events] == ["SANCTION"]
    assert "co-operation" in [token.text for token in document.parse.tokens]


def test_attacking_for_the_first_time_blames_nobody(code: Code) -> None:
    assert told(code("Rebels from Mali attacked Benin for the first time in 2021."))["attacked"][0] == "ASSAULT"


def test_who_takes_over_from_another_seizes_nothing(code: Code) -> None:
    assert "took" not in told(
        code("Africa Corps, which took over from the Wagner group in June, is stationed in Mali.")
    )


@pytest.mark.parametrize(
    ("text", "verb", "event"),
    [
        ("A Malian court put a French mine under provisional administration.", "put", "COERCE"),
        ("Venezuela declared the award to Guyana null and void in 1962.", "declared", "REJECT"),
    ],
)
def test_what_courts_and_states_declare_is_read(code: Code, text: str, verb: str, event: str) -> None:
    assert told(code(text))[verb][0] == event


def test_the_court_in_the_hague_is_no_part_of_the_netherlands(code: Code) -> None:
    assert told(code("Guyana has asked the court in The Hague to stop the vote."))["asked"][3] == ["IGO"]


def test_who_is_nominated_for_an_award_gets_no_support_of_a_state(code: Code) -> None:
    assert not code("The army depot was nominated by its employees for a prestigious award.").events
    assert not code("The US Secretary of Defense William Perry authorized the first award in 1996.").events
    assert told(code("Pakistan nominated Trump for the Nobel Peace Prize."))["nominated"][0] == "SUPPORT"
