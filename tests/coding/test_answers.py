"""Whom an answer to earlier news is meant for."""

from collections.abc import Callable

import pytest

from detente.types import Document

Code = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Soldiers in Niger seized power. France condemned the coup.", "NER"),
        ("China imposed tariffs on Australian wine. Canberra criticised the move.", "CHN"),
        ("The United States lifted sanctions on Syria. Qatar welcomed the decision.", "USA"),
    ],
)
def test_an_answer_is_meant_for_whoever_did_what_it_answers(code: Code, text: str, recipient: str) -> None:
    answer = code(text).events[-1]
    assert [party.code for party in answer.recipients] == [recipient]
    assert any("told before" in why for why in answer.why)


def test_nobody_answers_their_own_deed(code: Code) -> None:
    events = code("Chad shelled Sudan. Chad praised the operation.").events
    assert all("told before" not in why for event in events for why in event.why)


def test_a_leader_may_back_what_was_told_before(code: Code) -> None:
    *_, welcome = code("Chad imposed sanctions on Niger. Niger's opposition leader welcomed the step.").events
    assert (welcome.type, [party.code for party in welcome.recipients]) == ("SUPPORT", ["TCD"])


def test_ties_are_cut_with_the_state_that_the_text_is_about(code: Code) -> None:
    told = "Chad is poor. Chad was calm. Chad held a vote. Chad's king went home. "
    (recall,) = (e for e in code(told + "Niger recalled its ambassador in May.").events if e.type == "SANCTION")
    assert [party.code for party in recall.recipients] == ["TCD"]
    assert "the state the text is about, TCD" in recall.why[0]
    assert not code("Niger recalled its ambassador in May.").events


def test_a_number_of_captives_are_those_taken_before(code: Code) -> None:
    told = "Chadian police arrested five Sudanese men. Three were released. The other two were sentenced to death."
    _, release, verdict = code(told).events
    assert (release.type, verdict.type) == ("RETREAT", "SANCTION")
    assert all([party.code for party in event.recipients] == ["SDN"] for event in (release, verdict))
    assert any("implied by arrested, told before" in why for why in verdict.why)
    assert not code("Three were released.").events


def test_an_answer_to_ones_own_words_is_not_directed_at_whoever_acted_before(code: Code) -> None:
    told = "Ukraine retook Lyman. Russia blamed a general. Russia brushed the remark aside."
    assert code(told).events[-1].recipients == ()
