"""Which words are predicates: verbs, event nouns and predicate adjectives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.coding.predicates import FindPredicates
from detente.errors import LexiconError
from detente.lexicons.eventnouns import EventNouns
from detente.parse import Parse
from detente.types import Article, Document


@pytest.fixture(scope="module")
def predicates(parse_text: Callable[[str], Parse]) -> Callable[[str], list[str]]:
    find = FindPredicates.load()

    def run(text: str) -> list[str]:
        document = find(Document(Article(id="t", text=text), parse_text(text)))
        return [text[predicate.start : predicate.end] for predicate in document.predicates]

    return run


def test_verbs_and_event_nouns_are_found_in_order(predicates: Callable[[str], list[str]]) -> None:
    assert predicates("The raid on the port ended the talks.") == ["raid", "ended", "talks"]


def test_auxiliaries_count_only_as_main_verbs(predicates: Callable[[str], list[str]]) -> None:
    assert predicates("Togo has left the bloc.") == ["left"]
    assert predicates("Togo is a member.") == ["is"]


def test_predicate_adjectives_count_but_attributive_ones_do_not(predicates: Callable[[str], list[str]]) -> None:
    assert "closed" in predicates("The embassy remained closed.")
    assert predicates("A small boat left.") == ["left"]


def test_things_are_no_events(predicates: Callable[[str], list[str]]) -> None:
    assert predicates("The building near the station burned.") == ["burned"]


def test_names_of_bodies_are_no_events(predicates: Callable[[str], list[str]]) -> None:
    assert predicates("The European Union met.") == ["met"]


def test_the_form_of_a_noun_tells_an_unlisted_action() -> None:
    nouns = EventNouns(["war"], suffixes=["ation"], exceptions=["nation", "station"])
    assert nouns.holds("war") and nouns.holds("zoologisation")
    assert not nouns.holds("station") and not nouns.holds("nation")


def test_the_form_does_not_make_a_name_an_event() -> None:
    nouns = EventNouns(["war"], suffixes=["ing"])
    assert nouns.holds("shelling") and not nouns.lists("beijing")


def test_packaged_nouns_are_many_and_well_formed() -> None:
    nouns = EventNouns.load()
    assert all(nouns.lists(word) for word in ("attack", "ceasefire", "annexation", "summit", "airstrike"))


def test_an_unknown_kind_is_reported_with_its_line(tmp_path) -> None:
    folder = tmp_path / "triggers"
    folder.mkdir()
    (folder / "event-nouns-own.tsv").write_text("lemma\tkind\tnote\nfeast\tevent\t\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"event-nouns-own.tsv:2"):
        EventNouns.load([tmp_path])
