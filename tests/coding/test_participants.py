"""Who stands in the slots of an event word."""

from collections.abc import Callable

import pytest

from detente.types import Document

Code = Callable[..., Document]


def parties(document: Document) -> tuple[list[str], list[str]]:
    """Codes of the actors and recipients of the only event."""
    (event,) = document.events
    return sorted({str(m.code) for m in event.actors}), sorted({str(m.code) for m in event.recipients})


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Chad moved tanks to Chad's border with Sudan.", ["TCD"], ["SDN"]),
        ("Peru reopened its land border with Chile at Arica.", ["PER"], ["CHL"]),
    ],
)
def test_a_border_faces_whoever_lies_beyond_it(code: Code, text: str, actors: list[str], recipients: list[str]) -> None:
    assert parties(code(text)) == (actors, recipients)


def test_where_two_meet_is_not_whom_they_meet(code: Code) -> None:
    assert parties(code("The presidents of Kenya and Uganda met Uganda.")) == (["KEN", "UGA"], [])
    assert parties(code("The presidents of Kenya and Uganda met Ugandan traders.")) == (["KEN", "UGA"], ["UGA"])
