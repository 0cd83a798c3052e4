"""Two codings set side by side."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.text import Text

from detente.analysis.comparing import Comparison, compare
from detente.cli._console import out, printable
from detente.errors import ReadingError, UsageError

FORMATS = ("table", "jsonl")


def print_comparison(a: Path, b: Path, form: str) -> None:
    if form not in FORMATS:
        raise UsageError(f"{form!r} is no format of compare", remedy=f"Use one of: {', '.join(FORMATS)}.")
    comparison = compare(_documents(a), _documents(b))
    if form == "jsonl":
        for difference in comparison.differences:
            print(json.dumps(asdict(difference), ensure_ascii=False))
    else:
        _print_table(comparison)


def _documents(file: Path) -> list[dict[str, Any]]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except OSError as fault:
        raise ReadingError(f"cannot be read: {fault.strerror}", where=str(file)) from fault
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(json.loads(line))
            except ValueError as fault:
                remedy = "Write it with `detente code --format jsonl`."
                raise ReadingError(f"is no JSON: {fault}", where=f"{file}:{number}", remedy=remedy) from fault
    return found


def _print_table(comparison: Comparison) -> None:
    for difference in comparison.differences:
        start, end = difference.sentence
        out().print(Text(f"{difference.document}:{start}-{end}  {difference.change}", "bold"))
        for sign, style, line in (("-", "red", difference.before), ("+", "green", difference.after)):
            if line:
                out().print(Text(f"  {sign} {printable(line)}", style))
        if difference.cells:
            out().print(Text(f"    {printable('; '.join(difference.cells))}", "dim"))
    out().print(
        f"{comparison.documents} articles in both, {comparison.same} events the same, "
        f"{len(comparison.differences)} differences"
    )
