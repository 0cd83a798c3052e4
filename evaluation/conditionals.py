"""Scores conditional statements against our own sentences: python -m evaluation.conditionals [--misses HALF]

A found pair is right where both its halves overlap the labelled halves by half or more (intersection over union).
Tune on `tuned` only; `held` is for reporting.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from detente.coding.conditions import FindConditions
from detente.coding.predicates import FindPredicates
from detente.language.english import English
from detente.lexicons.grammar import Grammar
from detente.types import Article, Condition, Document, Span

HERE = Path(__file__).resolve().parent
HALVES = ("tuned", "held")
ENOUGH = 0.5


def overlap(span: Span | None, gold: list[int]) -> float:
    """Characters in both over characters in either."""
    if span is None:
        return 0.0
    both = min(span.end, gold[1]) - max(span.start, gold[0])
    return max(0, both) / (max(span.end, gold[1]) - min(span.start, gold[0]))


def is_right(found: Condition, row: dict) -> bool:
    if row["condition"] is None:
        return False
    pairs = (found.condition_span, row["condition"]), (found.consequence_span, row["consequence"])
    return all(overlap(span, gold) >= ENOUGH for span, gold in pairs)


def score(rows: list[dict], documents: list[Document]) -> tuple[dict[str, float], list[str]]:
    """Precision, recall and F1 of pairs, with the misses as printable lines."""
    right = found = wanted = 0
    misses = []
    for row, document in zip(rows, documents, strict=True):
        hit = any(is_right(condition, row) for condition in document.conditions)
        right += hit
        found += len(document.conditions)
        wanted += row["condition"] is not None
        if len(document.conditions) != hit or hit != (row["condition"] is not None):
            parts = [
                " => ".join(row["text"][s.start : s.end] for s in (c.condition_span, c.consequence_span) if s)
                for c in document.conditions
            ]
            misses.append(f"{row['id']} {'hit ' if hit else ''}{row['text']} | {parts}")
    precision, recall = right / max(1, found), right / max(1, wanted)
    return {"P": precision, "R": recall, "F1": 2 * right / max(1, found + wanted), "n": wanted}, misses


def documents(rows: list[dict]) -> list[Document]:
    """The sentences parsed and read by the two steps that conditions need."""
    steps = FindPredicates.load(), FindConditions.load()
    read = []
    texts = [(row["text"], [(0, len(row["text"]))]) for row in rows]
    for row, parse in zip(rows, English(Grammar.load().words).parse_all(texts), strict=True):
        document = Document(Article(id=row["id"], text=row["text"]), parse)
        for step in steps:
            document = step(document)
        read.append(document)
    return read


def load(half: str) -> list[dict]:
    lines = (HERE / f"conditionals-{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", choices=HALVES, help="print what went wrong in a half")
    chosen = parser.parse_args().misses
    for half in HALVES:
        rows = load(half)
        figures, misses = score(rows, documents(rows))
        print(half, {name: round(value, 3) for name, value in figures.items()})
        if half == chosen:
            print("\n".join(misses))


if __name__ == "__main__":
    main()
