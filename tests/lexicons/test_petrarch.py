"""PETRARCH dictionaries become our own tables."""

from pathlib import Path

from detente.lexicons.petrarch import Codes, import_actors, import_agents, import_verbs, write_imported
from detente.lexicons.tables import read_table

CODES = Codes(
    states=frozenset({"AFG"}),
    sectors=frozenset({"GOV", "AGR"}),
    nonstate=frozenset({"IGO"}),
    cameo={"112": ("ACCUSE", "disapprove"), "05": ("SUPPORT", "")},
)


def test_actors_keep_names_codes_and_dates(tmp_path: Path) -> None:
    file = tmp_path / "actors.txt"
    file.write_text("JAN_KHAN_ ; comment\n+KHAN_JAN\n\t[AFGGOV 900101-921231]\n\t[AFG >930101]\nBODY_ [IGOXXX]\n")
    result = import_actors(file, CODES)
    assert result.rows["actors/agencies"] == [
        ("Jan Khan", "Khan Jan", "AFG", "GOV", "1990-01-01", "1992-12-31", "imported from actors.txt:1"),
        ("Jan Khan", "Khan Jan", "AFG", "", "1993-01-01", "", "imported from actors.txt:1"),
    ]
    assert result.rows["organisations/organisations"][0][1] == "Body"


def test_what_cannot_be_taken_over_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "actors.txt"
    file.write_text("NOBODY_ [ZZZ]\n")
    assert import_actors(file, CODES).skipped == ["actors.txt:1: Nobody: unknown code ZZZ"]


def test_agents_become_roles(tmp_path: Path) -> None:
    file = tmp_path / "agents.txt"
    file.write_text("PLOUGHMAN [~AGR]\n")
    assert import_agents(file, CODES).rows["actors/roles"][0][:2] == ("ploughman", "AGR")


def test_verbs_and_short_patterns_become_triggers_that_load(tmp_path: Path) -> None:
    file = tmp_path / "verbs.txt"
    file.write_text(
        "--- SCOLD [112] ---\nSCOLD {SCOLDS} [112]\n- * AGAINST TREATY [051]\n- * A LONG PATTERN OF + [112]\n"
    )
    result = import_verbs(file, CODES)
    assert [row[:4] for row in result.rows["triggers/verbs"]] == [
        ("scold", "", "ACCUSE", "disapprove"),
        ("scold", "against=treaty", "SUPPORT", ""),
    ]
    assert len(result.skipped) == 1
    written = write_imported(result, tmp_path / "mine", "petrarch")
    assert [row["lemma"] for row in read_table(written[0], ["lemma", "type"])] == ["scold", "scold"]


def test_a_verb_that_stands_twice_is_imported_once_and_named(tmp_path: Path) -> None:
    file = tmp_path / "verbs.txt"
    file.write_text("--- SCOLD [112] ---\nSCOLD [112]\n--- PRAISE [051] ---\nSCOLD [051]\n")
    result = import_verbs(file, CODES)
    assert [row[:3] for row in result.rows["triggers/verbs"]] == [("scold", "", "ACCUSE")]
    assert result.skipped == ["verbs.txt:4: scold: already in verbs.txt:2"]
