"""Dictionaries of other coders, turned into vocabulary files of one's own."""

from __future__ import annotations

from pathlib import Path

from detente.cli._console import err, out
from detente.errors import ReadingError, UsageError
from detente.lexicons.ontology import Ontology
from detente.lexicons.petrarch import Codes, import_actors, import_agents, import_verbs, write_imported
from detente.lexicons.tables import read_rows, read_table

KINDS = {"actors": import_actors, "agents": import_agents, "verbs": import_verbs}
SHOWN = 20


def import_dictionary(file: Path, kind: str, into: Path) -> None:
    """Writes the dictionary's entries below ``into`` and says what could not be taken over."""
    if kind not in KINDS:
        raise UsageError(f"{kind!r} is no kind of dictionary", remedy=f"Use one of: {', '.join(KINDS)}.")
    if not file.is_file():
        raise ReadingError("no such file", where=str(file))
    result = KINDS[kind](file, _codes())
    for written in write_imported(result, into, file.stem.lower().replace(".", "-")):
        out().print(f"{written}: {sum(1 for _ in read_table(written, []))} entries")
    for line in result.skipped[:SHOWN]:
        err().print(f"left out: {line}")
    if len(result.skipped) > SHOWN:
        err().print(f"left out: {len(result.skipped) - SHOWN} more")
    out().print(f"use them with: detente code … --vocabulary {into}")


def _codes() -> Codes:
    rows = list(read_rows("ontologies/plover-sectors", ["sector", "kind"]))
    states = {r["code"] for r in read_rows("actors/states", ["code"])}
    types = Ontology.load().quads
    cameo = {
        row["cameo"]: (row["type"], row["mode"])
        for row in read_rows("ontologies/cameo", ["cameo", "type", "mode"])
        if row["type"] in types
    }
    return Codes(
        states=frozenset(states),
        sectors=frozenset(r["sector"] for r in rows if r["kind"] == "sector"),
        nonstate=frozenset(r["sector"] for r in rows if r["kind"] == "nonstate"),
        cameo=cameo,
    )
