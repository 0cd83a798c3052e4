"""What is installed is what was tested: the built wheel holds the vocabulary, the schema and the report's files."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import detente


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="hatchling is not installed: the wheel is not built")
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], check=True)
    return next(folder.glob("*.whl"))


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(["git", "ls-files", "detente"], capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    assert {name for name in tracked if name and Path(name).exists()} <= held
    assert any(name.endswith("licenses/LICENSE") for name in held)


def test_the_wheel_alone_runs(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import detente; from detente.cli.main import main\n"
        "assert detente.__file__.startswith(sys.path[0]), detente.__file__\nmain()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), "version"], capture_output=True, text=True, cwd=tmp_path
    )
    assert ran.returncode == 0 and ran.stdout.startswith(f"detente {detente.__version__}")


def test_the_project_and_the_code_have_one_version() -> None:
    assert tomllib.loads(Path("pyproject.toml").read_text())["project"]["version"] == detente.__version__


def test_every_dependency_is_explained() -> None:
    explained = Path("docs/design.md").read_text()
    dependencies = tomllib.loads(Path("pyproject.toml").read_text())["project"]["dependencies"]
    names = [dependency.split(">")[0].split("=")[0].split("<")[0] for dependency in dependencies]
    assert [name for name in names if f"`{name}`" not in explained] == []
