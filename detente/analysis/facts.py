"""What stands on a day: claims of the baseline and of articles side by side, with disagreement kept and marked."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.baseline import RelationKind

SETTLED = ("in force", "suspended", "ended")  # of these only one can be true on a day
LENGTHS = {"week": 7, "month": 28, "quarter": 90, "season": 90, "year": 365, "decade": 3650}  # days
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Party:
    """An end of a relation: ``key`` is a code, an id or a folded name; ``name`` as it is shown."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Someone's word that a relation has a status from ``first`` to ``last`` (None: unknown or open).

    ``known`` is the day up to which the source speaks: publication, or the date of the data; ``says`` who says so;
    ``where`` the data row or sentence; ``basis`` baseline, text or rule.
    """

    relation: str
    subject: Party
    object: Party
    status: str
    first: dt.date | None
    last: dt.date | None
    known: dt.date | None
    says: str
    where: str
    basis: str
    precision: str = "day"
    quote: str = ""
    note: str = ""
    section: str = "body"

    def at(self, day: dt.date, lasts: bool) -> Claim | None:
        """What the claim says of that day, None if nothing; what has run out is said to have ended.

        What began on an unknown day is only known to stand from when it was told; what does not last, only then.
        """
        if self.status == "ended":
            return self if (self.last or self._surely() or self.known or dt.date.max) <= day else None
        first = self._surely() or (self.known if self.basis == "text" else dt.date.min)
        if first is None or day < first:
            return None
        if self.last is not None and day > self.last:
            return replace(self, status="ended") if self.status == "in force" else None
        return self if lasts or self.first is not None or self.known == day else None

    def _surely(self) -> dt.date | None:
        """The day by which it had begun: the end of the year or month that is all that is known, if that was over."""
        if self.first is None or self.precision not in LENGTHS:
            return self.first
        end = self.first + dt.timedelta(days=LENGTHS[self.precision] - 1)
        return min(end, self.known) if self.known else end

    def knows(self, day: dt.date) -> bool:
        """Whether the source was there to see that day; later it only may still be so."""
        return self.known is None or day <= self.known


@dataclass(frozen=True, slots=True)
class Standing:
    """A relation on a day with all who speak of it; ``status`` is "disputed" where they cannot all be right."""

    relation: str
    subject: Party
    object: Party
    status: str
    claims: tuple[Claim, ...]

    @property
    def first(self) -> dt.date | None:
        """The day from which the status holds, as the baseline gives it, else an article."""
        return next((claim.first for claim in self.agreeing() if claim.first), None)

    def agreeing(self) -> tuple[Claim, ...]:
        """Claims that say what the status says; all of them where it is disputed."""
        return tuple(claim for claim in self.claims if claim.status == self.status) or self.claims


@dataclass(frozen=True, slots=True)
class Change:
    """A claim that something began, was suspended or ended on a day."""

    day: dt.date
    what: str
    claim: Claim


class Facts:
    """Claims of all sources, asked as of a day. ``kinds`` tells of each relation whether it is mutual and lasts."""

    def __init__(self, claims: Iterable[Claim], kinds: Mapping[str, RelationKind]) -> None:
        self._kinds = kinds
        self._groups: dict[Key, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._groups[self._key(claim)].append(claim)

    def _key(self, claim: Claim) -> Key:
        ends = (claim.subject.key, claim.object.key)
        kind = self._kinds.get(claim.relation)
        return (claim.relation, *(sorted(ends) if kind and kind.mutual else ends))

    def claims(self) -> list[Claim]:
        return [claim for group in self._groups.values() for claim in group]

    def on(self, day: dt.date, about: Collection[str] = (), ended_too: bool = False) -> list[Standing]:
        """Relations on ``day`` that anyone speaks of, those of the parties ``about`` (keys) if given."""
        found = []
        for group in self._groups.values():
            first = group[0]
            if about and not {first.subject.key, first.object.key} & set(about):
                continue
            standing = self._standing(group, day)
            if standing and (ended_too or standing.status != "ended"):
                found.append(standing)
        return sorted(found, key=lambda one: (one.relation, one.subject.name, one.object.name))

    def _standing(self, group: Sequence[Claim], day: dt.date) -> Standing | None:
        kind = self._kinds.get(group[0].relation)
        lasts = kind is None or kind.lasts
        speaking = [said for claim in group if (said := claim.at(day, lasts)) is not None]
        if not speaking:
            return None
        told = _newest_words([_last_word(claims) for claims in _by_voice(speaking).values()], day)
        status = _status({claim.status for claim in told})
        shown = tuple(sorted(speaking if status == "disputed" else told, key=_order))
        return Standing(group[0].relation, group[0].subject, group[0].object, status, shown)

    def changed(self, first: dt.date, last: dt.date, about: Collection[str] = ()) -> list[Change]:
        """What began, was suspended or ended from ``first`` to ``last``, in the order of time."""
        found = [
            Change(day, what, claim)
            for claim in self.claims()
            if not about or {claim.subject.key, claim.object.key} & set(about)
            for day, what in _turns(claim)
            if first <= day <= last
        ]
        return sorted(found, key=lambda change: (change.day, change.claim.relation, change.claim.subject.name))


def _turns(claim: Claim) -> list[tuple[dt.date, str]]:
    """Days on which a claim says that something changed, and how."""
    turns = []
    if claim.first and claim.status != "ended":
        turns.append((claim.first, "began" if claim.status == "in force" else claim.status))
    if claim.first and claim.status == "ended" and claim.basis == "baseline":
        turns.append((claim.first, "began"))
    if end := claim.last or (claim.first if claim.status == "ended" and claim.basis != "baseline" else None):
        turns.append((end, "ended"))
    return turns


def _by_voice(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    voices: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        voices[claim.says].append(claim)
    return voices


def _last_word(claims: Sequence[Claim]) -> Claim:
    """What one voice says last; a suspension outranks the membership that it suspends.

    Rows of the baseline stand side by side: one that has ended says nothing against another that holds.
    """
    if claims[0].basis == "baseline":
        return max(claims, key=lambda claim: (claim.status == "suspended", claim.status != "ended", _since(claim)))
    return max(claims, key=lambda claim: (_since(claim), claim.status == "suspended"))


def _since(claim: Claim) -> dt.date:
    """The day from which a claim tells how things stand."""
    if claim.status == "ended":
        return claim.last or claim.first or claim.known or dt.date.min
    return claim.first or dt.date.min


def _newest_words(told: Sequence[Claim], day: dt.date) -> list[Claim]:
    """Leaves out voices that fell silent before another tells of a later change: they are not contradicted, but old."""
    return [
        claim
        for claim in told
        if claim.knows(day)
        or not any(
            other.status != claim.status and other.status in SETTLED and claim.known and _since(other) > claim.known
            for other in told
        )
    ]


def _status(statuses: set[str]) -> str:
    settled = statuses & set(SETTLED)
    if len(settled) > 1 or "disputed" in statuses:
        return "disputed"
    return next(iter(settled or statuses)) if len(settled or statuses) == 1 else "disputed"


def _order(claim: Claim) -> tuple[bool, dt.date]:
    return claim.basis != "baseline", claim.first or claim.known or dt.date.min
