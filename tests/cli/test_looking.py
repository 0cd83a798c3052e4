"""The commands that look at a store, run on one with a made coding."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import polars
import pytest

from detente.store.sql import open_store
from tests.conftest import Ran
from tests.made import coded

Command = Callable[..., Ran]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "x.db"
    with open_store(path) as opened:
        opened.add(coded(title="Talks fail"))
    return path


def test_brief_groups_by_pair(detente: Command, store: Path) -> None:
    ran = detente("brief", "--store", store)
    assert ran.code == 0
    line = r"Ruritania – Graustark\n +2024-05-03 +ASSAULT heavy-weapons +Ruritania → Graustark, Graustark"
    assert re.search(line, ran.out)
    assert "(says its president)" in ran.out


def test_events_as_a_table_csv_and_jsonl(detente: Command, store: Path) -> None:
    assert "ASSAULT heavy-weapons" in detente("events", "--store", store).out
    (row,) = csv.DictReader(io.StringIO(detente("events", "--store", store, "--format", "csv").out))
    assert (row["actor_code"], row["status"]) == ("RUR", "done")
    assert json.loads(detente("events", "--store", store, "--format", "jsonl").out)["recipient"] == "Graustark"


def test_events_as_parquet(detente: Command, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "events.parquet"
    assert detente("events", "--store", store, "--format", "parquet", "-o", file).code == 0
    assert polars.read_parquet(file)["type"].to_list() == ["ASSAULT"]


def test_filters_that_match_nothing_say_so(detente: Command, store: Path) -> None:
    ran = detente("events", "--store", store, "--actor", "nobody")
    assert (ran.code, ran.err) == (0, "nothing found\n")


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [("--type", "FOO", "ASSAULT"), ("--status", "maybe", "planned"), ("--since", "soon", "2025-07-10")],
)
def test_wrong_filters_are_told_with_what_is_right(
    detente: Command, store: Path, option: str, value: str, hint: str
) -> None:
    ran = detente("events", "--store", store, option, value)
    assert ran.code == 2 and value in ran.err and hint in ran.err and "Traceback" not in ran.err


def test_show_lists_articles_and_shows_one_beside_its_coding(detente: Command, store: Path) -> None:
    assert "Talks fail" in detente("show", "--store", store).out
    ran = detente("show", "made", "--store", store)
    assert re.search(r"Ruritania shelled.*ASSAULT heavy-weapons", ran.out)
    assert "member of" in ran.out and "2 killed" in ran.out
    assert detente("show", "other", "--store", store).code == 2


def test_explain_gives_words_and_rule_of_each_cell(detente: Command, store: Path) -> None:
    out = detente("explain", "e1", "--store", store).out
    for expected in ("“shelled” 10–17", "states-2026.11.tsv:1", "“3 May 2024”", "verbs-2026.11.tsv:7", "CAMEO 194"):
        assert expected in out
    assert detente("explain", "zz", "--store", store).code == 2


@pytest.mark.parametrize("name", ["e.csv", "e.jsonl", "e.parquet", "e.geojson"])
def test_export_writes_every_format(detente: Command, store: Path, tmp_path: Path, name: str) -> None:
    assert detente("export", tmp_path / name, "--store", store).code == 0
    assert (tmp_path / name).stat().st_size > 50
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "x.db"])


def test_export_writes_facts_and_whole_codings(detente: Command, store: Path, tmp_path: Path) -> None:
    assert detente("export", tmp_path / "f.csv", "--what", "facts", "--store", store).code == 0
    assert "member of" in (tmp_path / "f.csv").read_text()
    assert detente("export", tmp_path / "d.jsonl", "--what", "documents", "--store", store).code == 0
    assert json.loads((tmp_path / "d.jsonl").read_text())["events"][0]["id"] == "e1"


def test_export_tells_what_it_cannot_write(detente: Command, store: Path, tmp_path: Path) -> None:
    assert detente("export", tmp_path / "e.docx", "--store", store).code == 2
    assert detente("export", tmp_path / "d.csv", "--what", "documents", "--store", store).code == 2
    ran = detente("export", tmp_path / "none" / "e.csv", "--store", store)
    assert ran.code == 1 and "cannot write" in ran.err


def test_report_writes_one_file(detente: Command, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "r.html"
    ran = detente("report", "-o", file, "--store", store)
    assert ran.code == 0 and str(file) in ran.err and "Talks fail" in file.read_text()


@pytest.mark.parametrize("command", ["brief", "events", "show", "report"])
def test_a_missing_store_is_told_with_what_to_do(detente: Command, tmp_path: Path, command: str) -> None:
    ran = detente(command, "--store", tmp_path / "none.db")
    assert ran.code == 5 and "detente code" in ran.err


def test_control_characters_of_articles_do_not_reach_the_terminal(detente: Command, tmp_path: Path) -> None:
    with open_store(tmp_path / "x.db") as opened:
        opened.add(coded("The \x1b]0;owned\x07 talks failed.", title="\x1b[2JTalks", events=()))
    out = detente("show", "made", "--store", tmp_path / "x.db").out
    assert "\x1b]0" not in out and "\x07" not in out and "\x1b[2J" not in out
