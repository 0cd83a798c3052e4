"""How far the words reach that a verb of saying introduces, and where its speaker takes up again."""

from __future__ import annotations

from detente.coding.speakers_drafts import Chars, without
from detente.coding.speakers_quotes import Quote
from detente.labels import NOMINAL_SUBJECTS, TENSED
from detente.lexicons.speech import SpeechCues
from detente.parse import Parse, Token

RUNNING_ON = ("prep", "advcl", "npadvmod", "advmod", "punct", "dobj", "ccomp", "xcomp")
CLOSING = frozenset(("\u201d", "\u2019", '"', "''"))
ENDS = ".,;:!?\u201d\u201c\"' \u2014\u2013-"


class Contents:
    """Measures contents in one parse; ``owned`` gives the quotations that a verb introduces."""

    def __init__(self, parse: Parse, cues: SpeechCues, owned: dict[int, list[Quote]]) -> None:
        self._parse, self._frames, self._owned, self._phrases = parse, cues.frames["verb"], owned, cues.phrases
        self._words, self._media = cues.grammar, cues.words["medium"]

    def of(self, verb: Token, head: int, own: list[Chars], *, clause: bool) -> list[Chars]:
        """Characters of a complement of ``verb``; ``own`` are parts of the verb's clause that are nobody's words.

        A clause after the verb runs on to the end of its adverbials, one before it begins with the sentence; either
        ends where the speaker takes up again.
        """
        first, last = self._parse.subtree(head)
        if clause and head > verb.i:
            last = max(last, self._closing(verb, last))
        last = min(last, self._second_voice(verb, first, last, clause=clause))
        if last <= verb.i:
            first = min(first, self._opening(verb, first))
        first = self._framed(first, last) if first < verb.i else first
        inserted = first <= verb.i < last
        pieces = without([self._parse.span(first, max(last, first + 1))], own if inserted else [])
        trim = (trimmed(self._parse.text, *piece) for piece in pieces)
        return [part for part in trim if part[1] - part[0] > 1]

    def outer(self, token: Token) -> int:
        """The verb of saying that a participle after a comma or a conjunct continues; the token itself if none."""
        if self._resumes(token):
            for ancestor in self._parse.ancestors(token.i):
                if self._says(self._parse.tokens[ancestor]) and self._parse.child(ancestor, "ccomp") is not None:
                    return ancestor
        if token.dep == "conj":
            for ancestor in self._parse.ancestors(token.i):
                if self._rejoins(self._parse.tokens[ancestor], token):
                    return ancestor
        return token.i

    def _closing(self, verb: Token, last: int) -> int:
        """What is said runs on over adverbials that the parse hangs on the verb of saying."""
        for child in self._parse.children(verb.i):
            start, end = self._parse.subtree(child)
            if start < last:
                continue
            if self._parse.tokens[child].dep not in RUNNING_ON or self._resumes(self._parse.tokens[child]):
                break
            last = end
        return last

    def _opening(self, verb: Token, first: int) -> int:
        """What is said before a verb of saying at the end of its sentence begins with the sentence."""
        start, end = self._parse.sentences[self._parse.sentence_of(verb.i)]
        after = range(verb.i + 1, end)
        closed = not any(self._parse.tokens[i].dep in ("ccomp", "xcomp", "conj") for i in after)
        said = any(verb.i > c >= first for c in self._parse.children(verb.i, "ccomp"))
        return start if closed and said and verb.head == verb.i else first

    def _framed(self, first: int, last: int) -> int:
        """Where the words begin after what tells how they were said: "in an interview after the raid"."""
        token = self._parse.tokens[first]
        medium = self._parse.child(first, "pobj") if token.dep == "prep" else None
        spoken = token.dep == "advcl" and token.lower in self._media
        if not spoken and (medium is None or self._parse.tokens[medium].lemma not in self._media):
            return first
        end = self._parse.subtree(first)[1]
        following = [t for t in self._parse.tokens[end : min(end + 2, last)] if t.text != ","]
        if following and following[0].tag == "VBN":  # "in an interview, broadcast on Monday,"
            end = next((t.i for t in self._parse.tokens[following[0].i : last] if t.text == ","), last)
        return min(end, last)

    def _second_voice(self, verb: Token, first: int, last: int, *, clause: bool) -> int:
        """The token from which the words are no longer those said, ``last`` if none."""
        for at in range(max(first, verb.i + 1) + 2, last):
            token = self._parse.tokens[at]
            if token.dep in ("advcl", "acl") and self._resumes(token) or token.dep == "mark" and self._concedes(token):
                return at
            if token.lower in self._phrases and self._sourced(token):
                return at
            if token.dep == "conj" and self._rejoins(verb, token):
                return self._conjunction(at)
            if not clause and token.lower in self._words["relative"] and self._retells(token):
                return at
        return last

    def _sourced(self, token: Token) -> bool:
        """ ", according to X" tells the source of all before it."""
        words = [word.lower for word in self._parse.tokens[token.i : token.i + 6]]
        known = any(tuple(words[: len(phrase)]) == phrase for phrase, _ in self._phrases[token.lower])
        return known and self._after_comma(token.i)

    def _after_comma(self, token: int) -> bool:
        """Right after a comma, or after the mark that closes a quotation behind one."""
        before = token - 1
        while before > 0 and self._parse.tokens[before].text in CLOSING:
            before -= 1
        return self._parse.tokens[before].text == ","

    def _says(self, token: Token) -> bool:
        frames = self._frames.get(token.lemma)
        return frames is not None and ("that" in frames or "any" in frames)

    def _resumes(self, token: Token) -> bool:
        """ ", adding that it failed": a participle of saying with a clause of its own after a comma."""
        if token.tag != "VBG" or token.dep not in ("advcl", "acl") or not self._after_comma(token.i):
            return False
        return self._says(token) and (token.i in self._owned or self._parse.child(token.i, "ccomp") is not None)

    def _concedes(self, mark: Token) -> bool:
        """ ", although they admitted that ...": another finite verb of saying."""
        verb = self._parse.tokens[mark.head]
        if mark.lower not in self._words["concessive"] or verb.dep != "advcl":
            return False
        return self._after_comma(mark.i) and self._says(verb) and self._parse.child(verb.i, "nsubj") is not None

    def _rejoins(self, verb: Token, token: Token) -> bool:
        """ "said it would stay and warned ...": a conjunct of the form of the verb of saying."""
        if token.tag not in TENSED or token.tag != verb.tag or token.lemma not in self._frames:
            return False
        if self._parse.child(token.i, *NOMINAL_SUBJECTS) is not None or not self._says(verb):
            return False
        return self._parse.tokens[token.head].tag != token.tag and token.head != verb.i

    def _retells(self, pronoun: Token) -> bool:
        """ "endorsed X, who says ..." after a comma."""
        verb = self._parse.tokens[pronoun.head]
        return verb.dep == "relcl" and self._parse.tokens[pronoun.i - 1].text == "," and verb.lemma in self._frames

    def _conjunction(self, at: int) -> int:
        """Where "and" before a conjunct stands."""
        for before in range(at - 1, max(at - 4, 0), -1):
            if self._parse.tokens[before].dep == "cc":
                return before
        return at


def trimmed(text: str, start: int, end: int) -> Chars:
    """Characters without stops and white space at either end."""
    while start < end and text[start] in ENDS:
        start += 1
    while end > start and text[end - 1] in ENDS:
        end -= 1
    return start, end
