"""What looks like a standing relation and tells none, or of less than a whole state."""

from collections.abc import Callable

import pytest

from detente.types import Document

Code = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The Syrian army captured large parts of northern Latakia and the Turkish border.", "controls"),
        ("Burmese troops have captured part of a Karen guerrilla stronghold.", "controls"),
        ("She occupies one of the key positions of power in Washington as the attorney general.", "occupies"),
        ("The team was en route to Nairobi.", "connects"),
        ("The United Nations will provide nearly 25,000 tons of emergency food aid to refugees in Liberia.", "backs"),
        ("But the Greek-majority island joined the European Union in 2004.", "member of"),
        ("UNDOF withdrew peacekeepers from another position in Syria.", "controls"),
        ("Theodoros Pangalos, who monitors Russia's compliance with its commitments, said so.", "supervises"),
        ("Egypt was instrumental in forming the international coalition.", "member of"),
        (
            "Trump would name Sen. Mike Lee, one of Senator Ted Cruz's closest allies, to the Supreme Court.",
            "allied with",
        ),
        (
            "Al-Shadadi, which is under the control of the U.S. backed “Syrian Democratic Forces”, was quiet.",
            "controls",
        ),
    ],
)
def test_no_such_relation_is_told(code: Code, text: str, relation: str) -> None:
    assert relation not in {fact.relation for fact in code(text).facts}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Hezbollah controls southern Lebanon.", "southern Lebanon"),
        ("Russia occupies parts of eastern Ukraine.", "parts of eastern Ukraine"),
        ("India controls most of Ladakh.", "most of Ladakh"),
        ("Pakistan governs a third of Kashmir.", "third of Kashmir"),
    ],
)
def test_who_holds_a_part_does_not_hold_the_whole(code: Code, text: str, part: str) -> None:
    assert [fact.object.text for fact in code(text).facts] == [part]


def test_deir_ez_zor_is_one_city_in_syria(code: Code) -> None:
    places = code("Fighting raged in Deir ez-Zor on Friday.").places
    assert [(place.text, place.country) for place in places] == [("Deir ez-Zor", "SYR")]
