"""Datelines are parsed apart from the sentence after them."""

import pytest

from detente.coding.datelines import Datelines
from detente.types import Section


@pytest.mark.parametrize(
    ("dateline", "sentence"),
    [
        ("NAIROBI, Kenya (AP) _", " Bombs exploded on Friday."),
        ("THE HAGUE, Netherlands --", " A court sat."),
        ("KABUL (Agency):", " A president spoke."),
        ("LONDON, Aug 8 (Agency) -", " A minister resigned."),
        ("Washington -", " A senator spoke."),
        ("MANILA, 18 June 2024 -", " Two sailors swam."),
        ("Nairobi, 4 June 2021:", " A court sat."),
        ("MOSCOW, June 5. /AGENCY/.", " A minister resigned."),
    ],
)
def test_a_dateline_is_a_block_of_its_own(dateline: str, sentence: str) -> None:
    text = dateline + sentence
    assert Datelines().blocks(text, [Section("body", 0, len(text))]) == [
        (0, len(dateline)),
        (len(dateline), len(text)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The UN - said it.",
        "NATO-led troops left.",
        "Mexico: Since January, many came.",
        "On Friday, 5 May - a day off - all slept.",
    ],
)
def test_other_dashes_and_colons_split_nothing(text: str) -> None:
    assert Datelines().blocks(text, [Section("body", 0, len(text))]) == [(0, len(text))]
