"""Numbers in words and digits, what verbs count, and which nouns name things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.lexicons.tables import read_rows

SCALES = (100, 1_000, 1_000_000, 1_000_000_000)


@dataclass(frozen=True, slots=True)
class Counting:
    """``keys``: lemma of a verb or noun -> what it counts; ``things``: lemma -> kind of thing."""

    numbers: dict[str, int]
    keys: dict[str, str]
    things: dict[str, str]

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Counting:
        numbers = _pairs("numbers", "word", "value", folders)
        keys = {
            word: row["key"]
            for row in read_rows("triggers/counts", ["key", "words"], folders)
            for word in row.values("words")
        }
        values = {word: int(value) for word, value in numbers.items()}
        return cls(numbers=values, keys=keys, things=_pairs("things", "lemma", "kind", folders))

    def value(self, words: Sequence[str]) -> int | None:
        """The number that words such as "1,700", "two hundred" or "1.5 million" make; None if they make none."""
        total, current, seen = 0.0, 0.0, False
        for word in words:
            for part in word.lower().replace(",", "").split("-"):
                amount = self._amount(part)
                if amount is None:
                    continue
                seen = True
                if amount in SCALES and not part[:1].isdigit():
                    current = (current or 1) * amount
                    if amount >= 1_000:
                        total, current = total + current, 0.0
                else:
                    current += amount
        return int(total + current) if seen else None

    def _amount(self, word: str) -> float | None:
        if word in self.numbers:
            return self.numbers[word]
        try:
            return float(word) if word[:1].isdigit() else None
        except ValueError:
            return None


def _pairs(kind: str, key: str, value: str, folders: Sequence[Path]) -> dict[str, str]:
    return {row[key]: row[value] for row in read_rows(f"triggers/{kind}", [key, value], folders)}
