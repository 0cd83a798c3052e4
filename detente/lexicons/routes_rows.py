"""Reads one row of a route file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Sequence
from typing import TypeAlias, TypeVar

from detente.baseline import Border, Dated, Exclave, Node, Route, Segment, Strike
from detente.lexicons.tables import Row

T = TypeVar("T")
Make: TypeAlias = Callable[[Row], T]

STATUSES = ("operating", "partial", "blocked", "damaged", "under construction", "planned", "dormant")
MODES = ("pipeline", "rail", "road", "sea")
KINDS = ("city", "port", "terminal", "field", "junction", "crossing", "strait", "market")
ROLES = ("holds", "guards", "operates", "supervises")
DIRECTIONS = ("both", "forward")
DEEDS = ("struck", "seized", "blocked", "sabotaged")
BORDERS = ("open", "partial", "closed")

# Columns of each kind of file that must be there; others (source, note, aliases, ...) may be.
COLUMNS = {
    "nodes": "id name kind state lat lon",
    "routes": "id name mode products",
    "segments": "id route from to mode products capacity unit territory",
    "statuses": "segment status from to",
    "holders": "segment holder role from to",
    "strikes": "state target date kind",
    "borders": "a b from to status",
    "units": "product unit standard factor",
    "exclaves": "name state south west north east",
}
# Row and layer: 0 for packaged data, then the user's folders and files in the order given.
RowsByKind = dict[str, list[tuple[int, Row]]]


MakeDated: TypeAlias = Callable[[Row, int], Dated]


def cell(row: Row, column: str) -> str:
    """A cell of a column that may be missing."""
    return row.cells.get(column, "")


def parts(row: Row, column: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell(row, column).split("|") if part.strip())


def node(row: Row, exclaves: Sequence[Exclave]) -> Node:
    lat, lon = degrees(row, "lat", 90), degrees(row, "lon", 180)
    exclave_ = next((found.name for found in exclaves if found.contains(row["state"], lat, lon)), "")
    return Node(
        filled(row, "id"), filled(row, "name"), parts(row, "aliases"), row.one_of("kind", KINDS), row["state"],
        lat, lon, row.where, exclave_,
    )  # fmt: skip


def exclave(row: Row) -> Exclave:
    box = [degrees(row, side, 180) for side in ("south", "west", "north", "east")]
    return Exclave(row["name"], parts(row, "aliases"), row["state"], *box)


def route(row: Row) -> Route:
    return Route(
        filled(row, "id"), filled(row, "name"), parts(row, "aliases"), row.one_of("mode", MODES),
        frozenset(parts(row, "products")), cell(row, "operator"), parts(row, "owners"), row.where,
    )  # fmt: skip


def segment(row: Row, statuses: Sequence[Dated], holders: Sequence[Dated]) -> Segment:
    if row["from"] == row["to"]:
        raise row.error("the segment begins where it ends", "Give two different nodes.")
    if row["capacity"] and not row["unit"]:
        raise row.error("a capacity without a unit", "Give one of docs/routes.md.")
    one_way = bool(cell(row, "direction")) and row.one_of("direction", DIRECTIONS) == "forward"
    return Segment(
        filled(row, "id"), row["route"], row["from"], row["to"], row.one_of("mode", MODES),
        frozenset(parts(row, "products")), positive(row, "capacity") if row["capacity"] else None, row["unit"],
        cell(row, "year"), parts(row, "territory"), one_way, tuple(statuses), tuple(holders), row.where,
    )  # fmt: skip


def status(row: Row, layer: int) -> Dated:
    value = row.one_of("status", STATUSES)
    return Dated(*days(row), value, "", row.where, cell(row, "note"), layer)


def holder(row: Row, layer: int) -> Dated:
    role, who = row.one_of("role", ROLES), filled(row, "holder")
    return Dated(*days(row), who, role, row.where, cell(row, "note"), layer)


def strike(row: Row) -> Strike:
    return Strike(
        filled(row, "state"), row["target"], row.first_day("date"), row["date"], row.one_of("kind", DEEDS),
        cell(row, "note"), row.where,
    )  # fmt: skip


def border(row: Row) -> Border:
    value = row.one_of("status", BORDERS)
    return Border(*days(row), row["a"], row["b"], value, row.where, cell(row, "note"))


def unit(row: Row) -> tuple[tuple[str, str], tuple[str, float]]:
    return (row["product"], row["unit"]), (row["standard"], positive(row, "factor"))


def days(row: Row) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of a row's ``from`` and ``to``; LexiconError where they are the wrong way round."""
    first, last = row.first_day("from"), row.last_day("to")
    if first and last and last < first:
        raise row.error("the end lies before the beginning", "Swap from and to.")
    return first, last


def filled(row: Row, column: str) -> str:
    if not row[column]:
        raise row.error(f"column {column!r} is empty", "Fill it in.")
    return row[column]


def must_exist(row: Row, column: str, table: Container[str]) -> None:
    if row[column] not in table:
        raise row.error(
            f"column {column!r} names {row[column]!r}, which no row defines", "Define it or correct the id."
        )


def degrees(row: Row, column: str, most: int) -> float:
    value = number(row, column)
    if abs(value) > most:
        raise row.error(
            f"column {column!r} holds {value}, beyond {most} degrees", "Write degrees, south and west negative."
        )
    return value


def positive(row: Row, column: str) -> float:
    value = number(row, column)
    if value <= 0:
        raise row.error(f"column {column!r} holds {value}, not above zero", "Leave it empty where it is unknown.")
    return value


def number(row: Row, column: str) -> float:
    try:
        return float(row[column])
    except ValueError:
        raise row.error(f"column {column!r} holds {row[column]!r}, not a number", "Write a decimal number.") from None
