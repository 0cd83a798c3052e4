"""What is remembered of words is what the model's own rules say of them each time."""

from typing import Any

import pytest

from detente.language.english import _load, _model_path
from detente.language.words import Words

TEXTS = (
    "There is no truce. There was one, and here it is.",
    "Let's go! They ain't gonna sign, y'all, but you've gotta try it; c'mon. He let us in.",
    "The  S-10 launchers\n weren't moved; those that had been did have crews.",
    "What he said is what they say: once it isn't theirs, nobody's going to do it.",
    "\u201cI do\u201d, she said. It surprised me, as it did him; on 3 May 2024 his men left Oslo.",
    "Men marched in the March rains, leaving leaves; the better leaders led well.",
)


@pytest.fixture(scope="module")
def whole() -> Any:
    """The model with its own components."""
    return _load(_model_path())


@pytest.fixture(scope="module")
def words() -> Words:
    return Words(_load(_model_path()))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("time", ["asked", "remembered"])
def test_words_are_what_the_components_of_the_model_make_them(whole: Any, words: Words, text: str, time: str) -> None:
    doc = whole(text)
    bare = whole(text, disable=Words.REPLACED)
    found = [(word.pos, word.lemma) for word in words(bare)]
    assert found == [(token.pos_, token.lemma_.lower()) for token in doc]


def test_a_rule_for_two_words_does_not_hold_for_one_alone(whole: Any, words: Words) -> None:
    texts = ("Let us go.", "Let's go.", "The dog let the cat in.", "It's here.")
    found = [words(whole(text, disable=Words.REPLACED)) for text in texts]
    assert found[1][1].lemma == "us"
    assert found[3][1].lemma == "be"
