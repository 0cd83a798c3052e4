"""Tells which verb introduces a quotation, by the marks and words on either side of it and by the tree."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coding.speakers_quotes import Quote
from detente.labels import VERBAL
from detente.lexicons.speech import SpeechCues
from detente.parse import Parse, Token

REACH = 16  # tokens between a quotation and its verb
STOPS = frozenset((",", ":"))
OWNING_NOTHING = ("relcl", "acl", "amod", "compound", "aux", "auxpass")
UP = 4  # heads that a quotation's words are followed up


class Owners:
    """Assigns quotations of one parse."""

    def __init__(self, parse: Parse, quotes: Sequence[Quote], cues: SpeechCues) -> None:
        self._parse, self._quotes = parse, quotes
        self._frames = cues.frames["verb"]
        self._links = cues.grammar["introducing"] | STOPS
        self._quoted = {token for quote in quotes if quote.speech for token in range(quote.first, quote.last)}

    def assign(self) -> tuple[dict[int, list[Quote]], list[Quote]]:
        """Quotations by the verb that introduces them, and those that stand alone."""
        owned: dict[int, list[Quote]] = {}
        free: list[Quote] = []
        for quote in self._quotes:
            if not quote.speech:
                continue
            owner = self._owner(quote)
            if owner is not None:
                owned.setdefault(owner, []).append(quote)
            elif self._detached(quote):
                free.append(quote)
        return owned, free

    def _owner(self, quote: Quote) -> int | None:
        before, last = self._before_text(quote), self._last_text(quote)
        if last == ",":
            order = (self._after, self._before, self._above)
        elif before in self._links or self._quotable(quote.first - 1):
            order = (self._before, self._above, self._after)
        else:
            order = (self._above, self._after, self._before)
        for look in order:
            found = look(quote)
            if found is not None:
                return found
        return None

    def _before_text(self, quote: Quote) -> str:
        return self._parse.tokens[quote.first - 1].lower if quote.first else ""

    def _last_text(self, quote: Quote) -> str:
        """The stop inside a quotation, or right after it."""
        inner = self._parse.tokens[quote.last - 2].text if quote.last - quote.first > 2 else ""
        if inner in (".", "!", "?", ",", "..."):
            return inner
        following = self._parse.tokens[quote.last].text if quote.last < len(self._parse.tokens) else ""
        return "," if following == "," else inner

    def _detached(self, quote: Quote) -> bool:
        before = self._before_text(quote)
        return quote.leads or before[-1:] in (".", "!", "?", "\u201d", '"', ":", "\u2026") or before == "''"

    def _quotable(self, token: int) -> bool:
        if token < 0 or token >= len(self._parse.tokens) or token in self._quoted:
            return False
        found = self._parse.tokens[token]
        if found.pos not in VERBAL or found.dep in OWNING_NOTHING:
            return False
        frames = self._frames.get(found.lemma)
        return frames is not None and ("quote" in frames or "any" in frames)

    def _above(self, quote: Quote) -> int | None:
        """A verb that governs words of the quotation, if commas or colons set the quotation off."""
        if not (self._detached(quote) or self._before_text(quote) in self._links or self._last_text(quote) == ","):
            return None
        for token in self._parse.tokens[quote.first : quote.last]:
            if quote.first <= token.head < quote.last:
                continue
            for ancestor in [token.head, *self._parse.ancestors(token.head)][:UP]:
                if self._quotable(ancestor):
                    return ancestor
        return None

    def _after(self, quote: Quote) -> int | None:
        at = quote.last
        if at >= len(self._parse.tokens) or not self._may_follow(quote, self._parse.tokens[at]):
            return None
        end = min(at + REACH, self._parse.sentences[self._parse.sentence_of(at)][1])
        for token in range(at, end):
            if token in self._quoted:
                return None
            if self._quotable(token):
                return token
        return None

    def _may_follow(self, quote: Quote, following: Token) -> bool:
        """Whether the words after a quotation may say whose it is: in its paragraph, and not after a full stop."""
        if "\n" in self._parse.text[quote.end : following.start]:
            return False
        last = self._last_text(quote)
        return last != "." or following.text[:1].islower()

    def _before(self, quote: Quote) -> int | None:
        at = quote.first - 1
        if at < 0:
            return None
        before = self._before_text(quote)
        broken = "\n" in self._parse.text[self._parse.tokens[at].end : quote.start]
        if broken and before != ":" or before not in self._links and not self._quotable(at):
            return None
        start = self._parse.sentences[self._parse.sentence_of(at)][0]
        for token in range(at, max(start, at - REACH) - 1, -1):
            if token in self._quoted:
                return None
            if self._quotable(token):
                return token
        return None
