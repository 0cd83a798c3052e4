"""Speakers before a colon: "PENCE: ...", "Poll: ..." at the head of a paragraph or title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.coding.speakers_drafts import Draft
from detente.coding.speakers_names import Names
from detente.lexicons.speech import Cue, SpeechCues
from detente.parse import Parse, Token
from detente.types import Section

LABEL = re.compile("[\"\u201c\u2018']?([^:\\n.?!;]{2,60}):(?=\\s+\\S)")
CONTENTFUL = ("VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV", "PRON")
FEWEST = 2  # such words after the colon: "Dead: 12" is a table
LONGEST = 7  # words before the colon


def label_drafts(parse: Parse, paragraphs: Sequence[Section], cues: SpeechCues, names: Names) -> Iterator[Draft]:
    """One draft for each paragraph that begins with a speaker and a colon; the rest of it is what is said."""
    lexical = Cue("asserts", "actor", False, "speaker and colon")
    for paragraph in paragraphs:
        match = LABEL.match(parse.text, paragraph.start, paragraph.end)
        if match is None or match.group(1).lower().strip() in cues.words["label"]:
            continue
        inside = parse.within(*match.span(1))
        head = _speaker(parse, inside, names)
        if head is None:
            continue
        colon = parse.at(match.end() - 1)
        start = parse.tokens[colon].end
        content = (start + 1, paragraph.end)
        if sum(parse.tokens[i].pos in CONTENTFUL for i in parse.within(*content)) < FEWEST:
            continue
        yield Draft(
            colon, (colon, colon + 1), [content], lexical, "speaker and colon", head, (inside.start, inside.stop),
            spoken=True,
        )  # fmt: skip


def _speaker(parse: Parse, inside: range, names: Names) -> int | None:
    """The head of a label that is one short noun phrase for someone who may speak."""
    tokens = parse.tokens[inside.start : inside.stop]
    if not tokens or len(tokens) > LONGEST or _dateline(tokens):
        return None
    if len(tokens) <= 3 and (
        names.is_surname(tokens[-1].i) or all(t.text.isupper() and len(t.text) > 2 for t in tokens)
    ):
        return tokens[-1].i
    if any(t.pos in ("VERB", "AUX", "NUM", "PRON") for t in tokens):
        return None
    if tokens[0].pos not in ("PROPN", "NOUN", "DET", "ADJ"):
        return None
    heads = [t.i for t in tokens if t.head not in inside or t.head == t.i]
    spoken = [head for head in heads if names.may_speak(head)]
    return spoken[-1] if spoken else None


def _dateline(tokens: Sequence[Token]) -> bool:
    """ "KABUL (Agency)": a place in capitals with the agency in brackets."""
    return tokens[0].text.isupper() and any(token.text == "(" for token in tokens)
