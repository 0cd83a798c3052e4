"""Rows with named columns as CSV, JSON lines and GeoJSON."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import IO, Any

Json = dict[str, Any]


def write_csv(rows: Iterable[Json], columns: Sequence[str], stream: IO[str]) -> None:
    """A header and one line per row; empty cells are empty."""
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def write_jsonl(rows: Iterable[Json], stream: IO[str]) -> None:
    """One object a line; dates as YYYY-MM-DD."""
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False, default=_plain) + "\n")


def write_geojson(rows: Iterable[Json], stream: IO[str]) -> None:
    """A FeatureCollection of the rows that have ``lat`` and ``lon``, as points (RFC 7946: longitude first)."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
            "properties": {name: value for name, value in row.items() if name not in ("lat", "lon")},
        }
        for row in rows
        if row.get("lat") is not None and row.get("lon") is not None
    ]
    json.dump({"type": "FeatureCollection", "features": features}, stream, ensure_ascii=False, default=_plain)
    stream.write("\n")


def _plain(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
