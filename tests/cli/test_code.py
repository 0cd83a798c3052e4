"""``detente code`` from end to end with the real coder: one run over good and bad inputs, what it said and kept."""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from detente.store.sql import open_store
from tests.conftest import Ran

Command = Callable[..., Ran]
COMMAND = [sys.executable, "-c", "from detente.cli.main import main; main()"]
STORY = "Russia shelled Kharkiv on Monday and killed two people, officials said. Ukraine condemned the attack.\n"
FRENCH = "Le président a déclaré mardi que la Russie devait retirer toutes ses troupes de la région.\n"


def pdf(text: str = "", **more: object) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, **more)  # type: ignore[arg-type]
    canvas.drawString(72, 700, text)
    canvas.save()
    return stream.getvalue()


def write_inputs(folder: Path) -> None:
    """Good articles first and last in order of name, everything bad between."""
    (folder / "a-good.txt").write_text(STORY)
    (folder / "b-empty.txt").write_bytes(b"")
    (folder / "c-binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "d-latin.txt").write_bytes("Viktor Orb\u00e1n met Vladimir Putin on Monday.".encode("latin-1"))
    (folder / "e-mixed.txt").write_bytes("Orbán spoke.\n".encode() + "Orb\u00e1n left.\n".encode("cp1252"))
    with (folder / "f-huge.txt").open("wb") as huge:
        huge.write(STORY.encode())
        huge.truncate(50_000_000)
    (folder / "g-line.txt").write_text("word " * 1_000_000)
    (folder / "h-scan.pdf").write_bytes(pdf())
    (folder / "i-locked.pdf").write_bytes(pdf(STORY, encrypt=StandardEncryption("x")))
    (folder / "j-broken.html").write_text("<html><body><div><p")
    (folder / "k-french.txt").write_text(FRENCH)
    lines = [
        {"id": "future", "text": STORY.replace("Kharkiv", "Sumy"), "date": "2999-01-01"},
        {"id": "twice", "text": STORY.replace("Kharkiv", "Odesa")},
        {"id": "twice", "text": STORY.replace("Kharkiv", "Lviv")},
    ]
    (folder / "l-lines.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines) + "no json\n")
    (folder / "z-good.md").write_text(f"# Shelling\n\n{STORY.replace('Kharkiv', 'Kherson')}")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    folder = tmp_path_factory.mktemp("inputs")
    write_inputs(folder)
    store = tmp_path_factory.mktemp("store") / "x.db"
    command = [*COMMAND, "code", str(folder), "--store", str(store), "--format", "jsonl"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300)
    documents = [json.loads(line) for line in ran.stdout.splitlines()]
    return SimpleNamespace(code=ran.returncode, err=ran.stderr, documents=documents, store=store, folder=folder)


def test_the_run_goes_on_to_the_end_in_input_order(run: SimpleNamespace) -> None:
    names = [Path(document["id"]).name for document in run.documents]
    good = ["a-good.txt", "d-latin.txt", "e-mixed.txt", "future", "twice", "twice", "z-good.md"]
    assert names == good


def test_left_out_inputs_give_their_own_exit_code_and_no_traceback(run: SimpleNamespace) -> None:
    assert run.code == 3
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("b-empty.txt", "an empty file"),
        ("c-binary.txt", "binary data"),
        ("f-huge.txt", "50,000,000 bytes"),
        ("g-line.txt", "characters"),
        ("h-scan.pdf", "without text"),
        ("i-locked.pdf", "password"),
        ("j-broken.html", "no main text"),
        ("k-french.txt", "in French"),
        ("l-lines.jsonl:4", "not a JSON object"),
    ],
)
def test_each_left_out_input_is_named_with_its_reason(run: SimpleNamespace, name: str, reason: str) -> None:
    (line,) = [line for line in run.err.splitlines() if f"{name}:" in line]
    assert reason in line or (name == "g-line.txt" and "bytes" in line)


@pytest.mark.parametrize(
    ("name", "remark"),
    [
        ("d-latin.txt", "not UTF-8"),
        ("e-mixed.txt", "mixed encodings"),
        ("future", "2999-01-01, lies in the future"),
        ("twice", "came before"),
    ],
)
def test_each_doubtful_input_is_remarked(run: SimpleNamespace, name: str, remark: str) -> None:
    assert any(f"{name}:" in line and remark in line for line in run.err.splitlines())


def test_the_summary_counts(run: SimpleNamespace) -> None:
    assert "7 coded" in run.err and "9 skipped" in run.err and "1 other language" in run.err


def test_what_was_coded_is_kept(run: SimpleNamespace) -> None:
    with open_store(run.store) as store:
        assert len(store.documents()) == 7


def test_undated_articles_have_no_date(run: SimpleNamespace) -> None:
    assert [document["published"] for document in run.documents] == [None] * 7


def test_the_second_run_codes_nothing_and_prints_the_same(run: SimpleNamespace, detente: Command) -> None:
    ran = detente("code", run.folder, "--store", run.store, "--format", "jsonl")
    assert "0 coded" in ran.err and "7 known already" in ran.err
    assert [json.loads(line) for line in ran.out.splitlines()] == run.documents


def test_no_store_keeps_nothing(detente: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.txt").write_text(STORY)
    ran = detente("code", "x.txt", "--no-store", "--date", "2024-05-07")
    assert ran.code == 0 and "2024-05-07 (given)" in ran.out
    assert os.listdir(tmp_path) == ["x.txt"]


def test_predicates_are_there_only_when_asked_for(detente: Command, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(STORY)
    arguments = ("code", tmp_path / "x.txt", "--no-store", "--format", "jsonl")
    assert "predicates" not in json.loads(detente(*arguments).out)
    lemmas = {one["lemma"] for one in json.loads(detente(*arguments, "--predicates").out)["predicates"]}
    assert {"shell", "kill", "condemn"} <= lemmas


def test_predicates_of_a_known_text_are_printed_when_asked_for(detente: Command, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(STORY)
    arguments = ("code", tmp_path / "x.txt", "--store", tmp_path / "x.db", "--format", "jsonl")
    detente(*arguments)
    assert json.loads(detente(*arguments, "--predicates").out)["predicates"]
    assert "predicates" not in json.loads(detente(*arguments).out)


def test_two_processes_give_the_same(run: SimpleNamespace) -> None:
    command = [*COMMAND, "code", str(run.folder), "--no-store", "--format", "jsonl", "--jobs", "2"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert [json.loads(line) for line in ran.stdout.splitlines()] == run.documents


@pytest.mark.parametrize(
    ("arguments", "code", "hint"),
    [
        (("code", "x.txt", "--date", "soon"), 2, "2025-07-10"),
        (("code", "x.txt", "--vocabulary", "none"), 2, "not a folder"),
        (("code", "x.txt", "--format", "xml"), 2, "jsonl"),
        (("code", "x.txt", "--jobs", "0"), 2, "jobs"),
        (("code",), 2, "PATH"),
        (("code", "none.txt", "--no-store"), 3, "no such file"),
        (("code", "x.txt", "--store", "none/x.db"), 5, "cannot be opened"),
        (("nonsense",), 2, "nonsense"),
    ],
)
def test_wrong_use_is_told_without_a_traceback(
    detente: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int, hint: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.txt").write_text(STORY)
    ran = detente(*arguments)
    assert ran.code == code and hint in ran.err and "Traceback" not in ran.err


def test_a_mistake_in_own_vocabulary_is_told_by_line(detente: Command, tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "cues-mine.tsv").write_text("kind\twhere\ttext\nwrong\twhole\tx\n")
    (tmp_path / "x.txt").write_text(STORY)
    ran = detente("code", tmp_path / "x.txt", "--no-store", "--vocabulary", tmp_path)
    assert ran.code == 4 and "cues-mine.tsv:2" in ran.err


def test_a_full_output_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(STORY)
    with Path("/dev/full").open("w") as full:
        command = [*COMMAND, "code", str(tmp_path / "x.txt"), "--no-store", "--format", "jsonl"]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=120)
    assert ran.returncode == 1 and "No space left" in ran.stderr and "Traceback" not in ran.stderr


def test_a_store_that_cannot_grow_is_told_and_stays_whole(tmp_path: Path) -> None:
    """The limit on a file's size stands for a full disk."""
    lines = [json.dumps({"id": str(number), "text": f"{number} {STORY * 40}"}) for number in range(30)]
    (tmp_path / "x.jsonl").write_text("\n".join(lines))

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    command = [*COMMAND, "code", str(tmp_path / "x.jsonl"), "--store", str(tmp_path / "x.db"), "--format", "none"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300, preexec_fn=limited)
    assert ran.returncode == 5 and "Traceback" not in ran.stderr
    with open_store(tmp_path / "x.db") as store:
        kept = list(store.stored())
    assert 0 < len(kept) < 30
    assert all(one.document["id"] == one.article.id for one in kept)
