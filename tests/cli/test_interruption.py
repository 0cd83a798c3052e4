"""A run that is stopped or killed keeps whole documents, and the next run goes on from there."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest

from detente.store.sql import open_store
from tests.cli.test_code import COMMAND, STORY

ARTICLES = 40


def corpus(folder: Path) -> Path:
    path = folder / "corpus.jsonl"
    lines = (json.dumps({"id": str(number), "text": f"Report {number}. {STORY * 30}"}) for number in range(ARTICLES))
    path.write_text("\n".join(lines))
    return path


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)])
def test_whole_documents_are_kept_and_the_next_run_goes_on(tmp_path: Path, number: int, code: int) -> None:
    store = tmp_path / "x.db"
    command = [*COMMAND, "code", str(corpus(tmp_path)), "--store", str(store)]
    running = subprocess.Popen([*command, "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    printed = [running.stdout.readline() for _ in range(3)]
    running.send_signal(number)
    _, err = running.communicate(timeout=60)
    assert running.returncode == code and b"Traceback" not in err
    assert code != 130 or b"goes on from there" in err

    with open_store(store) as opened:
        kept = list(opened.stored())
        events = len(opened.events())
    assert {json.loads(line)["id"] for line in printed} <= {one.article.id for one in kept}
    assert len(kept) < ARTICLES
    assert events == sum(len(one.document["events"]) for one in kept)
    assert sqlite3.connect(store).execute("pragma integrity_check").fetchone() == ("ok",)

    again = subprocess.run([*command, "--format", "none"], capture_output=True, text=True, timeout=300)
    assert again.returncode == 0 and f"{len(kept)} known already" in again.stderr
    assert f"{ARTICLES - len(kept)} coded" in again.stderr


def test_ctrl_c_stops_several_processes(tmp_path: Path) -> None:
    command = [*COMMAND, "code", str(corpus(tmp_path)), "--no-store", "--format", "jsonl", "--jobs", "2"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    assert running.stdout is not None
    running.stdout.readline()
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130 and b"Traceback" not in err
