"""Which words of a sentence are those of one predicate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.parse import Parse

TOLD_APART = frozenset({"advcl", "relcl", "ccomp"})  # clauses that tell of something else than what is above them


def own_words(parse: Parse, predicates: Iterable[int], *, apart: frozenset[str] = TOLD_APART) -> list[int]:
    """Predicates and the words below them, in order, without those that clauses ``apart`` tell of."""
    found, queue = set[int](), list(predicates)
    while queue:
        token = queue.pop()
        found.add(token)
        queue += [c for c in parse.children(token) if parse.tokens[c].dep not in apart]
    return sorted(found)


def of_clause(parse: Parse, token: int) -> range:
    """The words of a predicate, without those of a joined verb with its own subject: "lifted the ban, but Y said"."""
    first, last = parse.subtree(token)
    joined = (c for c in parse.children(token, "conj") if c > token and parse.child(c, "nsubj") is not None)
    return range(first, next((parse.subtree(child)[0] for child in joined), last))


def climb(parse: Parse, token: int) -> Iterator[int]:
    """The token and its ancestors up to the root."""
    yield token
    yield from parse.ancestors(token)
