"""Scores the coder on sentences of our own: silence, modes and contexts, news, conditional statements.

    python -m evaluation.own              figures of both halves
    python -m evaluation.own --show 40    also the first errors of the tuned half (those of the held half stay unread)

silence-*.jsonl         sentences that hold no political event; an event found there is a false alarm.
modes_contexts-*.jsonl  one event each. Modes, contexts and parties are judged on the event of the right type (of
                        several, the most confident). ``also``: contexts that may be given and need not. A party list
                        that is null is not judged. Two or more actors without a recipient act mutually: either side
                        may hold them. UNO, EUR and IGO count as one code.
news-*.jsonl            sentences as the news prints them, labelled before any was coded, with type and parties of
                        the main event; ``parties`` is the share in which type, actors and recipients are all right.
                        One reader labelled them, before the codebook was settled: soft appeals ("urged") are REQUEST
                        here and silent there, so that not all of them can be got right.
conditionals-*.jsonl    see evaluation/conditionals.py.
facts-*.jsonl           see evaluation/facts.py.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from detente.coding.coder import Coder
from detente.types import Article, Event, Mention
from evaluation import conditionals, facts

HERE = Path(__file__).resolve().parent
HALVES = ("tuned", "held")
MEASURED = ("contexts", "actors", "recipients")
ONE_CODE = {"UNO": "IGO", "EUR": "IGO"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its label. ``type`` is None where it holds no event, ``mode`` where its type has none."""

    id: str
    text: str
    type: str | None = None
    mode: str | None = None
    contexts: Sequence[str] = ()
    also: Sequence[str] = ()
    actors: Sequence[str] | None = ()
    recipients: Sequence[str] | None = ()
    reason: str = ""

    @property
    def mutual(self) -> bool:
        return not self.recipients and self.recipients is not None and len(self.actors or ()) > 1


@dataclass(frozen=True, slots=True)
class Difference:
    """What was found and wanted of one kind, as sets."""

    right: frozenset[str] = frozenset()
    wrong: frozenset[str] = frozenset()
    missed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a labelled sentence was coded; ``event`` is that of the right type, ``mode_right`` None if unjudged."""

    sentence: Sentence
    found: Sequence[Event]
    event: Event | None
    mode_right: bool | None = None
    differences: dict[str, Difference] = field(default_factory=dict)


def figures(coder: Coder | None = None) -> dict[str, dict[str, float]]:
    """Figures keyed "silence-tuned", "modes-held", "conditionals-tuned" ...; rates from 0 to 1, ``n`` sentences."""
    coder = coder or Coder()
    result: dict[str, dict[str, float]] = {}
    for half in HALVES:
        result[f"silence-{half}"] = silence_figures(coded(coder, load("silence", half)))
        result[f"modes-{half}"] = mode_figures([judge(*pair) for pair in coded(coder, load("modes_contexts", half))])
        result[f"news-{half}"] = news_figures([judge(*pair) for pair in coded(coder, load("news", half))])
        rows = conditionals.load(half)
        result[f"conditionals-{half}"] = conditionals.score(rows, conditionals.documents(rows))[0]
        stated = facts.load(half)
        result[f"facts-{half}"] = facts.score(stated, facts.documents(stated, coder))[0]
    return result


def load(name: str, half: str, folder: Path = HERE) -> list[Sentence]:
    lines = (folder / f"{name}-{half}.jsonl").read_text(encoding="utf-8").split("\n")
    return [Sentence(**json.loads(line)) for line in lines if line.strip()]


def coded(coder: Coder, sentences: Sequence[Sentence]) -> list[tuple[Sentence, tuple[Event, ...]]]:
    documents = coder.code_all(Article(id=sentence.id, text=sentence.text) for sentence in sentences)
    return [(sentence, document.events) for sentence, document in zip(sentences, documents, strict=True)]


def silence_figures(pairs: Sequence[tuple[Sentence, Sequence[Event]]]) -> dict[str, float]:
    """``false_alarm_rate``: sentences with any event; ``asserted_rate``: with one neither negated nor hypothetical."""
    asserted = sum(any(e.status not in ("negated", "conditional", "possible") for e in found) for _, found in pairs)
    alarms = sum(bool(found) for _, found in pairs)
    return {
        "false_alarm_rate": _share(alarms, len(pairs)),
        "asserted_rate": _share(asserted, len(pairs)),
        "n": len(pairs),
    }


def judge(sentence: Sentence, found: Sequence[Event]) -> Verdict:
    right = [event for event in found if event.type == sentence.type]
    if not right:
        return Verdict(sentence, found, None)
    event = max(right, key=lambda event: event.confidence)
    mode_right = event.mode == sentence.mode if sentence.mode else None
    differences = {"contexts": _contexts(sentence, event), **_parties(sentence, event)}
    return Verdict(sentence, found, event, mode_right, differences)


def mode_figures(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """``type``: sentences with an event of the right type; ``type_P``: events found that are of the right type."""
    right = [verdict for verdict in verdicts if verdict.event]
    modes = [verdict.mode_right for verdict in right if verdict.mode_right is not None]
    events = [event.type == verdict.sentence.type for verdict in verdicts for event in verdict.found]
    result = {"type": _share(len(right), len(verdicts)), "type_P": _share(sum(events), len(events))}
    result["mode"] = _share(sum(modes), len(modes))
    for kind in MEASURED:
        result |= _rates(kind, [verdict.differences[kind] for verdict in right if kind in verdict.differences])
    return result | {"n": len(verdicts)}


def news_figures(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """``type``: sentences with an event of the right type; ``parties``: with all its parties right too."""
    right = [verdict for verdict in verdicts if verdict.event]
    whole = [
        verdict for verdict in right
        if not any(d.wrong or d.missed for kind, d in verdict.differences.items() if kind != "contexts")
    ]  # fmt: skip
    n = len(verdicts)
    return {"type": _share(len(right), n), "parties": _share(len(whole), n), "n": n}


def errors(verdict: Verdict) -> Iterator[str]:
    """One line for each thing that is wrong with a labelled sentence."""
    sentence, event = verdict.sentence, verdict.event
    name = f"{sentence.type} {sentence.mode or ''}".strip()
    if event is None:
        types = ", ".join(found.type for found in verdict.found) or "nothing"
        yield f"type        {name}, not {types} | {sentence.text}"
    elif verdict.mode_right is False:
        yield f"mode        {name}, not {event.mode} | {sentence.text}"
    for kind, difference in verdict.differences.items():
        if difference.wrong or difference.missed:
            signs = [f"-{code}" for code in sorted(difference.missed)] + [
                f"+{code}" for code in sorted(difference.wrong)
            ]
            yield f"{kind:11} {name}: {' '.join(signs)} | {sentence.text}"


def _contexts(sentence: Sentence, event: Event) -> Difference:
    return _difference(frozenset(sentence.contexts), frozenset(event.contexts) - set(sentence.also))


def _parties(sentence: Sentence, event: Event) -> dict[str, Difference]:
    actors, recipients = _codes(event.actors), _codes(event.recipients)
    if sentence.mutual:
        return {"actors": _difference(_one_code(sentence.actors), actors | recipients)}
    result = {}
    if sentence.actors is not None:
        result["actors"] = _difference(_one_code(sentence.actors), actors)
    if sentence.recipients is not None:
        result["recipients"] = _difference(_one_code(sentence.recipients), recipients)
    return result


def _difference(wanted: frozenset[str], got: frozenset[str]) -> Difference:
    return Difference(wanted & got, got - wanted, wanted - got)


def _codes(mentions: Sequence[Mention]) -> frozenset[str]:
    return _one_code([mention.code for mention in mentions if mention.code])


def _one_code(codes: Sequence[str] | None) -> frozenset[str]:
    return frozenset(ONE_CODE.get(code, code) for code in codes or ())


def _rates(kind: str, differences: Sequence[Difference]) -> dict[str, float]:
    """Micro-averaged precision, recall and F1."""
    right = sum(len(difference.right) for difference in differences)
    found = right + sum(len(difference.wrong) for difference in differences)
    wanted = right + sum(len(difference.missed) for difference in differences)
    rates = {"P": _share(right, found), "R": _share(right, wanted), "F1": _share(2 * right, found + wanted)}
    return {f"{kind}.{name}": rate for name, rate in rates.items()}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def main() -> None:
    options = _options()
    coder = Coder()
    result = figures(coder)
    for name in dict.fromkeys(key.rsplit("-", 1)[0] for key in result):
        print(f"{name:30} tuned   held")
        for figure, tuned in result[f"{name}-tuned"].items():
            print(f"  {figure:28} {tuned:<7.3g} {result[f'{name}-held'][figure]:.3g}")
    if options.show:
        print("\n".join(list(_tuned_errors(coder, options.only))[: options.show]))


def _tuned_errors(coder: Coder, only: str) -> Iterator[str]:
    lines = [
        f"false alarm {s.reason}: {_types(found)} | {s.text}"
        for s, found in coded(coder, load("silence", "tuned"))
        if found
    ]
    for pair in coded(coder, load("modes_contexts", "tuned")):
        lines += errors(judge(*pair))
    return (line for line in lines if line.startswith(only))


def _types(events: Sequence[Event]) -> str:
    return ", ".join(f"{event.type} ({event.status}) {event.why[:1]}" for event in events)


def _options() -> Any:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N errors of the tuned half")
    parser.add_argument(
        "--only", default="", help="with --show: errors that begin so: type, mode, contexts, false alarm"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
