"""Confidence is a probability from named signs."""

from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.lexicons.weights import Weights


def test_signs_add_up_on_the_logistic_scale() -> None:
    weights = Weights({"base": 0.0, "good": 2.0, "bad": -2.0})
    assert weights.probability(()) == 0.5
    assert weights.probability(("good", "bad")) == 0.5
    assert weights.probability(("good",)) > 0.85
    assert weights.probability(("good", "never seen")) == weights.probability(("good",))


def test_a_mistaken_weight_is_named_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "confidence").mkdir()
    (tmp_path / "confidence" / "weights-mine.tsv").write_text("sign\tweight\nbase\thigh\n")
    with pytest.raises(LexiconError, match="weights-mine.tsv:2"):
        Weights.load([tmp_path])
