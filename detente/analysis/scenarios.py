"""What one or several scenarios change: the answers before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from detente.analysis.asking import Question
from detente.analysis.cuts import Cut, find_cuts
from detente.analysis.network import Network
from detente.analysis.patches import FactChange, Patch
from detente.analysis.routes import Changed, LinkChanged, Routes, changed_links, compare, find_routes
from detente.analysis.veto import Share

SAME = 1e-9
ERRORS = 3.0  # standard errors by which sampled shares must differ to count as changed


@dataclass(frozen=True, slots=True)
class Side:
    """The answers to a question before or after."""

    routes: Routes
    cut: Cut


@dataclass(frozen=True, slots=True)
class ShareChanged:
    """A state's pivotal share before and after, on all grounds together."""

    state: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Applied:
    """A question before and after patches: routes lost and gained, capacity, cut sets and shares."""

    question: Question
    patches: tuple[Patch, ...]
    before: Side
    after: Side
    changed: Changed
    shares: tuple[ShareChanged, ...]

    @property
    def cut_off(self) -> bool:
        """Whether the ends were joined by open links before and no longer are."""
        return bool(self.before.routes.best) and not self.after.routes.best

    @property
    def matters(self) -> bool:
        """Whether the answer is another one."""
        sets = [{scope: cuts.sets for scope, cuts in side.cut.states.items()} for side in (self.before, self.after)]
        capacity = self.before.routes.together != self.after.routes.together
        return bool(self.changed.lost or self.changed.gained or capacity or self.shares) or sets[0] != sets[1]


def apply(question: Question, after: Network, patches: Sequence[Patch], k: int = 5) -> Applied:
    """Asks a question of its own network and of the one ``after`` the patches."""
    sides = [_side(asked, k) for asked in (question, question.on(after))]
    return Applied(
        question, tuple(patches), sides[0], sides[1], compare(sides[0].routes, sides[1].routes), _shares(*sides)
    )


def _side(question: Question, k: int) -> Side:
    return Side(find_routes(question, k), find_cuts(question))


def _shares(before: Side, after: Side) -> tuple[ShareChanged, ...]:
    was, is_ = ({share.state: share for share in side.cut.shares.get("any", ())} for side in (before, after))
    found = []
    for state in sorted(was.keys() | is_.keys()):
        a, b = (shares.get(state, Share(state, 0.0, 0.0)) for shares in (was, is_))
        if abs(a.value - b.value) > SAME + ERRORS * hypot(a.error, b.error):
            found.append(ShareChanged(state, a.value, b.value))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ModelChanges:
    """What patches change where no question is asked: links and facts."""

    links: tuple[LinkChanged, ...]
    facts: tuple[FactChange, ...]


def changes_of(before: Network, after: Network, patches: Sequence[Patch]) -> ModelChanges:
    """The links that differ between two networks, and the facts that patches set."""
    return ModelChanges(tuple(changed_links(before, after)), tuple(fact for patch in patches for fact in patch.facts))
