"""What a pronoun or description may mean: kinds of mentions, their number, and how far back they stand."""

from __future__ import annotations

from dataclasses import dataclass

BACK = 2  # sentences that a search goes back


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an expression may mean: kinds of mentions and their number; ``what`` names it in ``why``."""

    kinds: tuple[str, ...]
    plural: bool
    only_states: bool = False
    back: int = 1  # sentences that the search may go back


IT = Wanted(("state", "organisation", "group"), False)
THEY = Wanted(("group", "organisation", "person"), True)
PERSON = Wanted(("person",), False, back=BACK)
STATE = Wanted(("state",), False, only_states=True, back=BACK)
BODY = Wanted(("organisation", "group"), False)
