from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from detente.lexicons.tables import PACKAGED
from tests.conftest import Ran

Command = Callable[..., Ran]
HEAD = "kind\twhere\ttext\n"


def mine(folder: Path, lines: str, name: str = "sections/cues-mine.tsv") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(lines)
    return file


def test_search_gives_file_and_line(detente: Command) -> None:
    ran = detente("lexicon", "search", "leave a reply")
    assert ran.code == 0 and "sections/cues-2026.11.tsv:" in ran.out and "kind=comments-begin" in ran.out


def test_search_looks_into_own_folders(detente: Command, tmp_path: Path) -> None:
    mine(tmp_path, f"{HEAD}comments-begin\twhole\tlisteners write\n")
    assert detente("lexicon", "search", "listeners").err == "nothing found\n"
    assert "cues-mine.tsv:2" in detente("lexicon", "search", "listeners", "--vocabulary", tmp_path).out


def test_check_reports_every_mistake_by_line(detente: Command, tmp_path: Path) -> None:
    rows = "comments-begin\twhole\tlisteners write\ncomment\twhole\tx\nbyline\tstarts\nbyline\tnowhere\tx\n"
    file = mine(tmp_path, HEAD + rows)
    ran = detente("lexicon", "check", file)
    assert ran.code == 4
    assert [line.split(" ")[0] for line in ran.err.splitlines()] == [f"{file}:3:", f"{file}:4:", f"{file}:5:"]


def test_check_names_both_lines_of_a_verb_that_stands_twice(detente: Command, tmp_path: Path) -> None:
    head = "lemma\tpattern\ttype\tmode\tframe\toperator\tcontexts\tcameo\n"
    file = mine(tmp_path, head + 2 * "parley\twith\tCONSULT\t\tmeet\t\t\t\n", "triggers/verbs-mine.tsv")
    ran = detente("lexicon", "check", file)
    assert ran.code == 4 and f"{file}:3:" in ran.err and "verbs-mine.tsv:2" in ran.err.replace("\n", " ")


def test_check_passes_a_right_file_and_says_how_many(detente: Command, tmp_path: Path) -> None:
    ran = detente("lexicon", "check", mine(tmp_path, f"{HEAD}comments-begin\twhole\tlisteners write\n"))
    assert ran.code == 0 and "1 entries, no mistake" in ran.out


def test_check_knows_a_file_by_its_columns_wherever_it_lies(detente: Command, tmp_path: Path) -> None:
    ran = detente("lexicon", "check", mine(tmp_path, f"{HEAD}nonsense\twhole\tx\n", "anything.tsv"))
    assert ran.code == 4 and "anything.tsv:2" in ran.err


def test_check_refuses_unknown_files(detente: Command, tmp_path: Path) -> None:
    ran = detente("lexicon", "check", mine(tmp_path, "a\tb\n1\t2\n", "anything.tsv"))
    assert ran.code == 4 and "not a known kind" in ran.err and "sections/cues" in ran.err


def test_the_packaged_cues_pass_their_own_check(detente: Command, tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    copy = shutil.copy(next((PACKAGED / "sections").glob("cues*.tsv")), tmp_path / "sections")
    assert detente("lexicon", "check", copy).code == 0


def test_stats_name_licence_and_date_of_every_file(detente: Command) -> None:
    ran = detente("lexicon", "stats")
    assert ran.code == 0
    files = [line for line in ran.out.splitlines() if ".tsv" in line]
    assert len(files) == len(list(PACKAGED.rglob("*.tsv")))
    assert all("Apache-2.0" in line for line in files if "cues" in line)
