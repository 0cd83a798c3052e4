"""Senses that the words around a verb tell: help, concession, talks, refusal and blame, and what looks alike."""

from collections.abc import Callable

import pytest

from detente.types import Document

Code = Callable[..., Document]


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
