"""Looks up the words that open room for another clause or event noun, and applies their signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.lexicons.status import Operator, StatusTables
from detente.parse import Parse, Token

ACTUAL = frozenset(("done", "ongoing"))
VERBAL = frozenset(("VERB", "AUX"))


class Governors:
    """Finds the operator entry of a governing word for a frame (how the complement is joined)."""

    def __init__(self, parse: Parse, tables: StatusTables) -> None:
        self._parse = parse
        self._tokens = parse.tokens
        self._tables = tables

    def operator(self, head: Token, frames: tuple[str, ...]) -> Operator | None:
        if head.pos in VERBAL or head.tag.startswith("VB"):
            kind = "verb"
            for child in self._parse.children(head.i, "prt", "prep"):
                entry = self._tables.operators.get((kind, f"{head.lemma} {self._tokens[child].lower}"))
                found = first_of(entry, frames) if entry else None
                if found:
                    return found
        else:
            kind = "adj" if head.pos in ("ADJ", "ADV") else "noun"
        entry = self._tables.operators.get((kind, head.lemma))
        return first_of(entry, frames) if entry else None

    def complements(self, head: Token) -> Iterator[Token]:
        """What a copula says of its subject: "is likely", "the plan is", "is on course"."""
        for child in self._parse.children(head.i, "acomp", "attr", "nsubj", "oprd", "prep"):
            if self._tokens[child].dep == "prep":
                child = self._parse.child(child, "pobj") or child
            yield self._tokens[child]


def signature(operator: Operator, status: str, past: bool) -> str:
    """The complement's context where the operator itself has ``status``."""
    if status in ACTUAL:
        effect = operator.past if past else operator.holds
    elif status == "negated":
        effect = operator.fails
    else:
        effect = operator.holds
        if effect in ("same", "done", "ongoing"):
            return status
        if effect == "negated":
            return "conditional" if status == "conditional" else "possible"
        if effect != "fact" and status == "conditional":
            return status
    if effect == "same":
        return "negated" if status == "negated" else "own"
    return "own" if effect in ("fact", "own", "done", "ongoing") else effect


def later(status: str, token: Token) -> str:
    """In the present tense "once it ends" is as open as what it is said of; in the past it is told as fact."""
    if status != "later":
        return status
    return "same" if token.tag in ("VBP", "VBZ", "VB") else "own"


def first_of(entry: Mapping[str, Operator], frames: tuple[str, ...]) -> Operator | None:
    for frame in frames:
        if frame in entry:
            return entry[frame]
    return None
