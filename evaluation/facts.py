"""Scores standing facts against our own sentences: python -m evaluation.facts [--misses HALF]

facts-*.jsonl   sentences as analysts print them, labelled by one reader before any was read by the coder, with every
                standing fact that they state: subject, relation, object, status. Sides are codes of states, "IGO" for
                bodies of states or the kind of a thing; "|" parts what may be given. Some state none.

A fact is right where relation ("holds" is "controls") and both sides are; ``status_right`` is judged on those.
Tune on `tuned` only.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from detente.coding.coder import Coder
from detente.types import Article, Document, Fact, Mention, Thing

HERE = Path(__file__).resolve().parent
HALVES = ("tuned", "held")
SAME = {"holds": "controls"}
MUTUAL = frozenset({"borders", "border closed with", "allied with", "trades with"})


def load(half: str, folder: Path = HERE) -> list[dict]:
    lines = (folder / f"facts-{half}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def documents(rows: list[dict], coder: Coder) -> list[Document]:
    return list(coder.code_all(Article(id=row["id"], text=row["text"]) for row in rows))


def score(rows: list[dict], documents: list[Document]) -> tuple[dict[str, float], list[str]]:
    """Precision, recall and F1 of facts and the share of right ones with the right status, with the misses."""
    right = found = wanted = status = 0
    misses = []
    for row, document in zip(rows, documents, strict=True):
        hits = [fact for fact in document.facts if any(is_right(fact, label) for label in row["facts"])]
        told = [label for label in row["facts"] if any(is_right(fact, label) for fact in document.facts)]
        status += sum(any(is_right(f, label) and f.status == label["status"] for f in hits) for label in told)
        right, found, wanted = right + len(told), found + len(document.facts), wanted + len(row["facts"])
        if len(hits) < len(document.facts) or len(told) < len(row["facts"]):
            missed = [label for label in row["facts"] if label not in told]
            wrong = [_shown(fact) for fact in document.facts if fact not in hits]
            misses.append(f"{row['id']} {row['text']}\n    missed {missed}\n    wrong {wrong}")
    precision, recall = right / max(1, found), right / max(1, wanted)
    figures = {"P": precision, "R": recall, "F1": 2 * right / max(1, found + wanted)}
    return {**figures, "status_right": status / max(1, right), "n": wanted}, misses


def is_right(fact: Fact, label: dict) -> bool:
    if SAME.get(fact.relation, fact.relation) != label["relation"]:
        return False
    sides = label["subject"].split("|"), label["object"].split("|")
    straight = _is(fact.subject, sides[0]) and _is(fact.object, sides[1])
    return straight or fact.relation in MUTUAL and _is(fact.subject, sides[1]) and _is(fact.object, sides[0])


def _is(side: Mention | Thing, wanted: list[str]) -> bool:
    named = [side.code or side.kind, side.kind] if isinstance(side, Mention) else [side.kind]
    return any(name in wanted for name in named)


def _shown(fact: Fact) -> str:
    sides = [s.code or s.kind if isinstance(s, Mention) else s.kind for s in (fact.subject, fact.object)]
    return f"{sides[0]} {fact.relation} {sides[1]} ({fact.status})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", choices=["tuned"], help="print what is missed and wrong in the tuned half")
    wanted = parser.parse_args().misses
    coder = Coder()
    for half in HALVES:
        rows = load(half)
        figures, misses = score(rows, documents(rows, coder))
        print(half, " ".join(f"{name} {value:.3g}" for name, value in figures.items()))
        if wanted == half:
            print("\n".join(misses))


if __name__ == "__main__":
    main()
