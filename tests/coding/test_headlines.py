"""Headlines in title case and capitals are read as running text is; what they name stays a name."""

from collections.abc import Callable

import pytest

from detente.coding.coder import Coder
from detente.coding.headlines import Headlines, is_in_title_case
from detente.language.english import English
from detente.lexicons.actors import Actors
from detente.types import Document


@pytest.fixture(scope="module")
def headlines(english: English) -> Headlines:
    return Headlines.load((), Actors.load(), english.word_classes)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Kenya Arrests Opposition Members on Arms Charges", "Kenya arrests opposition members on arms charges"),
        ("Thousands March in Minsk Over May 5 Vote", "Thousands march in Minsk over May 5 vote"),
        ("Peru's Foreign Minister Meets UN Envoy", "Peru's foreign minister meets UN envoy"),
        ("U.N. Security Council Condemns Coup in Mali", "U.N. Security Council condemns coup in Mali"),
        ("Gordon Brown Visits Troops in Basra", "Gordon Brown visits troops in Basra"),
        ("Clinton Warns Serbs Against Attack Before Tuesday", "Clinton warns Serbs against attack before Tuesday"),
        ("The United Nations and the African Union", "The United Nations and the African Union"),
        ("KENYA ARRESTS OPPOSITION MEMBERS IN MOMBASA", "Kenya arrests opposition members in Mombasa"),
    ],
)
def test_common_words_of_headlines_lose_their_capitals(headlines: Headlines, written: str, read: str) -> None:
    assert headlines.as_read(written, [(0, len(written))]) == read


def test_the_article_tells_which_words_of_its_headline_are_names(headlines: Headlines) -> None:
    headline = "Police Storm Rally Held by Dawn in Capital"
    body = "The police stormed a rally of supporters of Dawn, a small party, on Monday."
    text = f"{headline}\n\n{body}"
    blocks = [(0, len(headline)), (len(headline) + 2, len(text))]
    assert headlines.as_read(text, blocks) == f"Police storm rally held by Dawn in capital\n\n{body}"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya arrested four members of the opposition on Monday.",
        "Puerto Penasco",
        "Rebels took Goma in January.",
        "He Came. She Left Oslo Before Noon.",
        "Paris, London, Rome and then the long way home by Kabul",
    ],
)
def test_running_text_and_short_names_are_no_headlines(text: str) -> None:
    assert not is_in_title_case(text, frozenset(("the", "and", "in", "by", "of")))


def test_an_event_of_a_headline_keeps_the_words_as_written(code: Callable[..., Document]) -> None:
    document = code("Kenya Arrests Opposition Members on Arms Charges", published="2025-11-20")
    (arrest,) = document.events
    assert (arrest.type, arrest.mode) == ("COERCE", "arrest")
    assert document.article.text[arrest.trigger.start : arrest.trigger.end] == "Arrests"
    assert [(actor.text, actor.code) for actor in arrest.actors] == [("Kenya", "KEN")]
    assert [actor.text for actor in arrest.recipients] == ["Opposition Members"]


def test_a_language_without_a_dictionary_leaves_unknown_words_as_they_are(coder: Coder) -> None:
    tables = Headlines.load((), Actors.load(), lambda _word: frozenset())
    written = "Kenya Arrests Opposition Members on Arms Charges"
    assert tables.as_read(written, [(0, len(written))]) == "Kenya Arrests Opposition Members on Arms Charges"
