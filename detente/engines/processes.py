"""Codes in several processes, each with a model of its own; a process that dies loses one article at most."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic

from detente.engines.work import Failed, MakeCoder, Other, chunks, code_chunk, merged
from detente.errors import DetenteError
from detente.store.base import Coded
from detente.types import Article

_AHEAD = 3  # chunks read ahead for each worker
_EARLY_DEATHS = 3  # workers in a row that die before their first result: the machine cannot hold them

Results = list[Coded | Failed]


def _serve(connection: Connection[Any, Any], make_coder: MakeCoder, predicates: bool) -> None:
    """A worker's life: load, then code what comes until the connection closes. Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        coder = make_coder()
    except DetenteError as fault:
        connection.send(fault)
        return
    while True:
        try:
            articles = connection.recv()
        except EOFError:
            return
        connection.send(code_chunk(coder, articles, predicates))


@dataclass
class _Task:
    """Articles of a chunk that go to a worker together."""

    chunk: int
    positions: list[int]
    articles: list[Article]


@dataclass
class _Worker:
    process: BaseProcess
    connection: Connection[Any, Any]
    task: _Task | None = None
    proven: bool = False


@dataclass
class _Chunk(Generic[Other]):
    items: Sequence[Article | Other]
    results: dict[int, Coded | Failed] = field(default_factory=dict)

    def task(self, number: int) -> _Task:
        articles = [item for item in self.items if isinstance(item, Article)]
        return _Task(number, list(range(len(articles))), articles)

    @property
    def done(self) -> bool:
        return len(self.results) == sum(isinstance(item, Article) for item in self.items)


class _Pool:
    """Workers, the tasks that wait and the chunks under way."""

    def __init__(self, make_coder: MakeCoder, jobs: int, predicates: bool) -> None:
        self._make_coder, self._jobs, self._predicates = make_coder, jobs, predicates
        self._context = multiprocessing.get_context("spawn")  # forking a process with threads can hang
        self._workers: list[_Worker] = []
        self._early_deaths = 0
        self.waiting: deque[_Task] = deque()

    def assign(self) -> None:
        """Gives tasks to idle workers, starting workers as needed."""
        idle = [worker for worker in self._workers if worker.task is None]
        while self.waiting and (idle or len(self._workers) < self._jobs):
            worker = idle.pop() if idle else self._start()
            worker.task = self.waiting.popleft()
            try:
                worker.connection.send(worker.task.articles)
            except (BrokenPipeError, ConnectionResetError):
                return  # it died while idle or loading; collect() sees that

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_serve, args=(theirs, self._make_coder, self._predicates), daemon=True
        )  # fmt: skip
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def collect(self) -> Iterator[tuple[_Task, Results]]:
        """Waits for workers and yields what they finished; splits or gives up the task of one that died."""
        busy = {worker.connection: worker for worker in self._workers if worker.task is not None}
        for connection in wait(list(busy)):
            worker = busy[connection]  # type: ignore[index]
            task = worker.task
            assert task is not None
            try:
                answer = worker.connection.recv()
            except (EOFError, ConnectionResetError):
                yield from self._after_death(worker, task)
                continue
            if isinstance(answer, DetenteError):
                raise answer
            worker.task, worker.proven, self._early_deaths = None, True, 0
            yield task, answer

    def _after_death(self, worker: _Worker, task: _Task) -> Iterator[tuple[_Task, Results]]:
        worker.process.join()
        self._workers.remove(worker)
        self._early_deaths += not worker.proven
        if len(task.articles) == 1:
            yield task, [Failed(task.articles[0], f"the worker that coded it died ({_death(worker.process)})")]
        elif self._early_deaths >= _EARLY_DEATHS:
            reason = f"workers die as they start ({_death(worker.process)}); use fewer --jobs"
            yield task, [Failed(article, reason) for article in task.articles]
        else:
            singles = zip(task.positions, task.articles, strict=True)
            self.waiting.extendleft([_Task(task.chunk, [at], [article]) for at, article in singles][::-1])

    def close(self) -> None:
        for worker in self._workers:
            worker.connection.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()


def _death(process: BaseProcess) -> str:
    code = process.exitcode or 0
    if code >= 0:
        return f"exit code {code}"
    name = signal.Signals(-code).name
    return f"{name}, perhaps out of memory" if name == "SIGKILL" else name


def run_in_processes(
    items: Iterable[Article | Other], make_coder: MakeCoder, *, jobs: int, predicates: bool = False
) -> Iterator[Coded | Failed | Other]:
    """Like ``run_here`` with ``jobs`` workers: same results, same order."""
    pool = _Pool(make_coder, jobs, predicates)
    source = enumerate(chunks(items))
    under_way: dict[int, _Chunk[Other]] = {}
    following, exhausted = 0, False
    try:
        while not exhausted or under_way:
            while not exhausted and len(under_way) < jobs * _AHEAD:
                number, chunk = next(source, (-1, []))
                exhausted = number < 0
                if not exhausted:
                    under_way[number] = _Chunk(chunk)
                    if not under_way[number].done:
                        pool.waiting.append(under_way[number].task(number))
            while following in under_way and under_way[following].done:
                ready = under_way.pop(following)
                yield from merged(ready.items, (ready.results[at] for at in sorted(ready.results)))
                following += 1
            pool.assign()
            for task, results in pool.collect() if under_way else ():
                under_way[task.chunk].results.update(zip(task.positions, results, strict=True))
    finally:
        pool.close()
