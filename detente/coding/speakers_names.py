"""Who speaks: tells whether a noun may be a speaker, how far its phrase reaches and which mention it is."""

from __future__ import annotations

from detente.coding import clauses
from detente.labels import NOMINAL, NOUN_CLAUSES, SPEAKER_LABELS
from detente.lexicons.speech import SpeechCues
from detente.parse import Token
from detente.types import Document, Mention

THINGS = frozenset(
    ("DATE", "TIME", "EVENT", "FAC", "LOC", "PRODUCT", "LAW", "MONEY", "PERCENT", "QUANTITY", "CARDINAL")
)
DASHES = frozenset(("--", "\u2013", "\u2014", "_"))  # a dateline stands before one
TRAILING = frozenset((",", ";", ":", "-", "\u2013", "\u2014", "--", "\u201d", '"', "''"))


class Names:
    """Looks at speakers of one document."""

    def __init__(self, document: Document, cues: SpeechCues) -> None:
        self._parse = document.parse
        self._cues = cues
        self._people = cues.grammar["personal"] | cues.grammar["counted"]
        self._by_head: dict[int, Mention] = {}
        self._covering: dict[int, Mention] = {}
        for mention in document.mentions:
            self._by_head.setdefault(mention.head, mention)
            for token in document.parse.within(mention.start, mention.end):
                self._covering.setdefault(token, mention)
        self._surnames = {t.lower for t in document.parse.tokens if t.entity == "PERSON" and t.pos == "PROPN"}

    def may_speak(self, head: int) -> bool:
        """A person, body or paper: named, mentioned, a pronoun for people, or a noun listed as one."""
        token = self._parse.tokens[head]
        if token.lower in self._people or token.entity in SPEAKER_LABELS or head in self._by_head:
            return True
        if token.pos == "PROPN" and token.entity not in THINGS:
            return True
        words = self._cues.words
        return token.pos in NOMINAL and (token.lemma in words["people"] or token.lemma in words["source"])

    def is_person(self, head: int) -> bool:
        """A named person, someone in an office, or a pronoun that may mean one."""
        token = self._parse.tokens[head]
        found = self._by_head.get(head)
        if token.lower in self._cues.grammar["single"] or token.entity == "PERSON":
            return True
        if found is not None and found.kind == "person":
            return True
        if token.entity == "" and self.is_surname(head):
            return True
        return token.tag == "NN" and token.lemma in self._cues.words["people"]

    def is_paper(self, head: int) -> bool:
        """Something written, shown or counted that tells: a report, a poll, an advertisement."""
        return self._parse.tokens[head].lemma in self._cues.words["paper"]

    def is_surname(self, head: int) -> bool:
        """Whether a word is part of a person's name anywhere in the text."""
        return self._parse.tokens[head].lower in self._surnames

    def phrase(self, head: int, cue: tuple[int, int]) -> tuple[int, int]:
        """Token range of the speaker's whole noun phrase, cut where it would run into the cue."""
        first, last = self._parse.subtree(head)
        last = min([last, *self._asides(head)])
        if first <= cue[0] < last:
            first, last = (first, cue[0]) if head < cue[0] else (cue[1], last)
        first = max([first, *(i + 1 for i in range(first, head) if self._parse.tokens[i].text in DASHES)])
        while last - 1 > head and self._parse.tokens[last - 1].text in TRAILING:
            last -= 1
        while first < head and self._parse.tokens[first].text in TRAILING:
            first += 1
        return first, last

    def _asides(self, head: int) -> list[int]:
        """Where circumstances begin that a comma parts from the noun: ", speaking in Rome", ", in an interview"."""
        children = (self._parse.tokens[child] for child in self._parse.children(head, "prep", "acl"))
        starts = [
            self._parse.subtree(token.i)[0] for token in children if token.tag in ("IN", "VBG") and token.i > head
        ]
        return [start for start in starts if start > 0 and self._parse.tokens[start - 1].text == ","]

    def differ(self, inner: int | None, outer: int | None) -> bool:
        """Whether an inner speaker is surely someone else than the outer one; never true of "I" or "it"."""
        if inner is None or self._parse.tokens[inner].lower in self._cues.grammar["voice"]:
            return False
        one = self._by_head.get(inner)
        other = self._by_head.get(outer) if outer is not None else None
        if self._parse.tokens[inner].pos == "PRON":
            return one is not None and other is not None and one.name != other.name
        return one is None or other is None or one.name != other.name

    def code(self, head: int, phrase: tuple[int, int]) -> str | None:
        """Code of the mention that is the speaker; of a paper, that of whoever made it."""
        found = self._by_head.get(head) or self._covering.get(head)
        if found is not None:
            return found.code
        for child in self._parse.children(head, "appos", "poss", "compound", "nmod", "amod"):
            if phrase[0] <= child < phrase[1] and (found := self._by_head.get(child)):
                return found.code
        for preposition in ("by", "from", "of"):
            for owner in clauses.complements(self._parse, head, preposition):
                if found := self._by_head.get(owner):
                    return found.code
        antecedent = self._relative(self._parse.tokens[head])
        return self.code(antecedent, self._parse.subtree(antecedent)) if antecedent is not None else None

    def _relative(self, token: Token) -> int | None:
        if token.lower not in clauses.RELATIVES:
            return None
        for ancestor in self._parse.ancestors(token.i):
            if self._parse.tokens[ancestor].dep in NOUN_CLAUSES:
                return self._parse.tokens[ancestor].head
        return None
