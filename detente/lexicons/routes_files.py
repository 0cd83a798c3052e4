"""Route rows from the packaged folders and from a user's own CSV, TSV and GeoJSON files."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from detente.errors import LexiconError
from detente.lexicons.routes_rows import COLUMNS, RowsByKind
from detente.lexicons.tables import PACKAGED, Row, data_files, read_table

# Columns that tell a table's kind, the most telling first.
_SIGNS = (
    ("nodes", {"lat", "lon"}), ("exclaves", {"south", "west"}), ("statuses", {"segment", "status"}),
    ("holders", {"segment", "holder"}), ("strikes", {"target", "state"}), ("borders", {"a", "b"}),
    ("units", {"unit", "standard"}), ("segments", {"route", "from"}), ("routes", {"name", "mode"}),
)  # fmt: skip
_OPTIONAL = {"capacity", "unit", "role", "products", "state"}
_FORMATS = "Name a .tsv, .csv or .geojson file."


def rows_of_folders(folders: Sequence[Path], faults: list[LexiconError]) -> RowsByKind:
    """Rows of the packaged ``routes/`` and of the same folder in the user's vocabulary."""
    rows: RowsByKind = {kind: [] for kind in COLUMNS}
    roots = [PACKAGED, *folders]
    for kind, columns in COLUMNS.items():
        for file in data_files(f"routes/{kind}", folders):
            layer = next(number for number, root in enumerate(roots) if file.is_relative_to(root))
            _collect(read_table(file, columns.split()), rows[kind], layer, faults)
    return rows


def rows_of_file(file: Path, rows: RowsByKind, layer: int, faults: list[LexiconError]) -> None:
    """Adds the rows of a user's file; what cannot be read of it goes to ``faults``."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise LexiconError(f"cannot be read: {fault}", where=str(file), remedy="Name a UTF-8 file.") from None
    if file.suffix.lower() in (".geojson", ".json"):
        found = _geojson(file, text)
    elif file.suffix.lower() in (".csv", ".tsv"):
        found = _table(file, text)
    else:
        raise LexiconError(f"a {file.suffix or 'nameless'} file is no route file", where=str(file), remedy=_FORMATS)
    try:
        for kind, row in found:
            rows[kind].append((layer, row))
    except LexiconError as fault:
        faults.append(fault)


def _collect(found: Iterator[Row], rows: list[tuple[int, Row]], layer: int, faults: list[LexiconError]) -> None:
    try:
        rows.extend((layer, row) for row in found)
    except LexiconError as fault:
        faults.append(fault)


def _table(file: Path, text: str) -> Iterator[tuple[str, Row]]:
    """Rows of a CSV or TSV file; ``#`` lines are comments; the kind of table is told by its columns."""
    kind = ""
    header: list[str] = []
    for number, cells in _cells(text, "\t" if file.suffix.lower() == ".tsv" else _delimiter(text)):
        if not header:
            header = cells
            kind = _kind(file, number, set(header))
        elif len(cells) != len(header):
            raise _fault(file, number, f"{len(cells)} cells where the header has {len(header)}", "Add or remove cells.")
        else:
            yield from _rows(kind, dict(zip(header, cells, strict=True)), file, number)
    if not header:
        raise _fault(file, 1, "the file is empty", "The first line names the columns.")


def _cells(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    lines = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    for cells in lines:
        if any(cell.strip() for cell in cells) and not cells[0].lstrip().startswith("#"):
            yield lines.line_num, [cell.strip() for cell in cells]


def _delimiter(text: str) -> str:
    head = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    return max(",;\t", key=head.count)


def _kind(file: Path, number: int, header: set[str]) -> str:
    kind = next((kind for kind, signs in _SIGNS if signs <= header), None)
    if kind is None:
        raise _fault(file, number, "the columns are those of no route table", "docs/routes.md lists them.")
    missing = [column for column in COLUMNS[kind].split() if column not in header | _OPTIONAL]
    if missing:
        raise _fault(file, number, f"a table of {kind} lacks {', '.join(missing)}", "docs/routes.md lists the columns.")
    return kind


def _rows(kind: str, cells: dict[str, str], file: Path, number: int) -> Iterator[tuple[str, Row]]:
    """The row itself, and for a segment the status and holder that its own columns give."""
    full = dict.fromkeys(COLUMNS[kind].split(), "") | cells
    yield kind, Row(full, file, number)
    if kind == "segments":
        dates = {"from": cells.get("since", ""), "to": cells.get("until", ""), "note": cells.get("note", "")}
        if cells.get("status"):
            yield "statuses", Row({"segment": cells["id"], "status": cells["status"], **dates}, file, number)
        if cells.get("holder"):
            role = cells.get("role") or "holds"
            yield (
                "holders",
                Row({"segment": cells["id"], "holder": cells["holder"], "role": role, **dates}, file, number),
            )


def _geojson(file: Path, text: str) -> Iterator[tuple[str, Row]]:
    """Rows of a GeoJSON file: points are nodes, lines are segments, their properties the columns."""
    for number, feature in _features(file, text):
        geometry, properties = feature.get("geometry") or {}, feature.get("properties") or {}
        if not isinstance(geometry, dict) or not isinstance(properties, dict):
            raise _fault(file, number, "a feature without geometry and properties", "See RFC 7946.")
        cells = {name: _text(value) for name, value in properties.items()}
        if isinstance(feature.get("id"), str):
            cells.setdefault("id", feature["id"])
        yield from _feature(geometry, cells, file, number)


def _feature(geometry: dict[str, Any], cells: dict[str, str], file: Path, number: int) -> Iterator[tuple[str, Row]]:
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind == "Point" and isinstance(coordinates, list) and len(coordinates) >= 2:
        cells |= {"lon": str(coordinates[0]), "lat": str(coordinates[1])}
        yield from _rows("nodes", {"kind": "junction"} | cells, file, number)
    elif kind == "LineString":
        missing = [name for name in ("id", "route", "from", "to", "mode") if not cells.get(name)]
        if missing:
            raise _fault(file, number, f"a line lacks {', '.join(missing)}", "Give them as properties.")
        yield from _rows("segments", cells, file, number)
    else:
        raise _fault(file, number, f"a geometry of type {kind}", "Use Point for nodes and LineString for segments.")


def _features(file: Path, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each feature with the line on which it begins."""
    decoder = json.JSONDecoder()
    try:
        whole = json.loads(text)
        if not isinstance(whole, dict) or not isinstance(whole.get("features"), list):
            raise _fault(file, 1, "not a GeoJSON FeatureCollection", "Give an object with features.")
        at = text.index("[", text.index('"features"'))
        for _ in whole["features"]:
            at = text.index("{", at + 1)
            feature, end = decoder.raw_decode(text, at)
            yield text.count("\n", 0, at) + 1, feature
            at = end - 1
    except json.JSONDecodeError as fault:
        raise _fault(file, fault.lineno, f"not JSON: {fault.msg}", "Correct the syntax.") from None


def _text(value: object) -> str:
    if isinstance(value, list):
        return "|".join(map(str, value))
    return "" if value is None else str(value)


def _fault(file: Path, number: int, what: str, remedy: str) -> LexiconError:
    return LexiconError(what, where=f"{file}:{number}", remedy=remedy)
