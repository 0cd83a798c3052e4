"""Who or what stands on either side of a standing relation: parties, places, routes and other things."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from detente.coding import clauses
from detente.coding.parties import PartyIndex
from detente.coding.readings import Reader
from detente.coding.things import Things
from detente.labels import SUBJECTS
from detente.parse import Parse, Token
from detente.types import Document, Mention, MentionKind, Place, Thing

BACK = 2  # sentences back that "there" may point


class Sides:
    """The sides of the relations of one document."""

    def __init__(
        self, document: Document, parties: PartyIndex, reader: Reader, things: Things, routes: Mapping[int, Thing],
        named: Mapping[int, Mention],
    ) -> None:  # fmt: skip
        self._document = document
        self._parse = document.parse
        self._parties = parties
        self._reader = reader
        self._things = things
        self._routes = routes
        self._beside = named
        self._states = {m.head: m for m in document.mentions if m.kind in ("state", "site") and m.code}
        self._places = places_by_head(document)
        self._inside = {
            head: _placed(place, head) for head, place in self._places.items()
            if place.country and head not in self._states and self._parse.tokens[head].pos == "PROPN"
        }  # fmt: skip

    def fillers(self, token: int, slots: tuple[str, ...], *, by_place: str = "") -> list[Mention | Thing]:
        """Who or what stands in the first slot that names any; "from+to" takes both.

        ``by_place``: "where" if a place without a name stands for where it lies ("on five hilltops in southern
        Lebanon"), "name" if a name that nobody is known by is a place's.
        """
        for first, group in groupby(slots, key=lambda slot: slot.partition(">")[0]):
            ways = [*group]
            heads = [token] if "+" in first or first == "there" or len(ways) == 1 else self._step([token], first)
            rest = ways if heads == [token] else [way.partition(">")[2] for way in ways]
            found = [party for head in heads for party in self._either(head, rest, by_place)]
            if found:
                return found
        return []

    def _either(self, token: int, slots: Sequence[str], by_place: str) -> list[Mention | Thing]:
        """Who or what stands in the first of these slots that names any."""
        named = ([p for part in slot.split("+") for p in self._slot(token, part, by_place)] for slot in slots)
        return next(filter(None, named), [])

    def _slot(self, token: int, slot: str, by_place: str) -> list[Mention | Thing]:
        if slot == "there":
            return self._there(token)
        heads = [token]
        for step in filter(None, slot.split(">")):
            heads = self._step(heads, step)
        found = [party for head in heads for party in self._named(head, by_place)]
        if slot.endswith(("mod", "poss")):  # the border of "border guards" is nobody
            return [party for party in found if isinstance(party, Mention)]
        return found

    def _step(self, heads: list[int], step: str) -> list[int]:
        found = [(head, self._reader.slots.fillers(head, step)) for head in heads]
        meant = [i for head, fillers in found for i in self._meant(head, step, fillers)]
        if step == "mod":  # "home to French, Japanese and Chinese bases"
            meant = [i for head in meant for i in clauses.conjuncts(self._parse, head)]
        return meant + [i for head, _ in found if step == "copula" for i in self._who_else(head)]

    def _meant(self, verb: int, step: str, heads: list[int]) -> list[int]:
        """Of a list before a relative clause, those that it is about: the nearest, unless its verb is of many."""
        token = self._parse.tokens[verb]
        if step not in ("subj", "obj") or token.dep != "relcl" or token.head not in heads or len(heads) < 2:
            return heads
        before = [head for head in heads if head < verb]
        relatives = [c for c in self._parse.children(verb) if self._parse.tokens[c].tag == "WDT"]
        if step == "subj" and not relatives:  # "both of which claim it"
            return heads
        is_subject = any(self._parse.tokens[c].dep in SUBJECTS for c in relatives)
        finite = [verb, *self._parse.children(verb, "aux", "auxpass")]
        one = any(self._parse.tokens[i].tag == "VBZ" for i in finite)
        return before[-1:] if before and (one or not is_subject) else heads

    def _who_else(self, noun: int) -> list[int]:
        return self._likewise(noun) + self._listed(noun)

    def _listed(self, noun: int) -> list[int]:
        """Who is listed as what a plural names: "its members are X, Y and Z"."""
        token = self._parse.tokens[noun]
        if token.dep not in SUBJECTS or token.tag != "NNS":
            return []
        listed = [i for a in self._parse.children(token.head, "attr") for i in clauses.conjuncts(self._parse, a)]
        return [i for i in listed if self._parties.at(i) is not None]

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
        near = [
            m for m in (*self._document.mentions, *self._inside.values()) if tokens[back].start <= m.start < word.start
        ]
        before = sorted(near, key=lambda mention: mention.start)
        own = {party.code for party in self.fillers(token, ("subj",)) if isinstance(party, Mention)}
        named = [m for m in before if m.kind in ("state", "site") and m.code and m.code not in own]
        told_of = [m for m in named if tokens[m.head].dep in SUBJECTS]
        return [*(told_of or named)[-1:]]

    def _named(self, head: int, by_place: str) -> list[Mention | Thing]:
        if head in self._routes or self._parse.tokens[head].is_time or self._is_backer(head):
            return [self._routes[head]] if head in self._routes else []
        if head in self._beside:
            return [self._beside[head], *self._listed_under(head)]
        mention = self._parties.at(head) or self._states.get(head)
        if mention is not None and by_place and mention.kind == "person" and mention.code is None:
            return [replace(mention, kind="site")] if self._parse.tokens[mention.head].pos == "PROPN" else []
        if mention is not None and is_place(mention, self._places.get(head)):
            return [replace(mention, kind="site", code=self._places[head].country)]
        if mention is not None and _runs_further(self._places.get(head), mention):
            return [_placed(self._places[head], head)]
        if mention is not None and mention.head != head and head in self._places:
            mention = place_in(self._parse, mention, head, self._places)
        if mention is not None and mention.code is None:
            mention = self._apposed(mention)
        if mention is not None:
            is_pronoun = self._parse.tokens[head].pos == "PRON"
            together = self._parties.together(head) if is_pronoun else self._parties.alike(head)
            return [mention, *(m for m in together if m is not mention)]
        thing = self._things.at(head, any_name=True)
        if head in self._inside and (thing is None or thing.kind == "site"):
            return [self._inside[head]]
        if by_place == "where" and (thing is None or thing.id is None):
            named = self._where(head)
            if named:
                return [*named]
        return [thing] if thing is not None else []

    def _is_backer(self, head: int) -> bool:
        """Whether a name only tells whose a party behind it is: "the control of the U.S. backed 'Forces'"."""
        tokens = self._parse.tokens
        if tokens[head].dep != "pobj" or head + 2 >= len(tokens) or not self._reader.is_a(head + 1, "tiedword"):
            return False
        return tokens[head + 1].tag in ("VBN", "VBD") and tokens[head + 2].lower not in ("by", ",")

    def portion(self, side: Mention | Thing) -> Mention | Thing:
        """A part of a state or place as such, under its own words: "southern Lebanon", "large parts of Latakia"."""
        if not isinstance(side, Mention) or side.kind not in ("state", "site"):
            return side
        parse, head, tokens = self._parse, side.head, self._parse.tokens
        directed = [i for i in parse.children(head, "amod", "compound") if self._reader.is_a(i, "direction")]
        above = tokens[tokens[head].head]
        is_part = tokens[head].dep == "pobj" and above.lower == "of" and self._reader.is_a(above.head, "stretch")
        opening = directed
        if is_part:
            first, _ = parse.subtree(above.head)
            opening = [i for i in range(first, above.head + 1) if tokens[i].pos not in ("DET", "PUNCT")]
        start = tokens[opening[0]].start if opening else side.start
        if start >= side.start:
            return side
        text = parse.text[start : side.end]
        return replace(side, start=start, text=text, name=text, kind="site", id=None)

    def _listed_under(self, noun: int) -> list[Mention]:
        """The further places that a plural names: "the regions of Abkhazia and South Ossetia"."""
        if self._parse.tokens[noun].tag != "NNS":
            return []
        first = self._beside[noun]
        under = [i for i in clauses.complements(self._parse, noun, "of") if i != first.head]
        sites = (self._inside.get(i) or self._states.get(i) for i in under)
        return [site for site in sites if site is not None and site.head != first.head]

    def _apposed(self, mention: Mention) -> Mention:
        """The party that a noun without a state stands beside: "the M23, a rebel group that Rwanda arms"."""
        token = self._parse.tokens[mention.head]
        beside = [token.head] if token.dep == "appos" else self._parse.children(token.i, "appos")
        named = [m for i in beside if (m := self._parties.at(i)) is not None and m.code and m.kind != "person"]
        return named[0] if named and mention.kind != "person" else mention

    def _where(self, head: int) -> list[Mention]:
        """Where a place without a name lies: "fields in Kazakhstan", "Niger's northern fields", "Turkish ports"."""
        slots = self._reader.slots
        around = [
            i for word, hung in self._parse.prepositions(head).items() if self._reader.is_a(hung[0], "whereword")
            for i in slots.fillers(head, word) if i > head
        ]  # fmt: skip
        site = self._things.at(head) is not None or self._reader.is_a(head, "placenoun")
        for heads in (around, *((slots.fillers(head, slot) for slot in ("poss", "mod")) if site else ())):
            named = [party for i in heads for party in self._named(i, "") if isinstance(party, Mention)]
            if named:
                return named
        return []


def places_by_head(document: Document) -> dict[int, Place]:
    """Places of a state by the last token of their names."""
    heads = {}
    for place in document.places:
        tokens = document.parse.within(place.start, place.end)
        if tokens:
            heads[tokens[-1]] = place
    return heads


def is_place(mention: Mention, place: Place | None) -> bool:
    """Whether what was read as a person or body of no state is a place: "Abu Musa"."""
    if place is None or mention.code is not None or mention.kind not in ("person", "organisation", "site"):
        return False
    return (mention.start, mention.end) == (place.start, place.end)


def _runs_further(place: Place | None, mention: Mention) -> bool:
    """Whether a state's name is only the end of that of a place: "Port Sudan"."""
    if place is None or mention.kind != "state" or place.kind == "country" or not place.country:
        return False
    return place.start < mention.start and place.end == mention.end


def place_in(parse: Parse, mention: Mention, head: int, places: Mapping[int, Place]) -> Mention:
    """The place that a longer phrase names at ``head``: Qatar in "3,000 soldiers in Qatar"."""
    place = places[head]
    others = [i for i in parse.within(mention.start, mention.end) if i in places and i != head]
    code = mention.code if place.kind == "country" and not others else place.country
    if code is None or parse.tokens[mention.head].pos == "PROPN":
        return mention
    return replace(_placed(place, head), code=code)


def _placed(place: Place, head: int) -> Mention:
    """A place as what stands on a side."""
    kind: MentionKind = "state" if place.kind == "country" else "site"
    return Mention(place.start, place.end, place.text, kind, place.country, place.name, head, why=f"place {place.name}")


def named_beside(
    document: Document, parties: PartyIndex, nouns: Collection[str], facilities: Collection[str] = ()
) -> dict[int, Mention]:
    """By nouns of places the place named with them: "the city of Goma", "the capital Sanaa", "the Idlib region".

    A facility is a part of the place that it is named for, not that place: "the checkpoint at Agarak".
    """
    parse, found = document.parse, dict[int, Mention]()
    proper = ((i, p) for i, p in places_by_head(document).items() if p.country and parse.tokens[i].pos == "PROPN")
    sites = {i: _placed(place, i) for i, place in proper}
    sites |= {m.head: m for m in document.mentions if m.kind in ("state", "site") and m.code}
    for token in parse.tokens:
        is_facility = token.lemma in facilities
        named = token.lemma in nouns or is_facility
        if token.pos != "NOUN" or not named or parties.at(token.i) is not None:
            continue
        before = [c for c in parse.children(token.i, "compound", "nmod") if c < token.i]
        called = [c for c in parse.children(token.i, "appos") if parse.tokens[c].pos == "PROPN"]
        words = ("of", "at") if is_facility else ("of",)
        beneath = [c for word in words for c in clauses.complements(parse, token.i, word)]
        under = [
            c for c in beneath
            if c in sites and (sites[c].kind == "site" or _is_one_of_several(token.tag, sites[c]))
        ]  # fmt: skip
        told = [token.head] if token.dep == "appos" else []  # "the Shebaa Farms, a strip that Lebanon claims"
        site = next((sites[c] for c in (*before, *called, *under, *told) if c in sites), None)
        if site is not None:
            found[token.i] = _facility(document, token, site) if is_facility else site
    return found


def _facility(document: Document, noun: Token, site: Mention) -> Mention:
    """A facility under the words that name it and its place."""
    start, end = min(noun.start, site.start), max(noun.end, site.end)
    text = document.article.text[start:end]
    return Mention(start, end, text, "site", site.code, text, noun.i, why=f"facility at {site.text}")


def _is_one_of_several(tag: str, named: Mention) -> bool:
    """Whether a plural is of a part of a state under its own name: "the regions of Abkhazia and Transnistria"."""
    return tag == "NNS" and named.kind == "state" and named.id not in (None, named.code)  # not "the regions of France"


def site_tags(
    document: Document, tags: Mapping[int, frozenset[str]], beside: Collection[int] = ()
) -> dict[int, frozenset[str]]:
    """What patterns may ask of names known as places: "Dokdo", of no one state, or a capital that is taken."""
    tokens, capitals = document.parse.tokens, {m.head for m in document.mentions if m.why.startswith("capital")}
    places = places_by_head(document)
    known = {m.head for m in document.mentions if m.kind == "site"} | places.keys()
    named = {head: tags.get(head, frozenset()) for head in known}
    states = {h for h, p in places.items() if p.kind == "country" and p.country and tokens[h].pos == "PROPN"}
    mistaken = {m.head for m in document.mentions if is_place(m, places.get(m.head))}
    return {head: tags.get(head, frozenset()) | {"site"} for head in beside} | {
        head: tagged | {"site"} | ({"state"} if head in states else set()) for head, tagged in named.items()
        if head not in tags or head in mistaken
        or (head in capitals and tokens[head].dep in ("dobj", "nsubjpass", "conj"))
    }  # fmt: skip


def running_routes(parse: Parse, things: Things, routes: Mapping[int, Thing], named: PartyIndex) -> dict[int, Thing]:
    """Routes that "it" goes on with: "The corridor avoids Russia. It runs from China to Turkey"."""
    found: dict[int, Thing] = {}
    last: Thing | None = None
    for first, end in parse.sentences:
        subjects = [t for t in parse.tokens[first:end] if t.dep in SUBJECTS and t.head == _root(parse, t.i)]
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
