"""Which state a text speaks of most, and whether it speaks enough of another to mean that one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

OFTEN = 3  # times that a text names each of the two states it is about
SECOND = 0.66  # how much of what it says of the first state it must say of another


def most_named(weights: Counter[str], others: Collection[str] = ()) -> str | None:
    """The state a text names most but for some others; None where two are named alike."""
    top = Counter({code: n for code, n in weights.items() if code not in others}).most_common(2)
    if not top or len(top) > 1 and top[0][1] == top[1][1]:
        return None
    return top[0][0]


def is_far_behind(weights: Counter[str], code: str) -> bool:
    """Whether a text is about another state: what deals with that one is as a rule its own, or of nobody known."""
    return weights[code] < SECOND * max(weights.values(), default=0)


def two_most_named(codes: Sequence[str | None]) -> tuple[str | None, str | None] | None:
    """The two states that a text is about: named often, and twice as often as any third."""
    first, second, third, *_ = [*Counter(codes).most_common(3), (None, 0), (None, 0), (None, 0)]
    return (first[0], second[0]) if second[1] >= max(OFTEN, 2 * third[1]) else None
