"""Scoring of our own sentences, on events built by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from detente.lexicons.tables import PACKAGED
from detente.types import Event, Mention, Span
from evaluation.own import HALVES, Sentence, errors, judge, load, mode_figures, news_figures, silence_figures

Codes = tuple[str | None, ...]


def mention(code: str | None) -> Mention:
    return Mention(0, 1, "x", "state", code, "x", head=0)


def event(type: str = "AID", *, actors: Codes = (), recipients: Codes = (), **changes: Any) -> Event:
    bare = Event(
        id="e",
        type=type,
        mode=None,
        contexts=(),
        quad="material_cooperation",
        score=None,
        cameo=None,
        actors=tuple(map(mention, actors)),
        recipients=tuple(map(mention, recipients)),
        objects=(),
        trigger=Span(0, 1),
        sentence=Span(0, 1),
        section="body",
        time=None,
        place=None,
        status="done",
        speaker=None,
    )
    return replace(bare, **changes)


def figures(sentence: Sentence, *found: Event) -> dict[str, float]:
    return mode_figures([judge(sentence, found)])


def test_any_event_in_a_silent_sentence_is_a_false_alarm_and_a_negated_one_is_not_asserted() -> None:
    silent = Sentence("1", "x")
    pairs = [(silent, ()), (silent, (event(),)), (silent, (event(status="negated"),)), (silent, ())]
    assert silence_figures(pairs) == {"false_alarm_rate": 0.5, "asserted_rate": 0.25, "n": 4}


def test_a_sentence_counts_once_the_right_type_is_among_its_events() -> None:
    result = figures(Sentence("1", "x", type="AID"), event("ACCUSE"), event("AID"))
    assert (result["type"], result["type_P"]) == (1.0, 0.5)


def test_without_the_right_type_mode_and_contexts_are_not_judged() -> None:
    verdict = judge(Sentence("1", "x", type="COERCE", mode="seize", contexts=("economic",)), [event("AID")])
    assert verdict.event is None
    assert verdict.mode_right is None
    assert verdict.differences == {}


def test_the_most_confident_event_of_the_right_type_is_judged() -> None:
    sentence = Sentence("1", "x", type="COERCE", mode="seize")
    weak, strong = event("COERCE", mode="seize", confidence=0.2), event("COERCE", mode="arrest", confidence=0.9)
    assert figures(sentence, weak, strong)["mode"] == 0.0


def test_a_type_without_modes_does_not_enter_mode_accuracy() -> None:
    assert judge(Sentence("1", "x", type="AID"), [event("AID")]).mode_right is None


def test_contexts_that_may_be_given_are_neither_wanted_nor_wrong() -> None:
    sentence = Sentence("1", "x", type="AID", contexts=("military",), also=("diplomatic",))
    assert figures(sentence, event(contexts=("military", "diplomatic")))["contexts.F1"] == 1.0
    assert figures(sentence, event(contexts=("military",)))["contexts.F1"] == 1.0
    assert figures(sentence, event(contexts=("military", "economic")))["contexts.P"] == 0.5
    assert figures(sentence, event(contexts=("diplomatic",)))["contexts.R"] == 0.0


def test_actors_and_recipients_are_judged_each_on_their_side() -> None:
    sentence = Sentence("1", "x", type="AID", actors=("FRA",), recipients=("MLI",))
    assert figures(sentence, event(actors=("FRA",), recipients=("MLI",)))["actors.F1"] == 1.0
    swapped = figures(sentence, event(actors=("MLI",), recipients=("FRA",)))
    assert (swapped["actors.F1"], swapped["recipients.F1"]) == (0.0, 0.0)


def test_mutual_parties_may_stand_on_either_side() -> None:
    sentence = Sentence("1", "x", type="CONSULT", actors=("FRA", "MLI"))
    assert figures(sentence, event("CONSULT", actors=("FRA",), recipients=("MLI",)))["actors.F1"] == 1.0


def test_unknown_parties_are_not_judged() -> None:
    sentence = Sentence("1", "x", type="AID", actors=None, recipients=None)
    assert set(judge(sentence, [event(actors=("FRA",))]).differences) == {"contexts"}


def test_the_united_nations_and_the_european_union_count_as_organisations() -> None:
    sentence = Sentence("1", "x", type="AID", actors=("UNO",))
    assert figures(sentence, event(actors=("IGO", None)))["actors.F1"] == 1.0


def test_errors_name_what_is_missing_and_what_is_too_much() -> None:
    sentence = Sentence("1", "They did.", type="AID", contexts=("military",))
    assert list(errors(judge(sentence, [event(contexts=("economic",))]))) == [
        "contexts    AID: -military +economic | They did."
    ]
    assert list(errors(judge(sentence, []))) == ["type        AID, not nothing | They did."]


@pytest.mark.parametrize("half", HALVES)
def test_every_mode_and_context_has_three_sentences_in_each_half(half: str) -> None:
    sentences = load("modes_contexts", half)
    modes = Counter((sentence.type, sentence.mode) for sentence in sentences)
    contexts = Counter(context for sentence in sentences for context in sentence.contexts)
    assert min(modes[(row[0], row[1])] for row in ontology("plover-modes-2.0.tsv")) >= 3
    assert min(contexts[row[0]] for row in ontology("plover-contexts-2.0.tsv")) >= 3


def test_labels_are_known_and_no_sentence_stands_twice() -> None:
    rows = ontology("plover-modes-2.0.tsv")
    known = {(row[0], row[1]) for row in rows} | {(row[0], None) for row in ontology("plover-types-2.0.tsv")}
    contexts = {row[0] for row in ontology("plover-contexts-2.0.tsv")}
    sentences = [s for half in HALVES for name in ("modes_contexts", "news") for s in load(name, half)]
    silent = [sentence for half in HALVES for sentence in load("silence", half)]
    for sentence in sentences:
        assert (sentence.type, sentence.mode) in known, sentence.id
        assert contexts >= {*sentence.contexts, *sentence.also}, sentence.id
    assert all(sentence.reason for sentence in silent)
    assert max(Counter(sentence.text for sentence in sentences + silent).values()) == 1


def test_news_counts_types_and_whole_codings() -> None:
    sentence = Sentence("1", "They did.", type="AID", actors=("KEN",), recipients=())
    judged = [judge(sentence, [event(actors=("KEN",))]), judge(sentence, [event(actors=("TZA",))]), judge(sentence, [])]
    assert news_figures(judged) == {"type": 0.667, "parties": 0.333, "n": 3}


def ontology(name: str) -> list[list[str]]:
    lines = (Path(PACKAGED) / "ontologies" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
