"""Things that events and facts are about: pipelines, borders, bases; a bare "the pipeline" is the one named before."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from detente.lexicons.actors_names import Folded, PhraseIndex
from detente.lexicons.counting import Counting
from detente.lexicons.route_names import RouteName
from detente.lexicons.triggers import TriggerLexicon
from detente.parse import Parse
from detente.types import Thing

BEHIND = 3  # words after a name in which the noun of its route stands: "oil export pipeline"
DESIGNATION = re.compile(r"(?:[A-Z]|[A-Z][A-Za-z]{1,2})-\d{1,4}[A-Z]*s?")  # how weapons are called: "F-16s", "Su-35"
REACH = 400  # tokens back that "the pipeline" or "it" may point


def designations(parse: Parse, taken: Collection[int]) -> dict[int, frozenset[str]]:
    """The tokens, outside those taken, that are called as only weapons are: "S-400", "J-10C"."""
    found = (t.i for t in parse.tokens if t.i not in taken and DESIGNATION.fullmatch(t.text))
    return {i: frozenset({"designation"}) for i in found}


class Things:
    """Things of one document; ``id`` is the kind and the name, as written where the thing is named."""

    def __init__(self, parse: Parse, counting: Counting, triggers: TriggerLexicon) -> None:
        self._parse = parse
        self._pointing, self._pronouns = triggers.words("pointing"), triggers.words("thing-pronoun")
        self._kinds = counting.things
        self._named = [
            (t.i, t.lemma, name) for t in parse.tokens if t.lemma in self._kinds and (name := self._name(t.i))
        ]

    def at(self, head: int, *, any_name: bool = False) -> Thing | None:
        """The thing whose noun is at token ``head``; None where the noun names none.

        With ``any_name`` a proper noun of unknown kind is a site.
        """
        token = self._parse.tokens[head]
        if token.pos == "PRON":
            return self._pronoun(head)
        kind = self._kind(head)
        if token.pos == "PROPN" and kind == "goods":  # "Essar Oil" is a company
            kind = None
        if kind is None and not (any_name and token.pos == "PROPN"):
            return None
        name = self._name(head) or self._earlier(head, token.lemma)
        start, end = self._parse.span(*self._phrase(head))
        kind = kind or "site"
        return Thing(kind, f"{kind}:{_slug(name)}" if name else None, start, end, self._parse.text[start:end])

    def _kind(self, head: int) -> str | None:
        """The kind that a noun names, alone or with the word before it: "line" names none, "railway line" does."""
        lemma = self._parse.tokens[head].lemma
        before = (self._parse.tokens[c].lemma for c in self._parse.children(head, "compound", "amod", "nmod"))
        pairs = (kind for word in before if (kind := self._kinds.get(f"{word} {lemma}")) is not None)
        return self._kinds.get(lemma) or next(pairs, None)

    def is_pronoun(self, token: int) -> bool:
        """Whether a word may stand for a thing: "it", "this"."""
        return self._parse.tokens[token].lower in self._pronouns

    def all_at(self, heads: Sequence[int]) -> tuple[Thing, ...]:
        """The things at these heads, without those that are none."""
        return tuple(thing for head in heads if (thing := self.at(head)) is not None)

    def _pronoun(self, head: int) -> Thing | None:
        token = self._parse.tokens[head]
        if token.lower not in self._pronouns:
            return None
        before = [(i, lemma, name) for i, lemma, name in self._named if head - REACH < i < head]
        if not before:
            return None
        _, lemma, name = before[-1]
        kind = self._kinds[lemma]
        return Thing(kind, f"{kind}:{_slug(name)}", token.start, token.end, token.text)

    def _earlier(self, head: int, lemma: str) -> str:
        """The name of the last thing of the same noun, for a definite phrase without a name."""
        words = {self._parse.tokens[c].lower for c in self._parse.children(head, "det", "poss")}
        if not words & self._pointing:
            return ""
        return next((n for i, noun, n in reversed(self._named) if noun == lemma and head - REACH < i < head), "")

    def _name(self, head: int) -> str:
        """Proper nouns before the noun ("Baku-Tbilisi-Ceyhan pipeline") or beside it ("the base, Camp X")."""
        parse = self._parse
        first, last = self._phrase(head)
        proper = [i for i in range(first, last - 1) if parse.tokens[i].pos == "PROPN"]
        if proper:
            return parse.text[parse.tokens[proper[0]].start : parse.tokens[proper[-1]].end]
        for apposition in parse.children(head, "appos"):
            if parse.tokens[apposition].pos == "PROPN":
                start, end = parse.span(*self._phrase(apposition))
                return parse.text[start:end]
        return ""

    def _phrase(self, head: int) -> tuple[int, int]:
        """Tokens of a noun with what stands before it, without clauses and prepositions after it."""
        first, _ = self._parse.subtree(head)
        while first < head and self._parse.tokens[first].pos in ("DET", "PUNCT"):
            first += 1
        return first, head + 1


def named_routes(
    parse: Parse, names: PhraseIndex[RouteName], nouns: Collection[str], kinds: Mapping[str, str]
) -> dict[int, Thing]:
    """Pipelines, railways and roads that a text calls by their own names, by their last token.

    The noun behind a name is the route as well: "the Baku-Supsa oil line".
    """
    folded = Folded(parse.text)
    found: dict[int, Thing] = {}
    covered = 0
    for token in parse.tokens:
        if token.start < covered or not token.text[0].isupper():
            continue
        match = names.at(folded, token.start, folded.key(token.start, token.end))
        if match is not None:
            name = match.entries[0]
            inside = parse.within(match.start, match.end)
            noun = parse.tokens[_noun_behind(parse, inside[-1], nouns)]
            beside = _noun_beside(parse, inside, nouns)
            if name.kind == "road" and noun.lemma not in nouns and not beside:  # named after a place
                continue
            covered = max(match.end, noun.end)
            text = parse.text[match.start : covered]
            kind = kinds.get(noun.lemma, name.kind) if noun.lemma in nouns else name.kind
            route = Thing(kind, f"{name.kind}:{name.id}", match.start, covered, text)
            found |= dict.fromkeys((inside[-1], noun.i, *_roots(parse, inside), *beside), route)
    return found


def _noun_beside(parse: Parse, inside: range, nouns: Collection[str]) -> list[int]:
    """The noun of a route that its name stands beside: "another pipeline, Baku-Supsa", "Baku-Supsa, a pipeline"."""
    roots = _roots(parse, inside)
    above = [parse.tokens[i].head for i in roots if parse.tokens[i].dep == "appos"]
    return [n for n in (*above, *(c for i in roots for c in parse.children(i, "appos")))
            if parse.tokens[n].pos == "NOUN" and parse.tokens[n].lemma in nouns]  # fmt: skip


def _roots(parse: Parse, inside: range) -> list[int]:
    """Words of a name that hang on none of it: "Power" of "Power of Siberia"."""
    return [i for i in inside if parse.tokens[i].head not in inside]


def _noun_behind(parse: Parse, name: int, nouns: Collection[str]) -> int:
    """The noun of a route that a name stands before, else the name's last token."""
    for token in parse.tokens[name + 1 : name + 1 + BEHIND]:
        if token.pos != "NOUN":
            break
        if token.lemma in nouns:
            return token.i
    return name


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.lower()).strip("-")
