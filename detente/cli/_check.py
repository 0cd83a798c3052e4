"""Checks a vocabulary file by loading it as the coder would, mistake by mistake."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from detente.coding.coder import layout_steps, reading_steps
from detente.config import Config
from detente.errors import LexiconError
from detente.lexicons.actors import Actors
from detente.lexicons.tables import PACKAGED

_MOST = 50  # mistakes that are reported of one file


def check_file(file: Path) -> Iterator[LexiconError]:
    """Every mistake of a file, in the order found; a wrong line is left out and the rest looked at again."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as fault:
        yield LexiconError(f"cannot be read: {fault}", where=str(file))
        return
    kind = kind_of(file, lines)
    if kind is None:
        known = ", ".join(sorted({_stem(one) for one in PACKAGED.rglob("*.tsv")}))
        yield LexiconError("not a known kind of vocabulary file", where=str(file), remedy=f"The kinds are: {known}.")
        return
    for _ in range(_MOST):
        found = _first_mistake(kind, lines)
        if found is None:
            return
        number, mistake = found
        what = mistake.what.replace(_copy_name(kind), file.name)
        yield LexiconError(what, where=f"{file}:{number}", remedy=mistake.remedy)
        if not 0 < number <= len(lines) or lines[number - 1].startswith("#"):
            return
        lines[number - 1] = f"# {lines[number - 1]}"


def kind_of(file: Path, lines: list[str]) -> str | None:
    """Folder and stem that a file's place and name say (triggers/verbs), else those of the packaged file alike."""
    kinds = {_stem(one): one for one in sorted(PACKAGED.rglob("*.tsv"))}
    by_name = [kind for kind in kinds if f"{file.parent.name}/{file.name}".startswith(kind)]
    if by_name:
        return max(by_name, key=len)
    header = _header(lines)
    alike = [kind for kind, one in kinds.items() if header == _header(one.read_text(encoding="utf-8").split("\n"))]
    return alike[0] if alike else None


def _stem(file: Path) -> str:
    """The kind of a packaged file: its folder and its name without version and part."""
    return f"{file.parent.relative_to(PACKAGED).as_posix()}/{re.sub(r'-[0-9].*$', '', file.stem)}"


def _header(lines: list[str]) -> list[str]:
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    return [cell.strip() for cell in first.split("\t")]


def _copy_name(kind: str) -> str:
    return f"{kind.rpartition('/')[2]}-checked.tsv"


def _first_mistake(kind: str, lines: list[str]) -> tuple[int, LexiconError] | None:
    """Line and mistake that loading the file alone beside the packaged vocabulary meets first."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / kind.rpartition("/")[0] / _copy_name(kind)
        copy.parent.mkdir(parents=True)
        copy.write_text("\n".join(lines), encoding="utf-8")
        config = Config(vocabulary=(Path(folder),))
        try:
            layout_steps(config)
            reading_steps(config, Actors.load(config.vocabulary))
        except LexiconError as mistake:
            line = mistake.where.rpartition(":")[2]
            return (int(line) if line.isdigit() else 0), mistake
    return None
