"""Conditional statements: what is found, how far its halves reach, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.conditions import FindConditions
from detente.coding.predicates import FindPredicates
from detente.errors import LexiconError
from detente.lexicons.conditionals import Conditionals
from detente.parse import Parse
from detente.types import Article, Condition, Document

Find = Callable[[str], tuple[Condition, ...]]


@pytest.fixture(scope="module")
def find(parse_text: Callable[[str], Parse]) -> Find:
    predicates, conditions = FindPredicates.load(), FindConditions.load()

    def run(text: str) -> tuple[Condition, ...]:
        document = Document(Article(id="t", text=text), parse_text(text))
        return conditions(predicates(document)).conditions

    return run


def halves(text: str, condition: Condition) -> tuple[str, str, str]:
    spans = condition.cue, condition.condition_span, condition.consequence_span
    return tuple(text[span.start : span.end] if span else "" for span in spans)  # type: ignore[return-value]


CASES = [
    ("If Ghana leaves the bloc, Togo will follow.", "If", "Ghana leaves the bloc", "Togo will follow"),
    ("Togo will follow if Ghana leaves the bloc.", "if", "Ghana leaves the bloc", "Togo will follow"),
    ("Unless Malta pays, the port will close.", "Unless", "Malta pays", "the port will close"),
    ("Should Chile object, the vote will be delayed.", "Should", "Chile object", "the vote will be delayed"),
    ("Had Oman objected, it would have left.", "Had", "Oman objected", "it would have left"),
    ("Were Nepal to close the pass, trade would stop.", "Were", "Nepal to close the pass", "trade would stop"),
    ("In the event of a strike, Jordan would close its airspace.", "In the event of", "a strike",
     "Jordan would close its airspace"),
    ("Without a truce, the convoys cannot move.", "Without", "a truce", "the convoys cannot move"),
    ("Laos must repay the loan; otherwise the dam will be seized.", "otherwise", "Laos must repay the loan",
     "the dam will be seized"),
    ("Leave the island or face a blockade.", "or", "Leave the island", "face a blockade"),
    ("A blockade would mean war.", "would mean", "A blockade", "war"),
    ("The outcome depends on Iran.", "depends on", "Iran", "The outcome"),
    ("The envoy said that Ghana would sign if Togo paid.", "if", "Togo paid", "Ghana would sign"),
    ("If Peru agrees, Chile will vote yes, officials said.", "If", "Peru agrees", "Chile will vote yes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "condition", "consequence"), CASES)
def test_both_halves_are_bounded(find: Find, text: str, cue: str, condition: str, consequence: str) -> None:
    found = find(text)
    assert [halves(text, one) for one in found] == [(cue, condition, consequence)]


@pytest.mark.parametrize(
    "text",
    [
        "The judge asked if Cairo had paid.",
        "It is unclear if the ship sank.",
        "If anything, ties have improved.",
        "The army acted as if nothing had happened.",
        "The provided aid spoiled in the sun.",
        "Kenya provided that ship with fuel.",
        "The two leaders parted without shaking hands.",
        "The frigates were to sail on Friday.",
        "Should Europe pay for the wall?",
        "The once powerful party will lose the vote.",
        "Malta depends on tourists.",
        "Police beat or arrested dozens.",
        "They held the town, closing its gates and barring traders from leaving.",
    ],
)
def test_words_that_only_look_conditional_are_passed_over(find: Find, text: str) -> None:
    assert find(text) == ()


def test_two_conditions_share_their_consequence(find: Find) -> None:
    text = "Aden could starve if the port closes or if the rebels mine the harbour."
    first, second = find(text)
    assert halves(text, first) == ("if", "the port closes", "Aden could starve")
    assert halves(text, second) == ("if", "the rebels mine the harbour", "Aden could starve")


def test_halves_list_the_spans_of_their_predicates(find: Find) -> None:
    text = "If Ghana leaves the bloc, Togo will follow."
    (found,) = find(text)
    assert [text[span.start : span.end] for span in found.condition] == ["leaves"]
    assert [text[span.start : span.end] for span in found.consequence] == ["follow"]


def test_why_names_the_line_of_the_cue(find: Find) -> None:
    (found,) = find("If Ghana leaves, Togo will follow.")
    assert "conditionals-2026.11.tsv:" in found.why


def test_a_cue_at_the_very_end_is_no_error(find: Find) -> None:
    assert find("Togo may follow if") == ()


def test_an_unknown_kind_is_reported_with_its_line(tmp_path) -> None:
    folder = tmp_path / "status"
    folder.mkdir()
    (folder / "conditionals-own.tsv").write_text("kind\tcue\tstatus\nmaybe\tif\t\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"conditionals-own.tsv:2"):
        Conditionals.load([tmp_path])
