from __future__ import annotations

import datetime as dt

import pytest

from detente.analysis.claims import changes_of_claims
from detente.analysis.facts import Claim, Facts, Party
from detente.baseline import ChangeRule, RelationKind

NOW = dt.date(2025, 7, 10)


KINDS = {
    "borders": RelationKind("borders", mutual=True, lasts=True, heading="borders"),
    "supplies": RelationKind("supplies", mutual=False, lasts=False, heading="supplies"),
}


def rule(kind: str, relation: str, subject: str, target: str, status: str) -> ChangeRule:
    """A rule by which a fact of a kind changes facts."""
    return ChangeRule("fact", kind, "", (), ("in force", "ended"), relation, subject, target, status, "rules:1")


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def claim(status: str = "in force", first: str | None = None, last: str | None = None, **with_: object) -> Claim:
    """A claim of the baseline that RUR is a member of RING, or what the keywords say."""
    ends = with_.pop("ends", ("RUR", "RING"))
    values = {
        "relation": "member of", "subject": Party(ends[0], ends[0]), "object": Party(ends[1], ends[1]),
        "status": status, "first": day(first), "last": day(last), "says": "baseline", "where": "members:1",
        "basis": "text" if "says" in with_ else "baseline", **with_, "known": day(with_.get("known", "2026-11-22")),
    }  # fmt: skip
    return Claim(**values)


def status(*claims: Claim, on: dt.date = NOW) -> str | None:
    found = Facts(claims, KINDS).on(on, ended_too=True)
    return found[0].status if found else None


def test_a_suspension_outranks_the_membership_it_suspends_until_it_is_over() -> None:
    rows = claim(first="1994-01-01"), claim("suspended", first="2024-02-01", last="2025-12-31")
    assert status(*rows, on=dt.date(2024, 1, 1)) == "in force"
    assert status(*rows) == "suspended"
    assert status(*rows, on=dt.date(2026, 1, 1)) == "in force"


def test_what_has_run_out_has_ended_unless_another_row_holds() -> None:
    old = claim(first="1990-01-01", last="2000-12-31")
    assert status(old) == "ended"
    assert status(old, claim(first="2020-01-01")) == "in force"


def test_two_voices_that_cannot_both_be_right_are_disputed_and_both_shown() -> None:
    found = Facts([claim(), claim("ended", first="2025-01-01", says="The Herald", known="2025-07-10")], KINDS).on(NOW)
    assert found[0].status == "disputed"
    assert [one.says for one in found[0].claims] == ["baseline", "The Herald"]


def test_an_older_article_is_not_contradicted_by_a_later_change() -> None:
    then = claim(says="The Herald", known="2020-05-01")
    now = claim("suspended", first="2024-02-01", says="The Courier", known="2025-07-10")
    assert status(then, now) == "suspended"
    assert status(then, now, on=dt.date(2021, 1, 1)) == "in force"


def test_a_year_is_not_held_against_the_day_within_it() -> None:
    told = claim("suspended", first="2024-01-01", says="The Herald", known="2025-07-10", precision="year")
    rows = claim(first="1994-01-01"), claim("suspended", first="2024-02-01")
    assert status(*rows, told, on=dt.date(2024, 1, 15)) == "in force"
    assert status(*rows, told) == "suspended"


def test_what_does_not_last_is_only_told_of_its_time() -> None:
    sale = claim(relation="supplies", says="The Herald", known="2025-07-10")
    assert status(sale) == "in force"
    assert status(sale, on=dt.date(2025, 7, 11)) is None


def test_an_undated_claim_says_nothing_of_the_time_before_it_was_told() -> None:
    assert status(claim(says="The Herald", known="2025-07-10"), on=dt.date(2025, 7, 9)) is None


def test_mutual_relations_are_one_whichever_end_is_named_first() -> None:
    both = claim(relation="borders"), claim(relation="borders", ends=("RING", "RUR"), says="The Herald")
    assert len(Facts(both, KINDS).on(dt.date(2026, 11, 22))) == 1


def test_only_facts_about_the_parties_asked_for_are_given() -> None:
    facts = Facts([claim(), claim(ends=("GRA", "RING"))], KINDS)
    assert [one.subject.key for one in facts.on(NOW, {"GRA"})] == ["GRA"]


def test_changes_are_what_began_was_suspended_or_ended_in_a_time() -> None:
    facts = Facts([claim(first="1994-01-01", last="2025-01-01"), claim("suspended", first="2024-02-01")], KINDS)
    found = facts.changed(dt.date(2024, 1, 1), dt.date(2025, 12, 31))
    assert [(change.day.isoformat(), change.what) for change in found] == [
        ("2024-02-01", "suspended"),
        ("2025-01-01", "ended"),
    ]


def test_nobody_occupies_what_no_longer_exists() -> None:
    held = claim(relation="occupies", ends=("GRA", "ARK"))
    gone = claim(
        "ended", last="2024-01-01", relation="exists", ends=("ARK", "ARK"), says="The Herald", known="2025-07-10"
    )
    (drawn,) = changes_of_claims([held, gone], [rule("exists", "*", "*", "subject", "ended")])
    assert (drawn.relation, drawn.subject.key, drawn.status, drawn.first) == (
        "occupies",
        "GRA",
        "ended",
        dt.date(2024, 1, 1),
    )


@pytest.mark.parametrize("holder", ["RUR", "GRA"])
def test_who_takes_control_ends_the_control_of_others_only(holder: str) -> None:
    before = claim(relation="controls", ends=(holder, "the gate"))
    taken = claim(relation="controls", ends=("RUR", "the gate"), first="2025-01-01", says="The Herald")
    drawn = list(changes_of_claims([before, taken], [rule("controls", "controls", "*", "object", "ended")]))
    assert len(drawn) == (0 if holder == "RUR" else 1)
