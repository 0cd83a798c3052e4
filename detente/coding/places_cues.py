"""Countries that everyday words ("sheriff", "gardai") and the web address of an article speak for."""

from __future__ import annotations

import re
from collections import defaultdict

from detente.lexicons.gazetteer import PlaceWords
from detente.types import Document

WORD, MOST = 0.5, 2.0  # votes of one distinct word, and of all words together
ADDRESS = 1.5  # votes of a national web address


def cues(document: Document, words: PlaceWords) -> dict[str, float]:
    """Votes by ISO 3166 alpha-2 code."""
    votes: defaultdict[str, float] = defaultdict(float)
    seen = {token.lower for token in document.parse.tokens if token.lower in words.cue}
    for word in sorted(seen):
        for country in words.cue[word]:
            votes[country] = min(MOST, votes[country] + WORD)
    home = _address(document.article.url or "", words) or _address(document.article.source or "", words)
    if home:
        votes[home] += ADDRESS
    return dict(votes)


def _address(address: str, words: PlaceWords) -> str | None:
    """The country of a web address such as "https://www.dawn.com.pk/story", if it has one."""
    match = re.match(r"(?:https?://)?[\w.-]+\.([a-z]{2})(?:[/:]|$)", address.strip().lower())
    return words.domain.get(match[1], match[1].upper()) or None if match else None
