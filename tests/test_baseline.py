from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from detente.baseline import Border, Dated, Exclave, Membership, RouteTable, Segment, StandingRelation, Strike

FIRST, LAST = dt.date(2020, 3, 1), dt.date(2021, 5, 31)
STATUS = Dated(FIRST, None, "operating", "", "statuses:1")
SEGMENT = Segment(
    "s", "r", "a", "b", "rail", frozenset({"oil"}), None, "", "", (), False, (STATUS,), (), "segments:1"
)  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        Border(FIRST, LAST, "AAA", "BBB", "closed", "borders:1"),
        Dated(FIRST, LAST, "blocked", "", "statuses:1"),
        Membership(FIRST, LAST, "AAA", "RING", "member", "in force", "members:1"),
        StandingRelation(FIRST, LAST, "recognises", "AAA", "BBB", "in force", "", "", "standing:1"),
    ],
)
def test_a_row_holds_from_its_first_to_its_last_day(row: Border | Dated | Membership | StandingRelation) -> None:
    day = dt.timedelta(days=1)
    assert row.holds(FIRST) and row.holds(LAST)
    assert not row.holds(FIRST - day) and not row.holds(LAST + day)
    assert replace(row, first=None).holds(dt.date.min) and replace(row, last=None).holds(dt.date.max)


def test_a_users_status_overrides_a_later_one_of_the_tables() -> None:
    own = Dated(FIRST, None, "damaged", "", "mine:1", layer=1)
    later = Dated(LAST, None, "planned", "", "statuses:2")
    segment = replace(SEGMENT, statuses=(STATUS, own, later))
    assert segment.status(LAST) == own
    assert replace(segment, statuses=(STATUS, later)).status(LAST) == later
    assert segment.status(FIRST - dt.timedelta(days=1)) is None


def test_an_exclave_contains_only_what_its_own_state_has_there() -> None:
    exclave = Exclave("Far Aland", (), "AAA", 40.0, 10.0, 42.0, 12.0)
    assert exclave.contains("AAA", 40.0, 12.0)
    assert not exclave.contains("BBB", 41.0, 11.0) and not exclave.contains("AAA", 43.0, 11.0)


def test_the_tables_speak_up_to_their_latest_status_or_strike() -> None:
    empty = RouteTable({}, {}, {}, (), (), {}, ())
    struck = Strike("AAA", "s", LAST, "2021-05-31", "struck", "", "strikes:1")
    assert empty.latest() == dt.date.min
    assert replace(empty, segments={"s": SEGMENT}).latest() == FIRST
    assert replace(empty, segments={"s": SEGMENT}, strikes=(struck,)).latest() == LAST
