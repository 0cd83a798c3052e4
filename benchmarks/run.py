"""Speed and size, in one run: ``make bench``. Prints the figures with commit and machine, and fails below the floors.

Every measurement is a process of its own, so that memory and load time are its own. The coder and bare spaCy (the same
model, texts and batch size, with all components that give what the coder reads) take turns, so that a change of the
machine's pace meets both.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.texts import articles

FLOORS = {"ratio": 0.7, "load seconds": 4.0, "peak MB": 1200.0, "flatness": 1.3}
LENGTHS = (200, 1_000, 5_000, 20_000, 50_000)
GOLD = Path(__file__).resolve().parent.parent.parent / "shared" / "gold" / "places_lgl.jsonl"


def corpus(name: str) -> list[str]:
    """The articles of a file of real news that lies beside the project ("news"), or 600 generated ones."""
    if name == "news":
        with GOLD.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return list(articles(600))


def words_of(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def measure_coder(texts: list[str]) -> dict[str, float]:
    from detente.config import Config
    from detente.engines.work import NewCoder
    from detente.types import Article

    started = time.perf_counter()
    coder = NewCoder(Config())()  # as ``detente code`` makes it
    next(coder.code_all([Article("warm", "Russia shelled Kharkiv on Monday.")]))
    loaded = time.perf_counter()
    events = sum(
        len(document.events) for document in coder.code_all(Article(str(at), text) for at, text in enumerate(texts))
    )
    return _figures(texts, loaded - started, time.perf_counter() - loaded) | {"events": events}


def measure_spacy(texts: list[str]) -> dict[str, float]:
    import spacy

    from detente.language.english import BATCH, _model_path

    started = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy.load(_model_path(), exclude=["senter"])
    nlp("Russia shelled Kharkiv on Monday.")
    loaded = time.perf_counter()
    paragraphs = (paragraph for text in texts for paragraph in text.split("\n") if paragraph.strip())
    for _ in nlp.pipe(paragraphs, batch_size=BATCH):
        pass
    return _figures(texts, loaded - started, time.perf_counter() - loaded)


def _figures(texts: list[str], load: float, seconds: float) -> dict[str, float]:
    words = words_of(texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return {"load": load, "seconds": seconds, "words": words, "rate": words / seconds, "peak": peak}


def in_process(task: str, argument: str) -> dict[str, float]:
    """A measurement in a fresh process, on one thread."""
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    command = [sys.executable, __file__, "--task", task, "--argument", argument]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found


def task(name: str, argument: str) -> dict[str, float]:
    if name == "length":
        length = int(argument)
        return measure_coder(list(articles(max(1, 50_000 // length), length)))
    return {"coder": measure_coder, "spacy": measure_spacy}[name](corpus(argument))


def compare(name: str, rounds: int) -> dict[str, float]:
    """The median of each over ``rounds`` turns, and the ratio of the rates."""
    coder, bare = [], []
    for _ in range(rounds):
        bare.append(in_process("spacy", name))
        coder.append(in_process("coder", name))
    rate = statistics.median(one["rate"] for one in coder)
    alone = statistics.median(one["rate"] for one in bare)
    print(f"{name} articles: {coder[0]['words']:,.0f} words, {coder[0]['events']:,.0f} events")
    print(f"  whole coder {rate:8,.0f} words/s\n  bare spaCy  {alone:8,.0f} words/s\n  ratio       {rate / alone:8.2f}")
    load, peak = (statistics.median(one[key] for one in coder) for key in ("load", "peak"))
    print(f"  load {load:.2f} s (model and vocabulary), peak memory {peak:,.0f} MB")
    return {"ratio": rate / alone, "load seconds": load, "peak MB": peak}


def by_length() -> float:
    """Dearest over cheapest cost per word at the lengths."""
    print("cost against length")
    costs = []
    for length in LENGTHS:
        found = in_process("length", str(length))
        costs.append(1e6 * found["seconds"] / found["words"])
        print(f"  {length:6,} words an article: {costs[-1]:6.0f} microseconds a word, peak {found['peak']:,.0f} MB")
    return max(costs) / min(costs)


def machine() -> str:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    day = dt.date.today()
    python = platform.python_version()
    return f"{day}, commit {commit or '?'}, {os.cpu_count()} cores, {platform.machine()}, Python {python}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--task")
    parser.add_argument("--argument", default="generated")
    options: Any = parser.parse_args()
    if options.task:
        print(json.dumps(task(options.task, options.argument)))
        return 0
    print(machine())
    figures = compare("news" if GOLD.exists() else "generated", options.rounds)
    figures["flatness"] = by_length()
    return report(figures)


def report(figures: dict[str, float]) -> int:
    """Prints each figure beside its floor or ceiling; 1 if one is missed."""
    missed = 0
    for name, floor in FLOORS.items():
        least = name == "ratio"
        good = figures[name] >= floor if least else figures[name] <= floor
        missed += not good
        bound = "at least" if least else "at most"
        print(f"{name:13} {figures[name]:8.2f}  {bound} {floor:g}  {'ok' if good else 'MISSED'}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
