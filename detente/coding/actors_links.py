"""How items hang together in the tree: nationality words before a noun, "of" and "in" phrases after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.coding.actors_items import Item, Items
from detente.labels import HYPHENS, MODIFIERS, NOMINAL_SUBJECTS, VERBAL
from detente.parse import Parse

LEFT = ("amod", "compound", "nmod", "poss", "nummod", "quantmod", "advmod", "npadvmod", "det", "predet", "case", "acl")
TIED = MODIFIERS | {"conj", "appos", "npadvmod", "dep", "advmod"}  # names before a noun are often read as a list
PARTICIPLES = ("VBN", "VBD", "VBG")
NOUNS = ("NOUN", "PROPN", "NUM", "ADJ", "PRON")


def set_against(parse: Parse, item: Item, opposing: frozenset[str]) -> bool:
    """Whether a prefix turns the name away from its bearer: "anti-Syria", "pro-Russian", "non-Saudi"."""
    start = parse.tokens[item.first].start
    if item.first == 0 or start == 0 or parse.text[start - 1] not in HYPHENS:
        return False
    before = parse.text[max(0, start - 12) : start - 1].lower()
    return any(before.endswith(prefix) and not before[: -len(prefix)][-1:].isalpha() for prefix in opposing)


def participle_after(parse: Parse, item: Item, endings: frozenset[str]) -> str | None:
    """Lemma of a participle joined to the name by a hyphen ("Russian-backed": back), or None."""
    end = parse.tokens[item.last - 1].end
    if parse.text[end : end + 1] not in HYPHENS or item.last + 1 >= len(parse.tokens):
        return None
    after = parse.tokens[item.last + 1]
    return after.lemma if after.tag in PARTICIPLES or after.lower.endswith(tuple(endings)) else None


def modified(items: Items, item: Item) -> int | None:
    """The noun that an item stands before as a modifier, through other modifiers; None if it stands on its own."""
    tokens, at = items.parse.tokens, item.head
    for _ in range(6):
        token = tokens[at]
        if token.head == at or token.dep not in TIED:
            break
        if token.dep in ("conj", "appos") and token.head > at:
            break
        if token.dep == "conj" and tokens[token.head].dep not in ("amod", "compound", "nmod", "poss"):
            break
        if token.dep == "appos" or (token.dep == "poss" and items.of_token.get(at, item) is not item):
            break  # "the Turkish president's decision": the president is, what he owns need not be
        above = tokens[token.head]
        if token.dep in ("npadvmod", "advmod") and above.pos == "VERB" and above.dep != "amod":
            return None  # but "a Moscow-based firm"
        at = token.head
    return at if at != item.head and at >= item.last else None


def modifiers(items: Items, head: int, first: int) -> list[Item]:
    """Items before the noun ``head`` (whose own item begins at ``first``) that modify it, the nearest last.

    A noun that itself modifies another shares the words before that one: "Israeli army bulldozers".
    """
    wider = _modified_noun(items, head)
    left = items.parse.subtree(wider)[0]
    heads = {head, wider, *_inside(items, head)}
    found = {id(item): item for i in range(left, first) if (item := items.of_token.get(i)) is not None}
    return [item for item in found.values() if modified(items, item) in heads and not _plural_people(items, item)]


def _plural_people(items: Items, item: Item) -> bool:
    """People named in the plural do not describe the noun after them: the parser has lost an "and"."""
    return item.kind == "name" and items.parse.tokens[item.head].tag == "NNPS" and not item.names_body


def _modified_noun(items: Items, head: int) -> int:
    tokens, at = items.parse.tokens, head
    while tokens[at].dep in ("compound", "nmod") and tokens[at].head > at:
        at = tokens[at].head
    return at


def _inside(items: Items, head: int) -> range:
    item = items.of_token.get(head)
    return range(item.first, item.last) if item else range(head, head + 1)


def is_posted(parse: Parse, noun: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether people are told by where they were sent: "troops stationed in Iraq" may be of any state."""
    return any(parse.tokens[clause].lemma in words["posted"] for clause in parse.children(noun, "acl"))


def state_behind(parse: Parse, noun: int, words: Mapping[str, frozenset[str]]) -> int | None:
    """Whose a clause behind a noun says it is: "the generals who govern Chad", "a drone launched from Yemen"."""
    ruling = [c for c in parse.children(noun, "relcl") if parse.tokens[c].lemma in words["ruling_verbs"]]
    launched = [c for c in parse.children(noun, "acl") if parse.tokens[c].lemma in words["launching_verbs"]]
    source = [prep for c in launched for prep in parse.children(c, "prep") if parse.tokens[prep].lower == "from"]
    states = [i for c in ruling for i in parse.children(c, "dobj")]
    return next(iter(states + [i for prep in source for i in parse.children(prep, "pobj")]), None)


def counting(parse: Parse, noun: int, words: Mapping[str, frozenset[str]]) -> list[int]:
    """The word that counts two: "the two countries", on which the second of them stands."""
    return [i for i in parse.children(noun) if parse.tokens[i].lower in words["pair_words"]]


def of_two(parse: Parse, noun: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a noun belongs to two states told before: "the ministers of the two countries", wherever they meet."""
    owners = [i for prep in parse.children(noun, "prep") for i in parse.children(prep, "pobj")]
    return any(parse.tokens[i].lower in words["many_states"] and counting(parse, i, words) for i in owners)


def told_of(parse: Parse, noun: int) -> set[int]:
    """Tokens of the relative clauses around a noun that say what others do: "the judge whom Washington banned"."""
    first, last = parse.sentences[parse.sentence_of(noun)]
    aside: set[int] = set()
    for token in parse.tokens[first:last]:
        if token.dep == "relcl" and parse.child(token.i, *NOMINAL_SUBJECTS) is not None:
            words = range(*parse.subtree(token.i))
            aside |= set() if noun in words else set(words)
    return aside


def shared_phrases(parse: Parse, noun: int) -> list[int]:
    """Prepositions behind the later of several nouns that share one article: "the king and prime minister of Chad"."""
    listed = [c for c in parse.children(noun, "conj", "appos") if parse.tokens[c].pos == "NOUN"]
    joined = [c for c in listed if parse.tokens[c].dep == "conj" or parse.children(c, "conj")]
    if not parse.children(noun, "det") or parse.children(noun, "prep") or not joined:
        return []
    last = joined[-1]
    while further := parse.children(last, "conj"):
        joined, last = [*joined, last], further[-1]
    others = (last, *reversed(joined))
    if any(parse.children(other, "det", "poss") for other in others):
        return []
    return next((phrases for other in others if (phrases := parse.children(other, "prep"))), [])


def is_abroad(parse: Parse, noun: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether people are as a rule of another state than where they are told to be: envoys, posted troops, drones."""
    return parse.tokens[noun].lemma in words["abroad"] or is_posted(parse, noun, words)


def complements(items: Items, head: int, words: frozenset[str]) -> Iterator[tuple[str, Item]]:
    """Items in the prepositional phrases after a noun: ("of", item), nearest first, also through reduced clauses."""
    parse = items.parse
    for child in parse.children(head):
        token = parse.tokens[child]
        if child < head:
            continue
        if token.dep == "prep" and token.lower in words:
            yield from _in_phrase(items, child, words, head)
        elif token.dep == "acl" and token.tag in PARTICIPLES:
            for prep in parse.children(child, "prep"):
                if parse.tokens[prep].lower in words:
                    yield from _in_phrase(items, prep, words, head)


def _in_phrase(items: Items, prep: int, words: frozenset[str], head: int) -> Iterator[tuple[str, Item]]:
    word = items.parse.tokens[prep].lower
    first, last = prep + 1, min(items.parse.subtree(prep)[1], prep + 14)
    seen: set[int] = set()
    for i in range(first, last):
        item = items.of_token.get(i)
        if item is None or id(item) in seen or item.head <= head:
            continue
        seen.add(id(item))
        noun = modified(items, item)
        described = items.of_token.get(noun) if noun is not None else None
        if (described is None or not described.role) and _hangs_on(items.parse, item.head, prep, words):
            yield word, item


def _hangs_on(parse: Parse, token: int, prep: int, words: frozenset[str]) -> bool:
    """Whether only prepositions of ``words`` and no clause lie between a token and the preposition above it."""
    for above in parse.ancestors(token):
        if above == prep:
            return True
        tag = parse.tokens[above]
        if tag.dep == "prep" and tag.lower not in words or tag.pos in VERBAL:
            return False
    return False


def left_edge(parse: Parse, head: int, first: int) -> int:
    """First token of the noun phrase before ``head``, without article; never right of ``first``."""
    edge = first
    for child in parse.children(head):
        if child < head and parse.tokens[child].dep in LEFT:
            start = parse.subtree(child)[0]
            edge = min(edge, start if edge - start < 12 else child)
    while edge < first and (
        parse.tokens[edge].pos in ("DET", "PUNCT") or parse.tokens[edge].lower in ("the", "a", "an")
    ):
        edge += 1
    return edge
