"""Finds conditional statements: the cue and the two halves it joins, as token ranges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from detente.coding.status_halves import COMMAS, MARKS, Half, Halves
from detente.labels import LEADING, PAST_TAGS, SUBJECTS_OR_THERE, VERBAL
from detente.lexicons.conditionals import Conditionals, Cue
from detente.parse import Parse, Token

NOUN_PHRASE = frozenset(("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"))
REACH = 120  # tokens on either side of a cue, so that run-on lists cost no more than sentences


class Link(NamedTuple):
    """A cue (half-open token range) with the condition and the consequence."""

    first: int
    last: int
    cue: Cue
    condition: Half
    consequence: Half


class Links:
    """Finds the links of one parse. Looks only at sentences that hold a cue word."""

    def __init__(self, parse: Parse, tables: Conditionals) -> None:
        self._parse = parse
        self._tokens = parse.tokens
        self._tables = tables
        self._modals = tables.words["modal"] | tables.words["unreal"]
        self._unreal = tables.words["unreal"]
        self._halves = Halves(parse, tables)
        self._last: Link | None = None

    def find(self) -> Iterator[Link]:
        """Links in text order; a cue that joins nothing is passed over."""
        skip = 0
        for token in self._tokens:
            if token.i < skip:
                continue
            if token.lower in self._tables.cues:
                link = self._at(token)
                if link:
                    skip, self._last = link.last, link
                    yield link
            elif token.lemma in self._tables.verbs and token.pos == "VERB":
                found = self._by_verb(token, self._tables.verbs[token.lemma])
                if found:
                    yield found

    def _at(self, token: Token) -> Link | None:
        for cue in self._tables.cues[token.lower]:
            last = token.i + len(cue.words)
            if last < len(self._tokens) and all(
                self._tokens[token.i + n].lower == word for n, word in enumerate(cue.words)
            ):
                link = self._joined(token.i, last, cue)
                if link:
                    return link
        return None

    def _joined(self, first: int, last: int, cue: Cue) -> Link | None:
        sentence = self._parse.sentences[self._parse.sentence_of(first)]
        bounds = max(sentence[0], first - REACH), min(sentence[1], last + REACH)
        if last >= bounds[1]:
            return None
        if cue.kind == "inverted":
            return self._inverted(first, cue, bounds)
        if cue.kind == "alternative":
            return self._alternative(first, last, cue, bounds)
        return self._subordinate(first, last, cue, bounds)

    # --- conjunctions and prepositions ------------------------------------------------------------------------------
    def _subordinate(self, first: int, last: int, cue: Cue, bounds: tuple[int, int]) -> Link | None:
        if cue.words[-1] == "if" and self._is_no_condition(first, last):
            return None
        if first and f"{self._tokens[first - 1].lower} {cue.words[0]}" in self._tables.words["lasting"]:
            return None
        condition = self._halves.constituent(first, last, bounds)
        if condition is None:
            return None
        if cue.kind in ("clause", "repeated", "future") and not self._is_clause(condition, cue):
            return None
        consequence = self._shared(first) or self._halves.other(first, condition, bounds)
        if consequence is None or not self._fits(cue, condition, consequence):
            return None
        if cue.words[-1] == "if" and self._is_asked(first, consequence):
            return None
        return Link(first, last, cue, condition, consequence)

    def _shared(self, first: int) -> Half | None:
        """The consequence of the condition just before: "if A or if B"."""
        if self._last and self._tokens[first - 1].pos == "CCONJ" and first - self._last.condition.last in (1, 2):
            return self._last.consequence
        return None

    def _is_no_condition(self, first: int, last: int) -> bool:
        """ "as if", "if anything", "if not"."""
        if first and self._tokens[first - 1].lower in ("as", "and"):
            return self._tokens[first - 1].lower == "as"
        word = self._tokens[last]
        return word.lower in self._tables.words["idiom"] or word.pos in MARKS

    def _is_asked(self, first: int, consequence: Half) -> bool:
        """ "asked if", "unclear if": an indirect question, not a condition."""
        if first == 0 or consequence.first >= first:
            return False
        asks = self._tables.words["asks"]
        near = range(max(consequence.first, first - 3), first)
        return any(self._tokens[i].lemma in asks or self._tokens[i].lower in asks for i in near) and not any(
            self._tokens[i].lower in self._modals for i in range(consequence.first, first)
        )

    def _is_clause(self, half: Half, cue: Cue) -> bool:
        words = self._tokens[half.first : half.last]
        opens = half.first < 2 or self._tokens[half.first - len(cue.words) - 1].pos in LEADING
        if (opens and len(words) > 2) or any(word.pos in VERBAL and word.tag != "VBG" for word in words):
            provided = cue.words[0] in self._tables.words["proviso"]
            return not provided or self._joins_clause(half)
        return False

    def _joins_clause(self, half: Half) -> bool:
        """A subject and its verb follow "provided (that)", unlike "provided that information" or "providing aid"."""
        cue = half.first - 1
        while self._tokens[cue].lower == "that":
            cue -= 1
        if self._parse.child(cue, "nsubj", "nsubjpass", "agent") is not None or self._tokens[cue].dep in (
            "acl",
            "amod",
        ):
            return False
        if self._tokens[half.first].pos not in NOUN_PHRASE:
            return False
        if any(self._tokens[i].lower in self._modals for i in range(max(0, cue - 15), cue)):
            return True
        if self._parse.child(cue, "dobj") is not None:
            return False
        return any(word.dep in SUBJECTS_OR_THERE for word in self._tokens[half.first : half.first + 6])

    def _fits(self, cue: Cue, condition: Half, consequence: Half) -> bool:
        """What some cues ask of the halves: a modal, a future, something not yet past."""
        modal = self._has_modal(consequence)
        past = self._is_past(condition)
        if cue.kind == "modal phrase":
            return modal and self._is_open_phrase(cue, condition, consequence)
        if cue.kind == "future":
            joins = self._tokens[condition.first - 1]
            return modal and not past and self._tokens[joins.head].pos in VERBAL
        if cue.kind == "phrase" and self._tokens[condition.first - len(cue.words)].dep == "conj":
            return False  # "closing the border and barring people from leaving"
        if cue.words == ("subject", "to"):
            return self._tokens[condition.head].lemma in self._tables.words["assent"]
        if cue.kind == "phrase" and cue.words[-1] not in ("on", "upon", "to"):
            return modal or not self._is_past(consequence)
        if cue.words[0] in ("as", "so"):
            return modal or not past
        return True

    def _is_open_phrase(self, cue: Cue, condition: Half, consequence: Half) -> bool:
        if cue.words[0] == "without" and condition.first > consequence.first:
            return any(self._tokens[i].dep == "neg" for i in range(consequence.first, consequence.last))
        if cue.words[0] == "without":
            return True
        unreal = any(self._tokens[i].lower in self._unreal for i in range(consequence.first, consequence.last))
        definite = self._tokens[condition.first].tag == "PRP$" or self._is_definite(condition.first)
        return unreal and not definite and condition.first < consequence.first

    # --- inversion --------------------------------------------------------------------------------------------------
    def _inverted(self, first: int, cue: Cue, bounds: tuple[int, int]) -> Link | None:
        """An auxiliary before its subject: "should Russia attack", "had they known", "were it to fail"."""
        if self._halves.opens(first, bounds):
            if self._tokens[bounds[1] - 1].text == "?":
                return None
        elif not self._is_inverted(first, bounds):
            return None
        condition = self._halves.constituent(first, first + 1, bounds)
        if condition is None:
            return None
        consequence = self._halves.other(first, condition, bounds)
        if consequence is None or not self._halves.has_verb(consequence.first, consequence.last):
            return None
        return Link(first, first + 1, cue, condition, consequence)

    def _is_inverted(self, first: int, bounds: tuple[int, int]) -> bool:
        """Inside a sentence: the auxiliary before its subject, after a clause with a modal."""
        word, before = self._tokens[first], self._tokens[first - 1]
        if before.lower in self._tables.words["barrier"] or not any(
            self._tokens[i].lower in self._modals for i in range(bounds[0], first)
        ):
            return False
        if word.lower == "were":
            following = self._tokens[first + 1 : first + 8]
            return following[0].pos in NOUN_PHRASE and any(next.tag == "TO" for next in following)
        verb = self._tokens[word.head]
        subject = self._parse.child(verb.i, *SUBJECTS_OR_THERE)
        if subject is None or subject < first or word.dep not in ("aux", "auxpass"):
            return False
        return verb.tag in (("VB", "VBN") if word.lower == "should" else PAST_TAGS)

    # --- alternatives -----------------------------------------------------------------------------------------------
    def _alternative(self, first: int, last: int, cue: Cue, bounds: tuple[int, int]) -> Link | None:
        """ "Withdraw or face sanctions", "they must pay; otherwise the deal is off"."""
        start, end = bounds
        before = self._halves.tidy(start, first, start)
        after = self._halves.tidy(last, end, last)
        if cue.words == ("otherwise",) and before is None and start:
            start, end = self._parse.sentences[self._parse.sentence_of(first) - 1]
            before = self._halves.tidy(start, end, start)
        if before is None or after is None:
            return None
        if not self._halves.has_verb(after.first, after.last) and not self._is_threat(after):
            return None
        if not self._is_demand(before) or not (self._is_threat(after) or cue.words[0] != "or"):
            return None
        if cue.words == ("or",) and not self._is_sharp(first, before, after):
            return None
        return Link(first, last, cue, self._headed(before), self._headed(after))

    def _is_sharp(self, first: int, before: Half, after: Half) -> bool:
        """An "or" between clauses: after an imperative, or after a comma and before a clause with a subject."""
        if self._tokens[first].head > first:
            return False
        if self._tokens[before.first].tag == "VB":
            return True
        clause = any(word.dep in SUBJECTS_OR_THERE for word in self._tokens[after.first : after.first + 6])
        return self._tokens[first - 1].text in COMMAS and clause and self._has_modal(after)

    def _headed(self, half: Half) -> Half:
        verbs = [i for i in range(half.first, half.last) if self._tokens[i].pos in VERBAL]
        inner = [i for i in verbs if not half.first <= self._tokens[i].head < half.last or self._tokens[i].head == i]
        return half._replace(head=(inner or verbs or [half.head])[0])

    def _is_demand(self, half: Half) -> bool:
        """An imperative, or a duty: "must", "has to"."""
        for i in range(half.first, half.last):
            word = self._tokens[i]
            if word.lower in self._tables.words["duty"] or (
                word.lemma == "have" and i + 1 < half.last and self._tokens[i + 1].lower == "to"
            ):
                return True
        opening = self._tokens[half.first]
        return opening.tag == "VB" and opening.dep not in ("amod", "compound")

    def _is_threat(self, half: Half) -> bool:
        """A future with a subject of its own, or a bare verb."""
        opening = self._tokens[half.first]
        return opening.lower in self._tables.words["threat"] or self._has_modal(half)

    # --- verbs between the halves -----------------------------------------------------------------------------------
    def _by_verb(self, token: Token, cue: Cue) -> Link | None:
        """ "A blockade would mean war", "a deal would require a vote", "peace depends on Moscow"."""
        subject = self._parse.child(token.i, "nsubj", "csubj", "nsubjpass")
        if subject is None or subject > token.i:
            return None
        unreal = any(self._tokens[i].lower in self._unreal for i in self._parse.children(token.i, "aux"))
        if cue.kind == "depends":
            if not self._is_stake(subject):
                return None
        elif not unreal or not self._is_supposed(subject):
            return None
        complement = self._complement(token, cue)
        if complement is None:
            return None
        before = self._halves.tidy(*self._parse.subtree(subject), subject)
        after = self._halves.tidy(*self._parse.subtree(complement), complement)
        if before is None or after is None:
            return None
        first = next((i for i in self._parse.children(token.i, "aux")), token.i)
        last = max(token.i + 1, min(after.first, token.i + 2))
        if cue.kind == "entails":
            return Link(first, last, cue, before, after)
        return Link(first, last, cue, after, before)

    def _complement(self, token: Token, cue: Cue) -> int | None:
        if cue.kind != "depends":
            clauses = ("dobj", "ccomp", "xcomp") if cue.kind == "entails" else ("dobj",)
            direct = self._parse.child(token.i, *clauses)
            if direct is not None and direct > token.i:
                return direct
            wanted = ("to", "in")
        else:
            wanted = ("on", "upon")
        for prep in self._parse.children(token.i, "prep"):
            if self._tokens[prep].lower in wanted:
                return self._parse.child(prep, "pobj", "pcomp")
        return None

    def _is_stake(self, subject: int) -> bool:
        token = self._tokens[subject]
        return token.dep == "csubj" or token.pos in VERBAL or token.lemma in self._tables.words["stake"]

    def _is_supposed(self, subject: int) -> bool:
        """A subject that has not happened: a gerund or a noun that nothing makes definite."""
        token = self._tokens[subject]
        if token.dep == "csubj" or token.tag == "VBG":
            return True
        if token.pos != "NOUN":
            return False
        return not any(
            self._tokens[child].dep == "poss" or self._is_definite(child)
            for child in self._parse.children(subject, "det", "poss")
        )

    # --- small questions --------------------------------------------------------------------------------------------
    def _has_modal(self, half: Half) -> bool:
        return any(self._tokens[i].lower in self._modals for i in range(half.first, half.last))

    def _is_past(self, half: Half) -> bool:
        """A finite past or a perfect."""
        return any(
            word.tag == "VBD" or (word.dep == "aux" and word.lemma == "have")
            for word in self._tokens[half.first : half.last]
        )

    def _is_definite(self, index: int) -> bool:
        return self._tokens[index].lower in self._tables.words["definite"]
