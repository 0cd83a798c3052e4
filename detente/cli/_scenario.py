"""Scenario cards and what applying them changes, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from detente.cli._console import out, printable
from detente.cli._cut import either
from detente.cli._routes import asked, print_changed
from detente.cli._tables import plain_table

if TYPE_CHECKING:
    from detente.analysis.cards import Card
    from detente.analysis.chances import Branch, Chances, Range
    from detente.analysis.cuts import Cut
    from detente.analysis.scenarios import Applied, ModelChanges

NO_PATCH = "no patch: what it would change of the model cannot be told"


def print_cards(cards: Sequence[Card], logged: dict[str, str]) -> None:
    """Each card in a row; ``logged`` are the analyst's own probabilities."""
    table = plain_table("card", "kind", "wording", "if", "then", "changes", "reported", "yours")
    for card in cards:
        reports = [report.stance for report in card.reports]
        told = f"{reports.count('for')} for, {reports.count('against')} against" if reports else ""
        table.add_row(
            card.id, card.kind, card.strength, printable(card.trigger), printable(card.effect),
            "; ".join(card.changes) or "no patch", told, logged.get(card.id, ""),
        )  # fmt: skip
    out().print(table)


def print_card(card: Card, logged: str) -> None:
    """One card with everything that is known of it."""
    out().print(Text(f"\n{card.id} · {card.kind} · worded as “{card.strength}”", style="bold"))
    for name, value in (
        ("if", card.trigger), ("then", card.effect), ("says", f"{card.speaker}, {card.day or 'day unknown'}"),
        ("where", f"{card.where} ({card.section})"), ("changes", "; ".join(card.changes) or NO_PATCH),
        ("by", ", ".join(card.why)), ("yours", logged),
    ):  # fmt: skip
        if value:
            out().print(f"{name:8} {printable(value)}")
    for report in card.reports:
        out().print(
            f"{report.stance:8} {report.day} {printable(report.says)}: {printable(report.quote)} [{report.where}]"
        )
    if not card.reports:
        out().print("nothing for or against it has been reported since")


def print_model(changes: ModelChanges) -> None:
    """What changes of the model where no question is asked."""
    table = plain_table("segment", "what", "before", "after")
    for link in changes.links:
        table.add_row(link.id, link.what, link.before, link.after)
    out().print(table if changes.links else "no segment changes")
    for fact in changes.facts:
        out().print(f"{fact.subject} {fact.relation} {fact.object}: {fact.status}")
    out().print("give --from and --to to see what that does to routes", style="dim")


def print_applied(applied: Applied) -> None:
    """The answers before and after."""
    question = applied.question
    out().print(Text(f"\n{asked(question)}, before and after", style="bold"))
    if not applied.matters:
        out().print("the answer stays the same")
        return
    if applied.cut_off:
        out().print(Text("cut off: no open route is left", style="red"))
    print_changed(applied.changed, "the scenario")
    table = plain_table("smallest sets of states that cut it", "before", "after")
    for scope in dict.fromkeys((*applied.before.cut.states, *applied.after.cut.states)):
        table.add_row(scope, *(_sets(side.cut, scope) for side in (applied.before, applied.after)))
    out().print(table)
    shares = plain_table("pivotal share", "before", "after")
    for share in applied.shares:
        shares.add_row(share.state, f"{share.before:.3f}", f"{share.after:.3f}")
    out().print(shares if applied.shares else "no share changes")


def _sets(cut: Cut, scope: str) -> str:
    if cut.basis != "open":
        return "nothing is open"
    found = cut.states.get(scope)
    return (either(found.sets) if found else "") or "none"


def print_chances(branches: Sequence[Branch], chances: Chances, unit: str) -> None:
    """Your own probabilities combined: what they say of the connection, and each combination."""
    given = ", ".join(f"{branch.id} {_interval(branch.low, branch.high)}" for branch in branches)
    out().print(Text(f"\nwith your own probabilities, taken as independent: {given}", style="bold"))
    out().print(f"cut off: {_figure(chances.cut_off)}")
    out().print(f"expected capacity: {_figure(chances.capacity)} {unit}")
    table = plain_table("comes true", "chance", "cut off", "capacity")
    for some, chance, outcome in chances.combinations:
        cells = ("yes" if outcome.cut_off else "no", f"{outcome.capacity:,.4g}")
        table.add_row(" + ".join(some) or "nothing", f"{chance:.3f}", *cells)
    out().print(table)


def _interval(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _figure(found: Range) -> str:
    spread = (
        f" (90 of 100 draws from your intervals: {found.low:.3g} to {found.high:.3g})" if found.low < found.high else ""
    )
    return f"{found.middle:.3g}{spread}"
