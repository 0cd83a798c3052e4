"""The sample article, read where it is: beside the project, not in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.types import Document, Event

ARTICLE = Path(__file__).resolve().parents[2] / "shared" / "articles" / "azerbaijan-russia.txt"


@pytest.fixture(scope="module")
def document(code: Callable[..., Document]) -> Document:
    if not ARTICLE.exists():
        pytest.skip("the sample article is not beside the project (../shared/articles)")
    return code(ARTICLE.read_text(encoding="utf-8"))


def events(document: Document, words: str) -> list[Event]:
    """Events of the sentence that holds these words."""
    text = document.article.text
    return [e for e in document.events if words in " ".join(text[e.sentence.start : e.sentence.end].split())]


def parties(event: Event) -> tuple[set[str | None], set[str | None]]:
    return {a.code for a in event.actors}, {r.code for r in event.recipients}


def days(event: Event) -> tuple[str, str]:
    assert event.time is not None
    return str(event.time.first), str(event.time.last)


def test_the_caption_tells_when_it_appeared(document: Document) -> None:
    assert document.published is not None
    assert (document.published.date.isoformat(), document.published.basis) == ("2025-07-10", "caption")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("December 25", "2024-12-25", "2024-12-25"),
        ("the same weekend", "2025-06-28", "2025-06-29"),
        ("Last year", "2024-01-01", "2024-12-31"),
        ("Earlier this year", "2025-01-01", "2025-07-09"),
        ("Two weeks ago", "2025-06-23", "2025-06-29"),
        ("last week", "2025-06-30", "2025-07-06"),
        ("January 1, 2024", "2024-01-01", "2024-01-01"),
        ("September 2023", "2023-09-01", "2023-09-30"),
    ],
)
def test_time_expressions(document: Document, words: str, first: str, last: str) -> None:
    time = next(t for t in document.times if t.text.lower() == words.lower())
    assert (str(time.first), str(time.last)) == (first, last)


@pytest.mark.parametrize(
    ("words", "type_", "actors", "recipients", "time"),
    [
        ("raided the homes", "COERCE", {"RUS"}, {"AZE"}, ("2025-06-27", "2025-06-27")),
        ("Two were killed", "ASSAULT", {"RUS"}, {"AZE"}, ("2025-06-27", "2025-06-27")),
        ("shot down an Azerbaijani airliner", "ASSAULT", {"RUS"}, {"AZE"}, ("2024-12-25", "2024-12-25")),
        ("supplied Armenia with arms", "AID", {"RUS"}, {"ARM"}, ("1992-01-01", "1994-12-31")),
        ("sold weapons to Azerbaijan", "COOPERATE", {"RUS"}, {"AZE"}, (None, None)),
        ("invasion of Ukraine in 2022", "ASSAULT", {"RUS"}, {"UKR"}, ("2022-01-01", "2022-12-31")),
        ("two-day offensive", "ASSAULT", {"AZE"}, {"ARM"}, ("2023-09-01", "2023-09-30")),
        ("expelled border guards", "SANCTION", {"ARM"}, {"RUS"}, ("2024-01-01", "2024-12-31")),
        ("took control of all its border", "COERCE", {"ARM"}, {"RUS"}, ("2025-01-01", "2025-07-09")),
        ("approved the nationalization", "COERCE", {"ARM"}, None, ("2025-06-23", "2025-06-29")),
        ("invasion of Georgia in 2008", "ASSAULT", {"RUS"}, {"GEO"}, ("2008-01-01", "2008-12-31")),
        ("Moscow sabotaged the pipeline", "ASSAULT", {"RUS"}, set(), (None, "2008-12-31")),
        ("seized another Georgian pipeline", "COERCE", {"RUS"}, {"GEO"}, ("2015-01-01", "2015-12-31")),
    ],
)
def test_events_with_their_parties_and_days(
    document: Document,
    words: str,
    type_: str,
    actors: set[str],
    recipients: set[str] | None,
    time: tuple[str | None, str | None],
) -> None:
    event = next(e for e in events(document, words) if e.type == type_)
    assert parties(event)[0] == actors
    assert recipients is None or parties(event)[1] == recipients
    assert time == (None, None) or all(want in (None, day) for want, day in zip(time, days(event), strict=True))


def test_coordinated_participles_are_two_events(document: Document) -> None:
    found = {e.type: parties(e)[0] for e in events(document, "cancelling all cultural events")}
    assert found == {"SANCTION": {"AZE"}, "COERCE": {"AZE"}}


def test_disinformation_is_no_assault(document: Document) -> None:
    assert [(e.type, e.mode) for e in events(document, "disinformation attacks")] == [("COERCE", "misinformation")]


def test_the_toll_is_counted_and_implied_parties_are_said(document: Document) -> None:
    toll = events(document, "Two were killed")
    assert {k: v for e in toll for k, v in e.counts.items()} == {"killed": 2, "detained": 9}
    assert all("implied" in " ".join(e.why) for e in toll)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("never officially entered", "negated"),
        ("could complete a peace treaty", "possible"),
        ("attempted multiple times to bomb", "attempted"),
        ("on course for an agreement", "planned"),
        ("reportedly reinforced", "done"),
    ],
)
def test_statuses(document: Document, words: str, status: str) -> None:
    assert status in [e.status for e in events(document, words)]


def test_both_branches_of_the_if_are_conditional(document: Document) -> None:
    branches = events(document, "if Russia manages to secure")
    assert len(branches) >= 2
    assert {e.status for e in branches} == {"conditional"}
    tied = [half for c in document.conditions for half in c.condition if isinstance(half, str)]
    assert {e.id for e in branches} & set(tied)


def test_reportedly_is_kept_as_hearsay(document: Document) -> None:
    text = document.article.text
    cues = [text[a.cue.start : a.cue.end].lower() for a in document.attributions if a.speaker is None]
    assert "reportedly" in cues


@pytest.mark.parametrize(
    ("words", "relation", "object_", "status"),
    [
        ("suspended its membership", "member of", "CSTO", "suspended"),
        ("still part of the Eurasian Economic Union", "member of", "EAEU", "in force"),
        ("maintain a military presence", "has base in", "ARM", "in force"),
        ("to occupy Abkhazia", "occupies", "ABK", "in force"),
        ("Tbilisi-Ceyhan pipeline, completely bypassing", "bypasses", "RUS", "in force"),
        ("Zangezur Corridor, entirely bypassing", "bypasses", "IRN", "planned"),
    ],
)
def test_facts(document: Document, words: str, relation: str, object_: str, status: str) -> None:
    text = document.article.text
    found = [
        (f.relation, getattr(f.object, "id", None) or getattr(f.object, "code", None), f.status)
        for f in document.facts
        if words in " ".join(text[f.sentence.start : f.sentence.end].split())
    ]
    assert (relation, object_, status) in found, found


def test_what_is_quoted_again_adds_nothing(document: Document) -> None:
    requoted = [s for s in document.sections if s.kind == "requote"]
    assert requoted
    assert not [e for e in document.events for s in requoted if s.start <= e.trigger.start < s.end]


def test_readers_comments_are_other_voices(document: Document) -> None:
    sever = events(document, "decision to sever ties")
    assert {e.section for e in sever} <= {"comment"}
