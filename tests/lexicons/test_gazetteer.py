"""The gazetteer: what its file holds, how it is built and how names are made comparable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.lexicons.gazetteer import Candidate, Gazetteer, PlaceWords, fold, open_gazetteer, sources
from detente.lexicons.gazetteer import build as building
from detente.lexicons.gazetteer.lookup import gazetteer_file
from detente.lexicons.gazetteer.sources import Source

HEADER = "name\tkind\tlat\tlon\tcountry\tnames\tfrom\tto\n"


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return open_gazetteer()


def best(world: Gazetteer, name: str) -> Candidate:
    found = world.find([fold(name)])
    assert found, f"{name!r} is not in the gazetteer"
    return found[fold(name)][0]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A world of one country with one city, so that building it takes no time."""
    country = Source("Ruritania", "country", 47.0, 20.0, "RU", "RUS")
    city = Source("Strelsau", "city", 47.1, 20.2, "RU", "RUS", population=90_000, geonameid=7)
    monkeypatch.setattr(sources, "countries", lambda: iter([country]))
    monkeypatch.setattr(sources, "divisions", lambda: iter(()))
    monkeypatch.setattr(sources, "cities", lambda: iter([city]))
    monkeypatch.setattr(sources, "city_names", lambda: iter([(7, "Strelzow")]))
    monkeypatch.setattr(sources, "read_demonyms", lambda folders: iter(()))
    monkeypatch.setattr(sources, "data_files", lambda kind, folders=(): [f for g in folders for f in g.rglob("*.tsv")])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("São Tomé", "sao tome"),
        ("Sana’a", "Sanaa"),
        ("Al-Hasakah", "Hasakah"),
        ("Saint Louis", "St. Louis"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Łódź", "Lodz"),
        ("Bəhrəm", "Bahram"),
    ],
)
def test_spellings_of_one_name_fold_alike(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_different_names_stay_apart() -> None:
    assert fold("Niger") != fold("Nigeria")
    assert fold("El Paso") != fold("Paso")


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Finland", "country", "FIN"),
        ("Finnish", "country", "FIN"),
        ("Saskatchewan", "admin1", "CAN"),
        ("Maricopa County", "admin2", "USA"),
        ("Tampere", "city", "FIN"),
        ("Strait of Hormuz", "water", ""),
        ("South Caucasus", "region", ""),
        ("Incirlik Air Base", "site", "TUR"),
        ("Bombay", "city", "IND"),
        ("Xankendi", "city", "AZE"),
    ],
)
def test_names_lead_to_places_of_every_kind(world: Gazetteer, name: str, kind: str, country: str) -> None:
    found = best(world, name)
    assert (found.kind, found.iso3) == (kind, country)


def test_a_city_comes_with_all_that_is_known_of_it(world: Gazetteer) -> None:
    found = best(world, "Tampere")
    assert found.geonameid == 634963
    assert found.population > 150_000
    assert (round(found.lat or 0), round(found.lon or 0)) == (61, 24)
    assert found.iso2 == "FI"


def test_rival_names_join_the_city_of_the_packages(world: Gazetteer) -> None:
    assert best(world, "Kharkov").geonameid == best(world, "Kharkiv").geonameid is not None


def test_an_abbreviation_fits_only_as_it_is_spelt(world: Gazetteer) -> None:
    forms = {candidate.form for candidate in world.find(["ore"])["ore"] if candidate.name == "Oregon"}
    assert forms == {"Ore."}


def test_an_unknown_name_has_no_candidates(world: Gazetteer) -> None:
    assert world.find(["qwertyuiop"]) == {}


def test_our_own_rows_are_many_and_have_points() -> None:
    own = sources.read_own(())
    rows = own.left()
    assert len(rows) >= 1_500
    assert all(row.lat is not None and row.lon is not None for row in rows)


@pytest.mark.usefixtures("small")
def test_building_reports_its_stages_and_finds_further_names(tmp_path: Path) -> None:
    said: list[str] = []
    building.build(tmp_path / "g.sqlite", (), said.append)
    found = Gazetteer(tmp_path / "g.sqlite").find(["strelsau", "strelzow"])
    assert found["strelsau"][0].rank == 0
    assert found["strelzow"][0].rank == 1
    assert len(said) >= 3


@pytest.mark.usefixtures("small")
def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed() -> Iterator[tuple[int, str]]:
        yield 7, "Strelzow"
        raise KeyboardInterrupt

    monkeypatch.setattr(sources, "city_names", killed)
    with pytest.raises(KeyboardInterrupt):
        building.build(tmp_path / "g.sqlite")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("small")
def test_users_rows_add_places(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "gazetteer-mine.tsv").write_text(HEADER + "Zenda\tsite\t47.2\t20.1\tRUS\tCastle of Zenda\t\t\n")
    building.build(tmp_path / "g.sqlite", (folder,))
    found = Gazetteer(tmp_path / "g.sqlite").find(["castle of zenda"])["castle of zenda"]
    assert (found[0].name, found[0].source) == ("Zenda", "gazetteer-mine.tsv:2")


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "row",
    [
        "Zenda\tsite\tnorth\t20.1\tRUS\t\t\t\n",
        "Zenda\tsite\t147\t20.1\tRUS\t\t\t\n",
        "Zenda\tcastle\t47\t20.1\tRUS\t\t\t\n",
        "Zenda\tsite\t47\t20.1\tRuritania\t\t\t\n",
        "Zenda\tsite\t47\t20.1\tRUS\t\t1924-13\t\n",
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(tmp_path: Path, row: str) -> None:
    (tmp_path / "gazetteer-mine.tsv").write_text(HEADER + row)
    with pytest.raises(LexiconError, match=r"gazetteer-mine\.tsv:2"):
        sources.read_own((tmp_path,))


def test_the_file_name_depends_on_what_goes_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_CACHE", str(tmp_path))
    mine = tmp_path / "vocabulary" / "places"
    mine.mkdir(parents=True)
    (mine / "gazetteer-mine.tsv").write_text(HEADER)
    plain, added = gazetteer_file(), gazetteer_file((tmp_path / "vocabulary",))
    assert plain.parent == added.parent == tmp_path
    assert plain != added


def test_a_cache_that_cannot_be_written_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DETENTE_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(LexiconError, match="DETENTE_CACHE"):
        open_gazetteer()


def test_an_unknown_role_of_a_word_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "places"
    folder.mkdir()
    (folder / "words-mine.tsv").write_text("word\trole\tvalue\nfoo\tnonsense\t\n")
    with pytest.raises(LexiconError, match="words-mine"):
        PlaceWords.load((tmp_path,))


def test_words_about_places_may_be_added_with_what_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    rows = "word\trole\tvalue\nnigh\tlocating\tknown\nhard by\tlocating\t\nshire\tdivision\tinside\nsu\tdomain\tRU\n"
    (tmp_path / "places" / "words-own.tsv").write_text(rows, encoding="utf-8")
    words = PlaceWords.load([tmp_path])
    assert {"nigh", "hard by", "near"} <= words.locating
    assert "hard by" in words.pointing and not {"nigh", "at"} & words.pointing
    assert "shire" in words.holding and words.domain["su"] == "RU"
