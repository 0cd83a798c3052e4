"""Mends parses that English grammar rules out. Each rule names the impossibility it mends."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping

from detente.labels import DESCRIBING, NOMINAL, NOMINAL_SUBJECTS, PAST_TAGS, TENSED
from detente.language.repairs_clauses import complete_perfect, give_own_subject, join_past, name_object, tell_past
from detente.language.repairs_headlines import govern, list_subjects, put_off, take_verb
from detente.language.repairs_nouns import name_deed, own, pair, part_prefix, split_at_participle
from detente.parse import Token

SINGULAR = frozenset({"a", "an"})  # articles
OPENERS = frozenset({"as", "after", "before", "since", "until"})  # prepositions and conjunctions alike
HAS_OR_IS = frozenset({"'s", "’s"})  # helpers
WINDOW = 40  # tokens around a word in which its own words are looked for
DESCRIBING_OR_COUNTING = DESCRIBING | {"nummod"}
TELLING = TENSED | {"VBN"}  # a past form is often taken for a participle


def repaired(tokens: list[Token], first: int, grammar: Mapping[str, frozenset[str]]) -> None:
    """Mends ``tokens`` from index ``first`` on, in place."""
    quantities = grammar.get("quantity", ())
    _by_class(tokens, first, grammar)
    for token in tokens[first:]:
        if token.lower in SINGULAR and token.dep == "det" and tokens[token.head].tag in ("NNS", "NNPS"):
            split_at_participle(tokens, token)
        elif token.lower in BY_WORD:
            BY_WORD[token.lower](tokens, token)
        elif token.tag == "VBD" and token.dep == "amod":
            (_take_object if tokens[token.head].dep == "ROOT" else _join_verb)(tokens, token)
        elif token.tag in PAST_TAGS and token.dep == "acl" and tokens[token.head].dep == "appos":
            _open_relative(tokens, token)
        elif token.tag == "VBN" and token.dep == "amod":
            _lead(tokens, token, quantities)
        elif token.dep == "auxpass" and token.lower in HAS_OR_IS:
            _has(tokens, token)
        elif token.dep == "appos" and token.i + 1 < len(tokens) and tokens[token.i + 1].tag in TENSED:
            _act(tokens, token)
        elif token.tag == "VBG" and token.dep == "advcl" and tokens[token.i - 1].dep in ("pobj", "conj"):
            _go_with(tokens, token)
        elif token.tag == "POS" and tokens[token.head].dep == "nsubj":
            own(tokens, tokens[token.head])
        elif token.dep in BY_RELATION:
            BY_RELATION[token.dep](tokens, token)


def _by_class(tokens: list[Token], first: int, grammar: Mapping[str, frozenset[str]]) -> None:
    """Mends verbs of a class of their own, and what hangs on them."""
    for token in tokens[first:]:
        if token.tag == "VBP" and token.lower in grammar.get("unchanging", ()):
            tell_past(tokens, token, grammar.get("repeated", ()))
        elif token.dep == "dative" and tokens[token.head].lemma in grammar.get("naming", ()):
            name_object(tokens, token)


def _lead(tokens: list[Token], participle: Token, quantities: Container[str]) -> None:
    if tokens[participle.i - 1].lower == "having":
        _have_done(tokens, participle)
    else:
        govern(tokens, participle, quantities)


def _open(tokens: list[Token], opener: Token) -> None:
    if opener.lower == "since":
        complete_perfect(tokens, opener)
    if tokens[opener.i].dep == "prep":
        _open_clause(tokens, tokens[opener.i])
    elif opener.dep == "mark" and tokens[opener.head].dep == "conj":
        _hang(tokens, tokens[opener.head])


def _part_time_or_place(tokens: list[Token], preposition: Token) -> None:
    after = tokens[preposition.i + 1 : preposition.i + 2]
    if preposition.dep == "prep" and after:
        (_part_date if after[0].entity == "DATE" else _part_place)(tokens, preposition)


def _part_place(tokens: list[Token], preposition: Token) -> None:
    """ "In Oslo, Ann Lee was tried": who stands behind the comma is no second place but the subject the verb lacks."""
    verb = tokens[preposition.head]
    within = tokens[preposition.i + 1 : verb.i]
    place = next((t for t in within if t.head == preposition.i and t.dep == "pobj"), None)
    bare = place is None
    if place is None:
        place = next((t for t in within if t.head == verb.i and t.dep in NOMINAL_SUBJECTS), None)
    if place is None or tokens[place.i + 1].lower != "," or any(t.head == place.i and t.dep == "cc" for t in within):
        return
    if bare and any(t.dep not in DESCRIBING_OR_COUNTING for t in tokens[preposition.i + 1 : place.i]):
        return
    joined = [t for t in within if t.head == place.i and t.i > place.i and t.dep in ("conj", "appos")]
    if len(joined) != 1 or joined[0].dep != "conj":
        return
    tokens[place.i] = place._replace(head=preposition.i, dep="pobj")
    _give_subject(tokens, joined[0], verb)


def _part_date(tokens: list[Token], preposition: Token) -> None:
    """ "On 12 June gunmen attacked": a date describes no doer; what follows it is the subject the verb lacks."""
    first = preposition.i + 1
    last = next((t.i for t in tokens[first : first + WINDOW] if t.entity != "DATE"), first) - 1
    noun = next((t for t in tokens[first : first + WINDOW] if t.head == preposition.i and t.dep == "pobj"), None)
    top = tokens[last]
    while top.dep in DESCRIBING_OR_COUNTING:
        top = tokens[top.head]
    if noun is not None and (noun.i <= last or not _give_subject(tokens, noun, tokens[preposition.head])):
        return
    if noun is None and (top.i == last or top.dep not in NOMINAL_SUBJECTS):
        return
    for token in tokens[first:last]:
        tokens[token.i] = token._replace(head=last)
    tokens[last] = tokens[last]._replace(head=preposition.i, dep="pobj", pos="PROPN")


def _give_subject(tokens: list[Token], noun: Token, verb: Token) -> bool:
    """Makes a noun before a verb its subject if it has none; whether it had none."""
    between = [t for t in tokens[noun.i : verb.i] if t.head == verb.i]
    if verb.pos != "VERB" or verb.i < noun.i or any(t.dep in (*NOMINAL_SUBJECTS, "expl") for t in between):
        return False
    passive = any(t.dep == "auxpass" for t in between)
    tokens[noun.i] = noun._replace(head=verb.i, dep="nsubjpass" if passive else "nsubj")
    return True


def _count(tokens: list[Token], out: Token) -> None:
    """ "They rule 21 out of 29 states": "out of" between numbers counts, and is no particle of the verb."""
    before, after = tokens[out.i - 1], tokens[out.i + 1 : out.i + 3]
    if out.i and before.pos == "NUM" and [t.lower for t in after[:1]] == ["of"] and after[-1].pos == "NUM":
        tokens[out.i] = out._replace(head=before.i, dep="prep")


def _hang(tokens: list[Token], clause: Token) -> None:
    """ "They fled, killing two, hours after he spoke": a clause with a conjunction of its own is not coordinated.

    It is where a second "after" follows the first, with "and" before it.
    """
    joined = any(t.dep == "cc" and t.head == clause.head for t in tokens[clause.head : clause.i])
    if clause.head < clause.i and not joined:
        tokens[clause.i] = clause._replace(dep="advcl")


def _take_object(tokens: list[Token], verb: Token) -> None:
    """ "Taiwan scrambled jets": a past tense with a subject of its own modifies no noun, it governs it."""
    noun = tokens[verb.head]
    if not any(t.head == verb.i and t.dep == "nsubj" for t in tokens[max(0, verb.i - WINDOW) : verb.i]):
        return
    tokens[verb.i] = verb._replace(head=verb.i, dep="ROOT", pos="VERB")
    tokens[noun.i] = noun._replace(head=verb.i, dep="dobj")


def _join_verb(tokens: list[Token], verb: Token) -> None:
    """ "sent troops and froze assets": a past tense behind "and" is joined to the verb, and governs its noun."""
    noun = tokens[verb.head]
    first = tokens[noun.head]
    above = tokens[first.head]
    if noun.dep == "conj" and first.dep == "dobj" and above.pos == "VERB" and tokens[verb.i - 1].pos == "CCONJ":
        tokens[verb.i] = verb._replace(head=above.i, dep="conj")
        tokens[noun.i] = noun._replace(head=verb.i, dep="dobj")
        tokens[verb.i - 1] = tokens[verb.i - 1]._replace(head=above.i)


def _join_clause(tokens: list[Token], verb: Token) -> None:
    """ "X called it reckless, sent troops and left": a past tense behind a comma, without a subject, is joined."""
    above = tokens[verb.head]
    between = tokens[max(above.i + 1, verb.i - WINDOW) : verb.i]
    own = any(t.head == verb.i and t.dep in (*NOMINAL_SUBJECTS, "mark") for t in between)
    if verb.tag == above.tag == "VBD" and above.i < verb.i and tokens[verb.i - 1].lower == "," and not own:
        tokens[verb.i] = verb._replace(dep="conj")


def _part_joined(tokens: list[Token], joined: Token) -> None:
    _part_from_object(tokens, joined)
    give_own_subject(tokens, tokens[joined.i])
    join_past(tokens, tokens[joined.i])


def _part_from_object(tokens: list[Token], verb: Token) -> None:
    """ "Japan voiced concern, and Russia and Cuba backed Oslo": a verb right behind nouns is not joined to one above.

    The nouns, which were read as joined to the object of the verb above, are its subject.
    """
    name = tokens[verb.i - 1]
    if verb.tag not in TENSED or name.pos not in NOMINAL:
        return
    while name.dep == "conj" and tokens[name.head].dep == "conj" and tokens[name.head].i < name.i:
        name = tokens[name.head]
    thing = tokens[name.head]
    if thing.dep == "appos":  # "sent a ship, the Trent, and Venezuela put 5,600 men to sea"
        thing = tokens[thing.head]
    joined = name.dep == "conj" and thing.head == verb.head and thing.dep == "dobj" and thing.i < name.i
    first = next((t.i for t in tokens[max(0, name.i - WINDOW) : name.i] if t.head == name.i), name.i)
    own = any(t.head == verb.i and t.dep in NOMINAL_SUBJECTS for t in tokens[max(0, verb.i - WINDOW) : verb.i])
    if joined and not own and tokens[first - 1].pos == "CCONJ":
        tokens[name.i] = name._replace(head=verb.i, dep="nsubj")


def _open_relative(tokens: list[Token], verb: Token) -> None:
    """ "a move the opposition condemned": two noun phrases side by side without a comma are not the same thing."""
    second = tokens[verb.head]
    first = tokens[second.head]
    between = tokens[first.i + 1 : second.i]
    if verb.i != second.i + 1 or first.i > second.i or any(t.head not in (second.i, t.i) for t in between):
        return
    if any(t.pos in ("PUNCT", "ADP", "CCONJ") for t in between):
        return
    tokens[second.i] = second._replace(head=verb.i, dep="nsubj")
    tokens[verb.i] = verb._replace(head=first.i, dep="relcl", tag="VBD")


def _join(tokens: list[Token], joint: Token) -> None:
    """ "Chad, which buys gas, and Iran objected": of two subjects with "and" between, the second joins the first."""
    first = tokens[joint.head]
    between = tokens[joint.i + 1 : first.head]
    joined = any(token.head == first.i and token.dep == "conj" for token in between)
    if first.dep != "nsubj" or first.i > joint.i or joined:
        return
    for token in between:
        if token.head == first.head and token.dep == "nsubj":
            tokens[token.i] = token._replace(head=first.i, dep="conj")
            return


def _head_list(tokens: list[Token], name: Token) -> None:
    """ "Kosovo, Albania and Croatia signed": a name before a comma and joined subjects is the first of the list."""
    comma = tokens[name.i + 1] if name.i + 1 < len(tokens) else name
    between = tokens[name.i + 2 : name.head]
    subject = next((t for t in between if t.head == name.head and t.dep in NOMINAL_SUBJECTS), None)
    if name.tag != "NNP" or name.is_time or comma.lower != "," or subject is None:
        return
    if not any(t.head == subject.i and t.dep == "conj" for t in between):
        return
    before = tokens[name.i + 2 : subject.i]
    if all((t.dep in DESCRIBING_OR_COUNTING or t.lower == "the") and t.head == subject.i for t in before):
        tokens[name.i] = name._replace(dep=subject.dep)
        tokens[subject.i] = subject._replace(head=name.i, dep="conj")


def _name_again(tokens: list[Token], second: Token) -> None:
    """ "killed men of the FDL, the main rebel army": of two objects parted by a comma the second names the first."""
    between = tokens[max(second.head + 1, second.i - WINDOW) : second.i]
    first = next((t for t in between if t.head == second.head and t.dep == "dobj"), None)
    comma = next((t for t in between if t.lower == "," and t.head == second.head), None)
    if first is None or comma is None or tokens[comma.i - 1].pos not in NOMINAL:
        return
    own = [t.head in (second.i, t.i) or second.i > t.head > comma.i for t in tokens[comma.i + 1 : second.i]]
    if all(own) and tokens[comma.i + 1].dep == "det":
        tokens[second.i] = second._replace(head=comma.i - 1, dep="appos")


def _end_relative(tokens: list[Token], verb: Token) -> None:
    """ "A group that demands his release attacked a post.": a sentence has a verb of its own beside a relative clause.

    What was read as the clause that the relative verb embeds is that verb, and its subject the object of the other.
    """
    noun = tokens[verb.head]
    if noun.dep != "ROOT" or noun.pos not in NOMINAL or verb.tag not in TENSED:
        return
    after = tokens[verb.i + 1 : verb.i + 1 + WINDOW]
    main = next((t for t in after if t.head == verb.i and t.dep == "ccomp" and t.tag in TENSED), None)
    if main is None:
        return
    within = tokens[verb.i + 1 : main.i]
    thing = next((t for t in within if t.head == main.i and t.dep in NOMINAL_SUBJECTS), None)
    if thing is None or thing.i + 1 != main.i or any(t.head == main.i and t.dep in ("mark", "aux") for t in within):
        return
    tokens[thing.i] = thing._replace(head=verb.i, dep="dobj")
    tokens[main.i] = main._replace(head=main.i, dep="ROOT")
    tokens[noun.i] = noun._replace(head=main.i, dep="nsubj")
    for token in tokens[main.i + 1 : main.i + 1 + WINDOW]:
        if token.head == noun.i:
            tokens[token.i] = token._replace(head=main.i)


def _have_done(tokens: list[Token], verb: Token) -> None:
    """ "Having annexed the town, they left": a participle behind "having" describes no noun."""
    having, noun = tokens[verb.i - 1], tokens[verb.head]
    if noun.head != having.i or noun.dep != "dobj":
        return
    for token in tokens[having.i : having.i + WINDOW]:
        if token.head == having.i:
            tokens[token.i] = token._replace(head=verb.i)
    tokens[verb.i] = verb._replace(head=having.head, dep=having.dep, pos="VERB")
    tokens[having.i] = having._replace(head=verb.i, dep="aux", pos="AUX")


def _act(tokens: list[Token], noun: Token) -> None:
    """ "Having left Oslo, Finland cut ties": what stands before a verb without a subject is its subject."""
    verb = tokens[noun.i + 1]
    if any(t.head == verb.i and t.dep in (*NOMINAL_SUBJECTS, "expl") for t in tokens[max(0, verb.i - WINDOW) : verb.i]):
        return
    above = tokens[noun.head]
    while above.dep != "advcl" and above.head != above.i:
        above = tokens[above.head]
    if above.dep == "advcl" and above.head == verb.i and above.i < noun.head:
        tokens[noun.i] = noun._replace(head=verb.i, dep="nsubj")


def _has(tokens: list[Token], auxiliary: Token) -> None:
    """ "He's instructed the ministry": what has an object is not passive."""
    verb = tokens[auxiliary.head]
    after = tokens[verb.i + 1 : verb.i + 1 + WINDOW]
    if not any(t.head == verb.i and t.dep == "dobj" for t in after):
        return
    tokens[auxiliary.i] = auxiliary._replace(dep="aux", lemma="have")
    for token in tokens[max(0, verb.i - WINDOW) : verb.i]:
        if token.head == verb.i and token.dep == "nsubjpass":
            tokens[token.i] = token._replace(dep="nsubj")


def _part_at_semicolon(tokens: list[Token], verb: Token) -> None:
    """ "X condemned the raid; Y denied it": what a semicolon ends is no complement of the clause after it."""
    next_clause = tokens[verb.head]
    mark = next((t for t in tokens[verb.i : next_clause.i] if t.lower == ";"), None)
    if mark is None or any(t.head == next_clause.i and t.dep == "ccomp" for t in tokens[mark.i : next_clause.i]):
        return
    if next_clause.dep == "ccomp":  # both are what somebody said
        tokens[verb.i] = verb._replace(head=next_clause.head)
    else:
        tokens[verb.i] = verb._replace(head=verb.i, dep="ROOT")


def _go_with(tokens: list[Token], verb: Token) -> None:
    """ "Talks ended with both sides agreeing to meet": a participle next to the noun after "with" is what that does."""
    noun = tokens[verb.i - 1]
    while noun.dep == "conj":
        noun = tokens[noun.head]
    preposition = tokens[noun.head]
    if noun.dep == "pobj" and preposition.lower == "with" and preposition.head == verb.head:
        tokens[noun.i] = noun._replace(head=verb.i, dep="nsubj")


def _open_clause(tokens: list[Token], opener: Token) -> None:
    """ "They talked as fighting in X killed ten": no finite verb is coordinated without a conjunction or subject."""
    noun = next(
        (t for t in tokens[opener.i + 1 : opener.i + 1 + WINDOW] if t.head == opener.i and t.dep == "pobj"), None
    )
    if noun is None:
        return
    verb = next((t for t in tokens[noun.i + 1 : noun.i + 1 + WINDOW] if t.tag in TELLING or t.pos == "PUNCT"), None)
    if verb is None or verb.dep != "conj" or verb.tag not in TELLING or verb.head >= opener.i:
        return
    if any(t.head == verb.i and t.dep in (*NOMINAL_SUBJECTS, "expl") for t in tokens[opener.i : verb.i + WINDOW]):
        return
    if any(t.pos == "CCONJ" and t.head == verb.head for t in tokens[verb.head : verb.i]):
        return
    tokens[noun.i] = noun._replace(head=verb.i, dep="nsubj")
    tokens[opener.i] = opener._replace(head=verb.i, dep="mark", pos="SCONJ")
    tokens[verb.i] = verb._replace(dep="advcl")


def _be_subject(tokens: list[Token], word: Token) -> None:
    (take_verb if word.tag == "VBZ" else list_subjects)(tokens, word)


BY_WORD: dict[str, Callable[[list[Token], Token], None]] = {
    "out": _count,
    "-": part_prefix,
    "and": _join,
    "between": pair,
    "on": _part_time_or_place,
    "in": _part_time_or_place,
    "at": _part_time_or_place,
    "near": _part_time_or_place,
    **dict.fromkeys(OPENERS, _open),
}
BY_RELATION: dict[str, Callable[[list[Token], Token], None]] = {
    "dobj": _name_again,
    "ccomp": _part_at_semicolon,
    "npadvmod": _head_list,
    "dep": _join_clause,
    "conj": _part_joined,
    "relcl": _end_relative,
    "acl": name_deed,
    "ROOT": put_off,
    "nsubj": _be_subject,
    "compound": take_verb,
}
