"""What the parts of speaker finding share: a cue with its content and speaker, before it becomes an Attribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.lexicons.speech import Cue

Chars = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """A cue in the making. ``cue`` and ``speaker`` are half-open token ranges, ``content`` are character ranges.

    ``anchor`` is the word that is the cue, ``head`` the head of the speaker; ``spoken``: its words are a quotation;
    ``reports``: it is speech with a clause, not thought or judgement; ``whole``: it says so of a whole sentence.
    """

    anchor: int
    cue: tuple[int, int]
    content: list[Chars]
    lexical: Cue
    why: str
    head: int | None = None
    speaker: tuple[int, int] | None = None
    spoken: bool = False
    reports: bool = False
    whole: bool = False
    extra: list[Chars] = field(default_factory=list)


def without(ranges: Sequence[Chars], holes: Sequence[Chars]) -> list[Chars]:
    """Half-open ranges minus others, in order."""
    left = list(ranges)
    for low, high in holes:
        cut: list[Chars] = []
        for start, end in left:
            if high <= start or end <= low:
                cut.append((start, end))
                continue
            cut += [part for part in ((start, low), (high, end)) if part[0] < part[1]]
        left = cut
    return left


def merged(ranges: Sequence[Chars]) -> list[Chars]:
    """Half-open ranges in order, overlapping or touching ones joined."""
    joined: list[Chars] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
