from __future__ import annotations

from detente.coding.sections import FindSections, paragraphs
from detente.lexicons.sectioncues import SectionCues
from detente.parse import Parse
from detente.types import Article, Document, Section

FIRST = "Ruritania shelled the border town of Strelsau on Monday, killing two people and wounding nine, officials said."
SECOND = "The government of Graustark recalled its ambassador and asked the Security Council to meet without delay."
THIRD = "Neither side has shown any sign that it is ready to return to the talks which collapsed in the spring."


def parts(*lines: str, sections: tuple[Section, ...] = ()) -> list[tuple[str, str]]:
    text = "\n".join(lines)
    document = Document(Article("x", text, sections=sections), Parse(text, (), ()))
    found = FindSections(SectionCues.load())(document).sections
    assert all(before.end <= after.start for before, after in zip(found, found[1:], strict=False))
    return [(section.kind, text[section.start : section.end]) for section in found]


def kinds(*lines: str) -> list[str]:
    return [kind for kind, _ in parts(*lines)]


def test_one_sentence_is_body() -> None:
    assert kinds(FIRST) == ["body"]
    assert kinds("Russia shelled Kharkiv") == ["body"]


def test_title_byline_caption_and_heading_are_told_apart() -> None:
    above = ("Two presidents (L) shake hands, May 2, 2024", "Shells fall on Strelsau", "By Ann Writer")
    lines = (*above, FIRST, "The answer", SECOND)
    assert kinds(*lines) == ["caption", "title", "byline", "body", "heading", "body"]


def test_a_line_before_the_text_that_ends_in_a_date_is_a_caption() -> None:
    assert (
        kinds("The delegations arrive in Geneva, Switzerland, on May 2, 2024", "Talks fail", FIRST, SECOND)[0]
        == "caption"
    )


def test_short_sentences_between_paragraphs_are_no_headings() -> None:
    assert kinds("Talks fail", FIRST, "It was a shock.", SECOND) == ["title", "body", "body", "body"]


def test_what_follows_a_comments_line_is_comment() -> None:
    assert kinds("Talks fail", FIRST, SECOND, "3 Comments", "Who started it?", THIRD)[3:] == ["comment"] * 3


def test_a_paragraph_said_before_is_a_requote() -> None:
    assert kinds(FIRST, SECOND, THIRD, SECOND) == ["body", "body", "body", "requote"]
    assert kinds(FIRST, SECOND, THIRD, SECOND.replace("delay", "any delay")) == ["body", "body", "body", "requote"]


def test_after_a_requote_the_article_goes_on() -> None:
    fourth = "Elections are due in both countries in the autumn, and neither government can afford to look weak."
    assert kinds(FIRST, SECOND, THIRD, SECOND, fourth)[-1] == "body"


def test_a_reader_who_quotes_the_article_speaks_from_the_lead_in_on() -> None:
    lead = "And why did nobody ask who fired first? I find this hard to believe."
    last = "You only have to look at a map of the two countries to see that this could never have worked."
    found = kinds(FIRST, SECOND, THIRD, lead, f"“{SECOND}”", "*****", last)
    assert found == ["body", "body", "body", "comment", "requote", "comment"]


def test_lines_without_words_are_not_parsed() -> None:
    assert [text for _, text in parts(FIRST, "* * *", "", SECOND)] == [FIRST, SECOND]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "Ruritania shelled the border\ntown of Strelsau on Monday and\nkilled two people there, as\nofficials said.\n\n"
    )
    assert len(paragraphs(wrapped * 2)) == 2


def test_what_a_reader_knows_is_kept_and_the_rest_is_body() -> None:
    start = len(FIRST) + 1
    known = (Section("comment", start, start + len(SECOND), "the page says so"),)
    assert parts(FIRST, SECOND, THIRD, sections=known) == [("body", FIRST), ("comment", SECOND), ("body", THIRD)]


def test_long_texts_cost_no_more_per_word() -> None:
    many = [f"{FIRST} Number {number} of the day was {number * 7919} and {number * 104729}." for number in range(3000)]
    assert len(kinds(*many)) == 3000


def test_words_of_a_reader_count_in_their_own_case_only() -> None:
    cues = SectionCues.load()
    assert cues.find("reader", "What I read here surprises me.") is not None
    assert cues.find("reader", "The measure is in chapter i of the authority's plan.") is None
