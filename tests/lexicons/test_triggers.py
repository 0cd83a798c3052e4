"""Trigger tables: a mistake in a row or a missing word class is told, not passed over."""

from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.lexicons.triggers import TriggerLexicon

HEADER = "lemma\tpattern\ttype\tmode\tframe\toperator\tcontexts\tcameo\n"


def test_a_word_class_that_no_file_names_is_an_error() -> None:
    with pytest.raises(LexiconError, match="no word class 'instruments'"):
        TriggerLexicon.load().words("instruments")


@pytest.mark.parametrize("pattern", ["to|for=peace", "=peace", "obj @violence"])
def test_a_pattern_that_could_never_match_is_told_with_its_line(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "triggers").mkdir()
    table = tmp_path / "triggers" / "verbs-own.tsv"
    table.write_text(f"{HEADER}parley\t{pattern}\tCONSULT\t\tmeet\t\t\t\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="names no slot") as told:
        TriggerLexicon.load([tmp_path])
    assert told.value.where.endswith("verbs-own.tsv:2")
