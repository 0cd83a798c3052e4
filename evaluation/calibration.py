"""Fits and checks the confidence of events.

    python -m evaluation.calibration          how often events of each confidence are right, on each half
    python -m evaluation.calibration --fit    fit the weights on the tuned (even) half and write them
    python -m evaluation.calibration --plot FILE.svg

An event is right where its type is one that the gold accepts for the text; where a text holds none, every one is wrong.
Method: logistic regression by Newton's method with a ridge of 1 (Hosmer and Lemeshow, Applied Logistic Regression);
figure: expected calibration error over ten equal-width bins (Naeini et al. 2015).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy

from detente.coding import events as coding_events
from detente.coding.coder import Coder
from detente.lexicons.tables import PACKAGED
from detente.lexicons.weights import Weights
from detente.types import Article

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
FILES = ("who_what_gsr", "who_what_plv", "no_event")
WEIGHTS = PACKAGED / "confidence" / "weights-2026.11.tsv"
RIDGE = 1.0
RARE = 15  # signs seen less often than this get no weight of their own


@dataclass(frozen=True, slots=True)
class Case:
    """One coded event: its signs, whether it was right, and which half its text belongs to."""

    signs: tuple[str, ...]
    right: bool
    held_back: bool


def main() -> int:
    options = _options()
    if not SHARED.exists():
        print("not measured: ../shared with the hand-labelled texts is not here")
        return 0
    cases = list(_cases())
    if options.fit:
        _write(_fit([case for case in cases if not case.held_back]))
    weights = Weights.load()
    for name, held_back in (("tuned (even)", False), ("held back (odd)", True)):
        _print(name, [(weights.probability(c.signs), c.right) for c in cases if c.held_back == held_back])
    if options.plot:
        _plot(options.plot, [(weights.probability(c.signs), c.right) for c in cases if c.held_back])
    return 0


def _cases() -> Iterable[Case]:
    """Codes the texts and notes the signs that each event's confidence was computed from."""
    noted: list[tuple[str, ...]] = []
    original = coding_events.signs

    def noting(*arguments: Any) -> tuple[str, ...]:
        noted.append(original(*arguments))
        return noted[-1]

    coding_events.signs = noting  # type: ignore[assignment]
    coder = Coder()
    for name in FILES:
        lines = (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
        for number, row in enumerate(json.loads(line) for line in lines if line):
            accepted = {t for e in row["gold"] if e.get("type") for t in e.get("type_any") or [e["type"]]}
            noted.clear()
            document = coder.code(Article(id=str(row["id"]), text=row["text"]))
            for event, found in zip(document.events, noted, strict=True):
                yield Case(found, event.type in accepted, number % 2 == 1)


def _fit(cases: Sequence[Case]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for case in cases:
        for sign in case.signs:
            counts[sign] = counts.get(sign, 0) + 1
    names = ["base", *sorted(sign for sign, count in counts.items() if count >= RARE)]
    place = {name: number for number, name in enumerate(names)}
    x = numpy.zeros((len(cases), len(names)))
    x[:, 0] = 1
    for row, case in enumerate(cases):
        for sign in case.signs:
            if sign in place:
                x[row, place[sign]] = 1
    y = numpy.array([case.right for case in cases], dtype=float)
    return dict(zip(names, _newton(x, y), strict=True))


def _newton(x: Any, y: Any) -> list[float]:
    weights = numpy.zeros(x.shape[1])
    ridge = numpy.eye(x.shape[1]) * RIDGE
    ridge[0, 0] = 0
    for _ in range(30):
        p = 1 / (1 + numpy.exp(-(x @ weights)))
        gradient = x.T @ (y - p) - ridge @ weights
        weights = weights + numpy.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, gradient)
    return [round(float(weight), 3) for weight in weights]


def _write(weights: dict[str, float]) -> None:
    lines = [
        "# Weights of a logistic model of how often a coding is right, by the signs it rests on.",
        "# Origin: fitted by evaluation/calibration.py on hand-labelled texts (half of them), compiled 2026-11-22.",
        "sign\tweight",
        *(f"{sign}\t{weight}" for sign, weight in weights.items()),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def bins(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, number) of each tenth of the scale that has events."""
    found = []
    for low in range(10):
        inside = [pair for pair in pairs if low / 10 <= pair[0] < (low + 1) / 10 or (low == 9 and pair[0] == 1)]
        if inside:
            share = sum(right for _, right in inside) / len(inside)
            found.append((sum(p for p, _ in inside) / len(inside), share, len(inside)))
    return found


def error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: how far confidence and share right lie apart, weighted by number."""
    return sum(abs(p - share) * number for p, share, number in bins(pairs)) / max(1, len(pairs))


def _print(name: str, pairs: Sequence[tuple[float, bool]]) -> None:
    right = sum(r for _, r in pairs) / max(1, len(pairs))
    print(f"{name}: {len(pairs)} events, {right:.3f} right, expected calibration error {error(pairs):.3f}")
    for confidence, share, number in bins(pairs):
        print(f"  confidence {confidence:.2f}  right {share:.2f}  events {number:5}  {'#' * round(share * 40)}")


def _plot(file: str, pairs: Sequence[tuple[float, bool]]) -> None:
    dots = "".join(
        f'<circle cx="{40 + p * 320:.0f}" cy="{360 - share * 320:.0f}" r="{3 + number**0.5 / 3:.1f}" fill="#1f5a8a"/>'
        for p, share, number in bins(pairs)
    )
    axes = '<path d="M40 40V360H360" fill="none" stroke="#333"/><path d="M40 360L360 40" stroke="#aaa"/>'
    words = '<text x="200" y="390" text-anchor="middle">confidence</text><text x="8" y="30">share right</text>'
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" font-family="sans-serif">'
    svg = f"{frame}{axes}{dots}{words}</svg>"
    Path(file).write_text(svg, encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--plot", metavar="FILE")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
