from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.lexicons.provenance import Source, compiled, sources
from detente.lexicons.tables import PACKAGED
from detente.world import CLAIMED, World

OLD, NEW, NEWEST = dt.date(2025, 1, 1), dt.date(2026, 1, 1), dt.date(2026, 6, 1)


def source(day: dt.date) -> Source:
    return Source("own compilation", "Apache-2.0", day)


def test_every_packaged_file_has_origin_licence_and_date_and_no_other_is_named() -> None:
    packaged = {file.relative_to(PACKAGED).as_posix() for file in PACKAGED.rglob("*.tsv")}
    assert sources().keys() == packaged


def test_tables_are_as_new_as_the_newest_file_among_them() -> None:
    of = {"facts/standing-1.tsv": source(OLD), "routes/nodes-1.tsv": source(NEW), "times/words-1.tsv": source(NEWEST)}
    assert compiled(of, ["facts/standing"]) == OLD
    assert compiled(of, ["facts/standing", "routes/"]) == NEW


def test_claims_of_the_baseline_speak_up_to_the_day_their_tables_were_compiled() -> None:
    known = {claim.known for claim in World.load().claims}
    assert known == {compiled(sources(), CLAIMED)}


@pytest.mark.parametrize(
    ("text", "told"), [("[x", "cannot be read"), ('["a.tsv"]\norigin = "own"\nlicence = "MIT"\n', "lacks 'compiled'")]
)
def test_a_wrong_statement_of_sources_is_told_with_its_file(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "SOURCES.toml"
    file.write_text(text)
    with pytest.raises(LexiconError, match=told):
        sources(file)
