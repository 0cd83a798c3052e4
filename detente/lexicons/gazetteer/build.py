"""Writes the gazetteer's SQLite file: into a temporary file first, so that a killed build leaves nothing broken."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from detente.lexicons.gazetteer import sources
from detente.lexicons.gazetteer.records import fold

BATCH = 5_000  # places held in memory at once
Progress = Callable[[str], None]
_SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT, kind TEXT, lat REAL, lon REAL, iso2 TEXT, iso3 TEXT, admin1 TEXT, admin2 TEXT,
    population INTEGER, geonameid INTEGER, boost REAL, source TEXT
);
CREATE TABLE raw (key TEXT, place INTEGER, rank INTEGER, form TEXT, first TEXT, last TEXT);
"""
_NAMED = """
SELECT p.id FROM raw AS n JOIN place AS p ON p.id = n.place
WHERE n.key = ? AND p.kind = ? AND (? = '' OR p.iso3 = ?) ORDER BY p.population DESC LIMIT 1
"""
_NAMES = """
CREATE TABLE name (
    key TEXT, place INTEGER, rank INTEGER, form TEXT, first TEXT, last TEXT, PRIMARY KEY (key, place, form)
) WITHOUT ROWID;
INSERT OR IGNORE INTO name SELECT * FROM raw ORDER BY key, place, rank;
DROP INDEX raw_key;
DROP TABLE raw;
VACUUM;
"""


def build(target: Path, folders: Sequence[Path] = (), progress: Progress | None = None) -> None:
    """Builds the gazetteer at ``target``; takes about half a minute. Two builders at once do no harm."""
    say = progress or (lambda _: None)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    try:
        connection = sqlite3.connect(temporary)
        try:
            _fill(connection, folders, say)
        finally:
            connection.close()
        os.chmod(temporary, 0o644)  # a shared cache folder serves other users too
        os.replace(temporary, target)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, folders: Sequence[Path], say: Progress) -> None:
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
    connection.executescript(_SCHEMA)
    own = sources.read_own(folders)
    ids: dict[int, int] = {}
    say("countries and divisions")
    places = chain(sources.countries(), sources.divisions())
    last = _insert(connection, (own.join(place) for place in places), 0, ids)
    say("populated places")
    last = _insert(connection, (own.join(place) for place in sources.cities()), last, ids)
    _insert(connection, own.left(), last, {})
    say("further names")
    further = ((fold(name), ids[number], 1, "", "", "") for number, name in sources.city_names() if number in ids)
    connection.executemany("INSERT INTO raw VALUES (?, ?, ?, ?, ?, ?)", further)
    _insert_demonyms(connection, folders)
    connection.commit()
    say("index of names")
    connection.executescript(_NAMES)


def _insert_demonyms(connection: sqlite3.Connection, folders: Sequence[Path]) -> None:
    """Adds adjectives and names of people to the most populous place that their row means."""
    connection.execute("CREATE INDEX raw_key ON raw (key)")
    for name, kind, iso3, forms, row in sources.read_demonyms(folders):
        found = connection.execute(
            "SELECT id FROM place WHERE kind = 'country' AND iso3 = ?" if not name else _NAMED,
            (iso3,) if not name else (fold(name), kind, iso3, iso3),
        ).fetchone()
        if found is None:
            raise row.error(f"no {kind} {name!r} in the gazetteer", "Name a place of the gazetteer files or packages.")
        rows = [(fold(form), found[0], 2, "", "", "") for form in forms]
        connection.executemany("INSERT INTO raw VALUES (?, ?, ?, ?, ?, ?)", rows)


def _insert(connection: sqlite3.Connection, places: Iterable[sources.Source], last: int, ids: dict[int, int]) -> int:
    """Adds places and their names; returns the last id given. ``ids`` receives geonameid -> id of cities."""
    for batch in _batches(places):
        names: list[tuple[str, int, int, str, str, str]] = []
        rows: list[tuple[object, ...]] = []
        for place in batch:
            last += 1
            if place.kind == "city" and place.geonameid is not None:
                ids[place.geonameid] = last
            names.extend(_names(place, last))
            rows.append((
                last, place.name, place.kind, place.lat, place.lon, place.iso2, place.iso3, place.admin1, place.admin2,
                place.population, place.geonameid, place.boost, place.source,
            ))  # fmt: skip
        connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.executemany("INSERT INTO raw VALUES (?, ?, ?, ?, ?, ?)", names)
    return last


def _batches(places: Iterable[sources.Source]) -> Iterator[list[sources.Source]]:
    waiting = iter(places)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _names(place: sources.Source, number: int) -> Iterator[tuple[str, int, int, str, str, str]]:
    yield fold(place.name), number, 0, "", "", ""
    for name in place.others:
        yield fold(name), number, 1, "", "", ""
    for own in place.own:
        yield fold(own.name), number, 0, own.form, own.first, own.last
