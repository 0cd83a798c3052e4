from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

import detente
from detente.engines.inprocess import run_here
from detente.errors import UsageError
from detente.store.base import Coded
from detente.types import Article

TEXT = "Russia shelled Kharkiv on Monday, officials said. Ukraine may have left Bakhmut."


def test_code_gives_a_document_of_the_text_as_given() -> None:
    document = detente.code(TEXT, date="2024-05-08")
    assert document.article.text == TEXT
    assert document.published is not None and document.published.date == dt.date(2024, 5, 8)
    assert document.events


def test_a_wrong_date_is_told() -> None:
    with pytest.raises(UsageError, match="soon"):
        detente.code(TEXT, date="soon")


def test_one_layer_at_a_time() -> None:
    assert [time.text for time in detente.times(TEXT, date=dt.date(2024, 5, 8))] == ["Monday"]
    assert "Kharkiv" in {place.name for place in detente.places(TEXT)}
    assert {found.lemma: found.status for found in detente.status(TEXT)}["leave"] == "possible"
    assert [TEXT[found.cue.start : found.cue.end] for found in detente.speakers(TEXT)] == ["said"]


def test_coded_texts_go_into_a_store_and_out_as_a_frame(tmp_path: Path) -> None:
    with detente.open_store(tmp_path / "x.db") as store:
        for coded in run_here([Article("a", TEXT)], detente._coder):
            assert isinstance(coded, Coded) and store.add(coded)
        assert "Russia" in store.events().to_pandas()["actor"].to_list()


def test_importing_loads_nothing_heavy() -> None:
    program = "import detente, sys; print([m for m in ('spacy', 'sqlalchemy', 'polars', 'pandas') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
