"""Sets of labels and marks of a parse: CLEAR dependencies, Universal parts of speech, Penn Treebank tags, hyphens."""

from __future__ import annotations

VERBAL = frozenset(("VERB", "AUX"))
NOMINAL = frozenset(("NOUN", "PROPN"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
TENSED = frozenset(("VBD", "VBP", "VBZ"))
FINITE = TENSED | {"MD"}
VERB_TAGS = TENSED | {"VB", "VBG", "VBN"}
ASKING = frozenset(("WP", "WRB", "WDT", "WP$"))
HYPHENS = frozenset("-\u2010\u2011\u2013")  # marks that join two names
