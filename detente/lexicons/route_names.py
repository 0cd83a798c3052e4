"""Names of pipelines, railways and roads, as articles write them: "TurkStream", "Druzhba", "Blue Stream"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.lexicons.actors_names import PhraseIndex, fold
from detente.lexicons.tables import read_rows

KINDS = {"pipeline": "pipeline", "rail": "railway", "road": "road"}  # mode of a route -> kind of thing
SHORT = 4  # letters below which a name may mean anything ("CPC", "UAS")


@dataclass(frozen=True, slots=True)
class RouteName:
    """One spelling of a route's name; ``id`` is that of its row."""

    form: str
    kind: str
    id: str


def load_route_names(folders: Sequence[Path] = ()) -> PhraseIndex[RouteName]:
    """All spellings of ``routes/routes`` that are long enough to be sure of."""
    return PhraseIndex(_names(folders))


def _names(folders: Sequence[Path]) -> Iterator[RouteName]:
    for row in read_rows("routes/routes", ("id", "name", "aliases", "mode"), folders):
        for form in (row["name"], *row.values("aliases")):
            if row["mode"] in KINDS and len(form) >= SHORT and form[0].isupper():
                yield RouteName(fold(form), KINDS[row["mode"]], row["id"])
