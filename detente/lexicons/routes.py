"""Reads the route network: nodes, routes cut into segments, and what is known of each at a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from pathlib import Path

from detente.baseline import Dated, RouteTable, Segment
from detente.errors import LexiconError
from detente.lexicons import routes_rows as read
from detente.lexicons.routes_files import rows_of_file, rows_of_folders
from detente.lexicons.routes_rows import RowsByKind
from detente.lexicons.tables import Row


def read_routes(folders: Sequence[Path] = (), files: Sequence[Path] = ()) -> RouteTable:
    """Reads every file of ``routes/``, then the user's ``files`` (CSV, TSV, GeoJSON), which add and override.

    LexiconError names the file and line of the first mistake.
    """
    table, faults = read_all(folders, files)
    if faults:
        raise faults[0]
    return table


def read_all(folders: Sequence[Path] = (), files: Sequence[Path] = ()) -> tuple[RouteTable, list[LexiconError]]:
    """The tables of all rows that are right, and what is wrong with the others."""
    faults: list[LexiconError] = []
    rows = rows_of_folders(folders, faults)
    for layer, file in enumerate(files, 1):
        rows_of_file(file, rows, len(folders) + layer, faults)
    return _built(rows, faults), faults


def _built(rows: RowsByKind, faults: list[LexiconError]) -> RouteTable:
    good = _Good(rows, faults)
    exclaves = tuple(good.each("exclaves", read.exclave))
    nodes = {node.id: node for node in good.each("nodes", lambda row: read.node(row, exclaves))}
    routes = {route.id: route for route in good.each("routes", read.route)}
    statuses, holders = good.dated("statuses", read.status), good.dated("holders", read.holder)

    def segment(row: Row) -> Segment:
        read.must_exist(row, "route", routes)
        read.must_exist(row, "from", nodes)
        read.must_exist(row, "to", nodes)
        return read.segment(row, statuses.get(row["id"], ()), holders.get(row["id"], ()))

    segments = {made.id: made for made in good.each("segments", segment)}
    targets = segments.keys() | routes.keys()
    for kind, column in (("statuses", "segment"), ("holders", "segment"), ("strikes", "target")):
        good.all_known(kind, column, targets if kind == "strikes" else segments.keys())
    strikes = tuple(strike for strike in good.each("strikes", read.strike) if strike.target in targets)
    borders = tuple(good.each("borders", read.border))
    return RouteTable(nodes, routes, segments, strikes, borders, dict(good.each("units", read.unit)), exclaves)


class _Good:
    """Reads rows, keeps the faults of those that are wrong."""

    def __init__(self, rows: RowsByKind, faults: list[LexiconError]) -> None:
        self._rows, self._faults = rows, faults

    def each(self, kind: str, make: read.Make[read.T]) -> list[read.T]:
        made = []
        for _, row in self._rows[kind]:
            try:
                made.append(make(row))
            except LexiconError as fault:
                self._faults.append(fault)
        return made

    def dated(self, kind: str, make: read.MakeDated) -> dict[str, list[Dated]]:
        found: dict[str, list[Dated]] = defaultdict(list)
        for layer, row in self._rows[kind]:
            try:
                found[row["segment"]].append(make(row, layer))
            except LexiconError as fault:
                self._faults.append(fault)
        return found

    def all_known(self, kind: str, column: str, known: Container[str]) -> None:
        for _, row in self._rows[kind]:
            if row[column] not in known:
                self._faults.append(row.error(f"unknown {column} {row[column]!r}", "Correct the id, or define it."))
