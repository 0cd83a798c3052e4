"""Scores the coder on hand-labelled texts and holds it to the floors in floors.toml.

    python -m evaluation.gate                 print every figure, fail where one is below its floor
    python -m evaluation.gate --halves        also the tuned (even) and held-back (odd) halves side by side
    python -m evaluation.gate --raise         write today's figures (less a margin) as floors where they are higher
    python -m evaluation.gate --only dates    tasks or files that contain this word

The texts are not part of the project: they are read from ../shared/gold and scored by ../shared/score/score.py;
where these are not there, nothing is scored and that is said. Floors are pinned to the hash of each gold file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from detente.coding.coder import Coder
from detente.config import Config
from detente.types import Article, Published
from detente.writers.jsonl import document_json
from evaluation import own

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
FLOORS = HERE / "floors.toml"
MARGIN = 0.005  # a floor lies this far below the figure it was set from
LOWER_IS_BETTER = frozenset({"false_alarm_rate", "asserted_rate"})
OWN = "own"  # the task of evaluation/own.py, on sentences that the project itself holds

TASKS = (
    ("events", "who_what_gsr"),
    ("events", "who_what_plv"),
    ("events", "no_event"),
    ("actors", "actors"),
    ("times", "times_aquaint"),
    ("times", "times_tcr"),
    ("dates", "times_aquaint"),
    ("dates", "times_tcr"),
    ("places", "places_lgl"),
    ("places", "places_gwn"),
    ("eventplace", "event_place"),
    ("status", "status_uw"),
    ("status", "status_cb"),
    ("speakers", "speakers_polnear"),
)


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures of one task on one gold file, flat ("type.F1"), for all texts and, if asked, for each half."""

    task: str
    gold: str
    figures: dict[str, float]
    even: dict[str, float]
    odd: dict[str, float]

    @property
    def key(self) -> str:
        return f"{self.task}-{self.gold}"


def main() -> int:
    options = _options()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    tasks = [task for task in TASKS if not options.only or any(options.only in part for part in task)]
    results = []
    if SHARED.exists():
        results += measure(tasks, halves=options.halves)
    else:
        print("not scored: ../shared with the hand-labelled texts is not here")
    if not options.only or options.only in OWN:
        results += [Scores(OWN, name, figures, {}, {}) for name, figures in own.figures().items()]
    faults = []
    for scores in results:
        _print(scores, floors.get(scores.key, {}))
        faults += below_floor(scores, floors.get(scores.key, {}))
    if options.raise_floors:
        _write_floors(results, floors)
    for fault in faults:
        print(f"FAILED {fault}")
    print(f"{sum(len(s.figures) for s in results)} figures, {len(faults)} below their floor")
    return 1 if faults else 0


def measure(tasks: Iterable[tuple[str, str]], *, halves: bool) -> Iterator[Scores]:
    """Codes each gold file once and scores every task on it."""
    coder = Coder(Config(predicates=True))
    with tempfile.TemporaryDirectory() as folder:
        coded: dict[str, Path] = {}
        for task, gold in tasks:
            file = SHARED / "gold" / f"{gold}.jsonl"
            if gold not in coded:
                coded[gold] = Path(folder) / f"{gold}.coded.jsonl"
                _code(coder, file, coded[gold])
            even = _score_half(task, file, coded[gold], Path(folder), 0) if halves else {}
            odd = _score_half(task, file, coded[gold], Path(folder), 1) if halves else {}
            yield Scores(task, gold, _score(task, file, coded[gold]), even, odd)


def below_floor(scores: Scores, floors: dict[str, Any]) -> list[str]:
    """What is worse than its floor, or was measured on other texts than the floor."""
    faults = []
    pinned = floors.get("gold_sha256")
    if pinned and pinned != gold_hash(scores):
        faults.append(f"{scores.key}: the gold file is not the one the floors were set on")
    for name, floor in floors.items():
        if name == "gold_sha256":
            continue
        figure = scores.figures.get(name)
        lower = name in LOWER_IS_BETTER
        if figure is None or (figure > floor if lower else figure < floor):
            faults.append(f"{scores.key} {name}: {figure} where {floor} is the {'ceiling' if lower else 'floor'}")
    return faults


def gold_hash(scores: Scores) -> str:
    stem = scores.gold.replace("modes-", "modes_contexts-")
    file = HERE / f"{stem}.jsonl" if scores.task == OWN else SHARED / "gold" / f"{scores.gold}.jsonl"
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _code(coder: Coder, gold: Path, out: Path) -> None:
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line.strip()]
    with out.open("w", encoding="utf-8") as lines:
        for document in coder.code_all(_article(row) for row in rows):
            lines.write(json.dumps(document_json(document, coder=coder.id, predicates=True)) + "\n")


def _article(row: dict[str, Any]) -> Article:
    stated = (row.get("dct") or row.get("date") or "")[:10]
    try:
        published = Published(date.fromisoformat(stated), "given") if stated else None
    except ValueError:
        published = None
    return Article(id=str(row["id"]), text=row["text"], title=row.get("title"), published=published)


def _score(task: str, gold: Path, coded: Path) -> dict[str, float]:
    command = [sys.executable, str(SHARED / "score" / "score.py"), task, str(gold), str(coded)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(_flat(json.loads(done.stdout)))


def _score_half(task: str, gold: Path, coded: Path, folder: Path, first: int) -> dict[str, float]:
    half = folder / f"{gold.stem}.{first}.jsonl"
    half.write_text(
        "\n".join([line for line in gold.read_text(encoding="utf-8").split("\n") if line][first::2]), encoding="utf-8"
    )
    return _score(task, half, coded)


def _flat(result: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    for name, value in result.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        elif isinstance(value, (int, float)):
            yield prefix + name, value


def _print(scores: Scores, floors: dict[str, Any]) -> None:
    print(f"{scores.task} on {scores.gold}")
    for name, figure in scores.figures.items():
        halves = f"  even {scores.even[name]:<6} odd {scores.odd[name]:<6}" if name in scores.odd else ""
        floor = f"  floor {floors[name]}" if name in floors else ""
        print(f"  {name:28} {round(figure, 3):<7}{halves}{floor}")


def _write_floors(results: list[Scores], floors: dict[str, Any]) -> None:
    """Raises floors to today's figures; never lowers one."""
    kept = {key: dict(values) for key, values in floors.items()}
    for scores in results:
        table = kept.setdefault(scores.key, {})
        table["gold_sha256"] = gold_hash(scores)
        for name, figure in scores.figures.items():
            if not 0 <= figure <= 1 or isinstance(figure, int):
                continue
            if name in LOWER_IS_BETTER:
                table[name] = min(round(figure + MARGIN, 3), table.get(name, 1.0))
            else:
                table[name] = max(round(figure - MARGIN, 3), table.get(name, 0.0))
    lines = [
        "# Floors (ceilings for rates of error) of the figures that evaluation/gate.py prints; written by --raise."
    ]
    for key, table in kept.items():
        lines.append(f"\n[{key}]")
        lines += [f"{json.dumps(name)} = {json.dumps(value)}" for name, value in table.items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--halves", action="store_true")
    parser.add_argument("--raise", dest="raise_floors", action="store_true")
    parser.add_argument("--only", default="")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
