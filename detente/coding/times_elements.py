"""Turns tokens into the elements that the time grammar is written in: a kind, a value and the characters it covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.coding.times_numbers import form_of_digits
from detente.labels import NOMINAL
from detente.lexicons.times import Holiday, Occasion, TimeTables, TimeWord
from detente.parse import Parse, Token

ANCHORS = frozenset((
    "month", "weekday", "weekdays", "season", "daypart", "clockword", "unit", "units", "weekend", "dayword",
    "nightword", "present", "pastword", "future", "setword", "year", "decade", "decadeword", "slashdate", "isodate",
    "years", "clock", "quarterword", "fiscalyear", "occasion", "ampm", "oclock", "zone", "present2",
    "longword", "monthday",
))  # fmt: skip
CHECKED = frozenset(
    {"season", "setword", "unit", "units", "future", "last"}
)  # words that count only in some constructions
COUNTS = frozenset({"number", "scale", "daynumber", "digits", "vague"})
QUOTES = frozenset({'"', "``", "''", "“", "‘", "'", "`"})
TITLES = frozenset({"WORK_OF_ART", "ORG", "PRODUCT", "FAC"})
ORDINAL = re.compile(r"([1-9]|[12]\d|3[01])(st|nd|rd|th)")
COMPOUND = re.compile(r"([a-z]+)([-–])(?:(\d{4})(s?)|(\d{1,2})(?:st|nd|rd|th))")


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
        self._marked = tables.marked

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
                    found = self._word(tokens, index, run)
                elif not token.lower.isalpha():
                    found = self._digits(tokens, index)
            if not found and run and token.text == "(":
                found = self._aside(tokens, index, last)
            if found:
                run += found
                anchored = anchored or found[-1].kind in ANCHORS
                index = found[-1].after
                continue
            if anchored:
                runs.append(run)
            run, anchored = [], False
            index += 1
        return [*runs, run] if anchored else runs

    def led(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a word of time stands before a token and its article: what "during the war" has and "the war" not."""
        if index and tokens[index - 1].lower == "the":
            index -= 1
        return index > 0 and tokens[index - 1].lower in self._marked["while"]

    def _monthday(self, tokens: Sequence[Token], index: int) -> bool:
        """ "on the 25th": a day of the month told by its number alone."""
        token = tokens[index]
        if index < 2 or tokens[index - 1].lower != "the" or not ORDINAL.fullmatch(token.lower):
            return False
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        goes_on = after is not None and (after.pos in ("NOUN", "PROPN", "ADJ", "NUM") or self._kind(after) == "of")
        return tokens[index - 2].lower in self._marked["monthday"] and not goes_on

    def _kind(self, token: Token) -> str:
        return next((word.kind for word in self._words.get(token.lower, ())), "")

    def _phrase(self, tokens: Sequence[Token], index: int, last: int) -> Sequence[Element]:
        for phrase in self._phrases[tokens[index].text]:
            after = index + len(phrase.words)
            if after <= last and all(
                token.text.replace("’", "'") == word
                for token, word in zip(tokens[index:after], phrase.words, strict=True)
            ):
                names = phrase.means
                if isinstance(names, Holiday) and after < last and self._names_a_battle(tokens[after]):
                    continue
                if isinstance(names, Occasion) and phrase.words[0].isdigit() and not self.led(tokens, index):
                    continue  # "the 1967 war" tells at least its year
                start, end = tokens[index].start, tokens[after - 1].end
                return [Element("occasion", "", index, after, start, end, names.where, names)]
        return ()

    def _names_a_battle(self, word: Token) -> bool:
        return word.text.istitle() and word.lower in self._marked["battle"]

    def _aside(self, tokens: Sequence[Token], index: int, last: int) -> Sequence[Element]:
        """ "(1600 GMT)": the hour before it in another zone."""
        if index + 3 >= last or tokens[index + 3].text != ")" or not tokens[index + 1].text[0].isdigit():
            return ()
        if not any(word.kind == "zone" for word in self._words.get(tokens[index + 2].lower, ())):
            return ()
        return [Element("aside", "", index, index + 4, tokens[index].start, tokens[index + 3].end)]

    def _word(self, tokens: Sequence[Token], index: int, run: list[Element]) -> Sequence[Element]:
        token = tokens[index]
        for word in self._words[token.lower]:
            if (not word.needs and word.kind not in CHECKED) or self._counts(tokens, index, word, run):
                return [Element(word.kind, word.value, index, index + 1, token.start, token.end, word.where)]
        return ()

    def _counts(self, tokens: Sequence[Token], index: int, word: TimeWord, run: list[Element]) -> bool:
        token = tokens[index]
        if word.needs == "counted":
            near = [element.kind for element in run[-2:]]
            return bool(near) and (near[-1] in COUNTS or (near[-1] == "hyphen" and near[0] in COUNTS))
        if word.needs == "capital":
            named = _names_person(tokens, index) or _names_paper(tokens, index)
            return token.text[0].isupper() and (_beside_number(tokens, index) or not named)
        if word.needs == "context":
            return self._in_context(tokens, index, word)
        if word.kind == "season":
            return _is_season(tokens, index)
        if word.kind == "setword":
            return token.pos not in NOMINAL and (index + 1 == len(tokens) or tokens[index + 1].pos != "PROPN")
        if word.kind == "last":
            return token.pos not in ("VERB", "ADP")
        if word.kind in ("unit", "units"):
            return token.text.islower() or (token.entity not in TITLES and not _is_quoted(tokens, index))
        if word.kind == "future":
            return token.pos in ("NOUN", "ADJ")
        return True

    def _in_context(self, tokens: Sequence[Token], index: int, word: TimeWord) -> bool:
        token, leads = tokens[index], self._marked["lead"]
        before = tokens[index - 1].lower if index else ""
        if word.kind == "season":
            return _is_season(tokens, index) and (token.entity == "DATE" or before in ("last", "next", "this", "the"))
        if not token.text[0].isupper() or token.tag in ("MD", "VB", "VBD", "VBP", "VBZ"):
            return False
        if _beside_number(tokens, index):
            return True
        if (index and tokens[index - 1].pos == "ADJ" and before not in leads) or _names_person(tokens, index):
            return False
        led = word.kind == "month" and before in leads and before != "the"
        return token.entity == "DATE" or (led and token.entity == "")

    def _digits(self, tokens: Sequence[Token], index: int) -> Sequence[Element]:
        token = tokens[index]
        if not any(character.isdigit() for character in token.lower):
            return ()
        if self._monthday(tokens, index):
            return [Element("monthday", token.lower[:-2], index, index + 1, token.start, token.end)]
        if compound := COMPOUND.fullmatch(token.lower):
            return self._compound(token, compound)
        found = form_of_digits(tokens, index, self._marked)
        return [Element(*found, index, index + 1, token.start, token.end)] if found else ()

    def _compound(self, token: Token, match: re.Match[str]) -> Sequence[Element]:
        """ "mid-1990s" is one token but three words; "pre-2014" names the year 2014."""
        group = 5 if match[5] else 3
        kind = "ordinal" if match[5] else "decade" if match[4] else "year"
        number = Element(kind, match[group], token.i, token.i + 1, token.start + match.start(group), token.end)
        if match[1] in self._marked["prefix"]:
            return [number]
        part = next((word for word in self._words.get(match[1], ()) if word.kind == "early"), None)
        if part is None:
            return ()
        return [
            Element("early", part.value, token.i, token.i + 1, token.start, token.start + match.end(1), part.where),
            Element("hyphen", "-", token.i, token.i + 1, token.start + match.start(2), token.start + match.end(2)),
            number,
        ]


def _names_person(tokens: Sequence[Token], index: int) -> bool:
    """ "April Jones", "Theresa May": part of a person's name."""
    token = tokens[index]
    if token.entity == "PERSON":
        return True
    if index and tokens[index - 1].entity == "PERSON" and tokens[index - 1].head == index:
        return True
    if index + 1 == len(tokens) or token.dep != "compound" or token.head != index + 1:
        return False
    after = tokens[index + 1]
    return after.entity == "PERSON" or (after.pos == "PROPN" and after.entity == token.entity == "")


def _names_paper(tokens: Sequence[Token], index: int) -> bool:
    """ "the Sunday Times": a name that begins with a weekday or month."""
    token, after = tokens[index], tokens[index + 1 : index + 2]
    return token.entity in TITLES and token.dep == "compound" and bool(after) and after[0].entity == token.entity


def _is_quoted(tokens: Sequence[Token], index: int) -> bool:
    """ "``60 Minutes''": a name in quotes."""
    return index > 1 and tokens[index - 2].text in QUOTES


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
        year = [token.entity for token in tokens[index + 2 : index + 4]]  # "the spring of last year"
        return (following.isdigit() and len(following) == 4) or year == ["DATE", "DATE"]
    if after.isdigit() and len(after) == 4:
        return True
    return token.pos in NOMINAL and token.dep not in ("compound", "amod", "nmod") and token.entity in ("", "DATE")
