"""Tells a dateline ("NAIROBI, Kenya (AP) --") from the sentence after it, so that no city becomes a subject."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from detente.types import Section

LONGEST = 120  # characters in which a dateline must end


class Datelines:
    """Finds datelines by their form: a city in capitals (or before an agency), up to a dash, underline or colon."""

    @cached_property
    def _form(self) -> re.Pattern[str]:
        capital = r"[A-Z][A-Z.'\u2019/-]{2,}(?:[ -][A-Z][A-Z.'\u2019-]+)*"
        named = r"[A-Z][\w.\u2019'-]+(?:[ -][A-Z][\w.\u2019'-]+)?"
        region = r"(?:, ?[A-Z][\w.\u2019' -]{1,30}?){0,2}"
        month = r"[A-Z][a-z]{2,8}\.?"
        dated = rf"(?:,? ?(?:{month} \d{{1,2}}|\d{{1,2}} {month})(?:,? ?\d{{4}})?)"
        day = rf"{dated}?"
        agency = r" ?\([^()\n]{1,40}\)"
        dash = r" ?(?:--|[-\u2013\u2014_:])(?= )"
        in_capitals = rf"{capital}{region}{day}(?:{agency})?{dash}"
        with_agency = rf"{named}{region}{day}(?:{agency}{dash}| [-\u2013\u2014](?= [A-Z]))"
        preposition = "(?:On|In|By|At|Since|From)"  # opens a sentence
        with_day = rf"(?!{preposition} ){named}{region}{dated}{dash}"
        slashed = rf"{capital}{region}{dated}\. /[^/\n]{{2,30}}/\."
        return re.compile(f"{in_capitals}|{with_agency}|{with_day}|{slashed}")

    def blocks(self, text: str, sections: Iterable[Section]) -> list[tuple[int, int]]:
        """Ranges to parse: the sections, with a dateline at the head of one as a range of its own."""
        found: list[tuple[int, int]] = []
        for section in sections:
            match = self._form.match(text, section.start, min(section.end, section.start + LONGEST))
            if match and section.kind == "body" and match.end() < section.end - 1:
                found += [(section.start, match.end()), (match.end(), section.end)]
            else:
                found.append((section.start, section.end))
        return found
