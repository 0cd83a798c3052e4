"""Runs the commands in the console blocks of Markdown files and writes their real output below them: ``make readme``.

A block starts with ```` ```console ````; its lines that start with ``$ `` are run in order, in one folder,
where ``examples`` is the project's.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WIDTH = "112"


def main(files: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        for name in files:
            file = Path(name)
            text = file.read_text(encoding="utf-8")
            blocks = re.compile(r"(?<=```console\n)(.*?)(?=```\n)", re.DOTALL)
            file.write_text(blocks.sub(lambda found: rendered(found.group(), folder), text), encoding="utf-8")


def rendered(block: str, folder: str) -> str:
    """The block's commands, each with what it prints now."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{output(command[2:], folder)}" for command in commands)


def output(command: str, folder: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {name: value for name, value in os.environ.items() if name != "DETENTE_STORE"}
    ran = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        capture_output=True,
        text=True,
        env=environment | {"COLUMNS": WIDTH, "PATH": path},
    )
    lines = (ran.stdout + ran.stderr).replace(f"{folder}/", "").rstrip("\n").split("\n")
    return "".join(f"{line.rstrip()}\n" for line in lines if line.strip() or len(lines) > 1)


if __name__ == "__main__":
    main(sys.argv[1:])
