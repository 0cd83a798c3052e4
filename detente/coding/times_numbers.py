"""Tells years, days, clock times and decades written in digits from other numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from detente.parse import Token

COUNTED = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "ORDINAL", "TIME", "PRODUCT", "FAC", "ORG"})
FORMS = (
    (re.compile(r"\d{4}"), "year"),
    (re.compile(r"\d{1,2}"), "daynumber"),
    (re.compile(r"\d+|\d{1,3}(?:,\d{3})+|\d+\.\d+"), "digits"),
    (re.compile(r"(\d{1,2})(?:st|nd|rd|th)"), "ordinal"),
    (re.compile(r"[1-9]/[2-9]|[¼½¾]"), "fraction"),
    (re.compile(r"['’]?(\d\d(?:\d\d)?)['’]?s"), "decade"),
    (re.compile(r"\d{4}-\d\d-\d\d(?:t[\d:.]+z?)?"), "isodate"),
    (re.compile(r"\d{1,2}([/.])\d{1,2}\1\d{4}|\d{1,2}/\d{1,2}/\d\d"), "slashdate"),
    (re.compile(r"\d{4}[-–/]\d\d(?:\d\d)?"), "years"),
    (re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:[ap]\.?m\.?)?|\d{1,2}(?:\.[0-5]\d)?[ap]\.?m\.?"), "clock"),
    (re.compile(r"fy['’]?(\d{2,4})"), "fiscalyear"),
    (re.compile(r"q([1-4])"), "quarterword"),
)
QUARTER = re.compile(r"q[1-4]")
Marked = Mapping[str, frozenset[str]]


def form_of_digits(tokens: Sequence[Token], index: int, marked: Marked) -> tuple[str, str] | None:
    """Kind and value of a token of digits; None if it has no form that may belong to a time."""
    lower = tokens[index].lower
    for pattern, kind in FORMS:
        if match := pattern.fullmatch(lower):
            value = match[1] if match.re.groups and kind != "slashdate" else lower
            if kind == "daynumber" and not 1 <= int(lower) <= 31:
                kind = "digits"
            if kind == "year" and not is_year(tokens, index, marked):
                kind = "digits"
            return kind, value
    return None


def is_year(tokens: Sequence[Token], index: int, marked: Marked) -> bool:
    """Four digits are a year unless they count or number something."""
    token = tokens[index]
    before = tokens[index - 1].lower if index else ""
    if not 1000 <= int(token.text) <= 2199 or before in marked["number"] or _goes_on(tokens, index, marked):
        return False
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if after in marked["measure"] or (token.dep == "pobj" and before in marked["amount"]):
        return False
    if token.dep == "nummod" and token.head == index + 1 and tokens[token.head].tag == "NNS":
        return token.entity == "DATE" and (before in marked["year"] or before.isdigit())
    if before.isdigit() and len(before) > 2:
        return False
    if before in marked["year"] or QUARTER.fullmatch(before):
        return token.entity not in ("MONEY", "QUANTITY", "PERCENT")
    dates = token.entity == "TIME" and token.head < index  # "the night of 9 November 1989"
    return (dates or token.entity not in COUNTED) and 1500 <= int(token.text) <= 2100


def _goes_on(tokens: Sequence[Token], index: int, marked: Marked) -> bool:
    """Whether the digits end a longer number: "555-1998", "pages 1998-2004"."""
    if index < 2 or not tokens[index - 2].text.isdigit() or tokens[index - 1].text not in ("-", "–"):
        return False
    first = tokens[index - 2].text
    return len(first) == 3 or (len(first) == 4 and not is_year(tokens, index - 2, marked))
