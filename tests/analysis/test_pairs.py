from __future__ import annotations

from detente.analysis.pairs import by_pair


def row(actor: str, actor_code: str, recipient: str, recipient_code: str) -> dict[str, str]:
    return {"actor": actor, "actor_code": actor_code, "recipient": recipient, "recipient_code": recipient_code}


def test_a_pair_holds_both_directions_and_all_names_of_a_party() -> None:
    rows = [row("Moscow", "RUS", "Georgia", "GEO"), row("Georgia", "GEO", "Russian troops|Abkhazia", "RUS|")]
    (pair,) = by_pair(rows)
    assert pair.names == ("RUS", "GEO") and len(pair.events) == 2


def test_pairs_come_in_the_order_of_their_newest_event() -> None:
    rows = [row("A", "", "B", ""), row("C", "", "", ""), row("B", "", "A", "")]
    assert [pair.names for pair in by_pair(rows)] == [("A", "B"), ("C",)]


def test_an_event_without_parties_is_left_out() -> None:
    assert by_pair([row("", "", "", "")]) == []
