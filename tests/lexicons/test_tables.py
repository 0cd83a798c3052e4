"""Cells of a vocabulary table: a date is a day of the calendar or an error with its file and line."""

import datetime as dt
from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.lexicons.tables import Row


def row(date: str) -> Row:
    return Row({"from": date}, Path("own.tsv"), 7)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2023", (2023, 1, 1), (2023, 12, 31)),
        ("2023-12", (2023, 12, 1), (2023, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2024-02-10", (2024, 2, 10), (2024, 2, 10)),
        ("9999", (9999, 1, 1), (9999, 12, 31)),
    ],
)
def test_a_year_or_month_spans_its_first_to_its_last_day(
    written: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert row(written).first_day("from") == dt.date(*first)
    assert row(written).last_day("from") == dt.date(*last)


def test_an_empty_date_is_open() -> None:
    assert row("").first_day("from") is None and row("").last_day("from") is None


@pytest.mark.parametrize("written", ["2023-13", "2023-00", "2023-02-29", "2023-05-00", "0000", "2023-5", "May 2023"])
def test_a_month_or_day_that_no_calendar_has_is_told_with_its_line(written: str) -> None:
    for day in row(written).first_day, row(written).last_day:
        with pytest.raises(LexiconError, match=written) as told:
            day("from")
        assert told.value.where == "own.tsv:7"
