"""The packaged trigger tables: they load, cover the ontology and hold no row twice."""

from __future__ import annotations

from collections import Counter

import pytest

from detente.lexicons.patterns import Patterns
from detente.lexicons.tables import read_rows
from detente.lexicons.triggers import KINDS, TriggerLexicon

FEWEST_ENTRIES = 2500
FEWEST_BY_MODE = 8
FEWEST_CONTEXT_WORDS = 15


def rows(kind: str) -> list[dict[str, str]]:
    return [row.cells for row in read_rows(kind, [])]


@pytest.fixture(scope="module")
def lexicon() -> TriggerLexicon:
    return TriggerLexicon.load()


def test_tables_load_with_enough_entries(lexicon: TriggerLexicon) -> None:
    assert len(lexicon) >= FEWEST_ENTRIES


def test_every_type_has_entries(lexicon: TriggerLexicon) -> None:
    types = {row["type"] for row in rows("ontologies/plover-types")}
    found = {entry.type for entry in lexicon.all_entries()}
    assert types <= found
    assert found <= types | {"", "none"}


def test_every_mode_has_entries(lexicon: TriggerLexicon) -> None:
    modes = {(row["type"], row["mode"]) for row in rows("ontologies/plover-modes")}
    found = Counter((entry.type, entry.mode) for entry in lexicon.all_entries() if entry.mode)
    assert {mode for mode in modes if found[mode] < FEWEST_BY_MODE} == set()
    assert set(found) <= modes


def test_every_context_is_one_of_the_ontology_and_has_cues(lexicon: TriggerLexicon) -> None:
    contexts = {row["context"] for row in rows("ontologies/plover-contexts")}
    cues = Counter(cue.name for found in lexicon.contexts.values() for cue in found)
    assert {name for name in contexts if cues[name] < FEWEST_CONTEXT_WORDS} == set()
    assert set(cues) <= contexts
    assert {name for entry in lexicon.all_entries() for name in entry.contexts} <= contexts


def test_cue_modes_are_modes_of_their_type(lexicon: TriggerLexicon) -> None:
    modes = {(row["type"], row["mode"]) for row in rows("ontologies/plover-modes")}
    assert {(cue.type, cue.name) for found in lexicon.modes.values() for cue in found} <= modes


def test_cameo_codes_are_codes_of_the_conversion_table(lexicon: TriggerLexicon) -> None:
    codes = {row["cameo"] for row in rows("ontologies/cameo-to-plover")}
    assert {entry.cameo for entry in lexicon.all_entries() if entry.cameo} <= codes


def test_every_class_that_a_pattern_names_exists() -> None:
    classes = Patterns.load().classes
    named = {
        word[1:]
        for kind in KINDS
        for row in rows(f"triggers/{kind}s")
        for part in row["pattern"].split()
        for word in part.partition("=")[2].split("|")
        if word.startswith("@")
    }
    assert named <= set(classes)


def test_no_row_stands_twice() -> None:
    for kind in KINDS:
        keys = Counter(
            (row["lemma"], row["pattern"], row["type"], row["mode"], row["operator"])
            for row in rows(f"triggers/{kind}s")
        )
        assert [key for key, count in keys.items() if count > 1] == []


def test_composition_types_are_types_of_the_ontology() -> None:
    types = {row["type"] for row in rows("ontologies/plover-types")} | {"", "="}
    assert {row["type"] for row in rows("triggers/compositions")} <= types
