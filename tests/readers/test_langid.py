from __future__ import annotations

import pytest

from detente.readers.langid import other_language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le président français a déclaré mardi que la Russie devait retirer ses troupes de l'Ukraine.", "French"),
        ("Президент России заявил во вторник, что войска останутся на своих позициях в регионе.", "Russian"),
        ("乌克兰总统周二表示俄罗斯必须撤军,谈判将在日内瓦举行", "Chinese"),
        ("Cumhurbaşkanı salı günü yaptığı açıklamada askerlerin bölgede kalacağını söyledi.", "Turkish"),
    ],
)
def test_other_languages_are_named(text: str, name: str) -> None:
    assert other_language(text) == name


@pytest.mark.parametrize(
    "text", ["", "Ilham Aliyev", "Général Thierry Burkhard", "Russia shelled the town on Monday, officials said."]
)
def test_english_and_bare_names_pass(text: str) -> None:
    assert other_language(text) is None


def test_a_foreign_quotation_does_not_make_an_article_foreign() -> None:
    english = "The minister said on Tuesday that the talks in Geneva had failed and would not be resumed. "
    quoted = "« Nous ne céderons jamais devant la menace », a répondu le ministre français. "
    assert other_language(english * 12 + quoted * 3 + english * 6) is None
