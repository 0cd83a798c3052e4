"""Verbs of saying, thinking, asking, wanting and judging: finds their speaker and what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.coding import clauses
from detente.coding.speakers_drafts import Chars, Draft, without
from detente.coding.speakers_frames import Complement, complements, host_clause
from detente.coding.speakers_names import Names
from detente.coding.speakers_quotes import Quote
from detente.lexicons.speech import Cue, SpeechCues
from detente.parse import Parse, Token

CLAUSAL = frozenset(("that", "wh", "quote"))
PARTICLES = ("prt", "aux", "auxpass", "neg")
ENDS = ".,;:!?\u201d\u201c\"' \u2014\u2013-"


class Verbs:
    """Reads the verbs of one parse; ``owned`` gives the quotations that a verb introduces."""

    def __init__(self, parse: Parse, cues: SpeechCues, names: Names, owned: dict[int, list[Quote]]) -> None:
        self._parse, self._cues, self._names, self._owned = parse, cues, names, owned
        self._fallback = Cue("asserts", "actor", False, "a finite clause after a speaker")

    def drafts(self) -> Iterator[Draft]:
        for token in self._parse.tokens:
            if token.pos == "VERB" or token.pos == "AUX" and token.i in self._owned:
                draft = self._draft(token)
                if draft is not None:
                    yield draft

    def _draft(self, token: Token) -> Draft | None:
        if token.dep in ("amod", "compound", "aux", "auxpass") or self._imperative(token):
            return None
        frames = self._cues.frames["verb"].get(token.lemma)
        quotes = self._owned.get(token.i, [])
        if frames is None and not quotes and self._parse.child(token.i, "ccomp") is None:
            return None
        found = self._matched(token, frames, quotes)
        if found is None:
            return None
        cue, frame, parts = found
        head = self._speaker(token, bool(quotes))
        if not self._accepts(token, cue, frame, head):
            return None
        return self._finish(token, cue, frame, head, parts, quotes)

    def _matched(
        self, token: Token, frames: dict[str, Cue] | None, quotes: Sequence[Quote]
    ) -> tuple[Cue, str, list[int]] | None:
        """The cue, the frame that makes it one and the heads of its content."""
        here = complements(self._parse, token.i)
        host = host_clause(self._parse, token.i) if frames is not None else None
        if host is not None and not any(frame in CLAUSAL for frame, _ in here):
            here = [("that", host), *here]
        if quotes:
            here = [("quote", -1), *here]
        if frames is None:
            return self._unlisted(token, here)
        for frame, head in here:
            cue = frames.get(frame)
            if cue is not None:
                return cue, frame, self._heads(here, frame, head)
        if "any" in frames:
            return frames["any"], here[0][0], self._heads(here, *here[0])
        return None

    def _unlisted(self, token: Token, here: Sequence[Complement]) -> tuple[Cue, str, list[int]] | None:
        """Any other verb with a quotation or a finite clause, save those known to say nothing."""
        frame, head = here[0]
        if frame not in ("that", "quote") or token.lemma in self._cues.words["stop"]:
            return None
        return self._fallback, frame, self._heads(here, frame, head)

    def _heads(self, here: Sequence[Complement], frame: str, head: int) -> list[int]:
        """All that belongs to the content: clauses, else objects, else what prepositions govern."""
        heads = [token for name, token in here if name in CLAUSAL or name in ("to", "npto", "passive-to", "ing")]
        if not heads or frame in ("as", "small", "passive-as", "np", "of", "for"):
            heads += [token for name, token in here if name in ("np", frame, "small", "passive-as")]
        return list(dict.fromkeys(token for token in [head, *heads] if token >= 0))

    def _speaker(self, token: Token, quoting: bool) -> int | None:
        found = clauses.subjects(self._parse, self._outer(token) if self._resumes(token.i) else token.i)
        if found:
            return found[0]
        if quoting:
            for child in self._parse.children(token.i, "nsubj", "dobj", "npadvmod", "attr", "oprd"):
                if self._names.may_speak(child):
                    return child
        return None

    def _outer(self, token: Token) -> int:
        """The verb of saying that a participle after a comma belongs to: the last one before with a clause."""
        for ancestor in self._parse.ancestors(token.i):
            frames = self._cues.frames["verb"].get(self._parse.tokens[ancestor].lemma, {})
            if ("that" in frames or "any" in frames) and self._parse.child(ancestor, "ccomp") is not None:
                return ancestor
        return token.i

    def _accepts(self, token: Token, cue: Cue, frame: str, head: int | None) -> bool:
        if head is None:
            return cue.hearsay or self._without_speaker(token, cue, frame)
        if cue.who == "person":
            return self._names.is_person(head)
        if cue.who == "paper":
            return self._names.is_paper(head)
        return cue.who == "" or self._names.may_speak(head)

    def _without_speaker(self, token: Token, cue: Cue, frame: str) -> bool:
        """Passives leave the speaker out ("it was reported that", "is said to"); other verbs need one."""
        passive = self._parse.child(token.i, "auxpass") is not None
        if frame in ("that", "quote", "wh", "passive-to"):
            return passive or frame == "quote" or cue.who == ""
        return passive and frame in ("as", "passive-as", "of", "for") and cue.who == "actor"

    def _finish(
        self, token: Token, cue: Cue, frame: str, head: int | None, parts: list[int], quotes: Sequence[Quote]
    ) -> Draft:
        span = self._cue_span(token)
        phrase = self._names.phrase(head, span) if head is not None else None
        own = self._own_clause(token, parts)
        content = [part for at in parts for part in self._content(token, at, own)]
        content += [(quote.start, quote.end) for quote in quotes]
        why = f"{token.lemma} + {frame} ({cue.where})"
        return Draft(token.i, span, content, cue, why, head, phrase, spoken=bool(quotes))

    def _imperative(self, token: Token) -> bool:
        """ "Say it rains", "let's say": nobody is made to say anything."""
        if token.tag != "VB" or self._parse.child(token.i, "aux", *clauses.SUBJECTS) is not None:
            return False
        return token.head == token.i or self._parse.tokens[token.head].lemma == "let"

    def _cue_span(self, token: Token) -> tuple[int, int]:
        """The verb with auxiliaries, negation and particle that touch it."""
        first, last = token.i, token.i + 1
        near = set(self._parse.children(token.i, *PARTICLES))
        while first - 1 in near:
            first -= 1
        while last in near:
            last += 1
        return first, last

    def _own_clause(self, token: Token, parts: list[int]) -> list[Chars]:
        """Characters of the verb's clause save its content: speaker, auxiliaries and adverbials."""
        children = [c for c in self._parse.children(token.i) if c not in parts]
        spans = [self._parse.subtree(child) for child in children if self._parse.tokens[child].dep != "punct"]
        ranges = [self._parse.span(first, last) for first, last in spans]
        return [self._parse.span(token.i, token.i + 1), *ranges]

    def _content(self, token: Token, head: int, own: list[Chars]) -> list[Chars]:
        first, last = self._parse.subtree(head)
        last = min(last, self._second_voice(token, first, last))
        if last <= token.i:
            first = min(first, self._opening(token, first))
        inserted = first <= token.i < last
        pieces = without([self._parse.span(first, max(last, first + 1))], own if inserted else [])
        trim = (trimmed(self._parse.text, *piece) for piece in pieces)
        return [part for part in trim if part[1] - part[0] > 1]

    def _second_voice(self, token: Token, first: int, last: int) -> int:
        """Where the speaker takes up again after a comma: "said it had failed, adding that ..."."""
        for at in range(max(first, token.i + 1) + 2, last):
            if self._resumes(at):
                return at
        return last

    def _resumes(self, at: int) -> bool:
        """A participle of saying with a clause of its own after a comma."""
        token = self._parse.tokens[at]
        if token.tag != "VBG" or token.dep not in ("advcl", "acl") or self._parse.tokens[at - 1].text != ",":
            return False
        frames = self._cues.frames["verb"].get(token.lemma)
        if frames is None or not ("that" in frames or "any" in frames):
            return False
        return at in self._owned or self._parse.child(at, "ccomp") is not None

    def _opening(self, token: Token, first: int) -> int:
        """What is said before a verb of saying at the end of its sentence begins with the sentence."""
        start, end = self._parse.sentences[self._parse.sentence_of(token.i)]
        after = range(token.i + 1, end)
        closed = not any(self._parse.tokens[i].dep in ("ccomp", "xcomp", "conj") for i in after)
        said = any(token.i > c >= first for c in self._parse.children(token.i, "ccomp"))
        return start if closed and said and token.head == token.i else first


def trimmed(text: str, start: int, end: int) -> Chars:
    """Characters without stops and white space at either end."""
    while start < end and text[start] in ENDS:
        start += 1
    while end > start and text[end - 1] in ENDS:
        end -= 1
    return start, end
