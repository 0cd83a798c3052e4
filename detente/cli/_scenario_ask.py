"""Finds scenarios by name, applies them, and keeps the analyst's own probabilities."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.analysis.chances import Branch, Outcome, combine
from detente.analysis.patches import Patch, Patcher, link_changes
from detente.analysis.scenarios import apply, changes_of
from detente.cli import _routes_options as asking
from detente.cli import _scenario
from detente.cli._routes_ask import questions
from detente.errors import UsageError
from detente.lexicons.scenarios import own_scenarios

if TYPE_CHECKING:
    from detente.analysis.asking import Question
    from detente.analysis.network import Network
    from detente.world import Ask, World

Outcomes = Callable[[frozenset[str]], Outcome]


@dataclass(frozen=True, slots=True)
class Named:
    """A scenario by its name with its changes in the short language."""

    id: str
    changes: tuple[str, ...]


def logged(log: Path) -> dict[str, str]:
    """The newest probability that was logged for each scenario, as it was given."""
    if not log.exists():
        return {}
    lines = (json.loads(line) for line in log.read_text(encoding="utf-8").splitlines() if line.strip())
    return {line["scenario"]: line["given"] for line in lines}


def keep(log: Path, branches: Iterable[Branch], reason: str) -> None:
    """Adds probabilities to the log with the day and the reason."""
    with log.open("a", encoding="utf-8") as lines:
        for branch in branches:
            given = f"{branch.low:g}" if branch.low == branch.high else f"{branch.low:g}..{branch.high:g}"
            day = dt.date.today().isoformat()
            entry = {"day": day, "scenario": branch.id, "given": given, "reason": reason}
            lines.write(json.dumps(entry, ensure_ascii=False) + "\n")


def branches_of(given: Sequence[str], own: dict[str, tuple[float, float]]) -> list[Branch]:
    """Branches of ``CARD=0.3`` and ``CARD=0.2..0.4``, and of scenario files that state a probability."""
    bounds = dict(own)
    for text in given:
        name, _, value = text.partition("=")
        low, _, high = value.partition("..")
        try:
            bounds[name] = float(low), float(high or low)
        except ValueError:
            raise UsageError(f"{text!r} is no probability", remedy="Write CARD=0.3 or CARD=0.2..0.4.") from None
        if not 0 <= bounds[name][0] <= bounds[name][1] <= 1:
            raise UsageError(f"{text!r} is no probability", remedy="It lies between 0 and 1, the lower first.")
    return [Branch(name, *interval) for name, interval in bounds.items()]


def find(world: World, names: Sequence[str]) -> tuple[list[Named], dict[str, tuple[float, float]]]:
    """Scenarios by card id, by file, or as a change itself; and the probabilities that files state."""
    cards = {card.id: card for card in world.cards()}
    found: list[Named] = []
    stated: dict[str, tuple[float, float]] = {}
    for name in names:
        matching = [card for id_, card in cards.items() if id_.startswith(name)]
        if len(matching) == 1:
            if not matching[0].changes:
                raise UsageError(
                    f"card {name} has {_scenario.NO_PATCH}", remedy="Write the change yourself: 'BTC damaged'."
                )
            found.append(Named(matching[0].id, matching[0].changes))
        elif name.endswith(".toml"):
            for own in own_scenarios(Path(name)):
                found.append(Named(own.name, own.changes))
                stated |= {own.name: own.probability} if own.probability else {}
        elif " " in name:
            found.append(Named(name, (name,)))
        else:
            raise UsageError(f"no card {name!r}", remedy="'detente scenario list' shows them.")
    return found, stated


def apply_all(world: World, ask: Ask, names: Sequence[str], prob: Sequence[str], format: asking.Format) -> list[Branch]:
    """Applies scenarios together and prints before and after; the branches that have probabilities."""
    scenarios, stated = find(world, names)
    branches = branches_of(prob, stated)
    network = world.network(ask.on)
    patcher = Patcher(world.names, network)
    patches = {named.id: [patcher.read(text) for text in named.changes] for named in scenarios}
    _must_be_applied(branches, patches)
    every = [patch for some in patches.values() for patch in some]
    after = world.network(ask.on, link_changes(every))
    if not (ask.start and ask.end):
        changes = changes_of(network, after, every)
        typer.echo(asking.as_json(changes)) if format == "json" else _scenario.print_model(changes)
        return branches
    for question in questions(world, ask):
        _answer(world, question, after, patches, branches, format)
    return branches


def _must_be_applied(branches: Iterable[Branch], patches: dict[str, list[Patch]]) -> None:
    for branch in branches:
        if branch.id not in patches:
            raise UsageError(
                f"a probability for {branch.id}, which is not applied", remedy="Name it as a scenario too."
            )


def _answer(
    world: World, question: Question, after: Network, patches: dict[str, list[Patch]], branches: list[Branch],
    format: asking.Format,
) -> None:  # fmt: skip
    applied = apply(question, after, [patch for some in patches.values() for patch in some])
    chances = combine(branches, _outcomes(world, question, patches, branches)) if branches else None
    if format == "json":
        typer.echo(asking.as_json({"applied": applied, "chances": chances}))
        return
    _scenario.print_applied(applied)
    if chances:
        _scenario.print_chances(branches, chances, applied.before.routes.together.unit)


def _outcomes(
    world: World, question: Question, patches: dict[str, list[Patch]], branches: Sequence[Branch]
) -> Outcomes:
    """What each combination of branches leads to; scenarios without a probability of their own are taken as given."""
    from detente.analysis.routes import capacity_together, find_routes

    given = patches.keys() - {branch.id for branch in branches}

    @cache
    def outcome(some: frozenset[str]) -> Outcome:
        chosen = [patch for name in patches if name in some | given for patch in patches[name]]
        asked = question.on(world.network(question.network.day, link_changes(chosen)))
        capacity = capacity_together(asked).at_least
        return Outcome(not find_routes(asked, 1).best, float("inf") if capacity is None else capacity)

    return outcome
