"""Whose a second verb of saying is."""

from collections.abc import Callable

import pytest

from detente.types import Document

Code = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("Iran said the talks had failed and accused Israel of sabotage.", "ACCUSE", "IRN", "ISR"),
        ("The Chadian minister said the situation was calm and urged Sudan to return.", "REQUEST", "TCD", "SDN"),
        ("Egypt said the dam is illegal and asked the UN to intervene.", "REQUEST", "EGY", "IGO"),
        ("Poland says the border remains closed and expelled two Belarusian diplomats.", "SANCTION", "POL", "BLR"),
    ],
)
def test_who_said_the_first_says_or_does_the_second(
    code: Code, text: str, type_: str, actor: str, recipient: str
) -> None:
    (event,) = code(text).events
    assert event.type == type_
    assert [party.code for party in event.actors] == [actor]
    assert [party.code for party in event.recipients] == [recipient]


def test_those_who_can_act_keep_what_is_said_of_them(code: Code) -> None:
    raided = code("Ukraine says Russia is breaking the truce and shelled Kherson on Monday.").events[-1]
    assert (raided.type, [party.code for party in raided.actors]) == ("ASSAULT", ["RUS"])


def test_one_who_is_spoken_of_does_not_say_what_changes_the_tense(code: Code) -> None:
    accused = code("Russia says Ukraine is lying and accused London of helping it.").events[-1]
    assert [party.code for party in accused.actors] == ["RUS"]
