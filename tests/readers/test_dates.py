from __future__ import annotations

import datetime as dt

import pytest

from detente.readers.dates import dates_in, in_file_name, lies_ahead, parse_date


@pytest.mark.parametrize(
    "written",
    [
        "2025-07-10",
        "2025-07-10T08:00:00Z",
        "20250710",
        "20250710083000+02'00'",
        "July 10, 2025",
        "10 July 2025",
        "10th of Jul. 2025",
    ],
)
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert parse_date(written) == dt.date(2025, 7, 10)


@pytest.mark.parametrize("written", ["", "soon", "2025-13-40", "July 2025", "123456789"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert parse_date(written) is None


def test_dates_in_text_come_with_their_place() -> None:
    text = "From 3 May 2024 to May 9, 2024."
    assert [(day.day, text[start:end]) for day, start, end in dates_in(text)] == [(3, "3 May 2024"), (9, "May 9, 2024")]


def test_a_file_name_may_state_the_date() -> None:
    found = in_file_name("2024-05-03-talks.txt")
    assert found is not None and (found.date, found.basis) == (dt.date(2024, 5, 3), "file")
    assert in_file_name("talks-12345678901.txt") is None


def test_tomorrow_is_possible_but_next_week_lies_ahead() -> None:
    today = dt.date.today()
    assert not lies_ahead(today + dt.timedelta(days=1))
    assert lies_ahead(today + dt.timedelta(days=7))
