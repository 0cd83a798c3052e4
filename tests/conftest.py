"""What many tests share: the English model and the coder, loaded once, and the command run in this process."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from detente.coding.coder import Coder
from detente.language.english import English
from detente.lexicons.grammar import Grammar
from detente.parse import Parse
from detente.types import Article, Document, Published


@dataclass
class Ran:
    """What a command printed and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def english() -> English:
    return English(Grammar.load().words)


@pytest.fixture(scope="session")
def coder(english: English) -> Coder:
    return Coder(language=english)


@pytest.fixture(scope="session")
def parse_text(english: English) -> Callable[[str], Parse]:
    """Parses a text line by line."""

    def parse(text: str) -> Parse:
        lines = [match.span() for match in re.finditer(r"\S[^\n]*", text)]
        return next(english.parse_all([(text, lines)]))

    return parse


@pytest.fixture(scope="session")
def code(coder: Coder) -> Callable[..., Document]:
    """Codes a text through the whole pipeline; ``published`` is an ISO day or None."""

    def run(text: str, published: str | None = None) -> Document:
        given = Published(dt.date.fromisoformat(published), "given") if published else None
        return coder.code(Article(id="test", text=text, published=given))

    return run


@pytest.fixture
def detente(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs the command in this process: ``detente("brief", "--store", path)``."""
    from detente.cli.main import main

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["detente", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        return Ran(code, *capsys.readouterr())

    return run
