"""The records of the dated model: what one row of the tables of routes, standing facts and scenarios says.

``detente.lexicons`` reads them from files, ``detente.analysis`` computes with them. ``where`` is the row as file:line,
or the event of an article that says the same.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lasting:
    """What holds from day ``first`` to day ``last`` inclusive; None: open or unknown."""

    first: dt.date | None
    last: dt.date | None

    def holds(self, day: dt.date) -> bool:
        """Whether it holds on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


# --- routes ---


@dataclass(frozen=True, slots=True)
class Node:
    """A named point where segments meet; ``state`` is empty at sea and on a border line."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    state: str
    lat: float
    lon: float
    where: str
    exclave: str = ""


@dataclass(frozen=True, slots=True)
class Exclave:
    """A part of a state that other states cut off from the rest; nodes of the state within the box lie in it."""

    name: str
    aliases: tuple[str, ...]
    state: str
    south: float
    west: float
    north: float
    east: float

    def contains(self, state: str, lat: float, lon: float) -> bool:
        return state == self.state and self.south <= lat <= self.north and self.west <= lon <= self.east


@dataclass(frozen=True, slots=True)
class Route:
    """A line with a name, cut into segments."""

    id: str
    name: str
    aliases: tuple[str, ...]
    mode: str
    products: frozenset[str]
    operator: str
    owners: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Dated(Lasting):
    """Something that holds of a segment for some days: a status, or someone with a ``role``."""

    value: str
    role: str
    where: str
    note: str = ""
    layer: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a route between two nodes. ``capacity`` in ``unit``, None where unknown."""

    id: str
    route: str
    start: str
    end: str
    mode: str
    products: frozenset[str]
    capacity: float | None
    unit: str
    year: str
    territory: tuple[str, ...]
    one_way: bool
    statuses: tuple[Dated, ...]
    holders: tuple[Dated, ...]
    where: str

    def status(self, day: dt.date) -> Dated | None:
        """The status on a day: of the rows that hold the user's, then the latest; None where none holds."""
        found = [status for status in self.statuses if status.holds(day)]
        return max(found, key=lambda status: (status.layer, status.first or dt.date.min)) if found else None


@dataclass(frozen=True, slots=True)
class Strike:
    """A state has shown that it can strike, seize, block or sabotage a segment or route."""

    state: str
    target: str
    first: dt.date | None
    date: str
    kind: str
    note: str
    where: str


@dataclass(frozen=True, slots=True)
class Border(Lasting):
    """A border between two states and whether it can be crossed."""

    a: str
    b: str
    status: str
    where: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RouteTable:
    """All route files together, by id. ``units`` are (product, unit) to standard unit and factor."""

    nodes: dict[str, Node]
    routes: dict[str, Route]
    segments: dict[str, Segment]
    strikes: tuple[Strike, ...]
    borders: tuple[Border, ...]
    units: dict[tuple[str, str], tuple[str, float]]
    exclaves: tuple[Exclave, ...]

    def latest(self) -> dt.date:
        """The latest day on which a status begins or a strike falls."""
        begun = [status.first for segment in self.segments.values() for status in segment.statuses if status.first]
        struck = [strike.first for strike in self.strikes if strike.first]
        return max([*begun, *struck], default=dt.date.min)


# --- standing facts ---


@dataclass(frozen=True, slots=True)
class Membership(Lasting):
    """A state in an organisation for some days; a suspension is a row of its own beside it."""

    state: str
    organisation: str
    role: str
    status: str
    where: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StandingRelation(Lasting):
    """A relation that stands for some days; ends are codes or names."""

    relation: str
    subject: str
    object: str
    status: str
    source: str
    note: str
    where: str


@dataclass(frozen=True, slots=True)
class RelationKind:
    """How a relation behaves: ``mutual`` holds both ways; ``lasts`` goes on until something ends it.

    ``idle`` is what of it tells nothing: what a state has on its own soil, or what is said of a site without a state.
    ``placed``: what else its object may be: "where" a thing without a name lies, a "name" of nobody known, or "goods".
    ``never``: kinds of things and parties that its object cannot be.
    """

    relation: str
    mutual: bool
    lasts: bool
    heading: str
    idle: str = ""
    placed: str = ""
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """An event or fact of this kind changes facts: see docs/questions.md for the columns."""

    source: str
    kind: str
    mode: str
    object: tuple[str, ...]
    statuses: tuple[str, ...]
    relation: str
    subject: str
    target: str
    status: str
    where: str


# --- scenarios ---


@dataclass(frozen=True, slots=True)
class Effect:
    """What a statement changes if it comes true: a line of the short language with places to fill."""

    on: str
    kind: tuple[str, ...]
    mode: str
    about: str
    change: str
    where: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict by its names and its state parties."""

    id: str
    names: tuple[str, ...]
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnScenario:
    """A user's scenario: ``changes`` in the short language, the user's own ``probability`` as an interval if given."""

    name: str
    title: str
    changes: tuple[str, ...]
    probability: tuple[float, float] | None
    where: str
