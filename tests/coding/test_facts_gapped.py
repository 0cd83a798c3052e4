"""Facts that a text states again of somebody else without saying them in full."""

import datetime as dt
from collections.abc import Callable

import pytest

from detente.types import Document, Fact

Code = Callable[..., Document]


def facts(code: Code, text: str) -> list[Fact]:
    return [*code(text).facts]


def told(code: Code, text: str, relation: str) -> set[tuple[str, str, dt.date | None, dt.date | None]]:
    return {
        (fact.subject.text, fact.object.text, fact.first, fact.last)
        for fact in facts(code, text)
        if fact.relation == relation
    }


def test_who_followed_did_what_was_told_before_at_its_own_time(code: Code) -> None:
    text = "Finland joined NATO in April 2023; Sweden followed in March 2024."
    assert told(code, text, "member of") == {
        ("Finland", "NATO", dt.date(2023, 4, 1), None),
        ("Sweden", "NATO", dt.date(2024, 3, 1), None),
    }


def test_several_who_followed_suit_in_the_next_sentence_left_as_well(code: Code) -> None:
    text = "Mali left ECOWAS in January 2025. Niger and Burkina Faso followed suit."
    assert {row[0] for row in told(code, text, "member of")} == {"Mali", "Niger", "Burkina Faso"}
    assert {fact.status for fact in facts(code, text) if fact.relation == "member of"} == {"ended"}


def test_who_did_the_same_recognises_the_same_state(code: Code) -> None:
    text = "Azerbaijan recognised Kosovo in 2008. Turkey did the same in 2009."
    assert ("Turkey", "Kosovo", dt.date(2009, 1, 1), None) in told(code, text, "recognises")


def test_a_clause_without_its_verb_tells_of_another_member(code: Code) -> None:
    text = "Iran was welcomed as a full member of the SCO in 2023, and Belarus in 2024."
    assert ("Belarus", "SCO", dt.date(2024, 1, 1), None) in told(code, text, "member of")


def test_a_clause_without_its_verb_may_tell_of_another_body(code: Code) -> None:
    text = "Poland joined NATO in 1999 and the European Union in 2004."
    assert told(code, text, "member of") == {
        ("Poland", "NATO", dt.date(1999, 1, 1), None),
        ("Poland", "European Union", dt.date(2004, 1, 1), None),
    }


def test_two_states_on_either_side_leave_a_gapped_clause_unread(code: Code) -> None:
    assert len(told(code, "Nauru recognised China in 2023, and Honduras in 2024.", "recognises")) == 1


def test_talks_and_troops_that_follow_join_nothing(code: Code) -> None:
    assert len(told(code, "Niger quit ECOWAS. The talks followed in March.", "member of")) == 1


def test_who_only_plans_to_follow_has_not_joined(code: Code) -> None:
    text = "Finland joined NATO in April 2023. Georgia could follow next year."
    assert {row[0] for row in told(code, text, "member of")} == {"Finland"}


def test_another_story_between_breaks_the_thread(code: Code) -> None:
    text = "Finland joined NATO in April 2023. Russia protested and Sweden followed."
    assert {row[0] for row in told(code, text, "member of")} == {"Finland"}


def test_since_dates_what_is_controlled_whatever_the_verb_stands_in(code: Code) -> None:
    text = "Morocco has controlled most of Western Sahara since 1975."
    assert {row[2] for row in told(code, text, "controls")} == {dt.date(1975, 1, 1)}


@pytest.mark.parametrize(
    ("text", "subject", "relation", "object_"),
    [
        ("The Houthi-held port of Hodeidah was bombed again.", "Houthi", "controls", "port of Hodeidah"),
        ("M23 captured Goma airport.", "M23", "controls", "Goma airport"),
        (
            "Armenian border guards took over the checkpoint at Agarak from the Russians on January 1, 2025.",
            "Armenian border guards",
            "controls",
            "checkpoint at Agarak",
        ),
        ("Russia trades with and through Iran.", "Russia", "trades with", "Iran"),
        ("BRICS (which Russia is a member) was not mentioned.", "Russia", "member of", "BRICS"),
        ("The United States has sold Taiwan 66 F-16s.", "United States", "sells arms to", "Taiwan"),
        ("Nauru switched to Beijing in January.", "Nauru", "recognises", "Beijing"),
        ("More than 90 percent of Ethiopia's trade goes through Djibouti.", "Ethiopia", "depends on", "Djibouti"),
        ("Kazakhstan sends its oil through Russia to Germany.", "its oil", "passes through", "Russia"),
        ("A pipeline that carries gas from Iran to Turkey was bombed.", "pipeline", "connects", "Turkey"),
        ("Brazil, Russia and China make up BRICS.", "China", "member of", "BRICS"),
        ("Polisario runs camps near Tindouf in Algeria.", "Polisario", "has base in", "Algeria"),
    ],
)
def test_what_a_text_says_is_told_in_its_own_words(
    code: Code, text: str, subject: str, relation: str, object_: str
) -> None:
    found = {(fact.subject.text, fact.relation, fact.object.text) for fact in facts(code, text)}
    assert (subject, relation, object_) in found


def test_each_of_several_areas_recognises(code: Code) -> None:
    text = (
        "The Republic of Artsakh, a region of Azerbaijan, was recognized by the Russian proxy areas of Abkhazia, "
        "South Ossetia, and Transnistria."
    )
    recognised = {fact.subject.text for fact in facts(code, text) if fact.relation == "recognises"}
    assert recognised == {"Abkhazia", "South Ossetia", "Transnistria"}


def test_three_states_in_an_axis_are_allied_two_by_two(code: Code) -> None:
    text = "In October 2024 Egypt, Eritrea and Somalia formed an axis in all but name."
    pairs = {frozenset((f.subject.text, f.object.text)) for f in facts(code, text) if f.relation == "allied with"}
    assert len(pairs) == 3


def test_guards_expelled_from_an_airport_held_no_ground(code: Code) -> None:
    text = "It expelled Russian border guards from the Yerevan International airport."
    assert {(fact.relation, fact.status) for fact in facts(code, text)} == {("has troops in", "ended")}


def test_a_bare_member_belongs_to_nothing_that_is_told_elsewhere(code: Code) -> None:
    assert not facts(code, "France is a founding member and NATO says so.")


def test_two_since_phrases_date_neither_side_with_the_other(code: Code) -> None:
    text = "North Korea has been allied with Russia since a treaty of June 2024 and with China since 1961."
    assert ("North Korea", "Russia", dt.date(1961, 1, 1), None) not in told(code, text, "allied with")


@pytest.mark.parametrize(
    ("text", "subject", "relation", "object_"),
    [
        ("Egypt and Sudan both claim the Halaib triangle, which Cairo administers.", "Cairo", "governs", "Halaib"),
        (
            "Japan and South Korea host about 80,000 American troops.",
            "about 80,000 American troops",
            "has troops in",
            "Japan",
        ),
        ("A pipeline that ends at Port Sudan was shut.", "pipeline", "connects", "Port Sudan"),
        ("Sri Lanka leased Hambantota to China Merchants in 2017.", "China Merchants", "operates", "Hambantota"),
    ],
)
def test_places_and_verbs_are_read_through_their_other_readings(
    code: Code, text: str, subject: str, relation: str, object_: str
) -> None:
    found = {(fact.subject.text, fact.relation, fact.object.text) for fact in facts(code, text)}
    assert (subject, relation, object_) in found


def test_who_leases_a_port_out_does_not_run_it(code: Code) -> None:
    found = facts(code, "Sri Lanka leased Hambantota to China Merchants in 2017.")
    assert "Sri Lanka" not in {fact.subject.text for fact in found if fact.relation == "operates"}
