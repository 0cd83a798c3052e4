"""Which state a text is about, for role nouns that name none ("the army", "police")."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from detente.coding.actors_items import Item, Items
from detente.lexicons.actors import Actors
from detente.parse import Parse

SUBJECT_DEPS = ("nsubj", "nsubjpass", "poss")


@dataclass(frozen=True, slots=True)
class Implied:
    """A state that a role noun may be of, and why."""

    code: str
    why: str


@dataclass(frozen=True, slots=True)
class Context:
    """The states a text names, by sentence, and the one that dominates it, if any."""

    dominant: Implied | None
    near: dict[int, list[tuple[int, str, str]]]  # sentence -> (token, code, dep)
    parse: Parse

    def state_for(self, token: int) -> Implied | None:
        """The state a role noun at ``token`` is most likely of: the only one of its sentence, else the dominant one."""
        here = self.near.get(self.parse.sentence_of(token), [])
        codes = {code for _, code, _ in here}
        if len(codes) == 1:
            return Implied(here[0][1], f"the only state of its sentence, {here[0][1]}")
        if self.dominant and (not codes or self.dominant.code in codes):
            return self.dominant
        owners = [code for _, code, dep in here if dep in SUBJECT_DEPS]
        if owners:
            return Implied(owners[0], f"first subject of its sentence, {owners[0]}")
        return self.dominant


def read_context(parse: Parse, items: Items, actors: Actors) -> Context:
    """Counts the states a text names; the first sentence weighs three times, subjects twice."""
    near: dict[int, list[tuple[int, str, str]]] = {}
    weights: Counter[str] = Counter()
    for item in items.found:
        code = _code(item, actors)
        if code is None:
            continue
        sentence = parse.sentence_of(item.head)
        dep = parse.tokens[item.head].dep
        near.setdefault(sentence, []).append((item.head, code, dep))
        weights[code] += (3 if sentence == 0 else 1) * (2 if dep in SUBJECT_DEPS else 1)
    return Context(_dominant(weights), near, parse)


def _code(item: Item, actors: Actors) -> str | None:
    if item.national and item.name:
        return item.name.code
    if item.name and item.name.kind in ("agency", "group"):
        code = item.name.code
        return code if code in actors.states else None
    return None


def _dominant(weights: Counter[str]) -> Implied | None:
    top = weights.most_common(2)
    if not top:
        return None
    if len(top) == 1 or top[0][1] > top[1][1]:
        return Implied(top[0][0], f"the state most named, {top[0][0]}")
    return None
