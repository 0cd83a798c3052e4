from __future__ import annotations

from detente.analysis.pairs import by_pair

STATES = {"RUS": "Russia", "GEO": "Georgia"}


def row(actor: str, actor_code: str, recipient: str, recipient_code: str) -> dict[str, str]:
    return {"actor": actor, "actor_code": actor_code, "recipient": recipient, "recipient_code": recipient_code}


def test_a_pair_holds_both_directions_and_all_names_of_a_state() -> None:
    rows = [row("Moscow", "RUS", "Georgia", "GEO"), row("Georgia", "GEO", "Russian troops|Abkhazia", "RUS|")]
    (pair,) = by_pair(rows, STATES)
    assert pair.names == ("Russia", "Georgia") and len(pair.events) == 2


def test_organisations_that_share_a_code_are_told_apart() -> None:
    rows = [row("NATO", "IGO", "Russia", "RUS"), row("ECOWAS", "IGO", "Russia", "RUS")]
    assert [pair.names for pair in by_pair(rows, STATES)] == [("NATO", "Russia"), ("ECOWAS", "Russia")]


def test_pairs_come_in_the_order_of_their_newest_event_and_nobody_last() -> None:
    rows = [row("", "", "a ship", ""), row("A", "A", "B", "B"), row("C", "C", "", ""), row("B", "B", "A", "A")]
    assert [pair.names for pair in by_pair(rows, STATES)] == [("A", "B"), ("C",), ()]


def test_what_has_no_code_makes_no_pair() -> None:
    rows = [row("Russia", "RUS", "a ship", ""), row("Russia", "RUS", "Russian police", "RUS")]
    (pair,) = by_pair(rows, STATES)
    assert pair.names == ("Russia",)
