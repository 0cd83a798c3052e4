from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.cli.main import app
from tests.conftest import Ran

NAMES = sorted([str(command.callback.__name__) for command in app.registered_commands if command.callback])
GROUPS = [str(group.name) for group in app.registered_groups]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example(detente: Callable[..., Ran], name: str) -> None:
    ran = detente(name, "--help")
    assert ran.code == 0
    assert name == "version" or f"detente {name}" in ran.out.replace("\n", " ")


@pytest.mark.parametrize("name", [*NAMES, *GROUPS])
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"$ detente {name}" in Path("README.md").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_a_file(name: str) -> None:
    assert Path("detente", "cli", f"{name}.py").exists()


def test_help_is_fast_and_loads_no_model_or_table_library() -> None:
    program = (
        "import sys; sys.argv = ['detente', '--help']\n"
        "from detente.cli.main import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print([name for name in ('spacy', 'sqlalchemy', 'polars', 'pandas', 'lxml') if name in sys.modules])"
    )
    started = time.monotonic()
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"
    assert time.monotonic() - started < 2
