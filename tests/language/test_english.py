"""Parses keep offsets, and lemmas obey spelling."""

from collections.abc import Callable

import pytest

from detente.language.english import English
from detente.parse import Parse

ParseText = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("They hoped for peace.", "hope"),
        ("They staged a rally.", "stage"),
        ("They stopped the war.", "stop"),
        ("He hopes for peace.", "hope"),
        ("She stages a rally.", "stage"),
        ("He pushes them.", "push"),
    ],  # fmt: skip
)
def test_lemmas_obey_spelling(parse_text: ParseText, text: str, lemma: str) -> None:
    assert parse_text(text).tokens[1].lemma == lemma


def test_offsets_are_code_points_of_the_text_as_it_came(parse_text: ParseText) -> None:
    text = "\n\n``We agree,'' said \u015eahin \u2014 \U0001f54a in Bak\u0131.\n\nTwo\tleft."
    for token in parse_text(text).tokens:
        assert text[token.start : token.end] == token.text


def test_every_token_is_in_one_sentence(parse_text: ParseText) -> None:
    parse = parse_text("One came. Two left.\n\nNobody stayed.")
    assert [i for first, last in parse.sentences for i in range(first, last)] == [t.i for t in parse.tokens]


def test_irregular_past_forms_are_past_whatever_the_model_takes_them_for(parse_text: ParseText) -> None:
    verb = parse_text("Soldiers overthrew President Ann Lee in July.").tokens[1]
    assert (verb.lemma, verb.tag) == ("overthrow", "VBD")


def test_are_is_present(parse_text: ParseText) -> None:
    assert parse_text("They are here.").tokens[1].tag == "VBP"


def test_the_dictionary_tells_the_classes_of_forms_and_knows_no_misspelling(english: English) -> None:
    assert english.word_classes("arrests") >= {"noun", "verb"}
    assert "verb" in english.word_classes("swore")
    assert english.word_classes("zzyzxed") == frozenset()
