"""Tells names of places from persons, firms and common words that are spelt alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from detente.coding.places_spans import LISTING, Found, is_name, is_related, is_taken
from detente.labels import PLACE_LABELS
from detente.lexicons.gazetteer import Candidate, PlaceWords, fold
from detente.parse import Parse, Token

OTHER_NAMES = frozenset(("WORK_OF_ART", "PRODUCT", "LAW", "EVENT", "LANGUAGE"))
TOWN = 20_000  # inhabitants of a place that a passive alone may speak for
LARGE = 100_000  # inhabitants of a city whose name needs no support
HUGE = 500_000  # and of one that stays a place inside other names
DASHES = frozenset(("-", "--", "---", "\u2013", "\u2014", ":"))
Verdict = Literal["yes", "if named elsewhere", "if among places", "no"]


class Judge:
    """Verdicts on the names found in one document."""

    def __init__(self, parse: Parse, words: PlaceWords, contained: set[int]) -> None:
        """``contained`` are the first tokens of names in "Paris, Texas", both of the inner and of the outer."""
        self._parse = parse
        self._words = words
        self._contained = contained
        self._surnames = _surnames(parse, words.title)

    def kept(self, found: Sequence[Found]) -> list[Found]:
        """The names that are places, in order."""
        verdicts = [self.verdict(item) for item in found]
        kept = [verdict == "yes" for verdict in verdicts]
        sure = {item.key for item, verdict in zip(found, verdicts, strict=True) if verdict == "yes"}
        for index, item in enumerate(found):
            if verdicts[index] == "if named elsewhere" and item.key in sure:
                kept[index] = True
        order = range(len(found))
        for index in (*order, *reversed(order)):
            if not kept[index] and verdicts[index] != "no":
                kept[index] = self._listed(found, kept, index)
        return [item for index, item in enumerate(found) if kept[index]]

    def _listed(self, found: Sequence[Found], kept: list[bool], index: int) -> bool:
        """Whether the name stands in a list beside one that is a place."""
        item = found[index]
        if index > 0 and kept[index - 1] and self._joined(found[index - 1], item):
            return True
        return index + 1 < len(found) and kept[index + 1] and self._joined(item, found[index + 1])

    def _joined(self, left: Found, right: Found) -> bool:
        between = self._parse.tokens[left.last : right.first]
        return 0 < len(between) <= 2 and all(token.lower in LISTING or token.text == ";" for token in between)

    def verdict(self, item: Found) -> Verdict:
        first = self._parse.tokens[item.first]
        if item.key in self._words.never:
            return "no"
        if all(candidate.rank == 2 for candidate in item.candidates):
            return "no" if first.entity in ("PERSON", "NORP") and self._continues(item) else "yes"
        if item.first in self._contained or self._follows_party(item) or self._stands_alone(item):
            return "yes"
        if not self._spelt_as_name(item):
            return "no"
        edges = self._edges(item)
        if edges == "no":
            return "no"
        if self._names_its_owner(item):
            return "if named elsewhere"
        if self._names_a_line(item):
            return "no"
        if self._is_common(item):
            fits = first.entity in ("GPE", "LOC") and self._whole(item) and self._after_preposition(item)
            return "yes" if fits or self._is_the(item) else "no"
        if item.is_division or any(item.key.endswith(f" {word}") for word in self._words.holding):
            return "yes"
        if self._opens_dateline(item):
            return edges
        return self._by_label(item, first.entity, edges)

    def _stands_alone(self, item: Found) -> bool:
        """Whether the text is only this name, of a place that many live in: nothing around it tells the parser what."""
        alone = self._parse.is_whole(item.first, item.last)
        if not alone or self._is_common(item) or not self._own_name(item):
            return False
        towns = (c for c in item.candidates if c.rank == 0 and c.population >= TOWN)
        return item.text[0].isupper() and (self._is_prominent(item) or any(towns))

    def _by_label(self, item: Found, label: str, edges: Verdict) -> Verdict:
        supported = self._after_preposition(item) or self._before_noun(item)
        if label == "PERSON":
            if not self._whole(item):
                return "no"
            pointed = self._points(item) or (self._after_preposition(item) and self._is_in_the_news(item))
            if self._before_noun(item) or (pointed and item.key not in self._surnames):
                return "yes"
            return "if named elsewhere" if supported else "if among places"
        if item.key in self._surnames and not supported:
            return "if among places"
        if label in PLACE_LABELS:
            return edges
        if label in OTHER_NAMES:
            return edges if self._is_prominent(item) else "no"
        if label in ("", "ORG"):
            if self._is_prominent(item) or (supported and self._own_name(item) and (label == "" or self._whole(item))):
                return edges
            return "if named elsewhere"
        return "no"

    def _edges(self, item: Found) -> Verdict:
        """What the words next to the name inside its run of capitals say: "Danbury Police" but not "Cherry Hinton"."""
        before, after = self._neighbour(item.first - 1), self._neighbour(item.last)
        if before is not None and not self._may_precede(before, item):
            return "no"
        if before is not None and before.entity == "ORG" and not before.entity_begins and not self._is_large(item):
            return "if named elsewhere"
        if after is None:
            return "yes"
        if item.key in self._surnames and not self._is_large(item):
            return "no"
        kind = self._words.site.get(after.lower)
        if kind == "street" or (kind in ("water", "area") and not self._is_large(item)):
            return "no"
        if after.lower in self._words.after or kind or self._is_large(item):
            return "yes"
        return "if named elsewhere"

    def _may_precede(self, before: Token, item: Found) -> bool:
        lower = before.lower.rstrip(".")
        if lower in self._words.title and before.entity != "ORG":
            return False
        apart = before.entity != self._parse.tokens[item.first].entity
        return lower in self._words.direction or apart or self._is_large(item)

    def _neighbour(self, index: int) -> Token | None:
        """The capitalised word right beside a name, only a space away in the same sentence."""
        tokens = self._parse.tokens
        if not 0 <= index < len(tokens) or not is_name(tokens[index]):
            return None
        return tokens[index]

    def _whole(self, item: Found) -> bool:
        """Whether a named entity is this name and no more."""
        tokens = self._parse.tokens
        label = tokens[item.first].entity
        begins = item.first
        while begins > 0 and not tokens[begins].entity_begins and tokens[begins - 1].entity == label:
            begins -= 1
        if any(is_name(token) for token in tokens[begins : item.first]):
            return False
        after = tokens[item.last] if item.last < len(tokens) else None
        return after is None or after.entity != label or after.entity_begins or not is_name(after)

    def _continues(self, item: Found) -> bool:
        """Whether a capitalised word of the same named entity stands before: "New Londoners"."""
        before = self._neighbour(item.first - 1)
        if before is None or before.lower in self._words.direction:
            return False
        return before.entity == self._parse.tokens[item.first].entity

    def _spelt_as_name(self, item: Found) -> bool:
        tokens = self._parse.tokens[item.first : item.last]
        if len(tokens) > 1:
            return any(token.pos == "PROPN" or token.entity in PLACE_LABELS for token in tokens)
        token = tokens[0]
        if len(token.text) <= 4 and token.text.isupper() and "." not in token.text:
            return any(_is_short_name(candidate) for candidate in item.candidates) or (
                token.entity in PLACE_LABELS and len(token.text) > 2
            )
        return token.pos in ("PROPN", "ADJ") or token.entity in PLACE_LABELS

    def _is_common(self, item: Found) -> bool:
        if item.last - item.first > 1:
            return False
        lower = self._parse.tokens[item.first].lower
        return lower in self._words.common or lower.rstrip(".") in self._words.common

    def _names_its_owner(self, item: Found) -> bool:
        """Whether a small place's name names a person or saint: "Culver's Grill", "St. Mary's School"."""
        tokens = self._parse.tokens
        if item.last >= len(tokens):
            return False
        owns = tokens[item.last].lower in ("'s", "\u2019s")
        first, _, rest = item.key.partition(" ")
        if owns and rest and first in self._words.saint:
            return True
        if self._is_prominent(item):
            return False
        if owns:
            return self._neighbour(item.last + 1) is not None
        token = tokens[item.last - 1]
        return (
            token.dep == "nsubj" and tokens[token.head].lemma in self._words.saying and tokens[token.head].pos == "VERB"
        )

    def _names_a_line(self, item: Found) -> bool:
        """Whether a small place's name names a line or field here: "the Druzhba pipeline"."""
        tokens = self._parse.tokens
        after = tokens[item.last].text if item.last < len(tokens) else ""
        return after in self._words.line and not self._is_large(item) and not self._is_prominent(item)

    def _is_the(self, item: Found) -> bool:
        """Whether "the" makes an everyday word the name of a region or sea we list: "the Gulf"."""
        tokens = self._parse.tokens
        if item.first == 0 or tokens[item.first - 1].lower != "the" or self._neighbour(item.last) is not None:
            return False
        return any(c.kind in ("region", "water") and c.rank == 0 for c in item.candidates)

    def _is_prominent(self, item: Found) -> bool:
        return any(
            c.rank == 0 and (c.kind in ("country", "admin1", "admin2", "region", "water") or c.population >= LARGE)
            for c in item.candidates
        )

    def _is_in_the_news(self, item: Found) -> bool:
        """Whether it is well known, or one of the places that our own tables name because news does."""
        own = (c for c in item.candidates if c.rank == 0 and c.source != "geonames")
        return self._is_prominent(item) or any(own)

    def _is_large(self, item: Found) -> bool:
        return any(candidate.rank == 0 and _is_large(candidate) for candidate in item.candidates)

    def _own_name(self, item: Found) -> bool:
        return any(candidate.rank == 0 for candidate in item.candidates)

    def _after_preposition(self, item: Found) -> bool:
        index = item.first - 1
        tokens = self._parse.tokens
        if index >= 0 and tokens[index].lower in ("the", *self._words.direction):
            index -= 1
        return index >= 0 and tokens[index].lower in self._words.before

    def _located(self, item: Found) -> bool:
        """Whether a preposition that mostly places follow stands before: "at Hamilton"."""
        return item.first > 0 and self._parse.tokens[item.first - 1].lower in self._words.locating

    def _points(self, item: Found) -> bool:
        """Whether the words before a place's own name speak for a place, whatever the model calls it."""
        tokens, words = self._parse.tokens, self._words
        related = is_related(tokens, item.first, words) or is_taken(tokens, item.last - 1, words) == "open"
        return self._own_name(item) and (related or self._located(item) or self._suffers(item))

    def _suffers(self, item: Found) -> bool:
        """Whether a town is the subject of a passive that tells what is done to places: "Sumy was shelled"."""
        token = self._parse.tokens[item.last - 1]
        verb = self._parse.tokens[token.head].lemma
        if token.dep != "nsubjpass" or self._words.taking.get(verb) != "open":
            return False
        return any(c.rank == 0 and c.population >= TOWN for c in item.candidates)

    def _before_noun(self, item: Found) -> bool:
        """Whether a lower-case word that goes with places follows: "Newberry police", "a Chapin man"."""
        tokens = self._parse.tokens
        return item.last < len(tokens) and tokens[item.last].text in self._words.after

    def _opens_dateline(self, item: Found) -> bool:
        tokens = self._parse.tokens
        if item.last >= len(tokens) or not item.text.isupper() or len(item.text) < 4:
            return False
        return tokens[item.last].text in DASHES or tokens[item.last].text in (",", "(")

    def _follows_party(self, item: Found) -> bool:
        """Whether the name stands in "R-Columbus", the seat of a legislator."""
        tokens = self._parse.tokens
        if item.first < 2 or tokens[item.first - 1].text not in DASHES:
            return False
        return tokens[item.first - 2].text in self._words.caucus


def _is_large(candidate: Candidate) -> bool:
    if candidate.kind in ("city", "admin1"):
        return candidate.population >= HUGE
    return candidate.kind in ("country", "region")


def _is_short_name(candidate: Candidate) -> bool:
    """An acronym that stands on its own ("US", "UAE"), unlike a state's postal code."""
    return bool(candidate.form) and (candidate.kind != "admin1" or len(candidate.form) > 2)


def _surnames(parse: Parse, titles: frozenset[str]) -> set[str]:
    """Folded last words of the persons named with more than one word or with a title."""
    tokens = parse.tokens
    found = set()
    for index, token in enumerate(tokens):
        if token.entity != "PERSON" or not is_name(token):
            continue
        titled = index > 0 and tokens[index - 1].lower.rstrip(".") in titles
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        last = after is None or after.entity != "PERSON" or after.entity_begins or not is_name(after)
        if last and (titled or not token.entity_begins):
            found.add(fold(token.text))
    return found
