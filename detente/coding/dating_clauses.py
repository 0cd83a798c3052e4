"""Where a predicate stands among the clauses of its sentence: who speaks, what is reported, what is an aside."""

from __future__ import annotations

from collections.abc import Container, Mapping, Set

from detente.coding.dating_forms import ReadForm, is_past
from detente.labels import NOMINAL, NOMINAL_SUBJECTS
from detente.parse import Parse

OPENS = frozenset({"`", "``", "“", '"', "''"})


def name_of_speaker(parse: Parse, index: int) -> str:
    """The noun that is the subject of a verb of report, "" for a pronoun or none."""
    subject = parse.child(index, "nsubj")
    return parse.tokens[subject].lower if subject is not None and parse.tokens[subject].pos in NOMINAL else ""


def dated_apart(parse: Parse, index: int, dated: int, days: Set[int]) -> bool:
    """ "condemned it, expelled the envoy in April and signed a pact in August": April is not of the first verb."""
    joined = _joined(parse, index)
    return dated in joined and len(days & joined) > 1


def _joined(parse: Parse, index: int) -> set[int]:
    found: set[int] = set()
    above = [index]
    while above:
        further = [child for verb in above for child in parse.children(verb, "conj") if child not in found]
        found.update(further)
        above = further
    return found


def aside(parse: Parse, place: int, index: int) -> bool:
    """Whether ``place`` lies in a relative clause that ``index`` stands outside: "condemned those who fled in 1999"."""
    for above in (place, *parse.ancestors(place)):
        if above == index:
            return False
        if parse.tokens[above].dep == "relcl":
            first, last = parse.subtree(above)
            return not first <= index < last
    return False


def describes(parse: Parse, index: int, links: Mapping[str, str]) -> bool:
    """Whether ``index`` is told only to describe: the text does not go on from it.

    So are clauses with "who", "which" or "whose", and what a present state began with ("is in force since it left").
    ``links``: words that tie a time to a clause, with how.
    """
    for above in (index, *parse.ancestors(index)):
        if _begins_present(parse, above, links):
            return True
        if parse.tokens[above].dep == "relcl":
            first, _ = parse.subtree(above)
            opening = parse.tokens[first:above]
            return any(token.tag in ("WP", "WDT", "WP$") for token in opening)
    return False


def _begins_present(parse: Parse, clause: int, links: Mapping[str, str]) -> bool:
    """Whether a clause tells when a state that lasts began: "is shut because it left", "since 1996, when it left"."""
    token = parse.tokens[clause]
    tie = parse.tokens[parse.tokens[token.head].head]
    if token.dep == "relcl" and links.get(tie.lower) == "since":
        return is_past(parse, tie.head) is False
    return token.dep == "advcl" and is_past(parse, token.head) is False


def supposed(parse: Parse, index: int, links: Mapping[str, str]) -> bool:
    """ "if Russia manages": not yet, whatever the tense."""
    return any(links.get(parse.tokens[mark].lower) == "if" for mark in parse.children(index, "mark", "advmod"))


def long_before(parse: Parse, index: int, links: Mapping[str, str], stepping: Container[str]) -> bool:
    """Told as before what the text tells, nobody says when: "is shut since he left", "the pact previously signed".

    ``stepping``: adverbs that step back from what is told ("previously").
    """
    if any(parse.tokens[word].lower in stepping for word in parse.children(index, "advmod")):
        return True
    token = parse.tokens[index]
    since = any(links.get(parse.tokens[mark].lower) == "since" for mark in parse.children(index, "mark"))
    return since and token.dep == "advcl" and ReadForm(frozenset()).of(parse, token.head) != "past"


def sets_scene(parse: Parse, index: int, links: Container[str]) -> bool:
    """ "to Gaza, where Egypt ruled": a clause about a place that tells of others than its sentence does.

    ``links``: words that tie a time to a clause and so do not ask for a place ("when").
    """
    if parse.tokens[index].dep not in ("relcl", "advcl", "acl"):
        return False
    first, _ = parse.subtree(index)
    asks = any(token.tag == "WRB" and token.lower not in links for token in parse.tokens[first:index])
    subject = parse.child(index, *NOMINAL_SUBJECTS)
    if not asks or subject is None:
        return False
    goes_on = parse.tokens[subject].pos == "PRON" or parse.child(subject, "poss") is not None
    return not goes_on


def told_of(parse: Parse, index: int, report: int) -> bool:
    """Whether ``index`` lies in what a verb of report says or in a clause about who says it.

    A participle in front is no such clause: "speaking on Monday, he said".
    """
    for place in (index, *parse.ancestors(index)):
        token = parse.tokens[place]
        if place == report:
            return False
        opens = token.dep == "advcl" and token.head == report and place < report and token.tag == "VBG"
        if token.dep in ("ccomp", "relcl", "advcl") and not opens and report in parse.ancestors(place):
            return True
    return False


def quoted(parse: Parse, index: int) -> bool:
    """Whether the sentence of a token begins with a quotation mark."""
    first, _ = parse.sentences[parse.sentence_of(index)]
    return parse.tokens[first].text in OPENS
