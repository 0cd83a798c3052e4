"""Gives every predicate the place where it happened, by the dependency path between the two, or none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from detente.labels import MODIFIERS, NOMINAL, VERBAL
from detente.lexicons.gazetteer import PlaceWords
from detente.parse import Parse, Token
from detente.types import Document, Place, Predicate

DEEPEST = 4  # places nested in one another that are followed
HELPERS = 5  # tokens before a verb in which its modal stands
AROUND = 10  # places before and behind a predicate that are considered
SUBORDINATE = frozenset(("advcl", "ccomp", "relcl", "acl", "xcomp", "parataxis", "csubj", "pcomp"))
ROLES = {"dobj": "object", "nsubj": "subject", "csubj": "subject", "nsubjpass": "patient"}
OTHERS = {"conj": "conjunct", "attr": "attribute", "acomp": "attribute", "oprd": "attribute", "pobj": "at"}
PARTIES = frozenset(
    ("object", "object, of", "object, part", "of", "from", "against", "part", "conjunct", "patient", "owner")
)
ARGUMENT_ROLES = frozenset(("object", "patient", "subject"))  # of a verb above, which places nothing below it
RELATIVE_TAGS = frozenset(("WDT", "WP"))


def _relations() -> dict[str, float]:
    return {
        "at": 3.8, "towards": 3.0, "goal": 4.5, "of": 1.8, "from": 2.0, "against": -1.0, "preposition": 2.4,
        "party": 2.0, "owner": 0.0,
        "preposition, at": 2.8, "object": 3.4, "object, at": 3.8, "object, of": 3.7, "object, part": 1.5,
        "subject": -4.0, "subject, at": 3.9, "subject, part": 0.5, "subject, of": 1.5,
        "patient": 3.1, "patient, at": 3.0, "patient, part": 1.2, "patient, of": 1.2,
        "agent": -3.5, "agent, at": 3.4, "clause": 1.2, "clause, at": 2.3, "clause, object": 0.2,
        "taken": 4.0, "part": 3.2, "conjunct": 3.0, "other": 0.3, "attribute": 1.5,
    }  # fmt: skip


def _rises() -> dict[str, float]:
    return {"conj": -0.4, "advcl": -1.0, "xcomp": -0.4, "acl": -0.6, "relcl": -1.0, "ccomp": -4.0, "pcomp": -0.5,
            "dobj": -0.6, "other": -0.4}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlacingWeights:
    """How far each relation between a predicate and a place of its sentence speaks for "it happened there"."""

    relation: Mapping[str, float] = field(default_factory=_relations)
    rise: Mapping[str, float] = field(default_factory=_rises)
    verbs_between: float = -0.8
    step: float = -0.1
    token: float = -0.02
    behind: float = 0.15
    adjective: float = -3.0
    inside_name: float = -3.2
    national: float = -3.0
    speech: float = -1.1
    small: float = 0.3
    country: float = -0.35
    elsewhere: float = -3.0
    enough: float = 0.4


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place with the token that heads it and the tokens it covers."""

    place: Place
    head: int
    first: int
    last: int
    malus: float


class PlacePredicates:
    """Fills ``Predicate.place``."""

    def __init__(self, *, words: PlaceWords, weights: PlacingWeights | None = None) -> None:
        self._words = words
        self._weights = weights or PlacingWeights()

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Self:
        return cls(words=PlaceWords.load(folders))

    def __call__(self, document: Document, /) -> Document:
        spots = self._spots(document)
        placed = tuple(self._placed(document.parse, predicate, spots) for predicate in document.predicates)
        return replace(document, predicates=placed)

    def _placed(self, parse: Parse, predicate: Predicate, spots: Mapping[int, list[_Spot]]) -> Predicate:
        here = spots.get(parse.sentence_of(predicate.token))
        if not here:
            return predicate
        above = {predicate.token: 0}
        for steps, index in enumerate(parse.ancestors(predicate.token), 1):
            above[index] = steps
        best: tuple[float, _Spot, str] | None = None
        near = _nearest(here, predicate.token)
        for spot in near:
            if not spot.first <= predicate.token < spot.last:
                score, why = self._score(parse.tokens, predicate.token, spot, above)
                if score >= self._weights.enough and (best is None or score > best[0]):
                    best = score, spot, why
        if best is None:
            return predicate
        place = self._innermost(parse, best[1], near).place
        return replace(predicate, place=replace(place, why=f"{best[2]}; {place.why}"))

    def _innermost(self, parse: Parse, spot: _Spot, near: Sequence[_Spot]) -> _Spot:
        """The most exact place of a chain: Duma for Damascus in "in the Duma district of Damascus"."""
        for _ in range(DEEPEST):
            inner = next((other for other in near if other is not spot and self._lies_in(parse, other, spot)), None)
            if inner is None:
                break
            spot = inner
        return spot

    def _lies_in(self, parse: Parse, inner: _Spot, outer: _Spot) -> bool:
        """Whether the text hangs ``outer`` on ``inner`` or on the noun that ``inner`` names."""
        tokens = parse.tokens
        if inner.place.kind == outer.place.kind == "country":
            return False
        if inner.malus < -1 or outer.first <= inner.first < outer.last or inner.first <= outer.first < inner.last:
            return False
        noun = tokens[inner.head]
        if noun.dep in MODIFIERS and tokens[noun.head].pos in NOMINAL:
            noun = tokens[noun.head]
        index, link = outer.head, None
        while index != noun.i:
            token = tokens[index]
            if token.pos in VERBAL or token.head == index or token.dep in ("conj", "appos"):
                return False
            link, index = token, token.head
        if link is None:
            return False
        if noun.i != inner.head and (link.lower == "of" and noun.lemma in self._words.naming):
            return False
        return link.dep == "prep" or noun.i == inner.head

    def _is_party(self, word: Token, spot: _Spot, relation: str) -> bool:
        """Whether a state in this relation takes part rather than being where it happens: "relations with Chad"."""
        if relation == "party":
            return spot.place.kind != "site"
        if spot.place.kind != "country" or relation not in PARTIES:
            return False
        words = self._words
        return not (word.lemma in words.taking or word.lemma in words.relating or word.lemma in words.moving)

    def _spots(self, document: Document) -> dict[int, list[_Spot]]:
        parse = document.parse
        found: dict[int, list[_Spot]] = {}
        for place in document.places:
            covered = parse.within(place.start, place.end)
            if not covered:
                continue
            head = next((i for i in covered if parse.tokens[i].head not in covered), covered[-1])
            malus = self._malus(parse.tokens, place, covered)
            if malus > -8:
                spot = _Spot(place, head, covered[0], covered[-1] + 1, malus)
                found.setdefault(parse.sentence_of(head), []).append(spot)
        return found

    def _malus(self, tokens: Sequence[Token], place: Place, covered: range) -> float:
        """What the name itself says against being where something happened."""
        weights = self._weights
        malus = weights.country if place.kind == "country" else 0.0
        malus += weights.small if place.kind in ("city", "site", "admin2", "admin1") else 0.0
        labels = {tokens[index].entity for index in covered}
        if labels & {"TIME", "DATE"}:
            return -9.0
        if all(tokens[index].pos == "ADJ" or tokens[index].entity == "NORP" for index in covered):
            malus += weights.adjective
        after = covered[-1] + 1
        if after < len(tokens) and tokens[after].text == "-" and tokens[covered[-1]].dep != "compound":
            malus += weights.inside_name
        if labels & {"ORG", "PERSON"} and place.kind != "site":
            malus += weights.inside_name * (1.0 if self._part_of_name(tokens, covered) else 0.0)
        return malus

    def _part_of_name(self, tokens: Sequence[Token], covered: range) -> bool:
        before = not tokens[covered[0]].entity_begins
        after = covered[-1] + 1 < len(tokens) and tokens[covered[-1] + 1].entity == tokens[covered[-1]].entity
        return before or (after and not tokens[covered[-1] + 1].entity_begins)

    def _score(self, tokens: Sequence[Token], verb: int, spot: _Spot, above: Mapping[int, int]) -> tuple[float, str]:
        """How well a place fits a predicate of the same sentence, and the relation that decided."""
        weights = self._weights
        path = [spot.head]
        while path[-1] not in above:
            head = tokens[path[-1]].head
            if head == path[-1]:
                return -9.0, ""
            path.append(head)
        relation, verbs = _Path(tokens, path, self._words).relation()
        if len(path) == 1 and self._acts(tokens, verb, spot):
            relation = "subject"
        if relation == "towards" and tokens[verb].lemma in self._words.moving:
            relation = "goal"
        if relation == "of" and tokens[verb].lemma in self._words.relating and len(path) == 3:
            relation = "taken"  # "the invasion of Chad"
        score = weights.relation[relation] + spot.malus + weights.verbs_between * verbs
        score += weights.step * len(path) + weights.token * min(25, abs(spot.head - verb))
        score += weights.behind if spot.head > verb else 0.0
        if self._is_party(tokens[verb], spot, relation):
            score += weights.national
        if tokens[verb].lemma in self._words.saying:
            score += weights.speech
        index = verb
        if index != path[-1] and relation in ARGUMENT_ROLES:
            score += weights.elsewhere
        while index != path[-1]:
            score += weights.rise.get(tokens[index].dep, weights.rise["other"])
            index = tokens[index].head
        return score, relation

    def _acts(self, tokens: Sequence[Token], verb: int, spot: _Spot) -> bool:
        """Whether a relative clause tells what the place itself does: "Caracas, which has mediated"."""
        clause = verb
        while tokens[clause].head != spot.head and tokens[clause].head != clause:
            clause = tokens[clause].head
        if tokens[clause].dep != "relcl" or clause != verb:
            return False
        return any(t.head == clause and t.dep == "nsubj" and t.tag in RELATIVE_TAGS for t in tokens[spot.head : clause])


def _nearest(spots: Sequence[_Spot], token: int) -> Sequence[_Spot]:
    """The few spots around a token, so that a list of a hundred places costs no more than a sentence."""
    middle = bisect_left(spots, token, key=lambda spot: spot.first)
    return spots[max(0, middle - AROUND) : middle + AROUND]


class _Path:
    """The way from a word down to a place below it."""

    def __init__(self, tokens: Sequence[Token], path: Sequence[int], words: PlaceWords) -> None:
        """``path`` leads from the head of the place up to the word."""
        self._steps = [tokens[index] for index in path[-2::-1]]
        self._tokens = tokens
        self._words = words

    def relation(self) -> tuple[str, int]:
        """What the place is to the word, and how many verbs stand between."""
        if not self._steps:
            return "part", 0
        first, verbs = self._steps[0], sum(1 for token in self._steps if token.pos in VERBAL)
        last = next((token for token in reversed(self._steps) if token.dep == "prep"), None)
        if last is not None and last.lower in self._words.party:
            return "party", verbs
        if first.dep in ("prep", "agent", "advmod", "prt"):
            return self._by_preposition(first), verbs
        if first.dep in SUBORDINATE or (first.dep == "conj" and first.pos in VERBAL):
            return self._within("clause"), verbs
        if first.dep in ROLES:
            return "other" if self._supposed() else self._within(ROLES[first.dep]), verbs
        if first.dep in MODIFIERS:
            return "owner" if first.dep == "poss" and len(self._steps) == 1 else "part", verbs
        return OTHERS.get(first.dep, "other"), verbs

    def _by_preposition(self, first: Token) -> str:
        if first.lower in self._words.source:
            return "agent"
        if first.dep == "agent":
            return "agent, at" if self._has_at() else "agent"
        if first.lower in self._words.at:
            return "at"
        if first.lower in self._words.towards:
            return "towards"
        if self._has_at():
            return "preposition, at"
        return first.lower if first.lower in ("of", "from", "against") else "preposition"

    def _within(self, role: str) -> str:
        """A place below an argument: in it ("object, at"), a part of its name, or the argument itself."""
        rest = self._steps[1:]
        if self._has_at():
            return f"{role}, at"
        if role == "clause":
            return "clause, object" if any(token.dep in ("dobj", "nsubjpass") for token in rest) else "clause"
        if any(token.dep == "prep" for token in rest):
            return f"{role}, of"
        return f"{role}, part" if rest and rest[0].dep in MODIFIERS else role

    def _has_at(self) -> bool:
        return any(token.dep == "prep" and token.lower in self._words.at for token in self._steps[1:])

    def _supposed(self) -> bool:
        """Whether a clause on the way only says what would be: "signed a paper that would give it a base near Oslo"."""
        clauses = [token.i for token in self._steps[1:] if token.dep == "relcl"]
        return any(
            word.tag == "MD" and word.head == clause
            for clause in clauses
            for word in self._tokens[max(0, clause - HELPERS) : clause]
        )
