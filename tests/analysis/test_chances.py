from __future__ import annotations

import pytest

from detente.analysis.chances import Branch, Outcome, combine
from detente.errors import UsageError


def either_cuts(some: frozenset[str]) -> Outcome:
    return Outcome(bool(some), 10.0 - 4.0 * len(some))


def test_independent_branches_combine_to_one_minus_the_product_of_what_is_left() -> None:
    found = combine([Branch("a", 0.5, 0.5), Branch("b", 0.2, 0.2)], either_cuts)
    assert found.cut_off.middle == pytest.approx(1 - 0.5 * 0.8)
    assert found.capacity.middle == pytest.approx(10 - 4 * (0.5 + 0.2))
    assert (found.cut_off.low, found.cut_off.high) == pytest.approx((0.6, 0.6))


def test_the_range_follows_the_interval_and_is_the_same_at_each_run() -> None:
    branches = [Branch("a", 0.1, 0.5)]
    found = combine(branches, either_cuts)
    assert found.cut_off.low == pytest.approx(0.12, abs=0.01)  # the 5th of 100 parts of an even spread
    assert found.cut_off.high == pytest.approx(0.48, abs=0.01)
    assert combine(branches, either_cuts) == found


@pytest.mark.parametrize(("low", "high"), [(-0.1, 0.5), (0.5, 0.4), (0.5, 1.1)])
def test_what_is_no_probability_is_refused(low: float, high: float) -> None:
    with pytest.raises(UsageError):
        combine([Branch("a", low, high)], either_cuts)
