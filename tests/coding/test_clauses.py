"""Logical subjects and objects through voice, control, coordination and relative clauses."""

from collections.abc import Callable

import pytest

from detente.coding import clauses
from detente.parse import Parse

ParseText = Callable[[str], Parse]


def words(parse: Parse, tokens: list[int]) -> list[str]:
    return [parse.tokens[i].text for i in tokens]


def the(parse: Parse, word: str) -> int:
    return next(token.i for token in parse.tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("Kenya condemned Somalia.", "condemned", ["Kenya"], ["Somalia"]),
        ("Somalia was condemned by Kenya.", "condemned", ["Kenya"], ["Somalia"]),
        ("Somalia suffered, and was condemned at the hands of Kenya.", "condemned", ["Kenya"], ["Somalia"]),
        ("Kenya and Uganda condemned Somalia and Sudan.", "condemned", ["Kenya", "Uganda"], ["Somalia", "Sudan"]),
        ("The rebels who attacked Sudan fled.", "attacked", ["rebels"], ["Sudan"]),
        ("In Sudan, where a mission ended, prices rose.", "ended", ["mission"], []),
        ("Kenya forced Somalia to leave Sudan.", "leave", ["Somalia"], ["Sudan"]),
        ("Kenya promised to leave Somalia.", "leave", ["Kenya"], ["Somalia"]),
        ("Kenya invaded Sudan and bombed Somalia.", "bombed", ["Kenya"], ["Somalia"]),
        ("Troops sent by Kenya attacked Sudan.", "sent", ["Kenya"], ["Troops"]),
        ("Kenya blamed Somalia for shelling Sudan.", "shelling", ["Somalia"], ["Sudan"]),
        ("Somalia was blamed for shelling Sudan.", "shelling", ["Somalia"], ["Sudan"]),
        ("Kenya replied by shelling Sudan.", "shelling", ["Kenya"], ["Sudan"]),
    ],
)
def test_logical_arguments(
    parse_text: ParseText, text: str, verb: str, subjects: list[str], objects: list[str]
) -> None:
    parse = parse_text(text)
    assert words(parse, clauses.subjects(parse, the(parse, verb))) == subjects
    assert words(parse, clauses.objects(parse, the(parse, verb))) == objects


def test_a_participle_without_auxiliary_shares_the_passive_of_its_conjunct(parse_text: ParseText) -> None:
    parse = parse_text("Two were killed, several wounded, and nine detained.")
    assert clauses.is_passive(parse, the(parse, "detained"))
    assert words(parse, clauses.objects(parse, the(parse, "detained"))) == ["nine"]


def test_according_to_is_nobodys_recipient(parse_text: ParseText) -> None:
    parse = parse_text("Kenya gave evidence, according to officials.")
    assert clauses.complements(parse, the(parse, "gave"), "to") == []


def test_classes_of_words_come_with_the_parse(parse_text: ParseText) -> None:
    parse = parse_text("Chile was the eighth state to have recognised it.")
    own = Parse(parse.text, parse.tokens, parse.sentences, {"rank": frozenset({"eighth"})})
    verb = the(parse, "recognised")
    assert words(parse, clauses.subjects(parse, verb)) == ["state"]
    assert words(own, clauses.subjects(own, verb)) == ["Chile"]
