"""What implies the state of a role noun, and the states that a text names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Implied:
    """A state that a role noun may be of, and why."""

    code: str
    why: str


@dataclass(frozen=True, slots=True)
class Named:
    """A state named at a token; ``facing``: as the other party ("troops to Serbia"), ``place``: as where it happens."""

    token: int
    code: str
    dep: str
    facing: bool
    place: bool
    region: bool
    people: bool
    national: bool
