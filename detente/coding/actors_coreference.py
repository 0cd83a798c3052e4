"""Finds whom pronouns and descriptions such as "the country" or "the group" mean: the most salient one that fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.coding import clauses
from detente.coding.actors_causes import answered
from detente.coding.actors_gender import Genders
from detente.coding.actors_pairs import acts_on
from detente.coding.actors_quoted import is_audience, is_own_speaker
from detente.coding.actors_wanted import BACK, BODY, IT, PERSON, STATE, THEY, Wanted, is_body, is_close, same_number
from detente.coding.actors_weights import two_most_named
from detente.labels import DESCRIBING, GOVERNED, NOMINAL_SUBJECTS, NOUN_CLAUSES, VERBAL
from detente.lexicons.actors import Actors
from detente.parse import Parse, Token
from detente.types import Mention

SUBJECT = 4  # weight of a subject among candidates; one of a clause that only leads up to another counts less
AGO = ("in this sentence", "in the sentence before", "two sentences before")
SPECIFYING = NOUN_CLAUSES | {"compound", "nmod", "poss", "appos"}  # tells which one is meant
SINGULAR = ("state", "organisation", "group")


PAIRED = ("many_states", "paired_people")  # word lists
REACH = 40  # sentences back in which a pair or list may have been named
COUNTED = (3, 4, 5)  # numbers with a word list of their own
POINTERS = ("PRON", "NOUN")  # what may mean somebody named before


class Coreference:
    """Resolves in text order; later expressions may mean what earlier ones were resolved to."""

    def __init__(self, parse: Parse, actors: Actors, mentions: Sequence[Mention]) -> None:
        self._parse, self._actors, self._words, self._states = parse, actors, actors.words, actors.states
        self._genders = Genders(parse, actors)
        self._by_head = {mention.head: mention for mention in mentions}
        self._covered = {i for mention in mentions for i in parse.within(mention.start, mention.end)}
        self._by_sentence: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._remember(mention)

    def resolved(self) -> Iterator[Mention]:
        """New mentions for pronouns and descriptions whose bearer could be told; "they" may have several."""
        for token in self._parse.tokens:
            if token.tag == "WP$":
                yield from self._whose(token)
                continue
            if token.pos not in POINTERS:
                yield from self._pair(token)
                continue
            wanted = self._wanted(token)
            together = self._together(token) if wanted is THEY else []
            together = together or self._town(token)
            if together:
                yield from together
            elif wanted is not None and (found := self._antecedent(token, wanted)):
                mention = self._copy(token, *found)
                if wanted.only_states:
                    mention = self._as_state(mention)
                self._by_head[token.i] = mention
                self._remember(mention)
                yield mention
            elif self._several(token):
                yield from self._each(token)
            else:
                yield from self._counted(token)

    def _whose(self, token: Token) -> list[Mention]:
        """Whom a relative clause is about, each of several joined: "Chad and Niger, whose troops fought"."""
        above = next((i for i in self._parse.ancestors(token.i) if self._parse.tokens[i].dep == "relcl"), None)
        if above is None:
            return []
        noun = self._parse.tokens[above].head
        known = self._by_head.get(noun)
        owners = self._joined(noun, token) or ([known] if known and known.code else [])
        return self._copies(token, owners, "whom the relative clause is about")

    def _town(self, token: Token) -> list[Mention]:
        """The town that "its" means before a local office: "the town was shelled, its mayor said"."""
        office = self._parse.tokens[token.head]
        if token.dep != "poss" or token.lower != "its" or office.lemma not in self._words["local_offices"]:
            return []
        here = self._parse.sentence_of(token.i)
        near = [m for m in self._by_head.values() if m.head < token.i and here - self._parse.sentence_of(m.head) < 2]
        towns = [m for m in near if m.kind == "site" and m.code]
        return self._copies(token, towns[-1:], "the place named last")

    def _back(self, token: Token) -> list[Mention]:
        """Mentions before a token, the nearest first, as far back as a reader remembers."""
        here = self._parse.sentence_of(token.i)
        near = (m for n in range(max(0, here - REACH), here + 1) for m in self._by_sentence.get(n, ()))
        return sorted((m for m in near if m.head < token.i), key=lambda mention: -mention.head)

    def _remember(self, mention: Mention) -> None:
        if mention.code is not None or mention.kind == "person":
            self._by_sentence.setdefault(self._parse.sentence_of(mention.head), []).append(mention)

    def _wanted(self, token: Token) -> Wanted | None:
        if token.pos == "PRON":
            if token.lower in self._words["neuter"]:
                return None if self._empty(token) or self._locative(token) else IT
            if token.lower in self._words["plural"]:
                return THEY
            return PERSON if token.lower in self._words["personal"] else None
        if token.pos != "NOUN" or token.i in self._covered and token.i not in self._by_head:
            return None
        if not self._points_back(token):
            return None
        if token.tag == "NN" and token.lemma in self._words["state_nouns"]:
            return STATE
        known = self._by_head.get(token.i)
        if token.tag == "NN" and token.lemma in self._words["body_nouns"] and (known is None or known.code is None):
            return BODY
        return None

    def _empty(self, token: Token) -> bool:
        """Whether "it" stands for nothing ("it is clear that ...", "it seems")."""
        verb = self._parse.tokens[token.head]
        if token.dep == "expl" or token.dep in NOMINAL_SUBJECTS and verb.lemma in self._words["impersonal_verbs"]:
            return True
        if token.dep not in NOMINAL_SUBJECTS or verb.lemma not in self._words["clausal_verbs"] | {"be"}:
            return False
        return any(c > verb.i for c in self._parse.children(verb.i, "ccomp", "xcomp", "csubj", "advcl", "acl"))

    def _points_back(self, token: Token) -> bool:
        """Definite and without a description of its own: "the country", not "the country of origin"."""
        children = [self._parse.tokens[child] for child in self._parse.children(token.i)]
        definite = any(child.lower in self._words["pointing"] for child in children)
        own = any(child.dep in SPECIFYING or child.i in self._by_head for child in children)
        return definite and not own and not any(child.dep == "prep" and child.lower == "of" for child in children)

    def _pair(self, token: Token) -> list[Mention]:
        """The two people or states last told of, for "the two" that counts no noun: "the two met again"."""
        alone = token.pos == "NUM" and token.lower == "two" and token.dep in NOMINAL_SUBJECTS
        if not alone or token.i in self._covered or not self._parse.child(token.i, "det"):
            return []
        people = self._last_people(token)
        if len(people) == 2:
            return self._copies(token, people, "one of the two people named last")
        states = [self._as_state(state) for state in self._last_two(token)]
        return self._copies(token, states, "one of the two states named last") if len(states) == 2 else []

    def _several(self, token: Token) -> bool:
        """Whether this is "the two countries", "both sides", "the two men" or the like."""
        if token.pos != "NOUN" or not any(token.lower in self._words[kind] for kind in PAIRED):
            return False
        if token.i in self._covered and self._by_head.get(token.i, None) is None:
            return False
        children = [self._parse.tokens[child].lower for child in self._parse.children(token.i)]
        if "of" in children:
            return False  # "both sides of the strait"
        return "both" in children or "two" in children and ("the" in children or "their" in children)

    def _each(self, token: Token) -> Iterator[Mention]:
        """One mention for each of the two spoken of last: on the noun, and on the word that counts them."""
        people = token.lower in self._words["paired_people"]
        pair = self._last_people(token) if people else []
        pair = pair or self._last_in_office(token)
        if not pair and not people:
            pair = [self._as_state(state) for state in self._last_two(token)]
        if len(pair) < 2:
            return
        children = self._parse.children(token.i)
        counting = next(child for child in children if self._parse.tokens[child].lower in self._words["pair_words"])
        for where, mention in zip((token, self._parse.tokens[counting]), pair, strict=True):
            found = self._copy(where, mention, f"one of the two {'people' if people else 'states'} named last")
            self._remember(found)
            yield found

    def _counted(self, token: Token) -> list[Mention]:
        """The states that "the three countries" counts up: those last listed together, as many as the number says."""
        children = [self._parse.tokens[child].lower for child in self._parse.children(token.i)]
        number = next((n for n in COUNTED if self._words[f"count_{n}"] & set(children)), None)
        several = token.lower in self._words["many_states"] or token.lower in self._words["paired_offices"]
        if number is None or not several or "of" in children or not self._words["count_openers"] & {*children}:
            return []
        for head in (mention.head for mention in self._back(token)):
            listed = self._joined(head, token) if self._parse.tokens[head].dep != "conj" else []
            if len({m.code for m in listed if m.code in self._states}) == len(listed) == number:
                return self._copies(token, [self._as_state(m) for m in listed], "one of the states last listed")
        return []

    def _together(self, token: Token) -> list[Mention]:
        """A mention for each of those whom "they" counts up: the joint subjects of the clause above or before."""
        for subject, own in self._clause_subjects(token):
            if not own:
                return self._copies(token, self._joined(subject, token), "a joint subject of the clause above")
        here = self._parse.sentence_of(token.i)
        first, last = self._parse.sentences[here - 1] if here else (0, 0)
        subjects = [t.i for t in self._parse.tokens[first:last] if t.dep in NOMINAL_SUBJECTS]
        found = [joined for subject in subjects if (joined := self._joined(subject, token))]
        return self._copies(token, found[0], f"a joint subject {AGO[1]}") if len(found) == 1 else []

    def _joined(self, head: int, token: Token) -> list[Mention]:
        """Parties joined by "and" at ``head``; none if one of them is unknown or there is only one."""
        heads = [head]
        for at in heads:
            heads += [child for child in self._parse.children(at, "conj") if child < token.i]
        found = [self._by_head.get(at) for at in heads]
        known = [mention for mention in found if mention and (mention.code or mention.kind == "person")]
        return known if len(known) == len(heads) > 1 else []

    def _copies(self, token: Token, mentions: list[Mention], because: str) -> list[Mention]:
        found = [self._copy(token, mention, because) for mention in mentions]
        for mention in found:
            self._by_head[token.i] = mention
            self._remember(mention)
        return found

    def _last_two(self, token: Token) -> list[Mention]:
        """The two states that the text so far speaks of most by far, else those of the sentence or the one before."""
        here = self._parse.sentence_of(token.i)
        own, earlier = self._states_of(here, token.i), self._states_of(here - 1, token.i)
        told = [m for m in self._back(token) if m.code in self._states and m.kind == "state"]
        if not own and (pair := two_most_named([mention.code for mention in told])):
            return [next(m for m in told if m.code == code) for code in pair]
        if len(own) >= 2:
            return list(own.values())[:2]
        others = [mention for code, mention in earlier.items() if code not in own]  # "Oslo wants both sides ..."
        if len(others) == 1:
            return [] if acts_on(self._parse, token, self._by_head, own) else [*own.values(), *others]
        return others[-2:]

    def _last_people(self, token: Token) -> list[Mention]:
        """The only two people of a state whom the sentence so far tells of, or the one before it."""
        here = self._parse.sentence_of(token.i)
        for sentence in (here, here - 1):
            told = [m for m in self._by_sentence.get(sentence, ()) if m.kind == "person" and m.head < token.i]
            known = {m.head for m in told}
            named = [m for m in reversed(told) if m.code and not self._renamed(m, known)]
            people = {m.id or m.text: m for m in named}
            if len(people) == 2:
                return sorted(people.values(), key=lambda mention: mention.head)
        return []

    def _last_in_office(self, token: Token) -> list[Mention]:
        """The two of different states whom the text last named with an office: "the two presidents", "both leaders"."""
        if token.lower not in self._words["paired_offices"]:
            return []
        described = [self._parse.tokens[i].lemma for i in self._parse.children(token.i, "amod", "compound")]
        wanted = {*described, *(() if token.lower in self._words["paired_people"] else (token.lemma,))}
        last: dict[str, Mention] = {}
        for mention in self._back(token):
            title = mention.office.title.lower().split() if mention.office else ()
            if mention.code in self._states and title and wanted <= set(title):
                last.setdefault(mention.code or "", mention)
        return sorted([*last.values()][:2], key=lambda mention: mention.head) if len(last) > 1 else []

    def _renamed(self, mention: Mention, known: set[int]) -> bool:
        """Whether somebody was meant before: a pronoun, or the name beside what they are."""
        token = self._parse.tokens[mention.head]
        return token.pos == "PRON" or (token.dep == "appos" and token.head in known)

    def _states_of(self, sentence: int, before: int) -> dict[str, Mention]:
        found: dict[str, Mention] = {}
        for mention in sorted(self._by_sentence.get(sentence, ()), key=lambda mention: mention.head):
            if mention.code in self._states and mention.head < before:
                found.setdefault(mention.code or "", mention)
        return found

    def _before(self, token: Token, wanted: Wanted) -> list[Mention]:
        """Mentions before a token: for "they" the plural ones, then the nearest sentence, then its subjects first."""
        here = self._parse.sentence_of(token.i)
        near = range(max(0, here - BACK), here + 1)
        found = [(m, here - n) for n in near for m in self._by_sentence.get(n, ()) if m.head < token.i]

        def rank(one: tuple[Mention, int]) -> tuple[bool, int, int, int]:
            mention, back = one
            return wanted.plural and not self._is_plural(mention), back, -self._weight(mention), mention.head

        return [mention for mention, _ in sorted(found, key=rank)]

    def _weight(self, mention: Mention) -> int:
        word = self._parse.tokens[mention.head]
        leads_up = word.i < word.head and self._parse.tokens[word.head].dep == "advcl"
        if word.dep in NOMINAL_SUBJECTS:
            return SUBJECT - 1 if leads_up else SUBJECT
        return 2 if word.dep in ("poss", "dobj", "agent", "dative", "conj") else 1

    def _antecedent(self, token: Token, wanted: Wanted) -> tuple[Mention, str] | None:
        if (struck := answered(self._parse, token, self._by_head, self._words)) and self._fits(struck, wanted, token):
            return struck, "whom the verb above answers"
        excluded: set[str] = set()
        for subject, own in self._clause_subjects(token):
            mention = self._by_head.get(subject) or self._named_beside(subject)
            if own:
                excluded.add(mention.name if mention else "")
            elif mention and mention.name not in excluded and self._fits(mention, wanted, token):
                return mention, "subject of the clause above"
            elif mention is None and is_close(self._parse, token) and same_number(self._parse.tokens[subject], wanted):
                return None  # "relations sank to their lowest point", "the car was parked when it blew up"
        if token.pos == "PRON" and token.dep in GOVERNED and wanted is not PERSON:
            return self._parallel(token, wanted, excluded)
        here = self._parse.sentence_of(token.i)
        for mention in self._before(token, wanted):
            back = here - self._parse.sentence_of(mention.head)
            if back > wanted.back or self._is_excluded(mention, excluded) or not self._fits(mention, wanted, token):
                continue
            role = "subject" if self._weight(mention) == SUBJECT else "named"
            return mention, f"{role} {AGO[back]}"
        return None

    def _is_excluded(self, mention: Mention, excluded: set[str]) -> bool:
        """Whether it is one of those excluded, or what one of them is: "Ann Lee, the minister, called him a liar"."""
        above = self._parse.tokens[mention.head]
        beside = self._by_head.get(above.head) if above.dep == "appos" else None
        return mention.name in excluded or (beside is not None and beside.name in excluded)

    def _named_beside(self, noun: int) -> Mention | None:
        """Who is named right beside what they are: "his rival, Ann Lee, said she would run"."""
        return next((m for c in self._parse.children(noun, "appos") if (m := self._by_head.get(c)) is not None), None)

    def _parallel(self, token: Token, wanted: Wanted, excluded: set[str]) -> tuple[Mention, str] | None:
        """An object pronoun means what is named before it in its sentence, or the object of the sentence before."""
        here = self._parse.sentence_of(token.i)
        for mention in self._before(token, wanted):
            back = here - self._parse.sentence_of(mention.head)
            same = back == 0
            if self._is_excluded(mention, excluded) or not self._fits(mention, wanted, token):
                continue
            if (
                same
                or back == 1
                and self._parse.tokens[mention.head].dep in GOVERNED
                and not self._other_object(here - 1, wanted)
            ):
                return mention, f"named {AGO[0]}" if same else f"object {AGO[1]}"
        return None

    def _other_object(self, sentence: int, wanted: Wanted) -> bool:
        """Whether a sentence has a direct object that is no party: "it" or "them" more likely means that."""
        tag, (first, last) = "NNS" if wanted.plural else "NN", self._parse.sentences[sentence]
        return any(
            t.dep == "dobj" and t.tag == tag and t.i not in self._by_head for t in self._parse.tokens[first:last]
        )

    def _clause_subjects(self, token: Token) -> Iterator[tuple[int, bool]]:
        """Subjects of the verbs above a token, nearest first; True for that of an object pronoun's own clause."""
        own = token.dep in GOVERNED and not token.lower.endswith(("self", "selves"))
        for above in self._parse.ancestors(token.i):
            if self._parse.tokens[above].pos not in VERBAL:
                continue
            subject = self._parse.child(above, *NOMINAL_SUBJECTS)
            if subject is not None and self._parse.tokens[subject].lower in clauses.RELATIVES:
                subject = self._parse.tokens[above].head  # "the army, which was blamed since it ..."
                if subject < token.i and self._parse.tokens[above].dep == "relcl":
                    yield subject, own
                    own = False
                continue
            if subject is None or subject >= token.i or token.i in range(*self._parse.subtree(subject)):
                continue
            yield subject, own
            own = False

    def _fits(self, mention: Mention, wanted: Wanted, token: Token) -> bool:
        if wanted.only_states:
            such = self._words.get(f"{token.lemma}_states", self._states.keys())  # "the island" is no Mongolia
            return mention.code in such and mention.head < token.i and not self._modifies(mention)
        if mention.kind not in wanted.kinds or mention.head >= token.i or "place:" in mention.why:
            return False
        if wanted is BODY and not is_body(mention, token.lemma, self._actors):
            return False
        head = self._parse.tokens[mention.head]
        if self._modifies(mention) and mention.kind == "state" or is_audience(self._parse, mention, self._words):
            return False
        if wanted is PERSON and is_own_speaker(self._parse, mention, token, self._words):
            return False
        if self._locative(head) and token.pos == "PRON" or self._genders.differ(token, mention):
            return False
        same = self._is_plural(mention) == wanted.plural
        return same or wanted.plural and mention.kind in ("organisation", "group") or wanted is BODY

    def _is_plural(self, mention: Mention) -> bool:
        head = self._parse.tokens[mention.head]
        return head.tag in ("NNS", "NNPS") and mention.kind != "state" or head.lower in self._words["plural"]

    def _modifies(self, mention: Mention) -> bool:
        return self._parse.tokens[mention.head].dep in DESCRIBING

    def _locative(self, head: Token) -> bool:
        above = self._parse.tokens[head.head]
        return head.dep == "pobj" and above.lower in self._words["place_prepositions"]

    def _as_state(self, mention: Mention) -> Mention:
        state = self._states[mention.code or ""]
        return replace(mention, kind="state", sectors=state.sectors, id=state.id, name=state.name, office=None)

    def _copy(self, token: Token, mention: Mention, because: str) -> Mention:
        why = f"{token.lower} -> {mention.name}, {because}"
        return replace(mention, start=token.start, end=token.end, text=token.text, head=token.i, why=why)
