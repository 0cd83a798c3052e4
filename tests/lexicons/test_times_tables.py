"""Tables of time words: what they hold and how their mistakes are told."""

from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.lexicons.times import MARKS, TimeTables


def test_every_mark_has_words() -> None:
    marked = TimeTables.load().marked
    assert all(marked[mark] for mark in MARKS)


def test_a_wrong_mark_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "times"
    folder.mkdir()
    (folder / "contexts-own.tsv").write_text("word\tmark\nduring\twhile\nbeside\tnear\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"contexts-own\.tsv:3"):
        TimeTables.load([tmp_path])
