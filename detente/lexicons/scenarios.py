"""Reads what scenario cards are made with: effects of statements, strengths of words, conflicts; own scenarios."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from detente.baseline import Conflict, Effect, OwnScenario
from detente.errors import LexiconError
from detente.lexicons.tables import read_rows

ON = ("fact", "event", "words")
ABOUT = ("route", "routes of", "organisation", "conflict", "state")


def effects(folders: Sequence[Path] = ()) -> list[Effect]:
    """All rows of ``facts/effects``."""
    return [
        Effect(
            row.one_of("on", ON), row.values("kind"), row["mode"], row.one_of("about", ABOUT), row["change"], row.where
        )
        for row in read_rows("facts/effects", ["on", "kind", "mode", "about", "change"], folders)
    ]


def strengths(folders: Sequence[Path] = ()) -> dict[str, tuple[int, str]]:
    """How strong each word is, and under which label."""
    return {
        row["word"]: (int(row["strength"]), row["label"])
        for row in read_rows("facts/strengths", ["word", "strength", "label"], folders)
    }


def conflicts(folders: Sequence[Path] = ()) -> list[Conflict]:
    """All rows of ``facts/conflicts``."""
    return [
        Conflict(row["id"], row.values("names"), row.values("parties"))
        for row in read_rows("facts/conflicts", ["id", "names", "parties"], folders)
    ]


def own_scenarios(file: Path) -> list[OwnScenario]:
    """The scenarios of a TOML file: one at the top, or several ``[[scenario]]``; LexiconError where it is wrong."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise LexiconError(f"not TOML: {fault}", where=str(file), remedy="See docs/questions.md.") from None
    except (OSError, UnicodeDecodeError) as fault:
        raise LexiconError(f"cannot be read: {fault}", where=str(file), remedy="Name a UTF-8 file.") from None
    bodies = content.get("scenario", [content])
    if not isinstance(bodies, list):
        raise LexiconError("scenario is no list", where=str(file), remedy="Write [[scenario]].")
    return [
        _own(body, f"{file.stem}-{number}" if len(bodies) > 1 else file.stem, file)
        for number, body in enumerate(bodies, 1)
    ]


def _own(body: Any, name: str, file: Path) -> OwnScenario:
    changes = body.get("changes") if isinstance(body, dict) else None
    if not isinstance(changes, list) or not changes or not all(isinstance(change, str) for change in changes):
        raise LexiconError(
            f"scenario {name} has no changes", where=str(file), remedy='Write for example changes = ["BTC damaged"].'
        )
    name = str(body.get("name", name))
    return OwnScenario(name, str(body.get("title", name)), tuple(changes), _interval(body, file), str(file))


def _interval(body: dict[str, Any], file: Path) -> tuple[float, float] | None:
    given = body.get("probability")
    if given is None:
        return None
    bounds = given if isinstance(given, list) else [given, given]
    if len(bounds) != 2 or not all(isinstance(b, int | float) for b in bounds) or not 0 <= bounds[0] <= bounds[1] <= 1:
        raise LexiconError(
            f"probability {given!r}", where=str(file), remedy="Write a number from 0 to 1, or [lowest, highest]."
        )
    return float(bounds[0]), float(bounds[1])
