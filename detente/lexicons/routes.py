"""The route network as data: nodes, routes cut into segments, and what is known of each at a date."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.lexicons.tables import Row, data_files, read_table

STATUSES = ("operating", "partial", "blocked", "damaged", "under construction", "planned", "dormant")
MODES = ("pipeline", "rail", "road", "sea")
ROLES = ("holds", "guards", "operates", "supervises")
DIRECTIONS = ("both", "forward")


@dataclass(frozen=True, slots=True)
class Node:
    """A named point where segments meet; ``state`` is empty at sea."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    state: str
    lat: float
    lon: float
    where: str


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
        """The status on a day: the latest row that holds; None before the first."""
        found = [status for status in self.statuses if status.holds(day)]
        return max(found, key=lambda status: status.first or dt.date.min) if found else None


@dataclass(frozen=True, slots=True)
class Strike:
    """A state has shown that it can strike, seize, block or sabotage a segment or route."""

    state: str
    target: str
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


@dataclass(frozen=True, slots=True)
class RouteTable:
    """All route files together, by id."""

    nodes: dict[str, Node]
    routes: dict[str, Route]
    segments: dict[str, Segment]
    strikes: tuple[Strike, ...]
    borders: tuple[Border, ...]

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> RouteTable:
        """Reads every file of ``routes/``; LexiconError names the file and line of a mistake."""
        nodes = {node.id: node for node in _nodes(folders)}
        routes = {route.id: route for route in _routes(folders)}
        segments = {segment.id: segment for segment in _segments(folders, nodes, routes)}
        strikes = tuple(_strikes(folders, segments, routes))
        return cls(nodes, routes, segments, strikes, tuple(_borders(folders)))


def _rows(kind: str, folders: Sequence[Path], columns: str) -> Iterator[Row]:
    for file in data_files(f"routes/{kind}", folders):
        yield from read_table(file, columns.split())


def _nodes(folders: Sequence[Path]) -> Iterator[Node]:
    for row in _rows("nodes", folders, "id name aliases kind state lat lon"):
        yield Node(
            row["id"], row["name"], row.values("aliases"), row["kind"], row["state"], _number(row, "lat"),
            _number(row, "lon"), row.where,
        )  # fmt: skip


def _routes(folders: Sequence[Path]) -> Iterator[Route]:
    for row in _rows("routes", folders, "id name aliases mode products operator owners"):
        yield Route(
            row["id"], row["name"], row.values("aliases"), row.one_of("mode", MODES),
            frozenset(row.values("products")), row["operator"], row.values("owners"), row.where,
        )  # fmt: skip


def _segments(folders: Sequence[Path], nodes: dict[str, Node], routes: dict[str, Route]) -> Iterator[Segment]:
    statuses = _dated("statuses", "status", folders, STATUSES)
    holders = _dated("holders", "holder", folders, None)
    known = set()
    for row in _rows("segments", folders, "id route from to mode products capacity unit year territory direction"):
        _must_exist(row, "route", routes)
        _must_exist(row, "from", nodes)
        _must_exist(row, "to", nodes)
        known.add(row["id"])
        yield Segment(
            row["id"], row["route"], row["from"], row["to"], row.one_of("mode", MODES),
            frozenset(row.values("products")), _number(row, "capacity") if row["capacity"] else None, row["unit"],
            row["year"], row.values("territory"), row.one_of("direction", DIRECTIONS) == "forward",
            tuple(found for found, _ in statuses.get(row["id"], ())),
            tuple(found for found, _ in holders.get(row["id"], ())), row.where,
        )  # fmt: skip
    for table in (statuses, holders):
        for segment, found in table.items():
            if segment not in known:
                raise found[0][1].error(f"unknown segment {segment!r}", "Give the id of a row of routes/segments.")


def _dated(
    kind: str, column: str, folders: Sequence[Path], allowed: Sequence[str] | None
) -> dict[str, list[tuple[Dated, Row]]]:
    found: dict[str, list[tuple[Dated, Row]]] = defaultdict(list)
    for row in _rows(kind, folders, f"segment {column} from to"):
        value = row.one_of(column, allowed) if allowed else row[column]
        role = row.one_of("role", ROLES) if "role" in row.cells else ""
        first, last = row.first_day("from"), row.last_day("to")
        if first and last and last < first:
            raise row.error("the end lies before the beginning", "Swap from and to.")
        found[row["segment"]].append((Dated(value, role, first, last, row.where), row))
    return found


def _strikes(folders: Sequence[Path], segments: dict[str, Segment], routes: dict[str, Route]) -> Iterator[Strike]:
    for row in _rows("strikes", folders, "state target date kind note"):
        if row["target"] not in segments and row["target"] not in routes:
            raise row.error(f"unknown target {row['target']!r}", "Give the id of a segment or a route.")
        yield Strike(row["state"], row["target"], row["date"], row["kind"], row["note"], row.where)


def _borders(folders: Sequence[Path]) -> Iterator[Border]:
    for row in _rows("borders", folders, "a b from to status"):
        status = row.one_of("status", ("open", "partial", "closed"))
        yield Border(row["a"], row["b"], status, row.first_day("from"), row.last_day("to"), row.where)


def _must_exist(row: Row, column: str, table: dict[str, Node] | dict[str, Route]) -> None:
    if row[column] not in table:
        raise row.error(
            f"column {column!r} names {row[column]!r}, which no row defines", "Define it or correct the id."
        )


def _number(row: Row, column: str) -> float:
    try:
        return float(row[column])
    except ValueError:
        raise row.error(f"column {column!r} holds {row[column]!r}, not a number", "Write a decimal number.") from None
