from __future__ import annotations

import datetime as dt
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from detente.readers.items import Item, ReadOptions, Remark, Skipped
from detente.readers.paths import count, read
from detente.types import Article

ENGLISH = "The two delegations met in Geneva on Monday and agreed to exchange prisoners, officials said.\n"


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def one(path: Path | str, **options: object) -> Item:
    """The only item of a path."""
    (item,) = read([path], ReadOptions(**options))  # type: ignore[arg-type]
    return item


def reason(item: Item) -> str:
    assert isinstance(item, Skipped)
    return f"{item.kind}: {item.reason}"


def test_a_folder_is_read_in_order_of_name_without_other_kinds(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c/d.txt", "picture.png", ".hidden.txt", ".git/x.txt"):
        write(tmp_path, name, ENGLISH)
    assert [Path(item.id).name for item in read([tmp_path]) if isinstance(item, Article)] == ["a.md", "b.txt", "d.txt"]
    assert count([tmp_path]) == 3


def test_jsonl_text_is_taken_exactly(tmp_path: Path) -> None:
    text = f"  {ENGLISH}\r\n\tWell.  "
    path = write(
        tmp_path, "x.jsonl", json.dumps({"id": 7, "text": text, "date": "2024-05-03", "title": "T", "url": "u"})
    )
    article = one(path)
    assert isinstance(article, Article)
    assert (article.id, article.text, article.title, article.url) == ("7", text, "T", "u")
    assert article.published is not None and article.published.date == dt.date(2024, 5, 3)


def test_surrogates_and_nulls_are_replaced_without_moving_offsets(tmp_path: Path) -> None:
    path = write(tmp_path, "x.jsonl", '{"id": "a", "text": "The \\ud800 talks\\u0000 failed on Monday."}')
    article = one(path)
    assert isinstance(article, Article) and article.text == "The \ufffd talks\ufffd failed on Monday."


def test_csv_columns_are_named_by_options(tmp_path: Path) -> None:
    rows = f'nr;when;story;head\n1;2024-05-03;"{ENGLISH.strip()}";Talks\n'
    article = one(
        write(tmp_path, "x.csv", rows), text_field="story", id_field="nr", date_field="when", title_field="head"
    )
    assert isinstance(article, Article)
    assert (article.id, article.title, article.text) == ("1", "Talks", ENGLISH.strip())


def test_csv_without_the_column_says_which_there_are(tmp_path: Path) -> None:
    assert "nr, story" in reason(one(write(tmp_path, "x.csv", "nr,story\n1,a\n")))


def test_wrong_jsonl_lines_are_skipped_by_number(tmp_path: Path) -> None:
    good = json.dumps({"id": "a", "text": ENGLISH})
    items = list(read([write(tmp_path, "x.jsonl", f"{good}\nnot json\n[1]\n{good.replace('text', 'body')}\n")]))
    assert [item.where[-2:] for item in items if isinstance(item, Skipped)] == [":2", ":3", ":4"]
    assert isinstance(items[0], Article)


def test_standard_input_is_an_article_or_jsonl(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, id in ((ENGLISH.encode(), "stdin"), (json.dumps({"id": "a", "text": ENGLISH}).encode(), "a")):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        article = one("-")
        assert isinstance(article, Article) and article.id == id


def test_the_date_option_is_for_inputs_that_state_none(tmp_path: Path) -> None:
    day = dt.date(2024, 1, 1)
    undated = one(write(tmp_path, "x.txt", ENGLISH), date=day)
    dated = one(write(tmp_path, "2020-02-02.txt", ENGLISH), date=day)
    assert isinstance(undated, Article) and undated.published is not None and undated.published.date == day
    assert isinstance(dated, Article) and dated.published is not None and dated.published.date == dt.date(2020, 2, 2)


def test_an_undated_file_stays_undated(tmp_path: Path) -> None:
    article = one(write(tmp_path, "x.txt", ENGLISH))
    assert isinstance(article, Article) and article.published is None


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"--- ***\n"])
def test_empty_files_are_skipped(tmp_path: Path, data: bytes) -> None:
    assert reason(one(write(tmp_path, "x.txt", data))).startswith("empty")


def test_binaries_and_archives_are_skipped(tmp_path: Path) -> None:
    assert "binary" in reason(one(write(tmp_path, "x.txt", b"\x00\x01\x02" * 99)))
    assert "zip archive" in reason(one(write(tmp_path, "x.zip", b"PK\x03\x04" + b"\x00" * 99)))
    assert "gzip" in reason(one(write(tmp_path, "x.jsonl", b"\x1f\x8b" + bytes(99) + b"\n")))


def test_a_missing_path_is_skipped(tmp_path: Path) -> None:
    assert "no such file" in reason(one(tmp_path / "none.txt"))


def test_a_50_mb_text_is_skipped_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.write(ENGLISH.encode() * 10)
        stream.truncate(50_000_000)
    assert "50,000,000 bytes" in reason(one(path))


def test_one_5_mb_line_is_skipped_and_the_next_taken(tmp_path: Path) -> None:
    long = json.dumps({"id": "long", "text": "word " * 1_000_000})
    short = json.dumps({"id": "short", "text": ENGLISH})
    first, second = read([write(tmp_path, "x.jsonl", f"{long}\n{short}\n")])
    assert "5,000,000 characters" in reason(first)
    assert isinstance(second, Article) and second.id == "short"


def test_other_languages_are_skipped_by_name(tmp_path: Path) -> None:
    french = "Le président a déclaré mardi que la Russie devait retirer toutes ses troupes de la région."
    assert reason(one(write(tmp_path, "x.txt", french))) == "other language: in French, not English"
    assert isinstance(one(write(tmp_path, "x.txt", french), any_language=True), Article)


def test_a_date_in_the_future_is_set_aside_with_a_remark(tmp_path: Path) -> None:
    path = write(tmp_path, "x.jsonl", json.dumps({"id": "a", "text": ENGLISH, "date": "2999-01-01"}))
    remark, article = read([path])
    assert isinstance(remark, Remark) and "2999-01-01" in remark.text and "future" in remark.text
    assert isinstance(article, Article) and article.published is None


def test_a_wrong_date_is_remarked(tmp_path: Path) -> None:
    remark, article = read([write(tmp_path, "x.jsonl", json.dumps({"id": "a", "text": ENGLISH, "date": "soon"}))])
    assert isinstance(remark, Remark) and "'soon'" in remark.text
    assert isinstance(article, Article)


def test_duplicate_ids_are_kept_with_a_remark(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "a", "text": text}) for text in (ENGLISH, ENGLISH, "Another text that came later.")]
    items = list(read([write(tmp_path, "x.jsonl", "\n".join(lines))]))
    assert sum(isinstance(item, Article) for item in items) == 3
    (remark,) = [item for item in items if isinstance(item, Remark)]
    assert "came before" in remark.text
