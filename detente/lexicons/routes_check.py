"""Rows of the route tables that contradict each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from detente.baseline import Border, Lasting, RouteTable, Segment
from detente.errors import LexiconError


def contradictions(table: RouteTable, file: str = "") -> Iterator[LexiconError]:
    """Two statuses or two holders of a segment, or two statuses of a border, at once; segments without any status.

    Rows of different layers override each other and do not contradict. With ``file`` only those that name it.
    """
    for fault in (*_of_segments(table.segments.values()), *_of_borders(table.borders)):
        if file in fault.where or file in fault.what:
            yield fault


def _of_segments(segments: Iterable[Segment]) -> Iterator[LexiconError]:
    for segment in segments:
        if not segment.statuses:
            yield LexiconError(
                f"segment {segment.id} has no status", where=segment.where, remedy="Add a row of statuses."
            )
        holding = [row for row in segment.holders if row.role == "holds"]
        for what, rows in (("statuses", segment.statuses), ("holders", holding)):
            for a, b in combinations(rows, 2):
                if a.layer == b.layer and a.value != b.value and _meet(a, b):
                    yield LexiconError(
                        f"segment {segment.id} has two {what} at once: {b.value} here, {a.value} at {a.where}",
                        where=b.where, remedy="End one before the other begins.",
                    )  # fmt: skip


def _of_borders(borders: Sequence[Border]) -> Iterator[LexiconError]:
    by_pair: dict[frozenset[str], list[Border]] = {}
    for border in borders:
        by_pair.setdefault(frozenset((border.a, border.b)), []).append(border)
    for rows in by_pair.values():
        for a, b in combinations(rows, 2):
            if a.status != b.status and _meet(a, b):
                yield LexiconError(
                    f"the border of {a.a} and {a.b} is {b.status} here and {a.status} at {a.where} at once",
                    where=b.where, remedy="End one before the other begins.",
                )  # fmt: skip


def _meet(a: Lasting, b: Lasting) -> bool:
    """Whether two spans of days share more than a day, at which one may follow the other."""
    first = max(a.first or dt.date.min, b.first or dt.date.min)
    return first < min(a.last or dt.date.max, b.last or dt.date.max)
