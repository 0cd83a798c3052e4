"""Finds states, organisations, places and routes by what a user calls them, and suggests where nothing is so called."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from detente.errors import UsageError

SHORTEST = 4  # letters from which a part of a name suggests it
KINDS = ("state", "organisation", "exclave", "node", "route", "segment")


@dataclass(frozen=True, slots=True)
class Named:
    """Something that has a name: ``kind`` is one of KINDS, ``id`` its code or key."""

    kind: str
    id: str
    name: str


class Names:
    """Names by their folded form. ``generic`` are nouns such as "pipeline" that a name may be given without."""

    def __init__(self, generic: Iterable[str] = ()) -> None:
        self._generic = frozenset(generic)
        self._by_form: dict[str, dict[Named, None]] = defaultdict(dict)
        self._codes: dict[str, dict[Named, None]] = defaultdict(dict)
        self._shown: dict[tuple[str, str], str] = {}

    def add(self, kind: str, id_: str, name: str, others: Iterable[str] = ()) -> None:
        """Makes known what is called ``name``, its id or any of ``others``."""
        named = Named(kind, id_, name)
        self._shown[kind, id_] = name
        self._codes[id_.lower()].setdefault(named)
        for text in (name, id_, *others):
            for form in self._forms(text):
                self._by_form[form].setdefault(named)

    def called(self, kind: str, id_: str) -> str:
        """The name of an id, the id itself if it has none."""
        return self._shown.get((kind, id_), id_)

    def all(self, kind: str) -> dict[str, str]:
        """Names of a kind by id."""
        return {id_: name for (one, id_), name in self._shown.items() if one == kind}

    def find(self, text: str, kinds: Sequence[str] = KINDS) -> list[Named]:
        """All of the first kind of ``kinds`` that ``text`` names: exact ids come before names; [] if none."""
        for table, forms in ((self._codes, [text.lower()]), (self._by_form, self._forms(text))):
            found = [named for form in forms for named in table.get(form, ())]
            for kind in kinds:
                if those := list(dict.fromkeys(named for named in found if named.kind == kind)):
                    return those
        return []

    def route(self, text: str) -> Named | None:
        """The route that words of an article name; None where the same words are the name of a state or place."""
        if self.find(text, ("state", "organisation", "exclave", "node")):
            return None
        return next(iter(self.find(text, ("route",))), None)

    def one(self, text: str, kinds: Sequence[str] = KINDS) -> Named:
        """The one thing that ``text`` names; UsageError with suggestions where there is none."""
        if found := self.find(text, kinds):
            return found[0]
        raise UsageError(f"{text!r} is no {_either(kinds)} that is known", remedy=self._remedy(text, kinds))

    def suggestions(self, text: str, kinds: Sequence[str] = KINDS, most: int = 3) -> list[str]:
        """Names that look like ``text``: those that hold it as a whole, then the most alike."""
        forms = [form for form, those in self._by_form.items() if any(named.kind in kinds for named in those)]
        folded = _fold(text)
        whole = sorted((form for form in forms if len(folded) >= SHORTEST and folded in form), key=len)
        alike = [*whole[:most], *get_close_matches(folded, forms, n=3 * most, cutoff=0.6)]
        named = (next(one for one in self._by_form[form] if one.kind in kinds) for form in alike)
        return list(dict.fromkeys(_shown(one) for one in named))[:most]

    def _remedy(self, text: str, kinds: Sequence[str]) -> str:
        alike = self.suggestions(text, kinds)
        return f"Did you mean {' or '.join(alike)}?" if alike else "Give a code such as AZE, or a name."

    def _forms(self, text: str) -> list[str]:
        folded = _fold(text)
        short = " ".join(word for word in folded.split() if word not in self._generic)
        return [folded, short] if short and short != folded else [folded]


def _shown(named: Named) -> str:
    return named.name if named.name == named.id else f"{named.name} ({named.id})"


def _either(kinds: Sequence[str]) -> str:
    return kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} or {kinds[-1]}"


def _fold(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = re.sub(r"[^\w]+|_", " ", plain.casefold()).split()
    return " ".join(word for word in words if word != "the")
