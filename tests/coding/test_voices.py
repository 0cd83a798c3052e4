"""Whom "we" and "I" mean in what someone says: sentences of our own, parsed by the English model."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.types import Document, Mention

Code = Callable[..., Document]


def voices(document: Document) -> dict[str, Mention]:
    return {mention.text: mention for mention in document.mentions if "who speaks here" in mention.why}


@pytest.mark.parametrize(
    ("text", "pronoun", "state", "sectors"),
    [
        ('"We will not negotiate with Ankara," the Syrian foreign minister said.', "We", "SYR", ("GOV",)),
        ('"They bombed us," Azerbaijan\'s defence ministry said.', "us", "AZE", ("GOV",)),
        ('"Iran fired at us," said Colonel Ali Hassan, a spokesman for the Iraqi army.', "us", "IRQ", ("MIL",)),
        ('The UN envoy said: "We met the rebels and urged them to free the ship."', "We", "IGO", ("GOV",)),
        ('"We have seized the town," a rebel commander said.', "We", None, ("REB",)),
    ],
)
def test_we_is_whom_an_official_speaks_for(
    code: Code, text: str, pronoun: str, state: str | None, sectors: tuple[str, ...]
) -> None:
    found = voices(code(text))[pronoun]
    assert (found.code, found.sectors, found.kind) == (state, sectors, found.kind)
    assert found.office is None


def test_i_is_the_person_who_speaks(code: Code) -> None:
    found = voices(code('"I will meet the Russian president next week," Turkish President Erdogan said.'))["I"]
    assert (found.kind, found.code) == ("person", "TUR")
    assert found.why.startswith("i -> ")


@pytest.mark.parametrize(
    "text",
    [
        '"We came under fire from Israeli tanks," said a farmer in Gaza.',
        '"We will see a war between China and Taiwan," an analyst said.',
        "We visited Damascus in May and saw the Syrian army.",
        "The Iraqi minister said: \"The rebels told me, 'We will attack the army at dawn.'\"",
        '"Our allies attacked Iran," the Saudi foreign minister said.',
    ],
)
def test_we_of_anyone_else_is_nobody(code: Code, text: str) -> None:
    assert "We" not in voices(code(text)) and "Our" not in voices(code(text))


def test_what_is_ours_is_of_the_state_that_speaks(code: Code) -> None:
    mentions = {m.text: m for m in code('"Pakistan expelled our ambassador," India\'s foreign ministry said.').mentions}
    assert mentions["our ambassador"].code == "IND"


def test_an_event_told_as_we_did_it_has_an_actor(code: Code) -> None:
    (event,) = code('"We have cut diplomatic ties with Russia," the Georgian prime minister said.').events
    assert [party.code for party in event.actors] == ["GEO"]
    assert [party.code for party in event.recipients] == ["RUS"]
    assert event.speaker is not None and event.speaker.text == "the Georgian prime minister"
