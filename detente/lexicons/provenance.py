"""Origin, licence and date of the packaged vocabulary files, as ``SOURCES.toml`` states them."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.errors import LexiconError
from detente.lexicons.tables import PACKAGED


@dataclass(frozen=True, slots=True)
class Source:
    """Where a file comes from; ``compiled`` is the day up to which it speaks."""

    origin: str
    licence: str
    compiled: dt.date


def sources(file: Path = PACKAGED / "SOURCES.toml") -> dict[str, Source]:
    """What is stated of each file, by its path below the data; LexiconError where it cannot be read."""
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))
        return {name: Source(entry["origin"], entry["licence"], entry["compiled"]) for name, entry in entries.items()}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise LexiconError(f"cannot be read: {fault}", where=str(file)) from fault
    except KeyError as missing:
        raise LexiconError(f"an entry lacks {missing}", where=str(file)) from None


def compiled(of: Mapping[str, Source], kinds: Sequence[str]) -> dt.date:
    """The newest day of the files of some kinds, such as ``"facts/standing"`` or ``"routes/"`` for a whole folder."""
    return max(source.compiled for name, source in of.items() if name.startswith(tuple(kinds)))
