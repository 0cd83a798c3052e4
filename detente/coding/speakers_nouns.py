"""Nouns, adjectives, adverbs and set phrases that make someone say something."""

from __future__ import annotations

from collections.abc import Iterator

from detente.coding import clauses
from detente.coding.speakers_content import trimmed
from detente.coding.speakers_drafts import Draft, without
from detente.coding.speakers_names import Names
from detente.labels import COMPLEMENT_CLAUSES, NOMINAL, VERBAL
from detente.lexicons.speech import Cue, SpeechCues
from detente.parse import Parse, Token

AROUND = frozenset(("in", "at", "during", "after", "before", "since", "by", "as", "outside", "inside", "from"))
CONTENT = COMPLEMENT_CLAUSES | {"acl"}  # clauses that a noun of saying may open


class Nouns:
    """Reads everything that is not a verb of saying in one parse."""

    def __init__(self, parse: Parse, cues: SpeechCues, names: Names) -> None:
        self._parse, self._cues, self._names = parse, cues, names
        self._nouns, self._adjectives = cues.frames["noun"], cues.frames["adjective"]
        self._adverbs, self._possessed = cues.frames["adverb"], cues.frames["possessed"]

    def drafts(self) -> Iterator[Draft]:
        for token in self._parse.tokens:
            found: Draft | None = None
            if token.lower in self._cues.phrases:
                found = self._phrase(token)
            elif token.pos == "NOUN":
                found = self._owned_words(token) or self._noun(token)
            elif token.pos == "ADJ":
                found = self._adjective(token)
            if found is None and token.lower in self._adverbs:
                found = self._adverb(token)
            if found is not None:
                yield found

    def _draft(
        self, token: Token, cue: Cue, heads: list[int], speaker: int | None, why: str, span: tuple[int, int] = (0, 0)
    ) -> Draft:
        span = span if span[1] else (token.i, token.i + 1)
        phrase = self._names.phrase(speaker, span) if speaker is not None else None
        content = [trimmed(self._parse.text, *self._parse.span(*self._parse.subtree(head))) for head in heads]
        return Draft(token.i, span, content, cue, f"{why} ({cue.where})", speaker, phrase)

    # nouns

    def _noun(self, token: Token) -> Draft | None:
        frames = self._nouns.get(token.lemma)
        if frames is None:
            return None
        owner = self._owner(token)
        for child in [*self._parse.children(token.i), *self._clauses_after(token)]:
            frame = self._frame(self._parse.tokens[child])
            if frame in frames and frame in ("that", "to-poss") and (frame == "that" or owner is not None):
                return self._draft(token, frames[frame], [child], owner, f"{token.lemma} + {frame}")
        for preposition in self._prepositions(token):
            name = self._parse.tokens[preposition].lower
            name = "to-np" if name == "to" else name
            governed = self._parse.children(preposition, "pobj", "pcomp")
            if not governed:
                continue
            if f"{name}-poss" in frames and owner is not None and owner not in governed:
                return self._draft(token, frames[f"{name}-poss"], governed, owner, f"{token.lemma} + {name}")
            if f"be-{name}" in frames and (subject := self._subject_of(token)) is not None:
                return self._draft(token, frames[f"be-{name}"], governed, subject, f"be {token.lemma} {name}")
            light = self._light_frame(token) if name not in AROUND else ""
            if light in frames and (subject := self._light(token)) is not None:
                return self._draft(token, frames[light], governed, subject, f"{light} verb + {token.lemma}")
            if f"{name}-any" in frames and owner is None:
                return self._draft(token, frames[f"{name}-any"], governed, None, f"{token.lemma} + {name}")
        return self._received(token) if "received" in frames else None

    def _clauses_after(self, noun: Token) -> list[int]:
        """Clauses that the tree hangs on the verb of a noun: "made the claim that ...", "the hope is that ..."."""
        told = self._light(noun) is not None or noun.dep == "nsubj" and self._parse.tokens[noun.head].lemma == "be"
        return [child for child in self._parse.children(noun.head, "ccomp") if child > noun.i] if told else []

    def _prepositions(self, noun: Token) -> list[int]:
        """Those of the noun, and those the tree hangs on its light verb: "took issue with the report"."""
        own = self._parse.children(noun.i, "prep")
        if own or self._light_frame(noun) not in self._nouns.get(noun.lemma, ()):
            return own
        return [child for child in self._parse.children(noun.head, "prep") if child == noun.i + 1]

    def _received(self, noun: Token) -> Draft | None:
        """ "faced criticism from X", "drew praise": the subject is what it is about."""
        verb = self._parse.tokens[noun.head]
        if noun.dep != "dobj" or verb.lemma not in self._cues.words["receive"]:
            return None
        about = self._parse.children(verb.i, "nsubj")
        sources = [o for word in (noun, verb) for o in clauses.complements(self._parse, word.i, "from")]
        speaker = next((source for source in sources if self._names.may_speak(source)), None)
        cue = self._nouns[noun.lemma]["received"]
        return self._draft(noun, cue, about, speaker, f"{verb.lemma} + {noun.lemma}")

    def _frame(self, child: Token) -> str:
        if child.dep not in CONTENT or child.pos not in VERBAL:
            return ""
        auxiliaries = {self._parse.tokens[aux].tag for aux in self._parse.children(child.i, "aux")}
        if "TO" in auxiliaries:
            return "to-poss"
        marks = {self._parse.tokens[mark].lower for mark in self._parse.children(child.i, "mark")}
        return "that" if "that" in marks else ""

    def _owner(self, noun: Token) -> int | None:
        """Whose words: "the ministry's claim", "a claim by the ministry", "a statement from Oslo"."""
        for owner in clauses.possessors(self._parse, noun.i):
            if self._names.may_speak(owner):
                return owner
        for preposition in ("by", "from"):
            for owner in clauses.complements(self._parse, noun.i, preposition):
                if self._names.may_speak(owner):
                    return owner
        maker = self._maker(noun)
        return maker if maker is not None else self._light(noun)

    def _maker(self, noun: Token) -> int | None:
        """Whose words by the word before: "Iranian promises", "the opposition threat"."""
        for child in self._parse.children(noun.i, "amod", "compound", "nmod"):
            token = self._parse.tokens[child]
            peoples = token.dep == "amod" and token.entity == "NORP"
            if (peoples or token.dep != "amod") and self._names.may_speak(child):
                return child
        return None

    def _light(self, noun: Token) -> int | None:
        """The subject of a light verb that has the noun as its object: "issued a warning"."""
        if noun.dep != "dobj":
            return None
        verb = self._parse.tokens[noun.head]
        kind = self._light_frame(noun)
        if kind != "light" and kind not in self._nouns.get(noun.lemma, ()):
            return None
        return next((s for s in clauses.subjects(self._parse, verb.i) if self._names.may_speak(s)), None)

    def _light_frame(self, noun: Token) -> str:
        """What kind of light verb the noun is the object of: "light" ("made a claim"), "take" ("took offence")."""
        kinds = self._cues.frames["light"].get(self._parse.tokens[noun.head].lemma) if noun.dep == "dobj" else None
        return next(iter(kinds)).replace("np", "light") if kinds else "none"

    def _subject_of(self, noun: Token) -> int | None:
        if noun.dep != "attr":
            return None
        return next((s for s in clauses.subjects(self._parse, noun.head) if self._names.may_speak(s)), None)

    def _owned_words(self, token: Token) -> Draft | None:
        """ "in her view", "by its own admission", "by one estimate", "in a poll": the clause is what they say."""
        if token.dep != "pobj":
            return None
        above = self._parse.tokens[token.head]
        verb = self._parse.tokens[above.head]
        if token.lemma in self._cues.words["medium"] and verb.pos == "VERB" and verb.lemma in self._cues.frames["verb"]:
            return None  # "in his book, he suggested": the verb speaks
        owned = self._possessed.get(token.lower, {}).get(above.lower)
        alone = self._cues.frames["measure"].get(token.lemma, {}).get(above.lower)
        if owned is None and alone is None:
            return None
        owner = next((o for o in clauses.possessors(self._parse, token.i) if self._names.may_speak(o)), None)
        if owned is not None and owner is not None:
            draft = self._draft(token, owned, [], owner, f"{above.lower} ... {token.lower}")
        elif alone is not None:
            draft = self._draft(above, alone, [], token.i, f"{above.lower} ... {token.lower}")
        else:
            return None
        draft.content = self._clause_without(above.i)
        return draft

    # adjectives

    def _adjective(self, token: Token) -> Draft | None:
        frames = self._adjectives.get(token.lower)
        if frames is None or token.dep not in ("acomp", "oprd", "conj"):
            return None
        verb = next((a for a in self._parse.ancestors(token.i) if self._parse.tokens[a].pos in VERBAL), None)
        if verb is None or self._parse.tokens[verb].lemma not in self._cues.grammar["copula"]:
            return None
        speaker = next((s for s in clauses.subjects(self._parse, verb) if self._names.may_speak(s)), None)
        if speaker is None:
            return None
        for child in [*self._parse.children(token.i), *self._parse.children(verb, "ccomp", "xcomp")]:
            frame, head = self._adjective_frame(self._parse.tokens[child])
            if frame in frames and head > token.i:
                return self._draft(token, frames[frame], [head], speaker, f"be {token.lower} + {frame}")
        return None

    def _adjective_frame(self, child: Token) -> tuple[str, int]:
        if child.dep == "prep":
            governed = self._parse.child(child.i, "pobj", "pcomp")
            return ("to-np" if child.lower == "to" else child.lower), -1 if governed is None else governed
        if child.dep in COMPLEMENT_CLAUSES and child.pos in VERBAL:
            tags = {self._parse.tokens[aux].tag for aux in self._parse.children(child.i, "aux")}
            return ("to" if "TO" in tags else "that"), child.i
        return "", -1

    # adverbs and set phrases

    def _adverb(self, token: Token) -> Draft | None:
        cue = next(iter(self._adverbs[token.lower].values()))
        draft = self._draft(token, cue, [], None, token.lower)
        head = self._parse.tokens[token.head]
        if head.pos in VERBAL and head.i != token.i:
            first, last = self._verb_phrase(head)
        else:
            above = self._parse.tokens[head.head] if head.dep == "amod" else head
            first, last = self._parse.subtree(above.i)
        hole = self._parse.span(token.i, token.i + 1)
        pieces = without([self._parse.span(first, last)], [hole])
        draft.content = [part for part in (trimmed(self._parse.text, *piece) for piece in pieces) if part[0] < part[1]]
        return draft

    def _verb_phrase(self, verb: Token) -> tuple[int, int]:
        """The clause of a verb without clauses coordinated with it."""
        first, last = self._parse.subtree(verb.i)
        for child in self._parse.children(verb.i, "conj"):
            if child > verb.i and self._parse.tokens[child].pos in VERBAL:
                last = min(last, self._parse.subtree(child)[0])
        return first, last

    def _phrase(self, token: Token) -> Draft | None:
        phrases = self._cues.phrases[token.lower]
        longest = len(phrases[0][0])
        here = tuple(t.lower for t in self._parse.tokens[token.i : token.i + longest])
        for words, cue in phrases:
            last = token.i + len(words)
            if here[: len(words)] == words:
                speaker = next((c for c in self._parse.children(last - 1, "pobj", "pcomp")), self._next(last))
                if speaker is None:
                    return None
                draft = self._draft(token, cue, [], speaker, " ".join(words), (token.i, last))
                draft.content = self._clause_without(token.i)
                draft.whole = self._closes(token.i)
                return draft
        return None

    def _next(self, first: int) -> int | None:
        """The head of the nouns right after a phrase, where the parse sees a verb: "according to show insiders"."""
        if self._parse.tokens[first - 1].dep != "aux":
            return None
        after = self._parse.tokens[first : first + 3]
        return next((t.i for t in after if t.pos in NOMINAL and self._names.may_speak(t.i)), None)

    def _clause_without(self, token: int) -> list[tuple[int, int]]:
        """The clause that a phrase belongs to, without the phrase."""
        verb = next((a for a in self._parse.ancestors(token) if self._parse.tokens[a].pos in VERBAL), None)
        top = verb if verb is not None and not self._closes(token) else self._root(token)
        hole = self._parse.span(*self._parse.subtree(token))
        pieces = without([self._parse.span(*self._parse.subtree(top))], [hole])
        trim = (trimmed(self._parse.text, *piece) for piece in pieces)
        return [part for part in trim if part[1] - part[0] > 2]

    def _closes(self, token: int) -> bool:
        """A phrase after a comma at the end of a sentence belongs to all of it."""
        _, last = self._parse.sentences[self._parse.sentence_of(token)]
        rest = self._parse.tokens[self._parse.subtree(token)[1] : last]
        return self._parse.tokens[token - 1].text == "," and all(t.pos == "PUNCT" for t in rest)

    def _root(self, token: int) -> int:
        return next(reversed([token, *self._parse.ancestors(token)]))
