"""What a run of the coder depends on besides the text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

NAME = "detente"
VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Config:
    """``vocabulary`` are the user's own data folders, laid out like ``detente/data``; later ones override."""

    vocabulary: tuple[Path, ...] = ()
    predicates: bool = False
