"""Sets of labels and marks of a parse: CLEAR dependencies, Universal parts of speech, Penn Treebank tags, OntoNotes
entities, hyphens. A set of one module alone stands there.
"""

from __future__ import annotations

# parts of speech
VERBAL = frozenset(("VERB", "AUX"))
NOMINAL = frozenset(("NOUN", "PROPN"))
LEADING = frozenset(("PUNCT", "SPACE", "INTJ", "CCONJ"))  # before the first word of a clause

# tags
PRESENT_TAGS = frozenset(("VBP", "VBZ"))
PAST_TAGS = frozenset(("VBD", "VBN"))  # one form for most verbs, so that either is taken for the other
TENSED = PRESENT_TAGS | {"VBD"}
FINITE = TENSED | {"MD"}
VERB_TAGS = TENSED | {"VB", "VBG", "VBN"}
ASKING = frozenset(("WP", "WRB", "WDT", "WP$"))

# dependencies
NOMINAL_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
SUBJECTS = NOMINAL_SUBJECTS | {"csubj", "csubjpass"}
SUBJECTS_OR_THERE = SUBJECTS | {"expl"}
GOVERNED = frozenset(("dobj", "dative", "pobj"))  # objects of verbs and prepositions
NOUN_CLAUSES = frozenset(("relcl", "acl"))  # tell of the noun over them
COMPLEMENT_CLAUSES = frozenset(("ccomp", "xcomp"))
DESCRIBING = frozenset(("amod", "compound", "nmod"))
MODIFIERS = DESCRIBING | {"poss", "nummod"}

# entities
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC", "NORP"))
SPEAKER_LABELS = frozenset(("PERSON", "ORG", "GPE", "NORP"))

HYPHENS = frozenset("-\u2010\u2011\u2013")  # marks that join two names
