from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from detente.store.base import Coded
from detente.types import Section
from detente.writers.report import Part, report_html
from detente.writers.report_timeline import columns
from tests.made import TEXT, coded, document, event, mention, span

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp; </style> javascript:\u202eevil\x00"


class Page(HTMLParser):
    """Collects tags with their attributes, and the text outside script and style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._quiet = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._quiet = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._quiet = self._quiet and tag not in ("script", "style")

    def handle_data(self, data: str) -> None:
        self.text += "" if self._quiet else data


def part(one: Coded) -> Part:
    return Part("0123456789abcdef", one.article, one.coder, one.document)


def test_the_article_stands_in_the_page_word_for_word() -> None:
    assert TEXT in Page(report_html([part(coded())])).text


def test_every_cell_with_words_leads_to_them() -> None:
    page = Page(report_html([part(coded())]))
    cells = {attributes["data-go"] for _, attributes in page.tags if attributes.get("data-go")}
    words = {key for _, attributes in page.tags for key in (attributes.get("data-k") or "").split()}
    assert cells == words
    names = {str(cell).rpartition(".")[2] for cell in cells}
    assert names == {"trigger", "actors0", "recipients0", "time", "place", "speaker", "subject", "object"}


def test_marks_cover_exactly_the_words() -> None:
    html = report_html([part(coded())])
    assert re.search(r'<span class="mx trigger" data-k="a0-e1\.trigger">shelled</span>', html)


def test_hostile_text_stays_text() -> None:
    text = f"{HOSTILE} met."
    start, end = span(HOSTILE, text)
    actor = replace(mention("Ruritania", HOSTILE, HOSTILE), start=start, end=end, text=HOSTILE, why=HOSTILE)
    one = event(actors=(actor,), recipients=(), place=None, speaker=None, time=None, why=(HOSTILE,))
    made = document(text, title=HOSTILE, id=HOSTILE, sections=(Section("body", 0, len(text)),), events=(one,))
    html = report_html([part(coded(text, title=HOSTILE, events=made.events))])
    page = Page(html)
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert "img" not in {tag for tag, _ in page.tags}
    assert "\u202e" not in html and "\x00" not in html
    assert "<script>alert(1)</script>" in page.text


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = Page(report_html([part(coded())]))
    assert not [attributes for _, attributes in page.tags if "src" in attributes]
    assert all(str(attributes["href"]).startswith("#") for _, attributes in page.tags if "href" in attributes)
    policy = next(str(attributes["content"]) for _, attributes in page.tags if attributes.get("http-equiv"))
    assert "default-src 'none'" in policy and "unsafe" not in policy


def test_no_style_attribute_since_the_policy_forbids_them() -> None:
    assert not [1 for _, attributes in Page(report_html([part(coded())])).tags if "style" in attributes]


def test_ids_are_unique_over_articles() -> None:
    page = Page(report_html([part(coded()), part(coded())]))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_an_empty_store_makes_a_page() -> None:
    assert "0 articles" in Page(report_html([])).text


@pytest.mark.parametrize(
    ("last", "labels"),
    [
        ("2024-05-09", ["2024-05-03", "2024-05-09"]),
        ("2024-11-09", ["2024-05", "2024-11"]),
        ("2034-01-01", ["2024", "2034"]),
    ],
)
def test_the_timeline_has_days_months_or_years(last: str, labels: list[str]) -> None:
    made = columns([(last, "b", "mx", ""), ("2024-05-03", "a", "mx", "")])
    assert [column.label for column in made] == labels


def test_a_crowded_column_counts_the_rest() -> None:
    (column,) = columns([("2024-05-03", str(number), "mx", "") for number in range(100)])
    assert len(column.dots) + column.more == 100 and column.more > 0


@pytest.mark.skipif(BROWSER is None, reason="no chromium: the page's script is not tried")
def test_in_a_browser_an_event_marks_its_words(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(report_html([part(coded())]), encoding="utf-8")
    command = [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    ran = subprocess.run(
        [*command, "--virtual-time-budget=2000", "--dump-dom", f"file://{file}#a0-e1"], capture_output=True, timeout=60
    )
    dom = ran.stdout.decode()
    assert re.search(r'class="mx trigger hit"', dom) or re.search(r'class="[^"]*\bhit\b[^"]*"[^>]*>shelled', dom)
    assert re.search(r'<section class="card mx status-done on"', dom)
