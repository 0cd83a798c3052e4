"""Standing relations read from the text."""

from collections.abc import Callable

import pytest

from detente.types import Document, Fact, Mention, Thing

Code = Callable[..., Document]


def name(party: Mention | Thing) -> str | None:
    return (party.id or party.code) if isinstance(party, Mention) else party.kind


def rows(document: Document) -> list[tuple[str | None, str, str | None, str]]:
    return [(name(f.subject), f.relation, name(f.object), f.status) for f in document.facts]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Turkey is a member of NATO.", ("TUR", "member of", "NATO", "in force")),
        ("Turkey left NATO in 2031.", ("TUR", "member of", "NATO", "ended")),
        ("Armenia suspended its membership in the CSTO.", ("ARM", "member of", "CSTO", "suspended")),
        ("Russia occupies Crimea.", ("RUS", "occupies", "UKR", "in force")),
        ("France maintains a military presence in Djibouti.", ("FRA", "has base in", "DJI", "in force")),
        ("Brazil recognised Palestine.", ("BRA", "recognises", "PSE", "in force")),
    ],
)
def test_relations(code: Code, text: str, row: tuple[str, str, str, str]) -> None:
    found = rows(code(text))
    assert row in found or (row[0], row[1], row[3]) in [(s, r, st) for s, r, _, st in found], found


def test_a_route_bypasses_a_state_named_after_it(code: Code) -> None:
    facts = code("They opened the Samsun-Ceyhan pipeline, bypassing Georgia.").facts
    assert ("pipeline", "bypasses", "GEO", "in force") in [
        (name(f.subject), f.relation, name(f.object), f.status) for f in facts
    ]


def test_a_joining_begins_on_its_day(code: Code) -> None:
    fact: Fact = next(f for f in code("Finland joined NATO on 4 April 2023.").facts if f.relation == "member of")
    assert fact.first is None or fact.first.isoformat() == "2023-04-04"


def test_what_a_party_says_is_claimed_by_it(code: Code) -> None:
    facts = code("Mali's government has accused France of arming the rebels. Norway controls Svalbard.").facts
    assert [fact.status for fact in facts] == ["claimed", "in force"]


def test_the_day_of_publication_does_not_begin_a_fact(code: Code) -> None:
    fact = next(f for f in code("The Dutch government has taken control of Nexperia.", "2025-10-23").facts)
    assert fact.first is None
