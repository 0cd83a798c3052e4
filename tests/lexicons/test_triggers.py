"""Trigger tables: a mistake in a row or a missing word class is told, not passed over."""

from collections import Counter
from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.lexicons.relations import RelationLexicon
from detente.lexicons.triggers import TriggerLexicon

HEADER = "lemma\tpattern\ttype\tmode\tframe\toperator\tcontexts\tcameo\n"


def own_verbs(folder: Path, *rows: str) -> Path:
    """A folder of one's own with these rows of verbs."""
    (folder / "triggers").mkdir()
    (folder / "triggers" / "verbs-own.tsv").write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return folder


def test_a_word_class_that_no_file_names_is_an_error() -> None:
    with pytest.raises(LexiconError, match="no word class 'instruments'"):
        TriggerLexicon.load().words("instruments")


@pytest.mark.parametrize("pattern", ["to|for=peace", "=peace", "obj @violence"])
def test_a_pattern_that_could_never_match_is_told_with_its_line(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(LexiconError, match="names no slot") as told:
        TriggerLexicon.load([own_verbs(tmp_path, f"parley\t{pattern}\tCONSULT\t\tmeet\t\t\t")])
    assert told.value.where.endswith("verbs-own.tsv:2")


@pytest.mark.parametrize("again", ["with over=truce|peace", "over=truce|peace with", "over=peace|truce with"])
def test_a_row_hidden_behind_another_of_its_file_is_told_with_both_lines(tmp_path: Path, again: str) -> None:
    rows = "parley\twith over=truce|peace\tCONSULT\t\tmeet\t\t\t", f"parley\t{again}\tAGREE\t\tagree\t\t\t"
    with pytest.raises(LexiconError, match=r"'parley' .* verbs-own\.tsv:2, .*Remove one") as told:
        TriggerLexicon.load([own_verbs(tmp_path, *rows)])
    assert told.value.where.endswith("verbs-own.tsv:3")


def test_rows_with_another_operator_or_pattern_stand_side_by_side(tmp_path: Path) -> None:
    rows = (
        "parley\twith\t\t\trefuse\trefuse\t\t",
        "parley\twith\tAGREE\t\tagree\t\t\t",
        "parley\t\tAGREE\t\tagree\t\t\t",
    )
    assert len(TriggerLexicon.load([own_verbs(tmp_path, *rows)]).entries("verb", "parley")) == 3


def test_a_row_of_ones_own_takes_the_place_of_the_packaged_one(tmp_path: Path) -> None:
    packaged = TriggerLexicon.load().entries("verb", "abduct")
    own = TriggerLexicon.load([own_verbs(tmp_path, "abduct\t\tCOERCE\tarrest\tact-on\t\t\t")]).entries("verb", "abduct")
    assert [entry.type for entry in packaged if not entry.pattern] == ["ASSAULT"]
    assert [(entry.type, entry.where) for entry in own if not entry.pattern] == [("COERCE", "verbs-own.tsv:2")]
    assert len(own) == len(packaged)


def test_no_packaged_row_is_hidden_behind_another_when_classes_are_read_as_words() -> None:
    senses = Counter(
        (entry.kind, entry.lemma, frozenset(Counter(entry.pattern).items()), entry.operator)
        for entry in TriggerLexicon.load().all_entries()
    )
    assert [sense for sense, rows in senses.items() if rows > 1] == []


def test_a_slot_list_that_no_file_names_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "triggers").mkdir()
    header = "lemma\tkind\tpattern\trelation\tsubject\tobject\tstatus\tchange\n"
    row = "tend\tverb\tobj\towns\tsubj\t@garden\tin force\t\n"
    (tmp_path / "triggers" / "relations-own.tsv").write_text(header + row, encoding="utf-8")
    with pytest.raises(LexiconError, match="unknown list of slots '@garden'") as told:
        RelationLexicon.load([tmp_path])
    assert told.value.where.endswith("relations-own.tsv:2")


def test_a_slot_list_stands_for_its_slots_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "triggers").mkdir()
    (tmp_path / "triggers" / "paths-own.tsv").write_text("name\tslots\ngarden\tobj>of|in\n", encoding="utf-8")
    header = "lemma\tkind\tpattern\trelation\tsubject\tobject\tstatus\tchange\n"
    row = "tend\tverb\tobj\towns\tsubj\tto|@garden|there\tin force\t\n"
    (tmp_path / "triggers" / "relations-own.tsv").write_text(header + row, encoding="utf-8")
    (entry,) = RelationLexicon.load([tmp_path]).entries("verb", "tend")
    assert entry.object == ("to", "obj>of", "in", "there")


def test_a_pattern_part_that_many_rows_share_is_read_once_and_still_checked(tmp_path: Path) -> None:
    rows = "tend\tobj=@arms\tAID\t\tact-on\t\t\t", "prune\tobj=@arms to=@gardens\tAID\t\tact-on\t\t\t"
    with pytest.raises(LexiconError, match="unknown word class '@gardens'") as told:
        TriggerLexicon.load([own_verbs(tmp_path, *rows)])
    assert told.value.where.endswith("verbs-own.tsv:3")
