"""The commands that ask the dated model, on the shipped data and on files made here."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.store.sql import open_store
from tests.conftest import Ran
from tests.made import coded

Command = Callable[..., Ran]
DAY = ("--on", "2025-07-10")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DETENTE_STORE", raising=False)


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_routes_show_status_states_capacity_and_what_they_wait_for(detente: Command) -> None:
    ran = detente("routes", "AZE", "EU", "--carry", "gas", "--avoid", "RUS,IRN", *DAY)
    assert ran.code == 0
    assert "operating" in ran.out and "through AZE, GEO, TUR" in ran.out and "together" in ran.out


def test_routes_as_json_carry_the_rows_that_say_so(detente: Command) -> None:
    (answer,) = json.loads(detente("routes", "AZE", "EU", "--carry", "gas", *DAY, "--format", "json").out)["routes"]
    assert answer["question"]["on"] == "2025-07-10"
    assert answer["best"][0]["links"][0]["status_where"].startswith("statuses-")


def test_without_a_day_the_day_of_the_data_is_taken_and_said(detente: Command) -> None:
    ran = detente("routes", "AZE", "TUR", "--carry", "oil")
    assert ran.code == 0 and ran.err.startswith("as of 20")


def test_without_a_product_each_that_has_a_way_is_answered(detente: Command) -> None:
    answers = json.loads(detente("routes", "AZE", "TUR", *DAY, "--format", "json").out)["routes"]
    assert {"gas", "oil", "container"} <= {answer["question"]["carry"] for answer in answers}


def test_what_has_changed_since_a_day(detente: Command) -> None:
    ran = detente("routes", "AZE", "TUR", "--carry", "container", "--mode", "rail", *DAY, "--since", "2015-01-01")
    assert "since 2015-01-01" in ran.out
    assert "gained: azerbaijan-railways" in ran.out.replace("\n", " ")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("Azerbaijn", "EU", "--carry", "gas"), "Azerbaijan (AZE)"),
        (("AZE", "EU", "--carry", "gass"), "gas"),
        (("AZE", "EU", "--carry", "gas", "--avoid", "Rusia"), "Russia (RUS)"),
        (("AZE", "EU", "--carry", "gas", "--mode", "air"), "rail"),
        (("AZE", "EU", "--carry", "gas", "--along", "Trans-Anatolia"), "Trans-Anatolian"),
        (("AZE", "AZE", "--carry", "gas"), "different"),
    ],
)
def test_wrong_names_are_told_with_what_is_like_them(detente: Command, arguments: tuple[str, ...], hint: str) -> None:
    ran = detente("routes", *arguments, *DAY)
    assert ran.code == 2 and hint in ran.err and "Traceback" not in ran.err


def test_without_a_path_the_missing_link_is_named(detente: Command) -> None:
    ran = detente(
        "routes", "AZE", "Rasht", "--carry", "container", "--mode", "rail", "--avoid", "RUS,TUR,TKM,ARM,GEO", *DAY
    )
    assert "no open route" in ran.out and "instc-west/astara-irn-rasht" in ran.out


def test_without_any_link_the_gap_is_named(detente: Command) -> None:
    ran = detente("routes", "JPN", "AZE", "--carry", "oil", "--mode", "pipeline", *DAY)
    assert ran.code == 0 and "no open route" in ran.out


def test_own_routes_add_and_override(detente: Command, tmp_path: Path) -> None:
    nodes = written(
        tmp_path / "nodes.csv",
        "id,name,kind,state,lat,lon",
        "kip,Kipling,city,AZE,40.1,49.9",
        "dow,Downe,city,TUR,39.9,41.2",
    )
    lines = written(tmp_path / "routes.csv", "id,name,mode,products", "dream,Dream line,pipeline,gas")
    segments = written(
        tmp_path / "segments.csv", "id,route,from,to,mode,products,capacity,unit,territory,status,since",
        "dream/kip-dow,dream,kip,dow,pipeline,gas,99,bcm/y,AZE|TUR,operating,2020",
    )  # fmt: skip
    options = [part for file in (nodes, lines, segments) for part in ("--routes", file)]
    ran = detente("routes", "Kipling", "Downe", "--carry", "gas", *DAY, *options)
    assert ran.code == 0 and "Dream line" in ran.out and "99 bcm/y" in ran.out
    cut = written(tmp_path / "cut.csv", "segment,status,from,to", "btc/refahiye-ceyhan,damaged,2025-01-01,")
    ran = detente("cut", "BTC", *DAY, "--routes", cut)
    assert "nothing is open" in ran.out


def test_a_geojson_file_adds_nodes_and_segments(detente: Command, tmp_path: Path) -> None:
    features = [
        {"type": "Feature", "id": id_, "geometry": {"type": "Point", "coordinates": [lon, lat]},
         "properties": {"name": name, "kind": "city", "state": state}}
        for id_, name, state, lat, lon in (("kip", "Kipling", "AZE", 40.1, 49.9), ("dow", "Downe", "TUR", 39.9, 41.2))
    ]  # fmt: skip
    line = {
        "type": "Feature", "geometry": {"type": "LineString", "coordinates": [[49.9, 40.1], [41.2, 39.9]]},
        "properties": {"id": "btk/new", "route": "baku-tbilisi-kars", "from": "kip", "to": "dow", "mode": "rail",
                       "products": ["container"], "status": "operating", "territory": "AZE|TUR"},
    }  # fmt: skip
    file = tmp_path / "own.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [*features, line]}, indent=1))
    assert detente("routes", "check", file).code == 0
    assert "operating" in detente("routes", "Kipling", "Downe", "--carry", "container", *DAY, "--routes", file).out


def test_check_reports_every_mistake_as_file_and_line(detente: Command, tmp_path: Path) -> None:
    file = written(
        tmp_path / "own.csv", "segment,status,from,to", "btc/refahiye-ceyhan,burnt,2025,", "btc/nowhere,damaged,2025,",
        "btc/refahiye-ceyhan,damaged,2025-09-31,", "btc/refahiye-ceyhan,damaged,2026,2025",
    )  # fmt: skip
    ran = detente("routes", "check", file)
    assert ran.code == 4
    for line in (2, 3, 4, 5):
        assert f"{file}:{line}: " in ran.out
    assert "4 mistakes" in ran.err


def test_check_reports_contradictions(detente: Command, tmp_path: Path) -> None:
    file = written(
        tmp_path / "own.csv", "segment,status,from,to", "btc/refahiye-ceyhan,damaged,2025-01-01,2025-06-30",
        "btc/refahiye-ceyhan,operating,2025-03-01,",
    )  # fmt: skip
    ran = detente("routes", "check", file)
    assert ran.code == 4 and "two statuses at once" in ran.out and "own.csv:3" in ran.out


def test_a_broken_geojson_is_told_with_its_line(detente: Command, tmp_path: Path) -> None:
    ran = detente("routes", "check", written(tmp_path / "own.geojson", "{", '"features": [', "oops"))
    assert ran.code == 4 and "own.geojson:3" in ran.out


def test_cut_of_a_route_keeps_the_three_grounds_apart(detente: Command) -> None:
    (cut,) = json.loads(detente("cut", "Baku-Supsa", *DAY, "--format", "json").out)["cuts"]
    assert ["RUS"] in cut["states"]["reach"]["sets"]
    assert ["RUS"] not in cut["states"]["territory"]["sets"]
    ran = detente("cut", "Baku-Supsa", *DAY)
    assert "has struck or seized it" in ran.out and "around GEO" in ran.out


def test_depends_tells_shares_by_mode_and_product(detente: Command) -> None:
    ran = detente("depends", "ARM", "--imports", "--carry", "gas", *DAY)
    assert "ARM imports gas by pipeline: 6.3 bcm/y" in ran.out
    assert "63%" in ran.out and "exports" not in ran.out


def test_facts_stand_as_of_a_day_and_change_in_a_period(detente: Command) -> None:
    facts = json.loads(detente("facts", "--about", "ARM", *DAY, "--format", "json").out)["facts"]
    status = {(one["relation"], one["object"]["key"]): one["status"] for one in facts}
    assert (status["member of", "CSTO"], status["member of", "EAEU"]) == ("suspended", "in force")
    assert "ICC" in detente("facts", "--changed", "2024", "--about", "ICC").out or "International Criminal" in (
        detente("facts", "--changed", "2024", "--about", "ARM").out
    )
    assert detente("facts", "--changed", "lately").code == 2


def test_scenarios_of_ones_own_apply_before_and_after(detente: Command, tmp_path: Path) -> None:
    file = written(
        tmp_path / "own.toml", 'title = "The pipeline is cut"', 'changes = ["scp damaged", "ARM leaves CSTO"]',
        "probability = [0.2, 0.4]",
    )  # fmt: skip
    asked = ("--from", "AZE", "--to", "EU", "--carry", "gas", "--avoid", "RUS,IRN", *DAY)
    ran = detente("scenario", "apply", file, *asked)
    assert ran.code == 0 and "cut off" in ran.out and "cut off: 0.3 (90 of 100 draws" in ran.out
    assert not (tmp_path / "detente-probabilities.jsonl").exists()
    ran = detente("scenario", "apply", "BTC damaged", *DAY)
    assert "btc/refahiye-ceyhan" in ran.out and "damaged" in ran.out


def test_probabilities_given_are_logged_with_their_reason(detente: Command, tmp_path: Path) -> None:
    asked = ("--from", "AZE", "--to", "TUR", "--carry", "oil", *DAY)
    ran = detente(
        "scenario", "apply", "BTC damaged", *asked, "--prob", "BTC damaged=0.1..0.3", "--why", "summer of 2008"
    )
    (line,) = (tmp_path / "detente-probabilities.jsonl").read_text().splitlines()
    assert ran.code == 0
    assert (json.loads(line)["given"], json.loads(line)["reason"]) == ("0.1..0.3", "summer of 2008")
    assert detente("scenario", "apply", "BTC damaged", *asked, "--prob", "BTC damaged=often").code == 2


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("changes = [1]", "changes"),
        ("changes = [", "TOML"),
        ('changes = ["BTC damaged"]\nprobability = 2', "probability"),
    ],
)
def test_a_wrong_scenario_file_is_told(detente: Command, tmp_path: Path, text: str, hint: str) -> None:
    ran = detente("scenario", "apply", written(tmp_path / "own.toml", text), *DAY)
    assert ran.code == 4 and hint in ran.err and "own.toml" in ran.err


def test_cards_of_articles_are_listed_and_shown(detente: Command, tmp_path: Path) -> None:
    store = tmp_path / "x.db"
    with open_store(store) as opened:
        opened.add(coded(title="Talks fail"))
    assert detente("scenario", "list", "--store", store).code == 0
    assert detente("scenario", "show", "ffffffff", "--store", store).code == 2


def test_dossier_is_one_page_with_all_parts(detente: Command) -> None:
    page = detente("dossier", "ARM", *DAY, "--format", "md").out
    for heading in (
        "# Armenia (ARM), 2025-07-10",
        "## Memberships",
        "## Bases",
        "## Borders",
        "## Routes over its ground",
    ):
        assert heading in page
    assert "Gyumri" in page
    assert json.loads(detente("dossier", "ARM", *DAY, "--format", "json").out)["state"] == "ARM"


@pytest.mark.parametrize("command", [("list",), ("show",), ("apply",)])
def test_each_part_of_scenario_has_help_with_an_example(detente: Command, command: tuple[str, ...]) -> None:
    ran = detente("scenario", *command, "--help")
    assert ran.code == 0 and f"detente scenario {command[0]}" in ran.out.replace("\n", " ")
