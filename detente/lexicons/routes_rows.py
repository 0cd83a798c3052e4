"""What one row of a route file says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

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


@dataclass(frozen=True, slots=True)
class Node:
    """A named point where segments meet; ``state`` is empty at sea and on a border line."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    state: str
    lat: float
    lon: float
    where: str
    exclave: str = ""


@dataclass(frozen=True, slots=True)
class Exclave:
    """A part of a state that other states cut off from the rest; nodes of the state within the box lie in it."""

    name: str
    aliases: tuple[str, ...]
    state: str
    south: float
    west: float
    north: float
    east: float

    def holds(self, state: str, lat: float, lon: float) -> bool:
        return state == self.state and self.south <= lat <= self.north and self.west <= lon <= self.east


@dataclass(frozen=True, slots=True)
class Route:
    """A line with a name, cut into segments."""

    id: str
    name: str
    aliases: tuple[str, ...]
    mode: str
    products: frozenset[str]
    operator: str
    owners: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that holds of a segment from day ``first`` to day ``last`` inclusive (None: open)."""

    value: str
    role: str
    first: dt.date | None
    last: dt.date | None
    where: str
    note: str = ""
    layer: int = 0

    def holds(self, day: dt.date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a route between two nodes. ``capacity`` in ``unit``, None where unknown."""

    id: str
    route: str
    start: str
    end: str
    mode: str
    products: frozenset[str]
    capacity: float | None
    unit: str
    year: str
    territory: tuple[str, ...]
    one_way: bool
    statuses: tuple[Dated, ...]
    holders: tuple[Dated, ...]
    where: str

    def status(self, day: dt.date) -> Dated | None:
        """The status on a day: of the rows that hold the user's, then the latest; None where none holds."""
        found = [status for status in self.statuses if status.holds(day)]
        return max(found, key=lambda status: (status.layer, status.first or dt.date.min)) if found else None


@dataclass(frozen=True, slots=True)
class Strike:
    """A state has shown that it can strike, seize, block or sabotage a segment or route."""

    state: str
    target: str
    first: dt.date | None
    date: str
    kind: str
    note: str
    where: str


@dataclass(frozen=True, slots=True)
class Border:
    """A border between two states and whether it can be crossed."""

    a: str
    b: str
    status: str
    first: dt.date | None
    last: dt.date | None
    where: str
    note: str = ""

    def holds(self, day: dt.date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


MakeDated: TypeAlias = Callable[[Row, int], Dated]


def cell(row: Row, column: str) -> str:
    """A cell of a column that may be missing."""
    return row.cells.get(column, "")


def parts(row: Row, column: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell(row, column).split("|") if part.strip())


def node(row: Row, exclaves: Sequence[Exclave]) -> Node:
    lat, lon = degrees(row, "lat", 90), degrees(row, "lon", 180)
    exclave_ = next((found.name for found in exclaves if found.holds(row["state"], lat, lon)), "")
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
    return Dated(row.one_of("status", STATUSES), "", *days(row), row.where, cell(row, "note"), layer)


def holder(row: Row, layer: int) -> Dated:
    role = row.one_of("role", ROLES)
    return Dated(filled(row, "holder"), role, *days(row), row.where, cell(row, "note"), layer)


def strike(row: Row) -> Strike:
    return Strike(
        filled(row, "state"), row["target"], row.first_day("date"), row["date"], row.one_of("kind", DEEDS),
        cell(row, "note"), row.where,
    )  # fmt: skip


def border(row: Row) -> Border:
    return Border(row["a"], row["b"], row.one_of("status", BORDERS), *days(row), row.where, cell(row, "note"))


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
