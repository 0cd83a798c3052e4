"""The run behind ``detente code``: read, look up, code, keep, print, and sum up."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from detente.cli._console import err, printable
from detente.config import Config
from detente.engines.work import Failed, NewCoder, coder_id
from detente.readers.items import Item, ReadOptions, Remark, Skipped
from detente.readers.paths import count, read
from detente.store.base import Coded, Writer
from detente.types import Article

if TYPE_CHECKING:
    from rich.progress import Progress

_SHOWN = 20  # skipped inputs that are listed; the rest is counted


@dataclass
class Summary:
    """What became of the inputs of a run."""

    coded: int = 0
    known: int = 0
    events: int = 0
    facts: int = 0
    words: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    def lines(self) -> Iterator[str]:
        seconds = time.monotonic() - self.started
        rate = f", {self.words / seconds:,.0f} words/s" if self.coded and seconds > 1 else ""
        yield (
            f"{self.coded} coded ({self.events} events, {self.facts} facts), {self.known} known already, "
            f"{len(self.skipped)} skipped; {seconds:.1f} s{rate}"
        )
        kinds = Counter(skip.kind for skip in self.skipped)
        if kinds:
            yield "skipped: " + ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
        yield from (f"  {printable(skip.where)}: {printable(skip.reason)}" for skip in self.skipped[:_SHOWN])
        if len(self.skipped) > _SHOWN:
            yield f"  and {len(self.skipped) - _SHOWN} more"


def run(
    paths: Sequence[str], reading: ReadOptions, config: Config, *, format: str, store: str | None, jobs: int
) -> int:
    """Codes all inputs in order; the exit code. Whatever was finished is kept when something stops it."""
    summary = Summary()
    signal.signal(signal.SIGTERM, _terminated)
    try:
        with _opened(store) as keeper, _Progress(paths) as progress:
            known = _Known(keeper, coder_id(config), config.predicates, summary)
            items = _prepared(known.look_up(read(paths, reading)), config)
            for done in _engine(items, config, jobs):
                _take(done, keeper, summary)
                if isinstance(done, Coded) and format != "none":
                    with progress.away():
                        _print(done, format)
                progress.step()
    except KeyboardInterrupt:
        again = "; the same command goes on from there" if store else ""
        err().print(f"stopped; what was finished is {'kept' if store else 'printed'}{again}")
        return 130
    finally:
        for line in summary.lines():
            err().print(line)
        sys.stdout.flush()
    if store and summary.coded + summary.known and format != "jsonl":
        err().print(f"kept in {store}; next: detente brief, detente show, detente report")
    return 3 if summary.skipped else 0


def _terminated(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


@contextmanager
def _opened(store: str | None) -> Iterator[Writer | None]:
    if store is None:
        yield None
        return
    from detente.store.sql import open_store

    with open_store(store) as opened:
        yield opened


@dataclass
class _Known:
    """Finds codings that the store has already."""

    keeper: Writer | None
    coder: str
    predicates: bool
    summary: Summary

    def look_up(self, items: Iterator[Item]) -> Iterator[Any]:
        """Articles that are coded already become their coding; remarks are said at once."""
        for item in items:
            if isinstance(item, Remark):
                err().print(f"{printable(item.where)}: {printable(item.text)}")
                continue
            known = self._known(item) if isinstance(item, Article) else None
            if known is not None:
                self.summary.known += 1
            yield known or item

    def _known(self, article: Article) -> Coded | None:
        """The kept coding, with predicates if and only if they are asked for."""
        found = self.keeper.find(article, self.coder) if self.keeper else None
        if found is None or (self.predicates and "predicates" not in found.document):
            return None
        kept = {name: cell for name, cell in found.document.items() if self.predicates or name != "predicates"}
        return replace(found, document=kept)


def _prepared(items: Iterator[Any], config: Config) -> Iterator[Any]:
    """The same items; before the first article that is to be coded, what is made once on a machine is made."""
    for item in items:
        if isinstance(item, Article):
            prepare(config)
            yield item
            break
        yield item
    yield from items


def prepare(config: Config) -> None:
    """Builds the gazetteer where this user has none of this vocabulary yet, and says so: it takes half a minute."""
    from detente.lexicons.gazetteer.build import build
    from detente.lexicons.gazetteer.lookup import gazetteer_file

    file = gazetteer_file(config.vocabulary)
    if not file.exists():
        err().print("preparing the gazetteer; this is done once and takes about half a minute")
        build(file, config.vocabulary)


def _engine(items: Iterator[Any], config: Config, jobs: int) -> Iterator[Coded | Failed | Skipped]:
    if jobs > 1:
        from detente.engines.processes import run_in_processes

        return run_in_processes(items, NewCoder(config), jobs=jobs, predicates=config.predicates)
    from detente.engines.inprocess import run_here

    return run_here(items, NewCoder(config), predicates=config.predicates)


def _take(done: Coded | Failed | Skipped, keeper: Writer | None, summary: Summary) -> None:
    """Keeps a coding and counts what became of an input."""
    if isinstance(done, Skipped):
        summary.skipped.append(done)
        return
    if isinstance(done, Failed):
        summary.skipped.append(Skipped(done.article.id, "failed", done.reason))
        return
    if keeper is None or keeper.add(done):
        summary.coded += 1
        summary.events += len(done.document["events"])
        summary.facts += len(done.document["facts"])
        summary.words += len(done.article.text.split())


def _print(coded: Coded, format: str) -> None:
    if format == "jsonl":
        article = coded.article
        about = {"title": article.title, "source": article.source, "url": article.url, "text": article.text}
        print(json.dumps(coded.document | about, ensure_ascii=False), flush=True)
    else:
        from detente.cli._tables import print_coded

        print_coded(coded)


class _Progress:
    """Counts finished inputs in a bar on a terminal, with rate and time left; silent elsewhere."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._bar: Progress | None = None
        if err().is_terminal:
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            rate = TextColumn("{task.fields[rate]}")
            columns = ("coding", BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
            self._bar = Progress(*columns, console=err(), transient=True)
            self._task = self._bar.add_task("coding", total=count(paths), rate="loading the model")

    def __enter__(self) -> _Progress:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def step(self) -> None:
        if self._bar:
            speed = self._bar.tasks[0].speed
            self._bar.update(self._task, advance=1, rate=f"{speed:,.1f} articles/s" if speed else "")

    @contextmanager
    def away(self) -> Iterator[None]:
        """Takes the bar away while something is printed on the same terminal."""
        if self._bar is None or not sys.stdout.isatty():
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()
