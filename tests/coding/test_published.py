from __future__ import annotations

import datetime as dt

import pytest

from detente.coding.published import FindPublished
from detente.coding.sections import FindSections
from detente.lexicons.sectioncues import SectionCues
from detente.parse import Parse
from detente.types import Article, Document, Published

BODY = "Ruritania shelled the border town of Strelsau on Monday, killing two people and wounding nine, officials said."
MORE = "The war began on 2 March 2019 and has cost thousands of lives on both sides of the river since then."


def published(text: str, given: Published | None = None) -> Published | None:
    cues = SectionCues.load()
    document = Document(Article("x", text, published=given), Parse(text, (), ()))
    return FindPublished(cues)(FindSections(cues)(document)).published


@pytest.mark.parametrize(
    ("text", "basis", "words"),
    [
        (f"STRELSAU, May 3, 2024 — {BODY}\n{MORE}", "dateline", "May 3, 2024"),
        (f"STRELSAU, 3 May 2024 (Wire) - {BODY}\n{MORE}", "dateline", "3 May 2024"),
        (f"Shells fall\nPublished 3 May 2024\n{BODY}\n{MORE}", "text", "3 May 2024"),
        (f"Shells fall\nMay 3, 2024\n{BODY}\n{MORE}", "text", "May 3, 2024"),
        (f"The two presidents (L) in Geneva, May 3, 2024\nShells fall\n{BODY}\n{MORE}", "caption", "May 3, 2024"),
    ],
)
def test_the_text_says_when_it_appeared(text: str, basis: str, words: str) -> None:
    found = published(text)
    assert found is not None
    assert (found.date, found.basis, text[found.start : found.end]) == (dt.date(2024, 5, 3), basis, words)


def test_a_date_in_the_story_is_not_the_publication() -> None:
    assert published(f"{BODY}\n{MORE}") is None


def test_a_given_date_wins_and_a_file_name_comes_last() -> None:
    given, file = Published(dt.date(2020, 1, 1), "given"), Published(dt.date(2020, 1, 1), "file")
    text = f"STRELSAU, May 3, 2024 — {BODY}\n{MORE}"
    assert published(text, given) == given
    found = published(text, file)
    assert found is not None and found.basis == "dateline"
    assert published(f"{BODY}\n{MORE}", file) == file


def test_file_photos_do_not_date_an_article() -> None:
    assert published(f"FILE - The president in Geneva, May 3, 2014\nShells fall\n{BODY}\n{MORE}") is None


@pytest.mark.parametrize(
    "line", ["Strelsau, 3 May 2024", "Interview, May 3, 2024. Words of the minister follow.", "3 May 2024"]
)
def test_a_date_with_only_a_place_beside_it_is_when_it_appeared(line: str) -> None:
    found = published(f"A title of some length\n{line}\n{BODY}\n{MORE}")
    assert found is not None and (found.date, found.basis) == (dt.date(2024, 5, 3), "text")


def test_a_first_sentence_with_a_date_in_it_is_no_date_line() -> None:
    assert published(f"A title of some length\nWar began on 3 May 2014. It went on.\n{BODY}\n{MORE}") is None


def test_a_long_line_that_says_who_writes_is_no_prose() -> None:
    line = "Rudolf Rassendyll writes from the town of Zenda for the Strelsau Review, 3 May 2024:"
    found = published(f"Shells fall\n{line}\n{BODY}\n{MORE}")
    assert found is not None
    assert found.date == dt.date(2024, 5, 3)
