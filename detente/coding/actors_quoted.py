"""Whom a pronoun cannot mean because of who speaks to whom: speakers in their own words, the press they speak to."""

from __future__ import annotations

from collections.abc import Mapping

from detente.labels import GOVERNED, NOMINAL_SUBJECTS
from detente.parse import Parse, Token
from detente.types import Mention

Words = Mapping[str, frozenset[str]]
PRESS = "JRN"
LONGEST = 5_000  # characters of a paragraph in which a quotation may have begun


def is_audience(parse: Parse, mention: Mention, words: Words) -> bool:
    """Whether it is only the newspaper or agency that somebody told something."""
    word = parse.tokens[mention.head]
    if PRESS not in mention.sectors or word.dep not in GOVERNED:
        return False
    above = parse.tokens[word.head]
    verb = parse.tokens[above.head] if word.dep == "pobj" else above
    return verb.lemma in words["saying_verbs"]


def is_own_speaker(parse: Parse, mention: Mention, pronoun: Token, words: Words) -> bool:
    """Whether somebody would speak of himself as "he": "Lee protested. “They jailed her,” he said"."""
    if mention.kind != "person" or not _is_quoted(parse, pronoun.start) or _is_quoted(parse, mention.start):
        return False
    word = parse.tokens[mention.head]
    if not _says(parse, parse.tokens[word.head] if word.dep == "appos" else word, words):
        return False
    first, last = parse.sentences[parse.sentence_of(pronoun.i)]
    if first <= mention.head < last:
        return True
    sayers = [t for t in parse.tokens[first:last] if _says(parse, t, words) and not _is_quoted(parse, t.start)]
    return all(sayer.pos == "PRON" or sayer.text in mention.name for sayer in sayers)


def _says(parse: Parse, word: Token, words: Words) -> bool:
    return word.dep in NOMINAL_SUBJECTS and parse.tokens[word.head].lemma in words["saying_verbs"]


def _is_quoted(parse: Parse, at: int) -> bool:
    """Whether a character stands between quotation marks of its paragraph."""
    text = parse.text[max(parse.text.rfind("\n", 0, at) + 1, at - LONGEST) : at]
    return text.rfind("“") > text.rfind("”") or text.count('"') % 2 == 1
