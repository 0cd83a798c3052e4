"""Facts that a text states again of somebody else without saying them in full."""

import datetime as dt

import pytest

from detente.coding.coder import Coder
from detente.types import Article, Fact


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def facts(coder: Coder, text: str) -> list[Fact]:
    return [*coder.code(Article(id="gapped", text=text)).facts]


def told(coder: Coder, text: str, relation: str) -> set[tuple[str, str, dt.date | None, dt.date | None]]:
    return {
        (fact.subject.text, fact.object.text, fact.first, fact.last)
        for fact in facts(coder, text)
        if fact.relation == relation
    }


def test_who_followed_did_what_was_told_before_at_its_own_time(coder: Coder) -> None:
    text = "Finland joined NATO in April 2023; Sweden followed in March 2024."
    assert told(coder, text, "member of") == {
        ("Finland", "NATO", dt.date(2023, 4, 1), None),
        ("Sweden", "NATO", dt.date(2024, 3, 1), None),
    }


def test_several_who_followed_suit_in_the_next_sentence_left_as_well(coder: Coder) -> None:
    text = "Mali left ECOWAS in January 2025. Niger and Burkina Faso followed suit."
    assert {row[0] for row in told(coder, text, "member of")} == {"Mali", "Niger", "Burkina Faso"}
    assert {fact.status for fact in facts(coder, text) if fact.relation == "member of"} == {"ended"}


def test_who_did_the_same_recognises_the_same_state(coder: Coder) -> None:
    text = "Azerbaijan recognised Kosovo in 2008. Turkey did the same in 2009."
    assert ("Turkey", "Kosovo", dt.date(2009, 1, 1), None) in told(coder, text, "recognises")


def test_a_clause_without_its_verb_tells_of_another_member(coder: Coder) -> None:
    text = "Iran was welcomed as a full member of the SCO in 2023, and Belarus in 2024."
    assert ("Belarus", "SCO", dt.date(2024, 1, 1), None) in told(coder, text, "member of")


def test_a_clause_without_its_verb_may_tell_of_another_body(coder: Coder) -> None:
    text = "Poland joined NATO in 1999 and the European Union in 2004."
    assert told(coder, text, "member of") == {
        ("Poland", "NATO", dt.date(1999, 1, 1), None),
        ("Poland", "European Union", dt.date(2004, 1, 1), None),
    }


def test_two_states_on_either_side_leave_a_gapped_clause_unread(coder: Coder) -> None:
    assert len(told(coder, "Nauru recognised China in 2023, and Honduras in 2024.", "recognises")) == 1


def test_talks_and_troops_that_follow_join_nothing(coder: Coder) -> None:
    assert len(told(coder, "Niger quit ECOWAS. The talks followed in March.", "member of")) == 1


def test_who_only_plans_to_follow_has_not_joined(coder: Coder) -> None:
    text = "Finland joined NATO in April 2023. Georgia could follow next year."
    assert {row[0] for row in told(coder, text, "member of")} == {"Finland"}


def test_another_story_between_breaks_the_thread(coder: Coder) -> None:
    text = "Finland joined NATO in April 2023. Russia protested and Sweden followed."
    assert {row[0] for row in told(coder, text, "member of")} == {"Finland"}


def test_since_dates_what_is_controlled_whatever_the_verb_stands_in(coder: Coder) -> None:
    text = "Morocco has controlled most of Western Sahara since 1975."
    assert {row[2] for row in told(coder, text, "controls")} == {dt.date(1975, 1, 1)}
