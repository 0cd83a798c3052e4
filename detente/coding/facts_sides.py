"""Who or what stands on either side of a standing relation: parties, places, routes and other things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from detente.coding import clauses
from detente.coding.parties import PartyIndex
from detente.coding.readings import Reader
from detente.coding.things import Things
from detente.parse import Parse
from detente.types import Document, Mention, MentionKind, Place, Thing

BACK = 2  # sentences back that "there" may point


class Sides:
    """The sides of the relations of one document."""

    def __init__(
        self, document: Document, parties: PartyIndex, reader: Reader, things: Things, routes: Mapping[int, Thing]
    ) -> None:
        self._document = document
        self._parse = document.parse
        self._parties = parties
        self._reader = reader
        self._things = things
        self._routes = routes
        self._states = {m.head: m for m in document.mentions if m.kind in ("state", "site") and m.code}
        self._places = places_by_head(document)

    def fillers(self, token: int, slots: tuple[str, ...], *, of_base: bool = False) -> list[Mention | Thing]:
        """Who or what stands in the first slot that names any; "from+to" takes both.

        ``of_base``: a place without a name stands for where it lies ("on five hilltops in southern Lebanon").
        """
        for slot in slots:
            found = [party for part in slot.split("+") for party in self._slot(token, part, of_base)]
            if found:
                return found
        return []

    def _slot(self, token: int, slot: str, of_base: bool) -> list[Mention | Thing]:
        if slot == "there":
            return self._there(token)
        heads = [token]
        for step in slot.split(">"):
            found = [(head, self._reader.slots.fillers(head, step)) for head in heads]
            heads = [i for head, fillers in found for i in self._meant(head, step, fillers)]
            if step == "copula":
                heads += [i for head, _ in found for i in self._likewise(head)]
        return [party for head in heads for party in self._named(head, of_base)]

    def _meant(self, verb: int, step: str, heads: list[int]) -> list[int]:
        """Of a list before a relative clause, those that it is about: the nearest, unless its verb is of many."""
        token = self._parse.tokens[verb]
        if step not in ("subj", "obj") or token.dep != "relcl" or token.head not in heads or len(heads) < 2:
            return heads
        before = [head for head in heads if head < verb]
        relatives = [c for c in self._parse.children(verb) if self._parse.tokens[c].tag == "WDT"]
        is_subject = any(self._parse.tokens[c].dep in clauses.SUBJECTS for c in relatives)
        finite = [verb, *self._parse.children(verb, "aux", "auxpass")]
        one = any(self._parse.tokens[i].tag == "VBZ" for i in finite)
        return before[-1:] if before and (one or not is_subject) else heads

    def _likewise(self, noun: int) -> list[int]:
        """Who else is what a noun names: "X is a member, as are Y and Z"."""
        verb = self._parse.tokens[noun].head
        alike = [
            c for c in self._parse.children(verb, "advcl")
            if any(self._reader.is_a(m, "likewise") for m in self._parse.children(c, "mark"))
            and self._parse.tokens[c].lemma == self._parse.tokens[verb].lemma
            and not self._parse.children(c, "attr", "acomp")
        ]  # fmt: skip
        return [i for c in alike for i in clauses.subjects(self._parse, c)]

    def _there(self, token: int) -> list[Mention | Thing]:
        """The place told of last before "there", not the subject's own: "It keeps 4,000 soldiers there"."""
        tokens, (first, last) = self._parse.tokens, self._parse.subtree(token)
        word = next((t for t in tokens[first:last] if t.dep == "advmod" and self._reader.is_a(t.i, "thereword")), None)
        if word is None:
            return []
        back = self._parse.sentences[max(0, self._parse.sentence_of(token) - BACK)][0]
        before = [m for m in self._document.mentions if tokens[back].start <= m.start < word.start]
        own = {party.code for party in self.fillers(token, ("subj",)) if isinstance(party, Mention)}
        named = [m for m in before if m.kind in ("state", "site") and m.code and m.code not in own]
        told_of = [m for m in named if tokens[m.head].dep in clauses.SUBJECTS]
        return [*(told_of or named)[-1:]]

    def _named(self, head: int, of_base: bool) -> list[Mention | Thing]:
        if head in self._routes or self._parse.tokens[head].is_time:
            return [self._routes[head]] if head in self._routes else []
        mention = self._parties.at(head) or self._states.get(head)
        if mention is not None and mention.head != head and head in self._places:
            mention = place_in(self._parse, mention, head, self._places)
        if mention is not None:
            together = self._parties.together(head) if self._parse.tokens[head].pos == "PRON" else []
            return [mention, *(m for m in together if m is not mention)]
        thing = self._things.at(head, any_name=True)
        if of_base and (thing is None or thing.id is None):
            around = [
                i for word, hung in self._parse.prepositions(head).items() if self._reader.is_a(hung[0], "whereword")
                for i in self._reader.slots.fillers(head, word) if i > head
            ]  # fmt: skip
            named = [party for i in around for party in self._named(i, False) if isinstance(party, Mention)]
            if named:
                return [*named]
        return [thing] if thing is not None else []


def places_by_head(document: Document) -> dict[int, Place]:
    """Places of a state by the last token of their names."""
    heads = {}
    for place in document.places:
        tokens = document.parse.within(place.start, place.end)
        if tokens:
            heads[tokens[-1]] = place
    return heads


def place_in(parse: Parse, mention: Mention, head: int, places: Mapping[int, Place]) -> Mention:
    """The place that a longer phrase names at ``head``: Qatar in "3,000 soldiers in Qatar"."""
    place = places[head]
    others = [i for i in parse.within(mention.start, mention.end) if i in places and i != head]
    code = mention.code if place.kind == "country" and not others else place.country
    if code is None or parse.tokens[mention.head].pos == "PROPN":
        return mention
    kind: MentionKind = "state" if place.kind == "country" else "site"
    return Mention(place.start, place.end, place.text, kind, code, place.name, head, why=f"place {place.name}")


def site_tags(document: Document, tags: Mapping[int, frozenset[str]]) -> dict[int, frozenset[str]]:
    """What patterns may ask of names known as places: "Dokdo", of no one state, or a capital that is taken."""
    tokens, capitals = document.parse.tokens, {m.head for m in document.mentions if m.why.startswith("capital")}
    named = {head: tags.get(head, frozenset()) for head in places_by_head(document)}
    return {
        head: known | {"site"} for head, known in named.items()
        if head not in tags or (head in capitals and tokens[head].dep in ("dobj", "nsubjpass", "conj"))
    }  # fmt: skip


def running_routes(parse: Parse, things: Things, routes: Mapping[int, Thing], named: PartyIndex) -> dict[int, Thing]:
    """Routes that "it" goes on with: "The corridor avoids Russia. It runs from China to Turkey"."""
    found: dict[int, Thing] = {}
    last: Thing | None = None
    for first, end in parse.sentences:
        subjects = [t for t in parse.tokens[first:end] if t.dep in clauses.SUBJECTS and t.head == _root(parse, t.i)]
        if not subjects:
            last = None
            continue
        subject = subjects[0]
        if subject.pos == "PRON":
            if last is not None and things.is_pronoun(subject.i):
                found[subject.i] = replace(last, start=subject.start, end=subject.end, text=subject.text)
            continue
        thing = routes.get(subject.i) or (things.at(subject.i) if named.at(subject.i) is None else None)
        last = thing if thing is not None and thing.id is not None else None
    return found


def _root(parse: Parse, token: int) -> int:
    return next(iter([*parse.ancestors(token)][-1:]), token)
