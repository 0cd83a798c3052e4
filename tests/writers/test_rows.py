from __future__ import annotations

import csv
import datetime as dt
import io
import json

from detente.writers.rows import write_csv, write_geojson, write_jsonl

ROWS = [
    {"event": "a", "from": dt.date(2024, 5, 3), "place": 'the "Hall", left', "lat": 45.0, "lon": 20.0},
    {"event": "b", "from": None, "place": None, "lat": None, "lon": None},
]


def test_csv_is_read_back_as_it_was() -> None:
    stream = io.StringIO()
    write_csv(ROWS, list(ROWS[0]), stream)
    back = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert back[0]["place"] == 'the "Hall", left' and back[0]["from"] == "2024-05-03" and back[1]["place"] == ""


def test_jsonl_has_one_object_a_line() -> None:
    stream = io.StringIO()
    write_jsonl(ROWS, stream)
    assert [json.loads(line)["from"] for line in stream.getvalue().splitlines()] == ["2024-05-03", None]


def test_geojson_has_the_rows_with_a_place_longitude_first() -> None:
    stream = io.StringIO()
    write_geojson(ROWS, stream)
    (feature,) = json.loads(stream.getvalue())["features"]
    assert feature["geometry"]["coordinates"] == [20.0, 45.0] and feature["properties"]["event"] == "a"
