"""Sets of labels that the parse uses: CLEAR dependencies, Universal parts of speech, Penn Treebank tags."""

from __future__ import annotations

VERBAL = frozenset(("VERB", "AUX"))
NOMINAL = frozenset(("NOUN", "PROPN"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
TENSED = frozenset(("VBD", "VBP", "VBZ"))
FINITE = TENSED | {"MD"}
VERB_TAGS = TENSED | {"VB", "VBG", "VBN"}
ASKING = frozenset(("WP", "WRB", "WDT", "WP$"))
