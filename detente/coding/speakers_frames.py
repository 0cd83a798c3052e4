"""Complements of a verb by the names that the table of cues uses: that, wh, to, np, small, about ..."""

from __future__ import annotations

from detente.coding import clauses
from detente.labels import ASKING, COMPLEMENT_CLAUSES, FINITE, NOMINAL_SUBJECTS, SUBJECTS, VERBAL
from detente.parse import Parse, Token

ORDER = (
    "that", "that-mark", "wh", "npto", "to", "passive-to", "small", "passive-as", "as", "ing", "it", "of", "for", "on",
    "about", "against", "over", "np",
)  # fmt: skip
RANK = {frame: rank for rank, frame in enumerate(ORDER)}

MARKS = frozenset(("\u201c", "\u201d", '"', "\u2018", "``", "''"))

Complement = tuple[str, int]  # frame and token that heads the content


def complements(parse: Parse, verb: int, asking: frozenset[str]) -> list[Complement]:
    """All frames a verb stands in here, those that tell most first; "bare" for none. ``asking`` open a question."""
    found: list[Complement] = []
    passive = clauses.is_passive(parse, verb)
    for child in parse.children(verb):
        found += _of_child(parse, parse.tokens[child], passive, asking)
    found += _antecedent(parse, verb, found)
    objects = [token for frame, token in found if frame == "np"]
    if objects:
        found = [("npto", token) if frame == "to" else (frame, token) for frame, token in found]
    if len(objects) > 1:
        found.append(("small", objects[-1]))
    found += [("np-quoted", token) for frame, token in found if frame in ("np", "small") and quoted(parse, token)]
    found.sort(key=lambda pair: RANK.get(pair[0], len(RANK)))
    return found or [("bare", verb)]


def quoted(parse: Parse, head: int) -> bool:
    """Whether a phrase holds words in quotation marks."""
    first, last = parse.subtree(head)
    return any(token.text in MARKS for token in parse.tokens[first:last])


def _of_child(parse: Parse, child: Token, passive: bool, asking: frozenset[str]) -> list[Complement]:
    dep = child.dep
    if dep in ("advcl", "ccomp") and _opened_by_for(parse, child):
        return [("for", child.i)]
    if dep in COMPLEMENT_CLAUSES:
        frame = _clause(parse, child, passive, asking)
        more = [("that-mark", child.i)] if _marked(parse, child.i) else _adjectival(parse, child)
        return [(frame, child.i), *more]
    if dep == "nsubjpass":
        return [("np", child.i)]
    if dep == "dobj":
        return [("it", child.i), ("np", child.i)] if child.lower == "it" else [("np", child.i)]
    if dep == "oprd":
        return [("small", child.i), *_adjectival(parse, child)]
    if dep in ("prep", "dative") and child.pos in ("ADP", "SCONJ", "PART"):
        return _of_preposition(parse, child, passive)
    if dep == "mark" or dep == "aux" or dep == "punct":
        return []
    if dep == "acomp":
        return [("small-adj", child.i), *_adjectival(parse, child)]
    if dep in ("prt", "advmod"):
        return [(child.lower, child.i)]
    return []


def _adjectival(parse: Parse, child: Token) -> list[Complement]:
    """An adjective by its own name, and the clause it opens: "made it clear that it would stay"."""
    if child.pos != "ADJ":
        return []
    clause = parse.child(child.i, "ccomp")
    return [(child.lower, child.i), *([("that", clause)] if clause is not None else [])]


def _of_preposition(parse: Parse, preposition: Token, passive: bool) -> list[Complement]:
    governed = parse.child(preposition.i, "pobj", "pcomp")
    name = "to-np" if preposition.lower == "to" else preposition.lower
    if governed is None:
        return [(name, preposition.i)]
    if parse.tokens[governed].is_time:  # "called on Monday" asks nothing of Monday
        return []
    if name == "as" and passive:
        return [("passive-as", governed), ("as", governed)]
    return [(name, governed)]


def _clause(parse: Parse, clause: Token, passive: bool, asking: frozenset[str]) -> str:
    auxiliaries = [parse.tokens[child] for child in parse.children(clause.i, "aux", "auxpass")]
    if any(auxiliary.tag == "TO" for auxiliary in auxiliaries):
        own = parse.child(clause.i, *NOMINAL_SUBJECTS) is not None
        return "passive-to" if passive and not own else "npto" if own else "to"
    if _interrogative(parse, clause, asking):
        return "wh"
    if _marked(parse, clause.i):
        return "that"
    if clause.tag == "VBG" and not auxiliaries:
        return "ing"
    finite = clause.tag in FINITE or any(auxiliary.tag in FINITE for auxiliary in auxiliaries)
    if finite or clause.pos in VERBAL and clause.dep == "ccomp":
        return "that"
    return "small" if clause.pos not in VERBAL else "npto"


def _opened_by_for(parse: Parse, clause: Token) -> bool:
    """ "called for the law to be scrapped"."""
    marks = [parse.tokens[mark].lower for mark in parse.children(clause.i, "mark")]
    return marks[:1] == ["for"] and any(parse.tokens[aux].tag == "TO" for aux in parse.children(clause.i, "aux"))


def _marked(parse: Parse, clause: int) -> bool:
    return any(parse.tokens[mark].lower == "that" for mark in parse.children(clause, "mark"))


def _interrogative(parse: Parse, clause: Token, asking: frozenset[str]) -> bool:
    for child in parse.children(clause.i):
        token = parse.tokens[child]
        if token.dep == "mark" and token.lower in asking:
            return True
        if child < clause.i and token.tag in ASKING:
            return True
    return False


def _antecedent(parse: Parse, verb: int, found: list[Complement]) -> list[Complement]:
    """What a relative clause leaves out: "the target it pledged to reach", "what he had in mind"."""
    token = parse.tokens[verb]
    if token.dep != "relcl" or any(frame in ("np", "that", "wh") for frame, _ in found):
        return []
    subject = parse.child(verb, *SUBJECTS)
    if subject is None or parse.tokens[subject].lower in clauses.RELATIVES:
        return []
    return [("np", token.head)]


def host_clause(parse: Parse, verb: int) -> int | None:
    """The clause into which a verb of saying is inserted: "the plan, he said, was bad", "as he said, it was bad"."""
    token = parse.tokens[verb]
    if token.head == verb or parse.child(verb, *SUBJECTS) is None:
        return None
    if token.dep == "parataxis":
        return token.head
    if token.dep == "advcl" and any(parse.tokens[c].lower == "as" for c in parse.children(verb, "mark", "advmod")):
        return token.head
    bare = parse.child(verb, "dobj", "xcomp", "oprd", "mark") is None
    if token.dep in ("ccomp", "conj", "advcl") and bare and _set_off(parse, verb):
        return token.head
    return None


def _set_off(parse: Parse, verb: int) -> bool:
    """A comma on both sides and nothing inside but the subject and short adverbials."""
    first, last = parse.subtree(verb)
    before = parse.tokens[first - 1].text if first else ""
    after = parse.tokens[last].text if last < len(parse.tokens) else ""
    inner_before, inner_after = parse.tokens[first].text, parse.tokens[last - 1].text
    opens = before in (",", "\u2014", "\u2013", "--") or inner_before == ","
    closes = after in (",", ".", "\u2014", "\u2013", "--") or inner_after in (",", ".")
    return opens and closes and last - first <= 12
