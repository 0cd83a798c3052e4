"""Looks names up in the gazetteer's read-only file."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from pathlib import Path

from detente.errors import LexiconError
from detente.lexicons.gazetteer.build import Progress, build
from detente.lexicons.gazetteer.records import Candidate
from detente.lexicons.gazetteer.sources import inputs

FORMAT = 6  # raise when the tables change
KEPT = 20_000  # names whose candidates stay in memory
MOST = 60  # candidates of one name, by population
_QUERY = """
SELECT n.key, p.id, p.name, p.kind, p.lat, p.lon, p.iso2, p.iso3, p.admin1, p.admin2, p.population, p.geonameid,
       p.boost, p.source, n.rank, n.form, n.first, n.last
FROM json_each(?) AS asked JOIN name AS n ON n.key = asked.value JOIN place AS p ON p.id = n.place
"""


class Gazetteer:
    """Candidates by folded name. Holds one read-only connection and the candidates asked for last."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._kept: OrderedDict[str, tuple[Candidate, ...]] = OrderedDict()

    def find(self, keys: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """Candidates of each folded name that has any, the most populous first; one query for all names."""
        asked = dict.fromkeys(keys)
        missing = [key for key in asked if key not in self._kept]
        if missing:
            self._read(missing)
        found = {}
        for key in asked:
            candidates = self._kept[key]
            if candidates:
                found[key] = candidates
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found

    def _read(self, keys: list[str]) -> None:
        rows: dict[str, list[Candidate]] = {key: [] for key in keys}
        for key, *cells in self._connection.execute(_QUERY, (json.dumps(keys),)):
            rows[key].append(Candidate(*cells))
        for key, candidates in rows.items():
            candidates.sort(key=_prominence)
            self._kept[key] = tuple(candidates[:MOST])


def _prominence(candidate: Candidate) -> tuple[float, int]:
    own = (0.01 if candidate.rank == 1 else 1.0) * (0.1 if candidate.kind == "admin2" else 1.0)
    return -(candidate.population + 200) * 10**candidate.boost * own, candidate.place


def gazetteer_file(folders: Sequence[Path] = ()) -> Path:
    """Where the gazetteer of these inputs belongs; ``DETENTE_CACHE`` overrides the user's cache folder."""
    from platformdirs import user_cache_dir

    digest = hashlib.sha256("\n".join((str(FORMAT), *inputs(folders))).encode()).hexdigest()[:12]
    folder = os.environ.get("DETENTE_CACHE") or user_cache_dir("detente")
    return Path(folder) / f"gazetteer-{digest}.sqlite"


def open_gazetteer(folders: Sequence[Path] = (), progress: Progress | None = None) -> Gazetteer:
    """The gazetteer, built first if this user has none of these inputs yet. ``progress`` is told each stage.

    Raises LexiconError if it cannot be written.
    """
    file = gazetteer_file(folders)
    if not file.exists():
        try:
            build(file, folders, progress)
        except OSError as fault:
            raise LexiconError(
                f"the gazetteer cannot be written: {fault}",
                where=str(file),
                remedy="Make room there, or name another folder in the environment variable DETENTE_CACHE.",
            ) from fault
    return Gazetteer(file)
