"""Joins what a speaker says next to the verb that said the first: "X said the talks had failed and accused Y"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

from detente.coding.dating_forms import is_past
from detente.labels import SPEAKER_LABELS, SUBJECTS_OR_THERE
from detente.lexicons.actors import Actors
from detente.lexicons.speech import SpeechCues
from detente.parse import Parse, Token

JOINTS = ("cc", "punct")


class RejoinSpeech:
    """Gives a second verb of saying to the speaker, where the thing that the first clause is about cannot speak.

    The parser hangs it on the clause that is said: "said the truce was over and warned" has the truce warn.
    """

    def __init__(self, speaking: frozenset[str], acts: Callable[[str], bool]) -> None:
        """``speaking``: lemmas of verbs of saying; ``acts`` tells whether a noun is one of people or bodies."""
        self._speaking, self._acts = speaking, acts

    @classmethod
    def load(cls, folders: Sequence[Path], actors: Actors) -> Self:
        verbs = SpeechCues.load(folders).frames["verb"]
        told = (lemma for lemma, frames in verbs.items() if any(cue.stance for cue in frames.values()))
        return cls(frozenset(told), lambda noun: actors.role_of(noun) is not None)

    def __call__(self, parse: Parse) -> Parse:
        moved = {verb.i: above for verb in parse.tokens if (above := self._said_by(parse, verb)) is not None}
        if not moved:
            return parse
        tokens = list(parse.tokens)
        for verb, above in moved.items():
            clause = tokens[verb].head
            for token in tokens[clause + 1 : verb]:
                if token.head == clause and token.dep in JOINTS:
                    tokens[token.i] = token._replace(head=above)
            tokens[verb] = tokens[verb]._replace(head=above)
        return Parse(parse.text, tokens, parse.sentences, parse.grammar)

    def _said_by(self, parse: Parse, verb: Token) -> int | None:
        """The verb of saying above the clause that ``verb`` was joined to, if ``verb`` goes with that one instead."""
        clause = parse.tokens[verb.head]
        above = parse.tokens[clause.head]
        if verb.dep != "conj" or verb.pos != "VERB" or clause.dep != "ccomp" or above.i > clause.i:
            return None
        subject = parse.child(clause.i, *SUBJECTS_OR_THERE)
        if subject is None or parse.child(verb.i, *SUBJECTS_OR_THERE) is not None or above.lemma not in self._speaking:
            return None
        past = is_past(parse, verb.i)
        turns = past is not None and past != is_past(parse, clause.i)  # "says the border is closed and expelled"
        speaks = verb.lemma in self._speaking
        joins = (speaks and turns) if self._may_speak(parse.tokens[subject]) else (speaks or turns)
        return above.i if joins else None

    def _may_speak(self, subject: Token) -> bool:
        named = subject.entity in SPEAKER_LABELS or subject.pos in ("PRON", "PROPN")
        return named or self._acts(subject.lower) or self._acts(subject.lemma)
