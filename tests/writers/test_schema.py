from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from detente.coding.coder import Coder
from detente.readers.paths import read
from detente.types import Article
from detente.writers.jsonl import document_json
from tests.made import coded

EXAMPLES = [item for item in read(["examples"]) if isinstance(item, Article)]


def validator() -> Draft202012Validator:
    text = resources.files("detente.writers").joinpath("schema/document.schema.json").read_text()
    return Draft202012Validator(json.loads(text), format_checker=Draft202012Validator.FORMAT_CHECKER)


def spans(node: Any) -> Iterator[tuple[int, int, str]]:
    """Every span of a coding that repeats its words."""
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys():
            yield node["start"], node["end"], node["text"]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from spans(child)


def test_the_documented_schema_is_the_packaged_one() -> None:
    packaged = resources.files("detente.writers").joinpath("schema/document.schema.json").read_text()
    assert Path("docs/schema/document.schema.json").read_text() == packaged
    Draft202012Validator.check_schema(json.loads(packaged))


def test_a_made_document_obeys_the_schema() -> None:
    assert list(validator().iter_errors(coded().document)) == []


def test_the_schema_refuses_what_is_wrong() -> None:
    document = coded().document
    bad_event = document["events"][0] | {"type": "FOO"}
    for wrong in (
        {"events": [bad_event]},
        {"published": {"date": "x"}},
        {"sections": None},
    ):
        assert list(validator().iter_errors(document | wrong))


@pytest.mark.parametrize("article", EXAMPLES, ids=lambda article: Path(article.id).name)
def test_coded_examples_obey_the_schema_and_their_spans_hold(coder: Coder, article: Article) -> None:
    document = document_json(coder.code(article), coder=coder.id, predicates=True)
    assert [f"{fault.json_path}: {fault.message}" for fault in validator().iter_errors(document)] == []
    wrong = [(start, text) for start, end, text in spans(document) if article.text[start:end] != text]
    assert wrong == []
    sections = document["sections"]
    assert all(before["end"] <= after["start"] for before, after in zip(sections, sections[1:], strict=False))
