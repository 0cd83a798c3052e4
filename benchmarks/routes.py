"""Time of each question on the shipped network and on made ones up to a hundred times larger, with growth.

    python benchmarks/routes.py [--largest 100] [--json]

A made network copies the shipped one N times, each copy with states of its own, and joins each copy to others by lines
between places picked at random (with a fixed seed): routes, cuts and dependences then run across the whole of it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import platform
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from detente.analysis.asking import End, Question, usable
from detente.analysis.cuts import find_cuts
from detente.analysis.depends import find_dependences
from detente.analysis.network import Link, Network
from detente.analysis.routes import find_routes
from detente.world import World

DAY = dt.date(2025, 7, 10)
SIZES = (1, 3, 10, 30, 100)
JOINS = 6  # lines from each copy to others
LIMITS = {1: 1.0, 100: 10.0}  # seconds a question may take at a size


def larger(network: Network, copies: int, product: str, seed: int = 7) -> Network:
    """``copies`` of a network with states of their own, joined by lines that carry ``product``."""
    if copies == 1:
        return network
    links, points = [], {}
    for copy in range(copies):
        points |= {f"{name}@{copy}": _moved(point, copy) for name, point in network.points.items()}
        links += [_copied(link, copy) for link in network.links]
    return replace(network, links=(*links, *_joins(network, copies, product, seed)), points=points)


def _moved(point: Any, copy: int) -> Any:
    state = f"{point.state}@{copy}" if point.state else ""
    return replace(point, id=f"{point.id}@{copy}", state=state, lon=(point.lon + 7 * copy + 180) % 360 - 180)


def _copied(link: Link, copy: int) -> Link:
    hands = tuple(replace(hand, state=f"{hand.state}@{copy}") for hand in link.hands)
    reach = tuple(replace(hand, state=f"{hand.state}@{copy}") for hand in link.reach)
    territory = tuple(f"{state}@{copy}" for state in link.territory)
    return replace(
        link, id=f"{link.id}@{copy}", route=f"{link.route}@{copy}", start=f"{link.start}@{copy}",
        end=f"{link.end}@{copy}", territory=territory, hands=hands, reach=reach,
    )  # fmt: skip


def _joins(network: Network, copies: int, product: str, seed: int) -> Iterator[Link]:
    random_ = random.Random(seed)
    carrying = [link for link in network.carrying(product) if link.is_open]
    nodes = sorted({node for link in carrying for node in (link.start, link.end)})
    for number in range(copies * JOINS):
        a, b = number % copies, random_.randrange(copies)
        start, end = random_.choice(nodes), random_.choice(nodes)
        ends = ((start, a), (end, b))
        if a != b:
            yield replace(
                carrying[0], id=f"join/{number}", route=f"join-{number}", start=f"{start}@{a}", end=f"{end}@{b}",
                km=500.0, status="operating", one_way=False, hands=(), reach=(),
                territory=tuple(f"{state}@{at}" for node, at in ends if (state := network.points[node].state)),
            )  # fmt: skip


def asked(network: Network, product: str, copies: int) -> Question:
    """From Azerbaijan to the Union's largest members, in the first and the last copy."""
    links = usable(network, product)
    tail = (lambda state, copy: state) if copies == 1 else (lambda state, copy: f"{state}@{copy}")
    start = {tail("AZE", 0)}
    end = {tail(state, copies - 1) for state in ("DEU", "FRA", "ITA", "POL", "GRC", "BGR", "ROU", "HUN")}
    ends = [
        End(name, frozenset(states), network.places_of(states, links)) for name, states in (("AZE", start), ("EU", end))
    ]
    return Question(network, ends[0], ends[1], product)


def timed(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    ask()
    return time.perf_counter() - started


def measure(network: Network, copies: int) -> dict[str, float]:
    """Seconds of each question."""
    found = {}
    for product in ("gas", "container"):
        made = larger(network, copies, product)
        gc.collect()
        gc.freeze()  # the network stays: collecting it over and over is no part of a question
        question = asked(made, product, copies)
        home = "ARM" if copies == 1 else "ARM@0"
        found[f"routes {product}"] = timed(lambda: find_routes(question))  # noqa: B023
        found[f"cut {product}"] = timed(lambda: find_cuts(question))  # noqa: B023
        found[f"depends {product}"] = timed(lambda: find_dependences(made, home, products=[product]))  # noqa: B023
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    loading = time.perf_counter()
    network = World.load().network(DAY)
    loading = time.perf_counter() - loading
    results = {size: measure(network, size) for size in SIZES if size <= options.largest}
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    if options.json:
        print(json.dumps({"commit": commit, "links": len(network.links), "load": loading, "seconds": results}))
    else:
        show(network, loading, results, commit)
    slow = [
        (size, name) for size, limit in LIMITS.items() for name, took in results.get(size, {}).items() if took > limit
    ]
    sys.exit(f"too slow: {slow}" if slow else 0)


def show(network: Network, loading: float, results: dict[int, dict[str, float]], commit: str) -> None:
    """A table: a row for each question, a column for each size, and how time grows when size does."""
    print(
        f"{commit}, {platform.machine()}, Python {platform.python_version()}; "
        f"{len(network.links)} links load in {loading:.2f} s"
    )
    sizes = list(results)
    print("seconds".ljust(20), *(f"x{size}".rjust(8) for size in sizes), "   growth")
    for name in results[1]:
        took = [results[size][name] for size in sizes]
        growth = took[-1] / took[0] / sizes[-1]
        print(
            name.ljust(20),
            *(f"{seconds:8.3f}" for seconds in took),
            f"   x{took[-1] / took[0]:.0f} ({growth:.1f} of linear)",
        )


if __name__ == "__main__":
    main()
