from __future__ import annotations

import datetime as dt

import pytest

from detente.cli._tables import days


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2024-05-03", "2024-05-03", "2024-05-03"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2023-02-01", "2023-02-27", "2023-02-01 – 2023-02-27"),
        ("2024-01-01", "2024-12-31", "2024"),
        (None, "2024-05-03", "… – 2024-05-03"),
        (dt.date(2024, 5, 3), None, "2024-05-03 – …"),
        (None, None, "?"),
    ],
)
def test_days_are_shown_as_exactly_as_they_are_known(first: object, last: object, shown: str) -> None:
    assert days({"from": first, "to": last}) == shown
