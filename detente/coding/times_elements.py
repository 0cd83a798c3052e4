"""Turns tokens into the elements that the time grammar is written in: a kind, a value and the characters it covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.lexicons.times import Holiday, Occasion, TimeTables, TimeWord
from detente.parse import Parse, Token

ANCHORS = frozenset((
    "month", "weekday", "weekdays", "season", "daypart", "clockword", "unit", "units", "weekend", "dayword",
    "nightword", "present", "pastword", "future", "setword", "year", "decade", "decadeword", "slashdate", "isodate",
    "years", "clock", "quarterword", "fiscalyear", "occasion", "ampm", "oclock",
))  # fmt: skip
COUNTS = frozenset({"number", "scale", "daynumber", "digits", "vague"})
LEADS = frozenset(
    (
        "in",
        "of",
        "by",
        "since",
        "until",
        "till",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "from",
        "to",
        "between",
        "during",
        "through",
        "before",
        "after",
        "on",
        "every",
        "each",
        "past",
        "that",
        "following",
        "previous",
        "coming",
        "for",
        "the",
    )
)
YEAR_LEADS = frozenset(
    (
        "in",
        "since",
        "by",
        "until",
        "till",
        "during",
        "of",
        "early",
        "mid",
        "late",
        "year",
        "to",
        "through",
        "from",
        "before",
        "after",
    )
)
COUNTED = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "ORDINAL", "TIME", "PRODUCT", "FAC", "ORG"})
SIGNS = frozenset(
    {"$", "£", "€", "#", "no.", "no", "flight", "page", "pages", "p.", "pp.", "section", "article", "room"}
)
DIGITS = (
    (re.compile(r"\d{4}"), "year"),
    (re.compile(r"\d{1,2}"), "daynumber"),
    (re.compile(r"\d+|\d{1,3}(?:,\d{3})+|\d+\.\d+"), "digits"),
    (re.compile(r"(\d{1,2})(?:st|nd|rd|th)"), "ordinal"),
    (re.compile(r"['’]?(\d\d(?:\d\d)?)['’]?s"), "decade"),
    (re.compile(r"\d{4}-\d\d-\d\d(?:t[\d:.]+z?)?"), "isodate"),
    (re.compile(r"\d{1,2}([/.])\d{1,2}\1\d{4}"), "slashdate"),
    (re.compile(r"\d{4}[-–/]\d\d(?:\d\d)?"), "years"),
    (re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:[ap]\.?m\.?)?|\d{1,2}(?:\.[0-5]\d)?[ap]\.?m\.?"), "clock"),
    (re.compile(r"fy['’]?(\d{2,4})"), "fiscalyear"),
    (re.compile(r"q([1-4])"), "quarterword"),
)
TITLES = frozenset({"WORK_OF_ART", "ORG", "PRODUCT", "FAC"})
COMPOUND = re.compile(r"(early|mid|late|pre|post)([-–])(\d{4})(s?)")


@dataclass(frozen=True, slots=True)
class Element:
    """Tokens ``token`` to ``after`` (half-open) read as one word of the grammar."""

    kind: str
    value: str
    token: int
    after: int
    start: int
    end: int
    where: str = ""
    names: Holiday | Occasion | None = None


class ReadElements:
    """Reads the tokens of a sentence as elements; None where a token is no word of time."""

    def __init__(self, tables: TimeTables) -> None:
        self._words = tables.words
        self._phrases = tables.phrases

    def runs(self, parse: Parse, first: int, last: int) -> list[list[Element]]:
        """Maximal runs of neighbouring elements that hold an anchor (a word that can name a time)."""
        tokens, words, phrases = parse.tokens, self._words, self._phrases
        runs: list[list[Element]] = []
        run: list[Element] = []
        index, anchored = first, False
        while index < last:
            token = tokens[index]
            found: Sequence[Element] = ()
            if token.text in phrases:
                found = self._phrase(tokens, index, last)
            if not found:
                if token.lower in words:
                    found = _word(tokens, index, words[token.lower], run)
                elif not token.lower.isalpha():
                    found = _digits(tokens, index)
            if found:
                run += found
                anchored = anchored or any(element.kind in ANCHORS for element in found)
                index = found[-1].after
                continue
            if anchored:
                runs.append(run)
            run, anchored = [], False
            index += 1
        return [*runs, run] if anchored else runs

    def _phrase(self, tokens: Sequence[Token], index: int, last: int) -> Sequence[Element]:
        for phrase in self._phrases[tokens[index].text]:
            after = index + len(phrase.words)
            if after <= last and all(
                token.text.replace("’", "'") == word
                for token, word in zip(tokens[index:after], phrase.words, strict=True)
            ):
                names = phrase.means
                if after < last and tokens[after].text == "War" and isinstance(names, Holiday):
                    continue
                return [
                    Element(
                        "occasion", "", index, after, tokens[index].start, tokens[after - 1].end, names.where, names
                    )
                ]
        return ()


def _word(tokens: Sequence[Token], index: int, readings: Sequence[TimeWord], run: list[Element]) -> Sequence[Element]:
    token = tokens[index]
    for word in readings:
        if _counts(tokens, index, word, run):
            return [Element(word.kind, word.value, index, index + 1, token.start, token.end, word.where)]
    return ()


def _counts(tokens: Sequence[Token], index: int, word: TimeWord, run: list[Element]) -> bool:
    token = tokens[index]
    if word.needs == "counted":
        near = [element.kind for element in run[-2:]]
        return bool(near) and (near[-1] in COUNTS or (near[-1] == "hyphen" and near[0] in COUNTS))
    if word.needs == "capital":
        return token.text[0].isupper() and (token.entity != "PERSON" or _beside_number(tokens, index))
    if word.needs == "context":
        return _in_context(tokens, index, word)
    if word.kind == "season":
        return _is_season(tokens, index)
    if word.kind == "setword":
        return token.pos not in ("NOUN", "PROPN") and (index + 1 == len(tokens) or tokens[index + 1].pos != "PROPN")
    if word.kind in ("unit", "units"):
        return token.text.islower() or token.entity not in TITLES
    if word.kind == "future":
        return token.pos == "NOUN" and token.dep not in ("compound", "amod", "nmod")
    return True


def _in_context(tokens: Sequence[Token], index: int, word: TimeWord) -> bool:
    token = tokens[index]
    if word.kind == "season":
        return _is_season(tokens, index) and (
            token.entity == "DATE" or (index > 0 and tokens[index - 1].lower in ("last", "next", "this"))
        )
    if not token.text[0].isupper() or token.tag in ("MD", "VB", "VBD", "VBP", "VBZ"):
        return False
    if _beside_number(tokens, index):
        return True
    if index and tokens[index - 1].pos == "ADJ" and tokens[index - 1].lower not in LEADS:
        return False
    before = tokens[index - 1].lower if index else ""
    return (
        token.entity == "DATE"
        or word.kind == "month"
        and before in LEADS
        and before != "the"
        and token.entity in ("", "DATE")
    )


def _beside_number(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1].text if index else ""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return before[:2].rstrip("s").isdigit() or after[:1].isdigit()


def _is_season(tokens: Sequence[Token], index: int) -> bool:
    """A season is a noun that modifies nothing, unless a year follows; "the fall of Kabul" is another word."""
    token = tokens[index]
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if after == "of":
        following = tokens[index + 2].text if index + 2 < len(tokens) else ""
        return following.isdigit() and len(following) == 4
    if after.isdigit() and len(after) == 4:
        return True
    return (
        token.pos in ("NOUN", "PROPN")
        and token.dep not in ("compound", "amod", "nmod")
        and token.entity in ("", "DATE")
    )


def _digits(tokens: Sequence[Token], index: int) -> Sequence[Element]:
    token = tokens[index]
    lower = token.lower
    if not any(character.isdigit() for character in lower):
        return ()
    if compound := COMPOUND.fullmatch(lower):
        return _compound(token, compound)
    for pattern, kind in DIGITS:
        if match := pattern.fullmatch(lower):
            value = match[1] if match.re.groups and kind != "slashdate" else lower
            if kind == "daynumber" and not 1 <= int(lower) <= 31:
                kind = "digits"
            if kind == "year" and not is_year(tokens, index):
                kind = "digits"
            return [Element(kind, value, index, index + 1, token.start, token.end)]
    return ()


def _compound(token: Token, match: re.Match[str]) -> Sequence[Element]:
    """ "mid-1990s" is one token but three words; "pre-2014" names the year 2014."""
    kind = "decade" if match[4] else "year"
    number = Element(kind, match[3], token.i, token.i + 1, token.start + match.start(3), token.end)
    if match[1] in ("pre", "post"):
        return [number]
    value = {"early": "START", "mid": "MID", "late": "END"}[match[1]]
    return [
        Element("early", value, token.i, token.i + 1, token.start, token.start + match.end(1)),
        Element("hyphen", "-", token.i, token.i + 1, token.start + match.start(2), token.start + match.end(2)),
        number,
    ]


def is_year(tokens: Sequence[Token], index: int) -> bool:
    """Four digits are a year unless they count or number something."""
    token = tokens[index]
    before = tokens[index - 1].lower if index else ""
    if not 1000 <= int(token.text) <= 2199 or before in SIGNS:
        return False
    if token.dep == "nummod" and token.head == index + 1 and tokens[token.head].tag == "NNS":
        return before in YEAR_LEADS and token.entity == "DATE"
    if before.isdigit() and len(before) > 2:
        return False
    if before in YEAR_LEADS or re.fullmatch(r"q[1-4]", before):
        return token.entity not in ("MONEY", "QUANTITY", "PERCENT")
    return token.entity not in COUNTED and 1500 <= int(token.text) <= 2100
