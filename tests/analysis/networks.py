"""Small route networks by hand, and random ones, for tests of what is computed over them."""

from __future__ import annotations

import datetime as dt
import random

from detente.analysis.network import Hand, Link, Network
from detente.baseline import Node

DAY = dt.date(2025, 7, 10)


def link(start: str, end: str, **with_: object) -> Link:
    """A link of 100 km named after its ends; keywords are fields of Link, ``hold`` and ``strike`` lists of states."""
    hold, reach = with_.pop("hold", ()), with_.pop("strike", ())
    values = {
        "id": f"{start}-{end}", "route": f"{start}{end}", "start": start, "end": end, "mode": "rail",
        "products": frozenset({"gas"}), "capacity": 10.0, "unit": "bcm/y", "one_way": False, "km": 100.0,
        "status": "operating", "status_where": "statuses:1", "territory": (), "where": f"segments:{start}-{end}",
        "hands": tuple(Hand(state, "holds", f"holders:{state}") for state in hold),
        "reach": tuple(Hand(state, "seized", f"strikes:{state}") for state in reach),
    }  # fmt: skip
    return Link(**(values | with_))


def node(id: str, kind: str, state: str = "", *, exclave: str = "", at: tuple[float, float] = (0.0, 0.0)) -> Node:
    """A node named like its id in capitals, at (lat, lon)."""
    return Node(id, id.upper(), (), kind, state, *at, f"nodes:{id}", exclave)


def network(*links: Link, states: dict[str, str] | None = None) -> Network:
    """A network of links; ``states`` tells the states of nodes, others lie in none."""
    names = sorted({name for found in links for name in (found.start, found.end)})
    known = states or {}
    points = {
        name: node(name, "city", known.get(name, ""), at=(float(number), float(number)))
        for number, name in enumerate(names)
    }
    return Network(DAY, links, points)


def random_links(random_: random.Random, nodes: int, links: int) -> tuple[Link, ...]:
    """Random links between ``nodes`` nodes, some closed, some one-way, over the ground of states P to T."""
    names = [f"n{i}" for i in range(nodes)]
    made = []
    for number in range(links):
        start, end = random_.sample(names, 2)
        made.append(
            link(
                start, end, id=f"l{number}", route=f"r{random_.randrange(4)}", km=float(random_.randrange(1, 9)),
                capacity=float(random_.randrange(1, 9)), one_way=random_.random() < 0.2,
                status=random_.choice(("operating", "operating", "partial", "damaged", "planned")),
                territory=tuple(random_.sample("PQRST", random_.randrange(0, 3))),
                hold=random_.sample("PQRST", random_.randrange(0, 2)),
                strike=random_.sample("PQRST", random_.randrange(0, 2)),
            )
        )  # fmt: skip
    return tuple(made)
