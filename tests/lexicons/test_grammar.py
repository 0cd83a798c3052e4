"""Closed classes of words come from data, the user's own as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.lexicons.grammar import KINDS, Grammar


def test_every_kind_has_words() -> None:
    words = Grammar.load().words
    assert set(words) == KINDS
    assert all(words.values())


def test_users_words_are_added(tmp_path: Path) -> None:
    file = tmp_path / "grammar" / "words-own.tsv"
    file.parent.mkdir()
    file.write_text("kind\twords\ncopula\twax|turn\n", encoding="utf-8")
    assert {"be", "wax", "turn"} <= Grammar.load([tmp_path]).words["copula"]


@pytest.mark.parametrize("line", ["copular\tbe", "copula\t"])
def test_a_wrong_line_is_reported_with_its_place(tmp_path: Path, line: str) -> None:
    file = tmp_path / "grammar" / "words-own.tsv"
    file.parent.mkdir()
    file.write_text(f"kind\twords\n{line}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="words-own.tsv:2"):
        Grammar.load([tmp_path])
