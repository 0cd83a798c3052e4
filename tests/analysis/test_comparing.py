"""Two codings side by side."""

from typing import Any

from detente.analysis.comparing import compare


def event(start: int, type_: str, actor: str = "FRA", recipient: str = "MLI") -> dict[str, Any]:
    return {
        "type": type_, "mode": None, "status": "done", "actors": [{"code": actor}], "recipients": [{"code": recipient}],
        "trigger": {"start": start, "end": start + 4}, "sentence": [0, 90], "time": None,
    }  # fmt: skip


def test_equal_codings_differ_nowhere() -> None:
    a = [{"id": "x", "events": [event(5, "AID")]}]
    assert compare(a, a).differences == ()
    assert compare(a, a).same == 1


def test_a_changed_type_names_the_cell() -> None:
    found = compare([{"id": "x", "events": [event(5, "AID")]}], [{"id": "x", "events": [event(5, "AGREE")]}])
    assert [d.change for d in found.differences] == ["changed"]
    assert found.differences[0].cells == ("type: AID -> AGREE",)


def test_added_and_removed_events_and_documents_of_one_side() -> None:
    a = [{"id": "x", "events": [event(5, "AID")]}, {"id": "only-a", "events": []}]
    b = [{"id": "x", "events": [event(50, "AID")]}, {"id": "only-b", "events": []}]
    changes = sorted(d.change for d in compare(a, b).differences)
    assert changes == ["added", "only in A", "only in B", "removed"]
