"""Weights of what a coding rests on, from which its confidence is computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

from detente.errors import LexiconError
from detente.lexicons.tables import read_rows


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: weights by the name of a sign, "base" for the constant."""

    by_sign: Mapping[str, float]

    def probability(self, signs: Sequence[str]) -> float:
        """How often codings with these signs are right, between 0 and 1."""
        total = self.by_sign.get("base", 0.0) + sum(self.by_sign.get(sign, 0.0) for sign in signs)
        return 1 / (1 + exp(-total))

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Weights:
        weights = {}
        for row in read_rows("confidence/weights", ["sign", "weight"], folders):
            try:
                weights[row["sign"]] = float(row["weight"])
            except ValueError:
                raise row.error(f"weight {row['weight']!r} is no number", "Write a decimal number.") from None
        if "base" not in weights:
            raise LexiconError("no weight for 'base'", where="confidence/weights", remedy="Add a row for it.")
        return cls(weights)
