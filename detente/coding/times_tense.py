"""Whether a clause looks back or ahead, told by its verb: what decides between last Friday and next Friday."""

from __future__ import annotations

from typing import Literal

from detente.labels import NOMINAL, NOMINAL_SUBJECTS, PAST_TAGS, PRESENT_TAGS, VERBAL
from detente.lexicons.times import TimeTables
from detente.parse import Parse, Token

Tense = Literal[-1, 0, 1]


def governor(parse: Parse, index: int) -> int | None:
    """The nearest verb at or above a token, None in a sentence without one above it."""
    for above in (index, *parse.ancestors(index)):
        if parse.tokens[above].pos in VERBAL:
            return above
    return None


class ReadTense:
    """Tells a clause's direction, by lemmas that point ahead, back or report (``times/tense``) and by prepositions."""

    def __init__(self, tables: TimeTables) -> None:
        self._turns = tables.turns
        self._denying = tables.marked["denying"]
        self._appointing = tables.marked["appointing"]
        self._by = frozenset(word for word, link in tables.links.items() if link == "by")
        self._until = frozenset(word for word, link in tables.links.items() if link == "until")

    def at(self, parse: Parse, index: int) -> Tense:
        """-1 back, 1 ahead, 0 either, for the clause that holds token ``index``."""
        before = parse.tokens[index - 1].lower if index else ""
        if before == "since" or self._behind(parse, index):
            return -1
        tense = self._above(parse, index, until=before in self._until)
        appointed = before in self._appointing and parse.tokens[index].dep == "pobj"
        return 1 if appointed and tense else tense

    def is_deadline(self, parse: Parse, index: int) -> bool:
        """ "promised elections by February 2024": the story goes on when this was said, not then."""
        by = parse.tokens[index].head
        if parse.tokens[by].lower not in self._by or parse.tokens[by].dep not in ("prep", "conj"):
            return False
        above = governor(parse, by)
        return above is not None and self._turns.get(parse.tokens[above].lemma) in ("ahead", "promise")

    def _above(self, parse: Parse, index: int, *, until: bool) -> Tense:
        for above in parse.ancestors(index):
            token = parse.tokens[above]
            if token.pos in VERBAL:
                if token.tag == "VBD" and index < above and self._turns.get(token.lemma) == "ahead":
                    return -1  # "In August the court set a hearing for May"
                return self.of_verb(parse, above) if not until or self._over(parse, above) else 1
            if token.pos == "ADJ" and token.lemma in self._turns:
                return 1
        return self.of_verb(parse, index) if parse.tokens[index].pos in VERBAL else -1

    def _behind(self, parse: Parse, index: int) -> bool:
        """ "will study Monday's ruling": the day of what came unannounced."""
        token = parse.tokens[index]
        above = parse.tokens[token.head]
        held = token.dep in ("poss", "compound", "nmod") and above.pos in NOMINAL
        return held and self._turns.get(above.lemma) == "behind"

    def _over(self, parse: Parse, verb: int) -> bool:
        """What went on until some day is over if it "was" so, "lasted", or "had" not happened before."""
        helpers = {parse.tokens[child].lower for child in parse.children(verb, "aux", "auxpass")}
        token = parse.tokens[verb]
        lasted = self._turns.get(token.lemma) == "lasting" and token.tag in ("VBD", "VBN", "VBG")
        return "had" in helpers or lasted or token.lower in ("was", "were") or parse.child(verb, "neg") is not None

    def of_verb(self, parse: Parse, index: int, depth: int = 0) -> Tense:
        """-1 back, 1 ahead, 0 either, for the clause of a verb."""
        token = parse.tokens[index]
        turn = self._turns.get(token.lemma)
        helpers = [parse.tokens[child] for child in parse.children(index, "aux", "auxpass")]
        modal = next((helper.lower for helper in helpers if helper.tag == "MD"), "")
        if modal:
            denied = modal == "could" and self._denied(parse, index)
            return -1 if denied or any(helper.lemma == "have" for helper in helpers) else 1
        if any(helper.lemma == "have" for helper in helpers):
            return -1
        if turn == "ahead" and token.tag in PAST_TAGS:
            return 0 if self._planned_before(parse, token) else 1
        if any(helper.tag == "VBD" for helper in helpers) or token.tag == "VBD":
            return -1
        if token.tag in PRESENT_TAGS or any(helper.tag in PRESENT_TAGS for helper in helpers):
            return -1 if turn in ("report", "account") else 1
        return self._dependent(parse, token, depth)

    def _denied(self, parse: Parse, verb: int) -> bool:
        subject = parse.child(verb, *NOMINAL_SUBJECTS)
        if subject is not None and parse.tokens[parse.subtree(subject)[0]].lower in self._denying:
            return True
        return parse.child(verb, "neg") is not None

    def _planned_before(self, parse: Parse, token: Token) -> bool:
        """ "talks planned for Friday were cancelled": the day may be over or not."""
        above = governor(parse, token.head) if token.dep == "acl" else None
        return above is not None and self.of_verb(parse, above) < 0

    def _dependent(self, parse: Parse, token: Token, depth: int) -> Tense:
        """An infinitive or participle looks where the verb above it looks, ahead of verbs that point there."""
        infinitive = token.tag == "VB" or any(
            parse.tokens[child].tag == "TO" for child in parse.children(token.i, "aux")
        )
        if token.tag == "VBN" and token.dep != "ROOT" and not infinitive:
            return -1
        above = governor(parse, token.head) if token.head != token.i else None
        if above is None or depth > 5:
            return 1 if infinitive else -1
        if infinitive and self._turns.get(parse.tokens[above].lemma, "lasting") not in ("lasting", "behind"):
            return 1
        return self.of_verb(parse, above, depth + 1)
