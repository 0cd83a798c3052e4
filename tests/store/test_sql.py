from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

import detente
from detente.errors import StoreError, UsageError
from detente.store.base import Filters
from detente.store.schema import SCHEMA_VERSION
from detente.store.sql import SqlStore, open_store
from detente.types import Published
from tests.made import TEXT, coded, document, mention
from tests.made import event as made_event


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(tmp_path / "x.db") as opened:
        yield opened


def test_what_is_added_is_found_again(store: SqlStore) -> None:
    one = coded()
    assert store.add(one)
    assert store.find(one.article, one.coder) == one
    (stored,) = store.stored()
    assert (stored.article.text, stored.document) == (TEXT, one.document)


def test_the_same_text_twice_adds_nothing(store: SqlStore) -> None:
    assert store.add(coded())
    assert not store.add(coded(id="another name"))
    assert len(store.documents()) == 1 and len(store.events()) == 1


def test_a_known_text_is_told_under_the_name_it_comes_with(store: SqlStore) -> None:
    store.add(coded())
    again = coded(id="another name")
    found = store.find(again.article, again.coder)
    assert found is not None and found.document["id"] == "another name"


def test_a_changed_coder_makes_a_new_coding_and_the_newest_is_shown(store: SqlStore, tmp_path: Path) -> None:
    store.add(coded())
    store.add(coded(coder="detente/0.2.0:11111111", events=()))
    assert len(store.events()) == 0
    assert [row["coder"] for row in store.documents().rows()] == ["detente/0.2.0:11111111"]
    count = sqlite3.connect(tmp_path / "x.db").execute("select count(*) from codings").fetchone()[0]
    assert count == 2


def test_an_undated_text_is_coded_anew_once_it_has_a_date(store: SqlStore) -> None:
    undated = coded(published=None)
    store.add(undated)
    dated = replace(undated.article, published=Published(dt.date(2024, 5, 4), "given"))
    assert store.find(undated.article, undated.coder) is not None
    assert store.find(dated, undated.coder) is None
    assert store.add(replace(coded(), article=dated))
    assert store.find(dated, undated.coder) is not None


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (Filters(), 1),
        (Filters(actor="rur"), 1),
        (Filters(actor="ruritan"), 1),
        (Filters(actor="GRK"), 0),
        (Filters(recipient="graustark"), 1),
        (Filters(type="assault", status="DONE"), 1),
        (Filters(status="planned"), 0),
        (Filters(since=dt.date(2024, 5, 3), until=dt.date(2024, 5, 3)), 1),
        (Filters(since=dt.date(2024, 5, 4)), 0),
        (Filters(until=dt.date(2024, 5, 2)), 0),
        (Filters(place="grk"), 1),
        (Filters(place="100%"), 0),
        (Filters(document="made"), 1),
        (Filters(limit=1), 1),
    ],
)
def test_events_are_filtered(store: SqlStore, filters: Filters, number: int) -> None:
    store.add(coded())
    assert len(store.events(filters)) == number


def test_events_come_newest_first_and_undated_ones_by_their_article(store: SqlStore) -> None:
    early, late = dt.date(2001, 1, 1), dt.date(2024, 5, 3)
    time = made_event().time
    assert time is not None
    events = (made_event(1, time=replace(time, first=early, last=early)), made_event(2), made_event(3, time=None))
    store.add(coded(events=events, published=Published(dt.date(2010, 1, 1), "given")))
    assert [row["from"] for row in store.events().rows()] == [late, None, early]


def test_tables_become_data_frames(store: SqlStore) -> None:
    store.add(coded())
    frame = store.events().to_pandas()
    assert frame.loc[0, "actor_code"] == "RUR" and frame.loc[0, "from"].date() == dt.date(2024, 5, 3)
    assert store.events().to_polars()["recipient"].to_list() == ["Graustark"]
    assert store.facts().to_pandas().loc[0, "relation"] == "member of"
    assert store.facts(actor="graustark").to_polars().height == 1


def test_empty_tables_keep_their_columns(store: SqlStore) -> None:
    assert list(store.events().to_pandas().columns) == store.events().to_polars().columns


def test_an_article_is_found_by_id_key_and_title(store: SqlStore) -> None:
    store.add(coded(id="folder/talks.txt", title="Talks"))
    key = store.document("folder/talks.txt").key
    assert {store.document(name).key for name in ("talks.txt", "Talks", key[:6])} == {key}
    with pytest.raises(UsageError, match="no article"):
        store.document("other")


def test_an_event_is_found_by_its_id_or_its_beginning(store: SqlStore) -> None:
    store.add(coded())
    name = store.events().rows()[0]["event"]
    assert store.event(name)[1]["id"] == store.event("e1")[1]["id"] == store.event("made:1")[1]["id"] == "e1"
    with pytest.raises(UsageError, match="has 1 events"):
        store.event("made:2")
    with pytest.raises(UsageError, match="no event"):
        store.event("nothing")


def test_quotes_and_hostile_names_are_kept_as_they_are(store: SqlStore) -> None:
    hostile = "Robert'); DROP TABLE events;--"
    store.add(coded(events=(made_event(actors=(mention("Ruritania", None, hostile),)),)))
    assert store.events(actor=hostile).rows()[0]["actor"] == hostile


def test_a_crash_in_the_middle_of_a_document_leaves_nothing_of_it(store: SqlStore) -> None:
    store.add(coded())
    second = coded("Strelsau fell on Monday.")
    broken = replace(second, document=second.document | {"events": [{"id": "e1"}]})
    with pytest.raises(KeyError):
        store.add(broken)
    assert len(store.documents()) == 1
    assert store.add(second)


def test_a_full_disk_is_told_and_what_was_kept_is_whole(tmp_path: Path) -> None:
    with open_store(tmp_path / "x.db") as store:
        event.listen(store._engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 40"))
        store._engine.dispose()
        with pytest.raises(StoreError, match="disk is full"):
            for number in range(200):
                store.add(coded(f"{number} {TEXT} {'more text ' * 300}", events=()))
    with open_store(tmp_path / "x.db") as store:
        kept = len(store.documents())
        assert 0 < kept < 200
        assert store.add(coded("now there is room again"))


def test_a_read_only_store_can_be_looked_at_but_not_written(tmp_path: Path) -> None:
    with open_store(tmp_path / "x.db") as store:
        store.add(coded())
    with open_store(f"sqlite:///file:{tmp_path / 'x.db'}?mode=ro&uri=true") as store:
        assert len(store.events()) == 1
        with pytest.raises(StoreError, match="read-only"):
            store.add(coded("another text"))


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path / "x.db").close()
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("update about set value = ?", (str(SCHEMA_VERSION + 1),))
    with pytest.raises(StoreError, match="newer version"):
        open_store(tmp_path / "x.db")


def test_other_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    text, foreign = tmp_path / "x.txt", tmp_path / "foreign.db"
    text.write_text("no database at all, but some text that is long enough" * 40)
    with sqlite3.connect(foreign) as connection:
        connection.execute("create table events (a)")
    for path in (text, foreign):
        before = path.read_bytes()
        with pytest.raises(StoreError):
            open_store(path)
        assert path.read_bytes() == before


def test_a_missing_store_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        open_store(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path / "none" / "x.db")


def test_passwords_are_not_told() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://user:secret@127.0.0.1:9/none")
    assert "secret" not in str(caught.value)


def test_the_door_opens_a_store(tmp_path: Path) -> None:
    with detente.open_store(tmp_path / "x.db") as store:
        store.add(coded())
        assert len(detente.open_store(tmp_path / "x.db").events().to_pandas()) == 1
    assert document().article.text == TEXT
