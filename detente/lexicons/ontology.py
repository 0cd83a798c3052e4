"""PLOVER 2.0 as data: types, quad classes, modes, scores, contexts, sectors and the CAMEO codes that match them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.lexicons.tables import read_rows


@dataclass(frozen=True, slots=True)
class Ontology:
    """``scores`` by (type, mode), mode None for the type itself; ``cameo`` the most general code of (type, mode)."""

    quads: dict[str, str]
    scores: dict[tuple[str, str | None], float]
    requires_actor: frozenset[str]
    requires_recipient: frozenset[str]
    modes: dict[str, tuple[str, ...]]
    contexts: tuple[str, ...]
    sectors: tuple[str, ...]
    definitions: dict[str, str]
    cameo: dict[tuple[str, str | None], str]

    def score(self, type_: str, mode: str | None) -> float | None:
        """Conflict-cooperation score, -10 to +10: the mode's, else the type's."""
        return self.scores.get((type_, mode), self.scores.get((type_, None)))

    def cameo_code(self, type_: str, mode: str | None) -> str | None:
        return self.cameo.get((type_, mode), self.cameo.get((type_, None)))

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Ontology:
        types = list(read_rows("ontologies/plover-types", ["type", "quad", "actor", "recipient"], folders))
        modes = list(read_rows("ontologies/plover-modes", ["type", "mode"], folders))
        contexts = list(read_rows("ontologies/plover-contexts", ["context"], folders))
        sectors = list(read_rows("ontologies/plover-sectors", ["sector"], folders))
        scores: dict[tuple[str, str | None], float] = {(r["type"], None): float(r["score"]) for r in types}
        scores |= {(r["type"], r["mode"]): float(r["score"]) for r in modes if r["score"]}
        names: dict[str, list[str]] = {r["type"]: [] for r in types}
        for row in modes:
            names[row["type"]].append(row["mode"])
        definitions = {r["type"]: r["definition"] for r in types}
        definitions |= {f"{r['type']} {r['mode']}": r["definition"] for r in modes}
        definitions |= {r["context"]: r["definition"] for r in contexts}
        definitions |= {r["sector"]: r["definition"] for r in sectors}
        return cls(
            quads={r["type"]: r["quad"] for r in types},
            scores=scores,
            requires_actor=frozenset(r["type"] for r in types if r["actor"] == "required"),
            requires_recipient=frozenset(r["type"] for r in types if r["recipient"] == "required"),
            modes={type_: tuple(found) for type_, found in names.items()},
            contexts=tuple(r["context"] for r in contexts),
            sectors=tuple(r["sector"] for r in sectors),
            definitions=definitions,
            cameo=_cameo(folders),
        )


def _cameo(folders: Sequence[Path]) -> dict[tuple[str, str | None], str]:
    codes: dict[tuple[str, str | None], str] = {}
    rows = read_rows("ontologies/cameo", ["cameo", "type", "mode", "contexts"], folders)
    for row in sorted(rows, key=lambda row: (len(row["cameo"]), row["cameo"])):
        codes.setdefault((row["type"], row["mode"] or None), row["cameo"])
    return codes
