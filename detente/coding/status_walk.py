"""How status travels down a sentence: what each word's governor says of it, composed from the root.

After the implication signatures of Karttunen (1971) and MacCartney and Manning (2009).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from detente.coding.status_frames import frame_of, is_finite, is_passive
from detente.coding.status_local import Local, LocalReader
from detente.coding.status_operators import Governors, later, signature, told_past
from detente.labels import DESCRIBING, NOMINAL, NOUN_CLAUSES, PAST_TAGS, SUBJECTS, VERB_TAGS, VERBAL
from detente.lexicons.status import Mark, Operator, StatusTables
from detente.parse import Parse, Token
from detente.types import HAPPENING

QUOTES = frozenset(("'", '"', "\u2018", "\u2019", "\u201c", "\u201d", "\u00ab", "\u00bb"))


class Context(NamedTuple):
    """What the governor says: ``status`` "own" leaves a clause to itself; ``hearsay`` is a token or -1."""

    status: str
    why: str = ""
    hearsay: int = -1
    past: bool = False  # told in the past


class Judged(NamedTuple):
    """A token's status, why, and what its conjuncts share with it."""

    status: str
    why: str
    context: Context
    local: Local
    hearsay: int


CONJUNCTS = 20  # a list of clauses is followed no further back
ASSERTED = Context("own", "asserted")
ASIDE = frozenset(["parataxis", "dep", "poss", "meta", "intj", "npadvmod", "agent", "prep"])


class Walk:
    """Judges the tokens of one parse, each once. ``hypothetical``: token indices of conditional halves -> why."""

    def __init__(self, parse: Parse, tables: StatusTables, hypothetical: Mapping[int, str]) -> None:
        self._parse = parse
        self._tokens = parse.tokens
        self._tables = tables
        self._links = tables.marks["link"]
        self._endings = tables.endings
        self._words = tables.words
        self._hypothetical = hypothetical
        self._local = LocalReader(parse, tables)
        self._governors = Governors(parse, tables)
        self._judged: dict[int, Judged] = {}

    def judge(self, index: int) -> Judged:
        """Walks up to the nearest word already judged, then down again; no recursion, chains may be long."""
        path = []
        while index not in self._judged:
            path.append(index)
            index = self._tokens[index].head
            if path[-1] == index:
                break
        for step in reversed(path):
            self._judged[step] = self._judge(self._tokens[step])
        return self._judged[path[0] if path else index]

    def _judge(self, token: Token) -> Judged:
        context = self._context(token)
        if token.i in self._hypothetical:
            context = Context("conditional", self._hypothetical[token.i], context.hearsay)
        if token.pos in VERBAL or token.tag.startswith("VB"):
            shared = self._judged[token.head].local if token.dep == "conj" else None
            local = self._local.verb(token.i, shared)
            if context.status == "own":
                local = self._mood(token, local) if local.status == "done" else self._backshifted(context, local)
        elif token.pos in NOMINAL:
            local = self._local.noun(token.i)
        else:
            local = Local("done", "plain")
        if local.status == "done" and self._is_doubted(token.i):
            local = local._replace(status="possible", why="scare quotes")
        status, why = _combine(context, local, token.pos in VERBAL)
        return Judged(status, why, context, local, local.hearsay if local.hearsay >= 0 else context.hearsay)

    def _mood(self, token: Token, local: Local) -> Local:
        """Of a clause that stands for itself: headline infinitive, imperative."""
        root = token
        for _ in range(CONJUNCTS):
            if root.dep != "conj":
                break
            root = self._tokens[root.head]
        if root.head != root.i:
            return local
        if local.infinitive:
            return local._replace(status="planned", why="headline infinitive")
        if token.tag == "VB" and not local.subject and not local.auxiliary and token is root:
            return local._replace(status="possible", why="imperative")
        return local

    def _is_doubted(self, index: int) -> bool:
        """A word alone in quotation marks, or one that "(!)", "(?)", "(sic)" follows."""
        tokens = self._tokens
        if not 0 < index < len(tokens) - 1:
            return False
        after = tokens[index + 1]
        if after.text == "(":
            return index + 2 < len(tokens) and tokens[index + 2].lower in ("!", "?", "sic")
        return (
            after.text in QUOTES and tokens[index - 1].text in QUOTES and tokens[index - 1].end == tokens[index].start
        )

    def _backshifted(self, context: Context, local: Local) -> Local:
        """ "He said it would" tells a plan, not a mere possibility."""
        shift = self._tables.marks["backshift"]
        if context.past and local.modal and not local.negated and local.modal.form in shift:
            return local._replace(status=shift[local.modal.form].status, why=f"future in the past {local.modal.where}")
        return local

    # --- what the governor says -----------------------------------------------------------------------------------
    def _context(self, token: Token) -> Context:
        dep = token.dep
        if token.head == token.i:
            return self._root(token)
        if dep == "conj":
            return self._conjunct(token)
        if dep in ASIDE:
            return self._aside(token)
        if token.pos in VERBAL or token.tag in VERB_TAGS:
            return self._clause(token)
        if dep in ("acomp", "oprd", "advmod") or token.pos == "ADJ":
            return self._same(self._tokens[token.head])
        return self._nominal(token)

    def _conjunct(self, token: Token) -> Context:
        """As the first conjunct; but a finite verb joined to an infinitive belongs to the next finite verb above."""
        head = self._tokens[token.head]
        if token.pos in VERBAL and is_finite(self._parse, token):
            while head.pos in VERBAL and not is_finite(self._parse, head) and head.head != head.i:
                head = self._tokens[head.head]
        return self._judged[head.i].context

    def _root(self, token: Token) -> Context:
        first, last = self._parse.sentences[self._parse.sentence_of(token.i)]
        marked = any(self._tokens[i].text == "?" for i in range(max(first, last - 3), last))
        if not marked and not self._governors.opens_with_auxiliary(token, first):
            return ASSERTED
        question = self._tables.marks["question"]
        if any(self._tokens[i].lower in question for i in range(first, min(last, token.i + 1))):
            return ASSERTED
        return Context("possible", "question")

    def _aside(self, token: Token) -> Context:
        """Relative clauses stand for themselves, unless they tell of what is only wished for."""
        head = self._tokens[token.head]
        if token.dep != "relcl" or token.tag in ("VBD", "VBN", "VBG") or head.dep not in ("dobj", "attr", "pobj"):
            return ASSERTED
        if self._judged[head.i].status not in HAPPENING and not self._is_definite(head):
            return self._same(head)
        return ASSERTED

    def _same(self, head: Token) -> Context:
        judged = self._judged[head.i]
        if judged.status in HAPPENING:
            return Context("own", judged.why, judged.hearsay)
        return Context(judged.status, judged.why, judged.hearsay)

    def _clause(self, token: Token) -> Context:
        head, dep = self._tokens[token.head], token.dep
        frame = frame_of(self._parse, token, self._words["interrogative"])
        if dep in ("pcomp", "pobj"):
            return self._prepositional(token, frame)
        if dep == "advcl":
            return self._adverbial(token, head, frame)
        if dep in SUBJECTS:
            if frame in ("to", "whether"):
                return self._governed(head, ("subj",)) or Context("possible", "infinitive or question")
            return self._governed(head, ("subj",)) or self._same(head)
        if dep in NOUN_CLAUSES:
            marked = self._parse.child(token.i, "mark") is not None and is_finite(self._parse, token)
            if frame != "to" and not marked:
                return self._aside(token)
            return self._of_noun(head, frame)
        if dep in DESCRIBING:
            return self._same(head) if token.tag == "NN" else ASSERTED
        if frame == "wh":
            return ASSERTED
        found = self._infinitive(token, head) if frame == "to" else self._governed(head, (frame,))
        if found:
            return found
        if frame == "whether":
            return Context("possible", "indirect question")
        judged = self._judged[head.i]
        if judged.status == "negated" and dep == "ccomp":
            return Context("possible", "under negation", judged.hearsay)
        return self._same(head)

    def _infinitive(self, token: Token, head: Token) -> Context | None:
        """Under a verb or adjective: "failed to appear", "remains to be seen", "too weak to stand"."""
        degree = self._governors.degree(head)
        if degree:
            return self._apply(degree, head)
        passive = is_passive(self._parse, token)
        return self._governed(head, ("to-be", "to", "bare") if passive else ("to", "bare"))

    def _of_noun(self, head: Token, frame: str) -> Context:
        """A clause that completes a noun: "a plan to attack", "the first country to ratify", "money to buy arms"."""
        verb = self._tokens[head.head]
        operator = self._governors.phrase(verb, head, frame) if head.dep == "dobj" else None
        if operator:
            return self._apply(operator, verb)
        found = self._governed(head, (frame,))
        if found or frame != "to":
            return found or ASSERTED
        for child in self._parse.children(head.i, "amod"):
            operator = self._governors.operator(self._tokens[child], ("noun-to",))
            if operator:
                return self._apply(operator, head)
        return Context("planned", "purpose")

    def _adverbial(self, token: Token, head: Token, frame: str) -> Context:
        for child in self._parse.children(token.i, "mark", "advmod", "prep"):
            word = self._tokens[child]
            if word.i < token.i and word.lower in self._links:
                found = self._linked(word, token, head, frame)
                if found:
                    return found
                break
        if frame == "to":
            return self._purpose(token, head)
        if frame == "ing":
            judged = self._judged[head.i]
            return ASSERTED if judged.status == "negated" else self._same(head)
        return ASSERTED

    def _linked(self, word: Token, token: Token, head: Token, frame: str) -> Context | None:
        """What a conjunction says of its clause; infinitives are left to their governor, but for "as if to"."""
        asked = self._governed(head, ("whether",)) if word.lower in self._words["interrogative"] else None
        effect = self._link(word, token)
        if asked or (frame == "to" and effect.status != "negated"):
            return asked
        status, why = later(effect.status, self._parse, token), f"{word.lower} {effect.where}"
        if status == "same" != effect.status and self._judged[head.i].status == "negated":
            return Context("possible", why)  # "will not stop until it rains"
        if status == "own" and effect.status == "awaited" and self._judged[head.i].status in ("planned", "possible"):
            return Context("possible", why)  # "vowed to fight on until they withdrew"
        return self._effect(status, head, why)

    def _purpose(self, token: Token, head: Token) -> Context:
        """An infinitive that its governor's frame does not name."""
        if token.lemma in self._tables.marks["outcome"]:
            return self._same(head)
        found = self._governed(head, ("to", "purpose"))
        if found is None and head.pos in VERBAL:
            found = self._through_object(head)
        if found is None and head.pos in NOMINAL:
            return Context("planned", "headline infinitive")
        return found or self._same(head)

    def _link(self, word: Token, clause: Token) -> Mark:
        """The entry of a conjunction, with the words around it or a modal if such is listed: "as soon as"."""
        after = (self._tokens[word.i + 1], *(self._tokens[child] for child in self._parse.children(clause.i, "aux")))
        forms = (*self._longer(word), *(f"{word.lower} {other.lower}" for other in after))
        return next((self._links[form] for form in forms if form in self._links), self._links[word.lower])

    def _longer(self, preposition: Token) -> tuple[str, ...]:
        """Links of several words that end in a preposition: "in case of", "instead of"."""
        if preposition.lower not in self._endings:
            return ()
        return self._with_before(preposition, 2), self._with_before(preposition, 1)

    def _with_before(self, word: Token, count: int) -> str:
        return " ".join(token.lower for token in self._tokens[max(0, word.i - count) : word.i + 1])

    def _through_object(self, head: Token) -> Context | None:
        """An infinitive that the tree hangs on the verb though the noun opens it: "issued an ultimatum to leave"."""
        for child in self._parse.children(head.i, "dobj", "nsubjpass"):
            operator = self._governors.operator(self._tokens[child], ("to",))
            if operator:
                return self._apply(operator, head)
        return None

    def _prepositional(self, token: Token, frame: str) -> Context:
        """Through a preposition: "accused of attacking", "threat of war", "without firing"."""
        prep = self._tokens[token.head]
        if prep.entity and prep.entity == token.entity:
            return ASSERTED  # inside a name: "Doctors Without Borders"
        words = [prep.lower]
        while self._tokens[prep.head].dep in ("prep", "pcomp", "agent", "advmod") and self._tokens[prep.head].pos in (
            "ADP",
            "SCONJ",
            "ADV",
        ):
            prep = self._tokens[prep.head]
            words.append(prep.lower)
        head = self._tokens[prep.head]
        kind = "np" if token.pos in NOMINAL else "ing"
        plain = (word for word in words if word != "to")  # the frame "to" is the infinitive's
        found = self._governed(head, (*plain, *(f"{word}-{kind}" for word in words)))
        if found:
            return found
        first = self._tokens[token.head]
        for word in (*self._longer(first), *words):
            if word in self._links and (token.pos in NOMINAL or self._links[word].status != "fact"):
                effect = self._links[word]
                return self._effect(effect.status, head, f"{word} {effect.where}")
        if token.pos in NOMINAL:
            return self._default(token, head)
        return self._same(head) if head.pos in VERBAL else ASSERTED

    def _nominal(self, token: Token) -> Context:
        dep, head = token.dep, self._tokens[token.head]
        if dep == "pobj" or head.pos in ("ADP", "SCONJ"):
            return self._prepositional(token, "np")
        frames = {"nsubj": ("subj",), "nsubjpass": ("np", "subj")}.get(dep, ("np",))
        if dep != "nsubj" and not self._is_definite(token):
            frames = ("np-new", *frames)
        if dep in ("compound", "nmod", "amod"):
            return self._governed(head, ("np",)) or self._same(head)
        if dep == "appos":
            return self._same(head)
        return self._raised(token, head) or self._governed(head, frames) or self._default(token, head)

    def _raised(self, token: Token, head: Token) -> Context | None:
        """The subject of "is expected to": talks that will begin are planned, a tax that will hurt is there."""
        if token.dep != "nsubjpass" and not (token.dep == "nsubj" and head.lemma in self._words["copula"]):
            return None
        verb = self._governors.infinitive(head)
        if verb is None:
            return None
        frames = ("np", "subj") if is_passive(self._parse, verb) else ("subj",)
        operator = self._governors.operator(verb, frames)
        if operator and verb.lemma not in self._tables.marks["consequence"]:
            self.judge(verb.i)
            return self._apply(operator, verb)
        there = verb.lemma in self._tables.marks["consequence"] and self._is_definite(token)
        return ASSERTED if there else None

    def _default(self, token: Token, head: Token) -> Context:
        """An event noun under an ordinary word: presupposed if definite, else as that word."""
        if self._is_definite(token) or (token.dep == "nsubj" and self._judged[head.i].status == "negated"):
            return ASSERTED
        return self._same(head)

    def _is_definite(self, token: Token) -> bool:
        if token.lower in self._words["definite"]:
            return True
        for child in self._parse.children(token.i, "det", "poss", "acl", "relcl"):
            word = self._tokens[child]
            if word.dep == "poss" or word.lower in self._words["definite"] or word.tag in PAST_TAGS:
                return True
        return token.pos == "PROPN"

    # --- operators ------------------------------------------------------------------------------------------------
    def _governed(self, head: Token, frames: tuple[str, ...]) -> Context | None:
        """The effect of the governor's entry for a frame; through a copula, of its adjective, noun or subject."""
        operator = self._governors.operator(head, frames)
        if operator:
            return self._apply(operator, head)
        if head.lemma in self._words["copula"]:
            for word in self._governors.complements(head):
                operator = self._governors.operator(word, frames) if word.pos in ("ADJ", "NOUN", "VERB") else None
                if operator:
                    return self._apply(operator, head)
        return None

    def _apply(self, operator: Operator, head: Token) -> Context:
        judged = self._judged[head.i]
        if operator.holds == "own" and judged.context.why == "question":
            return Context("possible", "question", judged.hearsay)
        past = told_past(self._parse, self._tokens[head.head] if head.dep in ("acomp", "attr") else head)
        effect = signature(operator, judged.status, past)
        hearsay = judged.hearsay
        if hearsay < 0 and operator.hearsay and effect == "own":
            hearsay = head.i
        return Context(effect, f"{head.lemma} {operator.where}", hearsay, past)

    def _effect(self, status: str, head: Token, why: str) -> Context:
        if status == "same":
            return self._same(head)
        return Context("own" if status in ("fact", "later", "awaited") else status, why)


def _combine(context: Context, local: Local, verbal: bool) -> tuple[str, str]:
    if context.status == "own":
        return local.status, local.why if local.why != "plain" else context.why or local.why
    if context.status == "negated":
        return ("done", f"{context.why}, negated twice") if local.negated and verbal else ("negated", context.why)
    if local.status == "negated":
        return {"planned": "negated", "conditional": "conditional"}.get(context.status, "possible"), context.why
    if local.status in HAPPENING or context.status in ("conditional", "possible"):
        return context.status, context.why
    return local.status, f"{local.why} under {context.why}"
