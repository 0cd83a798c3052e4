"""Verbs of saying, thinking, asking, wanting and judging: finds their speaker and what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.coding import clauses
from detente.coding.speakers_content import Contents
from detente.coding.speakers_drafts import Chars, Draft
from detente.coding.speakers_frames import Complement, complements, host_clause
from detente.coding.speakers_names import Names
from detente.coding.speakers_quotes import Quote
from detente.labels import NOUN_CLAUSES, SUBJECTS, TENSED, VERBAL
from detente.lexicons.speech import Cue, SpeechCues
from detente.parse import Parse, Token

CLAUSAL = frozenset(("that", "that-mark", "wh", "quote"))
SAYING_NOTHING = frozenset(("amod", "compound", "aux", "auxpass", "prep"))  # "compared to last year" compares nothing
STRUCK = frozenset(("object", "to"))  # whose view it is stands behind the verb: "it worries farmers", "it seems to us"
OTHERWISE = CLAUSAL | {"to", "npto", "ing", "small", "about", "of", "against", "over"}  # "as he warned of floods, ..."
SAME = {"npto": "to", "to": "npto", "that-mark": "that"}  # frames that stand in for another
REACH = 16  # tokens between a verb and its quotation
PARTICLES = ("prt", "aux", "auxpass", "neg")


class Verbs:
    """Reads the verbs of one parse; ``owned`` gives the quotations that a verb introduces."""

    def __init__(self, parse: Parse, cues: SpeechCues, names: Names, owned: dict[int, list[Quote]]) -> None:
        self._parse, self._cues, self._names, self._owned = parse, cues, names, owned
        self._contents = Contents(parse, cues, owned)
        self._fallback = Cue("asserts", "actor", False, "a finite clause after a speaker")

    def drafts(self) -> Iterator[Draft]:
        for token in self._parse.tokens:
            if token.pos == "VERB" or token.pos == "AUX" and token.i in self._owned:
                draft = self._draft(token)
                if draft is not None:
                    yield draft

    def _draft(self, token: Token) -> Draft | None:
        if token.dep in SAYING_NOTHING or self._imperative(token) or self._of_relay(token):
            return None
        frames = self._cues.frames["verb"].get(token.lemma)
        quotes = self._owned.get(token.i, [])
        if frames is None and not quotes and self._parse.child(token.i, "ccomp") is None:
            return None
        found = self._matched(token, frames, quotes)
        if found is None:
            return None
        cue, frame, parts = found
        head = self._speaker(token, bool(quotes)) if cue.who not in STRUCK else self._struck(token, cue)
        if cue.who == "to" and self._speaks(parts):
            return None
        if not self._accepts(token, cue, frame, head):
            return None
        return self._finish(token, cue, frame, head, parts, quotes)

    def _matched(
        self, token: Token, frames: dict[str, Cue] | None, quotes: Sequence[Quote]
    ) -> tuple[Cue, str, list[int]] | None:
        """The cue, the frame that makes it one and the heads of its content."""
        here = self._said(token, complements(self._parse, token.i, self._cues.grammar["interrogative"]), frames or {})
        host = host_clause(self._parse, token.i) if frames is not None else None
        if host is not None and not any(frame in OTHERWISE for frame, _ in here):
            here = [("that", host), *here]
        if quotes:
            here = [("quote", -1), *here]
        if frames is None:
            return self._unlisted(token, here)
        for frame, head in here:
            cue = frames.get(frame) or frames.get(SAME.get(frame, ""))
            if cue is not None:
                return cue, frame, self._heads(here, frame, head)
        if "any" in frames:
            return frames["any"], here[0][0], self._heads(here, *here[0])
        return None

    def _said(self, token: Token, here: list[Complement], frames: dict[str, Cue]) -> list[Complement]:
        """Without a clause before a verb that has an object or a semicolon: that is a neighbour, not what is said."""
        busy = any(frame == "np" and head > token.i for frame, head in here)
        if any(frame == "that-mark" and head > token.i for frame, head in here):
            here = [pair for pair in here if pair[0] not in CLAUSAL or pair[1] > token.i]
        if busy:
            here = [pair for pair in here if pair[0] != "that" or not self._conceded(token, pair[1])]
        if "npto" in frames or "any" in frames:
            return here or [("bare", token.i)]
        left = [pair for pair in here if not (pair[0] == "that" and pair[1] < token.i and self._apart(token, busy))]
        return left or [("bare", token.i)]

    def _conceded(self, token: Token, clause: int) -> bool:
        """A clause before the verb opened by "while" or "although" grants something to the main clause."""
        first = self._parse.subtree(clause)[0]
        return first < token.i and self._parse.tokens[first].lower in self._cues.grammar["concessive"]

    def _apart(self, token: Token, busy: bool) -> bool:
        return busy or any(self._parse.tokens[c].text == ";" for c in self._parse.children(token.i, "punct"))

    def _unlisted(self, token: Token, here: Sequence[Complement]) -> tuple[Cue, str, list[int]] | None:
        """Any other verb with a quotation or a finite clause, save those known to say nothing."""
        frame, head = here[0]
        marked = any(name == "that-mark" for name, _ in here)
        if not (frame == "quote" or marked) or token.lemma in self._cues.words["stop"]:
            return None
        return self._fallback, frame, self._heads(here, frame, head)

    def _heads(self, here: Sequence[Complement], frame: str, head: int) -> list[int]:
        """All that belongs to the content: clauses, else objects, else what prepositions govern."""
        heads = [token for name, token in here if name in CLAUSAL or name in ("to", "npto", "passive-to", "ing")]
        if not heads or frame in ("as", "small", "passive-as", "np", "of", "for"):
            heads += [token for name, token in here if name in ("np", frame, "small", "passive-as")]
        return list(dict.fromkeys(token for token in [head, *heads] if token >= 0))

    def _speaker(self, token: Token, quoting: bool) -> int | None:
        if (quoted := self._relayed(token)) is not None:
            return quoted
        found = clauses.subjects(self._parse, self._contents.outer(token))
        inside = any(quote.first <= at < quote.last for quote in self._owned.get(token.i, ()) for at in found[:1])
        if found and not inside:
            return self._user(token, found[0])
        if quoting:
            for child in self._parse.children(token.i, "nsubj", "dobj", "npadvmod", "attr", "oprd"):
                if self._names.may_speak(child) and child not in found:
                    return child
            return self._between(token)
        return self._above(token) if token.tag == "VBG" and token.dep == "pcomp" else None

    def _user(self, token: Token, noun: int) -> int:
        """Who uses a noun that cannot speak: "she missed no chance to remind them", "held a session announcing it"."""
        if token.dep != "acl" or self._names.may_speak(noun):
            return noun
        above = self._above(token)
        return above if above is not None and self._names.may_speak(above) else noun

    def _struck(self, token: Token, cue: Cue) -> int | None:
        """Who feels or sees what the subject does: "the tax angered farmers", "it seemed to them"."""
        if cue.who == "to":
            found = clauses.complements(self._parse, token.i, "to")
        else:
            found = self._parse.children(token.i, "dobj", "nsubjpass")
        return next((head for head in found if self._names.may_speak(head)), None)

    def _speaks(self, parts: Sequence[int]) -> bool:
        """Under "seemed to" another verb of saying, which is the cue: "he appeared to deny it"."""
        return any(self._parse.tokens[part].lemma in self._cues.frames["verb"] for part in parts)

    def _between(self, token: Token) -> int | None:
        """The first who may speak between a verb and its quotation, where the parse sees no subject."""
        for quote in self._owned[token.i]:
            apart = range(quote.last, token.i) if quote.last <= token.i else range(token.i + 1, quote.first)
            for at in apart[:REACH]:
                if self._parse.tokens[at].pos in ("NOUN", "PROPN", "PRON") and self._names.may_speak(at):
                    return at
        return None

    def _relayed(self, token: Token) -> int | None:
        """ "quoted him as saying", "was cited as saying": who is quoted, not who quotes."""
        if token.lemma not in self._cues.words["relay"]:
            return None
        for preposition in self._parse.prepositions(token.i).get("as", ()):
            if self._parse.child(preposition, "pcomp") is not None:
                return self._parse.child(token.i, "dobj", "nsubjpass")
        return None

    def _of_relay(self, token: Token) -> bool:
        """ "saying" of "quoted him as saying", which adds nothing."""
        above = self._parse.tokens[token.head]
        if token.dep != "pcomp" or above.lower != "as":
            return False
        return self._parse.tokens[above.head].lemma in self._cues.words["relay"]

    def _relayed_words(self, parts: list[int], speaker: int) -> list[int]:
        """Of "him as saying that talks failed" only the clause."""
        said = [self._parse.child(part, "ccomp", "xcomp", "dobj") or part for part in parts if part != speaker]
        return list(dict.fromkeys(said))

    def _above(self, token: Token) -> int | None:
        """ "despite admitting ...", "for saying ...": the subject of the clause around."""
        for ancestor in self._parse.ancestors(token.i):
            if self._parse.tokens[ancestor].pos in VERBAL:
                return next(iter(clauses.subjects(self._parse, ancestor)), None)
        return None

    def _accepts(self, token: Token, cue: Cue, frame: str, head: int | None) -> bool:
        if self._unreal(token, frame):
            return False
        if head is None:
            return cue.who != "object" and (cue.hearsay or self._without_speaker(token, cue, frame))
        if cue.who == "person":
            return self._names.is_person(head)
        if cue.who == "paper":
            return self._names.is_paper(head)
        if cue.who == "" or self._names.may_speak(head):
            return True
        speaker = self._parse.tokens[head]
        if frame in CLAUSAL:
            return speaker.pos == "NOUN" or speaker.lower == "it" and frame != "wh"
        return cue.stance == "asserts" and speaker.pos == "NOUN"

    def _unreal(self, token: Token, frame: str) -> bool:
        """Purposes, imperatives and grounds without a clause of their own: "came to discuss X", "for promoting X"."""
        if token.tag == "VB" and token.dep == "ccomp" and self._parse.child(token.i, "aux") is None:
            return True
        if frame in CLAUSAL:
            return False
        if token.dep == "pcomp":
            return True
        if token.tag == "VBN" and frame == "bare":
            return self._parse.child(token.i, "aux", "auxpass") is None
        if token.tag != "VB" or token.dep == "conj":
            return False
        auxiliaries = [self._parse.tokens[child].tag for child in self._parse.children(token.i, "aux")]
        return not auxiliaries or "TO" in auxiliaries and token.dep in NOUN_CLAUSES

    def _without_speaker(self, token: Token, cue: Cue, frame: str) -> bool:
        """Passives leave the speaker out ("it was reported that", "asked about it, she ..."); other verbs need one."""
        passive = self._parse.child(token.i, "auxpass") is not None
        if cue.stance == "asks" and token.tag == "VBN" and token.dep == "advcl":
            return True
        if token.tag in TENSED and token.dep in ("ROOT", "conj"):  # notes and headlines: "Calls vote a sham"
            return True
        if frame in ("that", "quote", "wh", "passive-to"):
            return passive or frame == "quote" or cue.who == ""
        if token.tag == "VBN" and token.dep in ("acomp", "oprd", "xcomp") or self._stands(token):
            passive = True
        return passive and (frame in ("as", "passive-as") or frame in ("of", "for") and cue.who == "actor")

    def _stands(self, token: Token) -> bool:
        """ "stands accused of": a participle right after its verb."""
        return token.tag == "VBN" and token.dep == "advcl" and token.head == token.i - 1

    def _finish(
        self, token: Token, cue: Cue, frame: str, head: int | None, parts: list[int], quotes: Sequence[Quote]
    ) -> Draft:
        span = self._cue_span(token)
        head, phrase = self._phrase(token, head, span)
        if head is not None and head == self._relayed(token):
            parts = self._relayed_words(parts, head)
        if quotes:
            parts = [part for part in parts if not self._tells(token, part, quotes)]
        if quotes and phrase is not None:
            parts = [part for part in parts if not phrase[0] <= part < phrase[1]]
        if cue.who in STRUCK:
            parts = [part for part in parts if part != head]
            parts += [*self._parse.children(token.i, "nsubj"), *clauses.agents(self._parse, token.i)]
        own = self._own_clause(token, parts)
        clause = frame in CLAUSAL or frame in ("to", "npto", "passive-to")
        content = [part for at in parts for part in self._contents.of(token, at, own, clause=clause)]
        content += [(quote.start, quote.end) for quote in quotes]
        why = f"{token.lemma} + {frame} ({cue.where})"
        reports = cue.who == "" and frame in CLAUSAL
        return Draft(token.i, span, content, cue, why, head, phrase, spoken=bool(quotes), reports=reports)

    def _tells(self, token: Token, part: int, quotes: Sequence[Quote]) -> bool:
        """A clause of saying that leads to the quotation: "she said it failed because "they lied," she said"."""
        if part > token.i or any(quote.first <= part < quote.last for quote in quotes):
            return False
        frames = self._cues.frames["verb"].get(self._parse.tokens[part].lemma, {})
        said = frames.get("that") or frames.get("any")
        return said is not None and said.who == "" and self._parse.child(part, "nsubj") is not None

    def _phrase(
        self, token: Token, head: int | None, cue: tuple[int, int]
    ) -> tuple[int | None, tuple[int, int] | None]:
        """Head and token range of the speaker; a relative pronoun stands for the noun it belongs to."""
        if head is None:
            return None, None
        relative = self._parse.child(token.i, "nsubj") if token.dep == "relcl" else None
        if relative is not None and head < relative and self._parse.tokens[relative].lower in clauses.RELATIVES:
            return head, (relative, relative + 1)
        return head, self._names.phrase(head, cue)

    def _imperative(self, token: Token) -> bool:
        """ "Say it rains", "let's say": nobody is made to say anything."""
        if token.tag != "VB" or self._parse.child(token.i, "aux", *SUBJECTS) is not None:
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
