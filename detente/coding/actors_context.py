"""Which state a role noun is of where its own phrase names none: "the army", "its parliament", "troops"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from detente.coding.actors_drafts import Draft
from detente.coding.actors_holders import Holder, read_holders
from detente.coding.actors_implied import Implied, Named, read_named
from detente.coding.actors_items import Item, Items
from detente.coding.actors_links import is_abroad, is_posted, shared_phrases, state_behind, told_of
from detente.coding.actors_weights import is_far_behind, most_named
from detente.labels import DESCRIBING, NOMINAL_SUBJECTS, VERBAL
from detente.lexicons.actors import Actors, Title
from detente.lexicons.actors_roles import Role
from detente.parse import Parse
from detente.types import Mention

REACHED = ("pobj", "prep", "dobj", "conj", "xcomp", "compound")  # what lies between a verb and whom it acts on
SUBJECTS_AND_OWNERS = NOMINAL_SUBJECTS | {"poss"}
DESCRIBING_OR_OWNING = DESCRIBING | {"poss"}
FIRST_SENTENCE = 3  # times that a state named there counts for which state a text is about
WRITTEN_AT = 6  # times that the state of its dateline counts
TOLD_OF = 3  # how much a text speaks of the state of its dateline where that is its own
SUBJECT = 2  # times that a subject counts
TOPIC = 10  # how much a text at least speaks of the state it is about
RIVAL = 5  # how much a text speaks of a state that those who accuse people of another may be of
PLACES = ("state", "capital", "region")  # kinds of names
REPEATED = 4  # sentences between a body and the noun that repeats it
NEXT = 3  # how much it speaks of the other state that "its neighbour" may be
UNKNOWN = ("UNK",)  # sectors
WORLDWIDE = frozenset(("BUS", "EDU"))  # sectors of bodies that tell no state of what a text is about
TOPIC_SHARE = 0.6  # of all it says of states


@dataclass(frozen=True, slots=True)
class Context:
    """The states a text names, by sentence, and the one that dominates it, if any."""

    parse: Parse
    words: dict[str, frozenset[str]]
    weights: Counter[str]  # how much a text speaks of each state
    near: dict[int, list[Named]]
    bodies: dict[int, set[str]] = field(default_factory=dict)  # sentence -> states whose bodies it names
    offices: tuple[tuple[int, str], ...] = ()  # heads of the bodies of which the text tells the state, with that state
    people: dict[int, str] = field(default_factory=dict)  # heads of people by name, with their state
    titles: dict[str, Title] = field(default_factory=dict)
    under: dict[int, str] = field(default_factory=dict)  # sentence -> the state that its heading names
    neighbours: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by state, those across a land border
    holders: tuple[Holder, ...] = ()  # people of whom the text or the vocabulary says which office they hold

    def owner(self, draft: Draft) -> int | None:
        """The token that owns a role noun without a state: "its parliament", "Oslo sent troops"; None if none does."""
        if self.parse.tokens[draft.head].lemma in self.words["not_ours"] and (named := self._apposed(draft.head)):
            return named
        if draft.reading.code is not None:
            return None
        owner = self.parse.child(draft.head, "poss")
        if owner is not None:
            named = self._named_beside(draft.head)
            return owner if named is None else named
        for prep in (*self.parse.children(draft.head, "prep"), *shared_phrases(self.parse, draft.head)):
            if self.parse.tokens[prep].lower in self.words["belonging_prepositions"]:
                body = self.parse.child(prep, "pobj")
                inner = self.parse.child(body, "poss") if body is not None else None
                return body if inner is None else inner  # "members of his government"
        if (state := state_behind(self.parse, draft.head, self.words)) is not None:
            return state
        head = self.parse.tokens[draft.head]
        verb = self.parse.tokens[head.head].lemma
        received = verb in self.words["receiving_verbs"] and head.lemma in self.words["abroad"]
        if head.dep == "dobj" and verb in self.words["sending_verbs"] and not received:
            return self.parse.child(head.head, "nsubj")
        return None

    def _named_beside(self, noun: int) -> int | None:
        """The state that stands right behind what it is to another: "its neighbour Chad", "their ally Sudan"."""
        states = {named.token for named in self.near.get(self.parse.sentence_of(noun), [])}
        beside = self.parse.children(noun, "appos")
        return next((c for c in beside if c in states and self.parse.subtree(c)[0] == noun + 1), None)

    def _apposed(self, noun: int) -> int | None:
        """The state that a comma sets behind what it is to another: "an American ally in the Gulf, Qatar"."""
        states = {named.token for named in self.near.get(self.parse.sentence_of(noun), [])}
        inside = [i for i in range(noun, self.parse.subtree(noun)[1]) if self.parse.tokens[i].dep == "appos"]
        return next((i for i in inside if i in states and self.parse.tokens[i].head >= noun), None)

    def someone_else(self, owner: int) -> bool:
        """Whether an owner is a pronoun or several states: who it is must be told, not implied."""
        token = self.parse.tokens[owner]
        own = token.dep == "poss" and (token.pos == "PRON" or token.tag == "WP$")
        many = token.lower in self.words["many_states"] or token.lower in self.words["continents"]
        return own or (many and token.dep in ("poss", "pobj"))

    def of_owner(self, draft: Draft, owner: Mention | None) -> Draft:
        """The draft with its owner's state."""
        if owner is None or owner.code is None:
            return draft
        reading, why = draft.reading, f"{draft.reading.why}, of {owner.text} ({owner.why})"
        if owner.kind == "state" and owner.head == self._apposed(draft.head):  # "its neighbour, Chad" is Chad
            itself = replace(reading, code=owner.code, id=owner.id, sectors=owner.sectors, why=why)
            return replace(draft, kind="state", name=owner.name, reading=itself)
        if owner.kind != "person" and self.parse.tokens[draft.head].lemma in self.words["other_states"]:
            return self._of_another(draft, owner.code)
        if owner.kind == "person" and self.parse.tokens[draft.head].lemma in self.words["not_ours"]:
            return draft  # "his rival, Ann Lee" may be of another state
        sectors = owner.sectors if owner.kind == "group" and reading.sectors == ("UAF",) else reading.sectors
        return replace(draft, reading=replace(reading, code=owner.code, sectors=sectors, why=why))

    def _of_another(self, draft: Draft, own: str) -> Draft:
        """ "Its neighbour" is another state: the one a text speaks of most, best across a border, or nobody known."""
        reading, one = draft.reading, self.parse.tokens[draft.head].tag == "NN"
        beside = self.parse.tokens[draft.head].lemma in self.words["adjacent"]
        near = self.neighbours.get(own, frozenset()).intersection(self.weights) if beside else ()
        rival = self._dominant_but({*self.weights}.difference(near) if near else {own}) if one else None
        if rival is None or (not near and self.weights[rival.code] < NEXT):
            return replace(draft, kind="state", reading=replace(reading, code=None, sectors=UNKNOWN, id=None))
        why = f"{reading.why}, another than {own}: {rival.why}"
        other = replace(reading, code=rival.code, sectors=(), why=why, implied=True)
        return replace(draft, kind="state", reading=other)

    def implied(self, draft: Draft) -> Draft:
        """The draft with the state that its surroundings imply, if it describes someone who must be of one."""
        if draft.reading.code is not None or is_posted(self.parse, draft.head, self.words):
            return draft
        if titled := self._titled(draft):
            why = f"{draft.reading.why}, {titled.why}"
            return replace(draft, reading=replace(draft.reading, code=titled.code, why=why))
        found = None
        if self._of_several_states(draft) or (draft.reading.of_unknown and not draft.reading.sectors):
            return draft
        described = draft.item.kind == "entity" and draft.roles
        if described or any(self._of_some_state(role) for role in draft.roles):
            found = self._holder(draft) or self._body_before(draft) or self._around(draft)
        elif self._is_abroad(draft):
            found = self._body_before(draft)
        elif draft.roles and set(draft.reading.sectors) & self.words["placeable"]:
            found = self.place_of(draft.head) or self.home_of(draft) or self.at_topic(draft)
        if found is None:
            return draft
        why = f"{draft.reading.why}, implied by {found.why}"
        return replace(draft, reading=replace(draft.reading, code=found.code, implied=True, why=why))

    def _around(self, draft: Draft) -> Implied | None:
        """The state of an office that its sentence or text implies; that of an envoy is not where they serve."""
        if self._is_abroad(draft):
            return None
        return self.state_for(draft.head, governs="GOV" in draft.reading.sectors) or self._land_of(draft)

    def _titled(self, draft: Draft) -> Implied | None:
        """The state that the title itself tells: "the taoiseach"; of several with such an office, one that is named."""
        title = next((self.titles[role.phrase] for role in draft.roles if role.phrase in self.titles), None)
        if title is None:
            return None
        named = [code for code in title.states if code in self.weights]
        if not named and self.weights and not title.own:
            return None
        code = max(named, key=self.weights.__getitem__) if named else title.states[0]
        return Implied(code, f"whose title it is ({title.where})")

    def _holder(self, draft: Draft) -> Implied | None:
        """Who was last named with the office that "the president" alone repeats, or is named beside it."""
        if not self._has_the(draft.head):
            return None
        titles = {role.phrase for role in draft.roles if role.kind == "office" and not role.plural}
        word = self.parse.tokens[draft.head]
        beside = [*self.parse.children(word.i, "appos"), *([word.head] if word.dep == "appos" else [])]
        if (who := next((i for i in beside if i in self.people), None)) is not None:
            return Implied(self.people[who], f"{self.parse.tokens[who].text}, named beside it")
        for person in reversed(self.holders):
            borne = min(titles & person.titles, default=None)
            if person.head < draft.head and borne and not self._faces(person, draft.head):
                return Implied(person.code, f"{person.name}, {borne}")
        return None

    def _faces(self, person: Holder, noun: int) -> bool:
        """Whether somebody is subject of the very verb that ``noun`` is told of: nobody meets himself."""
        subject = self.parse.tokens[person.head]
        verb = next((i for i in self.parse.ancestors(noun) if self.parse.tokens[i].pos in VERBAL), None)
        return subject.dep in NOMINAL_SUBJECTS and subject.head == verb

    def _has_the(self, noun: int) -> bool:
        return any(self.parse.tokens[child].lower == "the" for child in self.parse.children(noun, "det"))

    def _body_before(self, draft: Draft) -> Implied | None:
        """The state of the body or envoy that "the ministry" alone repeats, where the sentences before tell of one."""
        word, sentence = self.parse.tokens[draft.head], self.parse.sentence_of(draft.head)
        if not (draft.kind == "organisation" or self._is_abroad(draft)) or not self._has_the(draft.head):
            return None
        for head, code in reversed(self.offices):
            near = 0 <= sentence - self.parse.sentence_of(head) <= REPEATED
            if head < draft.head and near and self.parse.tokens[head].lemma == word.lemma:
                return Implied(code, f"the {word.lemma} named before, {code}")
        return None

    def _land_of(self, draft: Draft) -> Implied | None:
        """The only state of which a text names any place, for who holds a local office: "the governor" in Ohio."""
        codes = {named.code for near in self.near.values() for named in near}
        local = any(role.phrase in self.words["local_offices"] for role in draft.roles)
        if not local or len(codes) != 1:
            return None
        code = codes.pop()
        return Implied(code, f"the only land named, {code}")

    def _of_several_states(self, draft: Draft) -> bool:
        """Whether there are more than any one state has: "governments across Europe"."""
        word = self.parse.tokens[draft.head]
        described = {self.parse.tokens[i].lower for i in self.parse.children(word.i, "amod")}
        regional = word.tag == "NNS" and bool(described & self.words["many_lands"])
        return "GOV" in draft.reading.sectors and (regional or word.lower in self.words["many_states"])

    def _of_some_state(self, role: Role) -> bool:
        governs = role.kind == "office" and "GOV" in role.sectors or role.kind == "person" and "ELI" in role.sectors
        return governs or role.phrase in self.words["state_bodies"]

    def state_for(self, token: int, *, governs: bool = False) -> Implied | None:
        """The state a role noun at ``token`` is most likely of: the only one of its sentence, else the dominant one."""
        near = self.near.get(self.parse.sentence_of(token), [])
        others = {n.code for n in near if self._acted_on(n, token) or self._acts(n, token, governs=governs)}
        described = {named.code for named in near if self._acted_on(named, token, described=True)} - others
        rival = self._dominant_but(others | described)
        if rival and self.weights[rival.code] >= RIVAL:
            others |= described | {named.code for named in near if self._is_by_the_way(named, token)}
        told = told_of(self.parse, token)  # "the coast guard, which Italy trains"
        here = [n for n in near if not (n.facing or n.region or n.code in others or n.token in told)]
        codes = {named.code for named in here}
        dominant = self._headed(token, others) or self._dominant_but(others)
        dominant = None if dominant and others and is_far_behind(self.weights, dominant.code) else dominant
        if len(codes) == 1:
            return Implied(here[0].code, f"the only state of its sentence, {here[0].code}")
        if dominant and (not codes or dominant.code in codes):
            return dominant
        owners = [named.code for named in here if named.dep in SUBJECTS_AND_OWNERS]
        if owners:
            return Implied(owners[0], f"first subject of its sentence, {owners[0]}")
        return dominant

    def _headed(self, token: int, others: set[str]) -> Implied | None:
        code = self.under.get(self.parse.sentence_of(token))
        return Implied(code, f"the heading above it, {code}") if code and code not in others else None

    def _dominant_but(self, others: set[str]) -> Implied | None:
        code = most_named(self.weights, others)
        return Implied(code, f"the state most named, {code}") if code else None

    def _acted_on(self, named: Named, token: int, *, described: bool = False) -> bool:
        """Whether a state is what the role noun at ``token`` deals with: "the president warned Oslo".

        With ``described``, also the state of those it deals with, who may be its own: "blamed Chadian spies".
        """
        if self.parse.tokens[token].dep not in ("nsubj", "nsubjpass", "dobj") or named.people:
            return False
        verb, state = self.parse.tokens[token].head, self.parse.tokens[named.token]
        if described and state.dep in DESCRIBING_OR_OWNING:
            state = self.parse.tokens[state.head]
        while described and state.dep == "conj":
            state = self.parse.tokens[state.head]
        tie = self.parse.tokens[state.head].lower if state.dep == "pobj" else ""
        if state.dep != "dobj" and tie not in self.words["faced_prepositions"]:
            return False
        for above in (state.i, *self.parse.ancestors(state.i)):
            here = self.parse.tokens[above]
            if above == token or here.lemma in self.words["homeward_verbs"]:
                return False
            if above == verb or here.dep not in REACHED:
                return above == verb
        return False

    def _is_by_the_way(self, named: Named, token: int) -> bool:
        """Whether a state is only named in a clause about another: "arrested a man whom Paris calls a diplomat"."""
        around = set(self.parse.ancestors(token))
        above = [i for i in self.parse.ancestors(named.token) if i not in around]
        return any(self.parse.tokens[i].dep == "relcl" for i in above)

    def _acts(self, named: Named, token: int, *, governs: bool) -> bool:
        """Whether a state acts on the body at ``token``: "Oslo warned the president", "Oslo armed the militia"."""
        state, body = self.parse.tokens[named.token], self.parse.tokens[token]
        verb = self.parse.tokens[body.head]
        own = self.words["homeward_verbs"] | self.words["choosing_verbs"]
        own = own if governs else own | self.words["sending_verbs"]
        while verb.dep == "conj" and state.head != verb.i and not governs:
            verb = self.parse.tokens[verb.head]
        joined = state.head == verb.i and state.dep == "nsubj" and body.dep == "dobj"
        return joined and self.parse.tokens[body.head].lemma not in own

    def home_of(self, draft: Draft) -> Implied | None:
        """The only state of a sentence in which a body of that state acts: "Polish police detained ten people"."""
        sentence = self.parse.sentence_of(draft.head)
        codes = {named.code for named in self.near.get(sentence, [])}
        if len(codes) != 1 or not set(draft.reading.sectors) & self.words["domestic"]:
            return None
        code = codes.pop()
        return Implied(code, f"a body of {code} in its sentence") if code in self.bodies.get(sentence, ()) else None

    def at_topic(self, draft: Draft) -> Implied | None:
        """The state that a whole article is about, where its sentence names no other: "the gang freed two hostages".

        Troops stay open where the article names another state often enough to be theirs.
        """
        first, second, *_ = [*self.weights.most_common(2), ("", 0), ("", 0)]
        code, weight = first
        enough = weight >= TOPIC and weight >= TOPIC_SHARE * self.weights.total()
        sectors = set(draft.reading.sectors) & self.words["at_topic"]
        if not (enough and sectors) or ("MIL" in sectors and second[1] > 2):
            return None
        named = [named for here in self.near.values() for named in here if named.national]
        here = {named.code for named in self.near.get(self.parse.sentence_of(draft.head), [])}
        if here <= {code} and sum(one.code == code for one in named) > 2:
            return Implied(code, f"the state the text is about, {code}")
        return None

    def with_bodies(self, drafts: Sequence[Draft]) -> Context:
        """This context with what the drafts say of bodies of states that act at home."""
        bodies: dict[int, set[str]] = {}
        for draft in drafts:
            code, lemma = draft.reading.code, self.parse.tokens[draft.head].lemma
            if code and lemma not in self.words["abroad"] and set(draft.reading.sectors) & self.words["ruling"]:
                bodies.setdefault(self.parse.sentence_of(draft.head), set()).add(code)
        told = [(d.head, d.reading.code) for d in drafts if self._is_repeated(d) and d.reading.code]
        people = {d.head: d.reading.code for d in drafts if d.name and d.kind == "person" and d.reading.code}
        holders = read_holders(self.parse, drafts)
        return replace(self, bodies=bodies, offices=tuple(sorted(told)), people=people, holders=holders)

    def _is_abroad(self, draft: Draft) -> bool:
        return is_abroad(self.parse, draft.head, self.words)

    def _is_repeated(self, draft: Draft) -> bool:
        return self._is_abroad(draft) or (bool(draft.roles) and draft.kind == "organisation")

    def place_of(self, token: int) -> Implied | None:
        """The state in which its sentence says that something happens, if it is only one."""
        here = {named.code for named in self.near.get(self.parse.sentence_of(token), []) if named.place}
        return Implied(code, f"the place of its sentence, {code}") if len(here) == 1 and (code := here.pop()) else None


def read_context(items: Items, actors: Actors, dateline: frozenset[int] = frozenset()) -> Context:
    """Counts the states a text names; the dateline, the first sentence and subjects weigh more."""
    parse, words = items.parse, actors.words
    lead = next((n for n, (first, _) in enumerate(parse.sentences) if first not in dateline), 0)
    near: dict[int, list[Named]] = {}
    weights: Counter[str] = Counter()
    written = set[str]()
    for item in items.found:
        code = _code(item, actors)
        if code is None:
            continue
        sentence = parse.sentence_of(item.head)
        named = read_named(parse, item, code, words)
        near.setdefault(sentence, []).append(named)
        if item.head in dateline:
            written.add(code)
        elif not named.region:
            leading = SUBJECT if named.dep in SUBJECTS_AND_OWNERS else 1
            weights[code] += leading * (FIRST_SENTENCE if sentence == lead else 1)
    for code in written:  # correspondents also write of a war from the capital of another state
        weights[code] += WRITTEN_AT if weights[code] >= TOLD_OF else 1
    if (here := _written_at(items, actors, dateline, lead)) is not None:
        near[lead] = [*near.get(lead, []), here]
    return Context(parse, words, weights, near, titles=actors.titles, neighbours=actors.neighbours)


def _written_at(items: Items, actors: Actors, dateline: frozenset[int], lead: int) -> Named | None:
    """Where a first sentence happens that names no place: "BAGHDAD - A bomb killed ten people"."""
    parse = items.parse
    named = [item for item in items.found if item.name and item.name.code in actors.states]
    told = {item.name.code for item in named if item.name and parse.sentence_of(item.head) == lead}
    written = [i for i in named if i.head in dateline and i.name and i.name.kind in PLACES]
    codes = {item.name.code for item in written if item.name}
    if len(codes) != 1 or not told <= codes:
        return None
    code = codes.pop()
    return Named(written[0].head, code, "", False, True, False, False, False) if code else None


def _code(item: Item, actors: Actors) -> str | None:
    name = item.name
    if name is None or not (item.national or name.kind in ("agency", "group")):
        return None
    if name.kind == "agency" and actors.role_of(name.form):
        return None  # "the Senate" tells no state by itself
    if name.sectors and name.sectors[0] in WORLDWIDE:
        return None  # a firm sells everywhere, a scholar speaks of everything
    return name.code if name.code in actors.states else None
