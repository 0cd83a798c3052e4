"""Words by which the parts of a plain text are known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from detente.lexicons.tables import Row, read_rows

KINDS = ("comments-begin", "byline", "caption", "published", "reader")
WHERE = ("starts", "ends", "holds", "whole", "word")


class SectionCues:
    """Cue phrases of ``sections/cues`` by kind and place in the line."""

    def __init__(self, rows: Mapping[str, Sequence[Row]]) -> None:
        self._rows = rows

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> SectionCues:
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in read_rows("sections/cues", ["kind", "where", "text"], folders):
            row.one_of("where", WHERE)
            if not row["text"]:
                raise row.error("the cell 'text' is empty", "Give the words of the cue.")
            rows[row.one_of("kind", KINDS)].append(row)
        return cls(rows)

    def find(self, kind: str, line: str) -> str | None:
        """file:line of the first cue of a kind that a line shows, None without one."""
        lower = re.sub(r"\s+", " ", line).strip().lower()
        bare = re.sub(r"^[\W\d]+|[\W\d]+$", "", lower)
        for row in self._rows.get(kind, ()):
            shown = _holds_word(row["text"], line) if row["where"] == "word" else _shows(row, lower, bare)
            if shown:
                return row.where
        return None


def _holds_word(cue: str, line: str) -> bool:
    return re.search(rf"\b{re.escape(cue)}\b", line) is not None


def _shows(row: Row, line: str, bare: str) -> bool:
    where, cue = row["where"], row["text"]
    if where == "starts":
        return line.startswith(cue) and not line[len(cue) : len(cue) + 1].isalpha()
    if where == "ends":
        return line.rstrip(" .").endswith(cue)
    return bare == cue if where == "whole" else cue in line
