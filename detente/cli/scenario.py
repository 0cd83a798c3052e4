"""``detente scenario``"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli import _routes_options as asking

LOG = Path("detente-probabilities.jsonl")
EXAMPLES = """[bold]Examples[/bold]

detente scenario list

detente scenario show a57b3e89

detente scenario apply a57b3e89 d98a0b9a --from AZE --to EU --carry gas

detente scenario apply "BTC damaged" "RUS holds Lachin" --from AZE --to TUR

detente scenario apply own.toml --from KAZ --to EU --carry oil --prob own=0.2..0.4
"""
Log = Annotated[Path, typer.Option(help="File of your own probabilities.")]


def register(app: typer.Typer) -> None:
    group = typer.Typer(
        name="scenario", help="What an if of the read articles, or your own, would change.", no_args_is_help=True,
        rich_markup_mode="rich", epilog=EXAMPLES,
    )  # fmt: skip
    app.add_typer(group, name="scenario", epilog=EXAMPLES)
    _register_list(group)
    _register_show(group)
    _register_apply(group)


def _register_list(group: typer.Typer) -> None:
    @group.command("list", epilog=EXAMPLES)
    def list_(
        store: asking.Store = None,
        vocabulary: asking.Vocabulary = [],  # noqa: B006
        log: Log = LOG,
        format: asking.Output = "table",
    ) -> None:
        """The conditional and planned statements of the articles as cards."""
        from detente.cli import _options as options
        from detente.cli._scenario import print_cards
        from detente.cli._scenario_ask import logged

        cards = asking.world(store, vocabulary, []).cards()
        typer.echo(asking.as_json({"cards": cards})) if format == "json" else print_cards(cards, logged(log))
        options.nothing_found(len(cards))


def _register_show(group: typer.Typer) -> None:
    @group.command(epilog=EXAMPLES)
    def show(
        card: Annotated[str, typer.Argument(metavar="CARD", help="Its id, or the start of it.")],
        store: asking.Store = None,
        vocabulary: asking.Vocabulary = [],  # noqa: B006
        log: Log = LOG,
        format: asking.Output = "table",
    ) -> None:
        """One card: who says it, how strongly, what it would change, what was reported for and against it."""
        from detente.cli._scenario import print_card
        from detente.cli._scenario_ask import logged
        from detente.errors import UsageError

        found = [one for one in asking.world(store, vocabulary, []).cards() if one.id.startswith(card)]
        if len(found) != 1:
            raise UsageError(f"{card!r} names {len(found) or 'no'} cards", remedy="'detente scenario list' shows them.")
        typer.echo(asking.as_json(found[0])) if format == "json" else print_card(
            found[0], logged(log).get(found[0].id, "")
        )


def _register_apply(group: typer.Typer) -> None:
    @group.command(epilog=EXAMPLES)
    def apply(
        scenarios: Annotated[list[str], typer.Argument(metavar="SCENARIO...", help="Cards, .toml files, or changes.")],
        start: Annotated[str, typer.Option("--from", help="State, organisation or place.")] = "",
        end: Annotated[str, typer.Option("--to", help="State, organisation or place.")] = "",
        carry: asking.Carry = None,
        mode: asking.Mode = None,
        avoid: asking.Avoid = "",
        along: asking.Along = "",
        on: asking.On = None,
        prob: Annotated[list[str], typer.Option(help="Your own probability: CARD=0.3 or CARD=0.2..0.4.")] = [],  # noqa: B006
        why: Annotated[str, typer.Option(help="Why you think so; kept with the probability.")] = "",
        log: Log = LOG,
        store: asking.Store = None,
        vocabulary: asking.Vocabulary = [],  # noqa: B006
        routes: asking.RouteFiles = [],  # noqa: B006
        format: asking.Output = "table",
    ) -> None:
        """What one or several scenarios change: routes lost and gained, capacity, cut sets, shares."""
        from detente.cli._scenario_ask import apply_all, branches_of, keep
        from detente.world import Ask

        world = asking.world(store, vocabulary, routes)
        ask = Ask(start, end, carry, mode, avoid, along, asking.day(on, world))
        apply_all(world, ask, scenarios, prob, format)
        keep(log, branches_of(prob, {}), why) if prob else None
