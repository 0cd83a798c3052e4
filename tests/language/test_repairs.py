"""Parses that grammar rules out are mended."""

from collections.abc import Callable

from detente.parse import Parse


def test_a_singular_article_makes_the_word_before_the_participle_the_noun(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("Peru answered with a three-day offensive ousting Bolivian forces.")
    offensive = next(t for t in parse.tokens if t.text == "offensive")
    ousting = next(t for t in parse.tokens if t.text == "ousting")
    forces = next(t for t in parse.tokens if t.text == "forces")
    assert (offensive.pos, offensive.dep) == ("NOUN", "pobj")
    assert (ousting.head, ousting.dep) == (offensive.i, "acl")
    assert (forces.head, forces.dep) == (ousting.i, "dobj")
