"""One layer of the coding alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from detente.cli._console import err, out, printable
from detente.cli._run import prepare
from detente.cli._tables import days, plain_table
from detente.config import Config
from detente.engines.inprocess import run_here
from detente.engines.work import Failed, NewCoder
from detente.readers.items import ReadOptions, Remark, Skipped
from detente.readers.paths import read
from detente.store.base import Coded

Json = dict[str, Any]
KEYS = {"times": "times", "places": "places", "status": "predicates", "speakers": "attributions"}


def annotate(paths: Sequence[str], reading: ReadOptions, only: str, format: str) -> int:
    """Prints one layer of each input; the exit code."""
    code = 0
    prepare(Config())
    for done in run_here(read(paths, reading), NewCoder(Config(predicates=True)), predicates=True):
        if isinstance(done, Coded):
            _print(done, only, format)
        elif isinstance(done, Remark):
            err().print(f"{printable(done.where)}: {printable(done.text)}")
        elif isinstance(done, Skipped | Failed):
            where = done.where if isinstance(done, Skipped) else done.article.id
            err().print(f"{printable(where)}: {printable(done.reason)}")
            code = 3
    return code


def _print(coded: Coded, only: str, format: str) -> None:
    key = KEYS[only]
    found = coded.document[key]
    if format == "jsonl":
        print(json.dumps({"id": coded.article.id, key: found}, ensure_ascii=False))
        return
    out().print(printable(coded.article.title or coded.article.id), style="bold")
    text = coded.article.text
    table = plain_table("words", "at", only, "why")
    for one in found:
        start, end = (one["cue"]["start"], one["cue"]["end"]) if only == "speakers" else (one["start"], one["end"])
        table.add_row(printable(text[start:end]), f"{start}–{end}", printable(_value(one, only)), printable(one["why"]))
    out().print(table if found else f"no {only}")


def _value(one: Json, only: str) -> str:
    if only == "times":
        return f"{one['type']} {one['value']}  {days(one)}"
    if only == "places":
        return f"{one['name']}, {one['country'] or '?'} ({one['kind']}) {one['lat']}, {one['lon']}"
    if only == "status":
        return str(one["status"])
    speaker = one["speaker"]
    return f"{speaker['text'] if speaker else '?'} {one['stance']}"
