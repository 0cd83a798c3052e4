"""The store in a PostgreSQL server that the test starts for itself; skipped where none is installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.store.sql import SqlStore, open_store
from tests.made import coded


def program(name: str) -> str | None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name)


def as_other(*command: str) -> list[str]:
    """The server does not run as root."""
    return ["runuser", "-u", "nobody", "--", *command] if os.geteuid() == 0 else list(command)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    initdb, control = program("initdb"), program("pg_ctl")
    if not initdb or not control:
        pytest.skip("PostgreSQL is not installed (initdb, pg_ctl): its store is not tested")
    if os.geteuid() == 0 and not shutil.which("runuser"):
        pytest.skip("PostgreSQL does not run as root and there is no runuser: its store is not tested")
    folder = Path(tempfile.mkdtemp(prefix="detente-pg-"))
    folder.chmod(0o777)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(folder / "data")
    command = as_other(initdb, "-D", data, "-A", "trust", "-U", "tester")
    made = subprocess.run(command, capture_output=True, text=True, cwd="/")
    if made.returncode:
        shutil.rmtree(folder)
        pytest.skip(f"initdb failed, PostgreSQL is not tested: {made.stderr.strip().splitlines()[-1:]}")
    options = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -p {port}"
    log = str(folder / "log")
    started = as_other(control, "-D", data, "-l", log, "-o", options, "-w", "start")
    subprocess.run(started, check=True, cwd="/", stdout=subprocess.DEVNULL)
    try:
        yield f"postgresql://tester@127.0.0.1:{port}/postgres"
    finally:
        stopped = as_other(control, "-D", data, "-m", "immediate", "stop")
        subprocess.run(stopped, check=False, cwd="/", stdout=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def store(url: str) -> Iterator[SqlStore]:
    with open_store(url) as opened:
        yield opened


def test_a_coding_is_kept_once_and_found_again(store: SqlStore) -> None:
    one = coded()
    assert store.add(one) and not store.add(one)
    assert store.find(one.article, one.coder) == one


def test_events_are_filtered_and_become_a_frame(store: SqlStore) -> None:
    store.add(coded())
    assert store.events(actor="rur", place="grk").to_pandas().loc[0, "type"] == "ASSAULT"
    assert len(store.events(status="planned")) == 0


def test_an_article_and_an_event_are_found(store: SqlStore) -> None:
    store.add(coded())
    assert store.document("made").article.id == "made"
    assert store.event("e1")[1]["type"] == "ASSAULT"


def test_a_store_that_exists_is_opened_again(url: str, store: SqlStore) -> None:
    store.add(coded())
    with open_store(url, create=False) as again:
        assert len(again.documents()) == 1
