"""Articles for the benchmarks: generated from our own sentences, so that anyone can repeat the figures."""

from __future__ import annotations

import random
from collections.abc import Iterator

SEED = 2026
_PLACES = ["Kharkiv", "Gyumri", "Baku", "Tbilisi", "Niamey", "Bamako", "Belgrade", "Pristina", "Manila", "Hodeidah"]
_STATES = ["Russia", "Ukraine", "Armenia", "Georgia", "Turkey", "Iran", "Israel", "Serbia", "China", "Japan", "Mali"]
_DAYS = ["on Monday", "last week", "on 3 May 2024", "in September 2023", "two days ago", "earlier this year", "in 2020"]
_SENTENCES = (
    "{a} shelled {p} {d}, killing {n} people and wounding dozens, officials said.",
    "The foreign minister of {a} met his counterpart from {b} in {p} {d} and agreed to resume the talks.",
    "{a} imposed sanctions on {b} after police in {p} arrested {n} journalists {d}.",
    "According to a spokesman, {a} never entered the conflict and could withdraw its troops from {p} if {b} agreed.",
    "Thousands of demonstrators gathered in {p} {d} and demanded that the government resign.",
    "The parliament approved a law on the railway to {p}, which had been built with a loan of {n} million dollars.",
    "President Emmanuel Macron warned {d} that {a} would answer any attack on {b}, but he did not say how.",
    "Analysts doubt that the ceasefire, brokered by {a} in {p}, will hold beyond the winter.",
    "{b} expelled {n} diplomats of {a} {d} and accused them of spying on its pipelines near {p}.",
    "The harvest was poor, prices have risen by {n} per cent, and many families have left the villages around {p}.",
    "\u201cWe have not seen such fighting in years,\u201d a doctor in {p} told reporters {d}.",
    "The two countries signed a treaty on their border in 1997, which {b} has since suspended.",
)


def articles(number: int, words: int | None = None) -> Iterator[str]:
    """So many articles of so many words each (of 100 to 500 where none are given), the same at every call."""
    chance = random.Random(SEED)
    for _ in range(number):
        yield article(chance, words or chance.randint(100, 500))


def article(chance: random.Random, words: int) -> str:
    """One article of about ``words`` words in paragraphs of three to five sentences."""
    paragraphs: list[str] = []
    count = 0
    while count < words:
        sentences = [_sentence(chance) for _ in range(chance.randint(3, 5))]
        count += sum(len(sentence.split()) for sentence in sentences)
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs)


def _sentence(chance: random.Random) -> str:
    first, second = chance.sample(_STATES, 2)
    place, day = chance.choice(_PLACES), chance.choice(_DAYS)
    return chance.choice(_SENTENCES).format(a=first, b=second, p=place, d=day, n=chance.randint(2, 90))
