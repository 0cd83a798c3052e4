"""Dependences on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from detente.cli._console import out
from detente.cli._tables import plain_table

if TYPE_CHECKING:
    from detente.analysis.depends import Dependence, Loss

MOST = 8


def print_dependences(found: Sequence[Dependence]) -> None:
    """Each product and mode with what is lost without each state and segment."""
    for one in found:
        by = "" if one.mode == "any" else f" by {one.mode}"
        out().print(Text(f"\n{one.state} {one.direction} {one.product}{by}: {one.total:,.4g} {one.unit}", style="bold"))
        out().print(f"{'from' if one.direction == 'imports' else 'to'} {', '.join(one.partners)}", style="dim")
        table = plain_table("without", "lost", "share")
        for loss in (*one.states[:MOST], *one.segments[:MOST]):
            table.add_row(loss.name, f"{loss.lost:,.4g}", f"{loss.share:.0%}")
        out().print(table)
        _print_more(one.states, one.segments)
        if one.unknown:
            out().print(f"of unknown capacity, taken as wide enough: {', '.join(one.unknown)}", style="dim")


def _print_more(states: Sequence[Loss], segments: Sequence[Loss]) -> None:
    more = [
        f"{len(those) - MOST} more {name}"
        for those, name in ((states, "states"), (segments, "segments"))
        if len(those) > MOST
    ]
    if more:
        out().print(" and ".join(more), style="dim")
