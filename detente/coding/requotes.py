"""Finds paragraphs that a text has said before, word for word or nearly so."""

from __future__ import annotations

import re

_FEWEST = 8  # words; shorter ones recur by chance
_RUN = 4  # words that are compared together
_ENOUGH = 0.8  # share of a paragraph's runs that one earlier part of the text has


class Requotes:
    """Remembers the runs of words of the paragraphs it is shown. Cost grows with the text's length, no faster."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], int] = {}

    def again(self, text: str, start: int) -> int | None:
        """Where a paragraph was first said, None if it is new (or short); then remembers it as said at ``start``."""
        words = re.findall(r"\w+", text.lower())
        runs = [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
        known = [self._seen[run] for run in runs if run in self._seen]
        for run in runs:
            self._seen.setdefault(run, start)
        if len(words) < _FEWEST or len(known) < _ENOUGH * len(runs):
            return None
        return max(set(known), key=known.count)
