from __future__ import annotations

import pytest

from detente.coding.coder import Coder
from detente.config import Config
from detente.engines.inprocess import run_here
from detente.engines.processes import run_in_processes
from detente.engines.work import Failed, coder_id
from detente.store.base import Coded
from detente.types import Article
from tests.made import DyingCoder, MadeCoder


def articles(*texts: str) -> list[Article]:
    return [Article(str(number), text) for number, text in enumerate(texts)]


def ids(results: object) -> list[str]:
    return [f"{'-' if isinstance(one, Failed) else ''}{one.article.id}" for one in results]  # type: ignore[attr-defined]


def test_results_come_in_input_order_and_other_items_pass_through() -> None:
    first, second = articles("one", "two")
    results = list(run_here([first, "between", second], MadeCoder))
    assert [one if isinstance(one, str) else one.article.id for one in results] == ["0", "between", "1"]


def test_the_coder_is_not_made_where_nothing_needs_it() -> None:
    def never() -> MadeCoder:
        raise AssertionError("loaded for nothing")

    assert list(run_here(["passes"], never)) == ["passes"]


def test_a_fault_of_one_article_loses_only_that_article() -> None:
    results = list(run_here(articles("a", "b fail b", "c"), DyingCoder))
    assert ids(results) == ["0", "-1", "2"]
    assert isinstance(results[1], Failed) and "ValueError" in results[1].reason and "report" in results[1].reason


def test_processes_give_the_same_in_the_same_order() -> None:
    many = articles(*(f"text {number}" for number in range(100)))
    here = [one.document for one in run_here(many, MadeCoder) if isinstance(one, Coded)]
    there = [one.document for one in run_in_processes(many, MadeCoder, jobs=2) if isinstance(one, Coded)]
    assert here == there and len(there) == 100


def test_a_worker_that_dies_loses_one_article_and_says_so() -> None:
    texts = [f"text {number}" for number in range(40)]
    texts[17] = "here I die at once"
    results = list(run_in_processes(articles(*texts), DyingCoder, jobs=2))
    assert ids(results) == [f"{'-' if number == 17 else ''}{number}" for number in range(40)]
    assert isinstance(results[17], Failed) and "SIGKILL" in results[17].reason


def test_every_worker_dying_ends_the_run_with_all_told() -> None:
    results = list(run_in_processes(articles(*["die"] * 5), DyingCoder, jobs=2))
    assert ids(results) == ["-0", "-1", "-2", "-3", "-4"]


@pytest.mark.parametrize("jobs", [1, 3])
def test_no_input_gives_no_output(jobs: int) -> None:
    assert list(run_in_processes([], MadeCoder, jobs=jobs)) == []


def test_the_id_of_a_coder_is_known_without_loading_it(coder: Coder) -> None:
    assert coder_id(Config()) == coder.id
