from __future__ import annotations

import datetime as dt

import pytest

from detente.errors import ReadingError
from detente.readers.html import read_html

BODY = "The two delegations met in Geneva on Monday and agreed to exchange the prisoners they had taken in the spring. "
PAGE = f"""<html><head><title>Talks in Geneva | Ledger</title><meta name="author" content="Ann Writer">
<meta property="og:site_name" content="Ledger">
<meta property="article:published_time" content="2024-05-03T10:00:00Z"></head>
<body><nav><a href="/">Home page</a><a href="/s">Subscribe now</a></nav>
<article><h1>Talks in Geneva</h1><figure><img src="a.jpg">
<figcaption>The delegations on May 2, 2024</figcaption></figure>
<p>{BODY * 2}</p><h2>What remains</h2><p>{BODY * 2}</p></article>
<div id="comments"><h3>1 comment</h3><p>Why did nobody bomb them while they sat there, I ask you all?</p></div>
<footer>Copyright</footer></body></html>"""


def parts(html: str = PAGE) -> list[tuple[str, str]]:
    article = read_html(html, id="x")
    return [(section.kind, article.text[section.start : section.end]) for section in article.sections]


def test_navigation_is_left_out() -> None:
    text = read_html(PAGE, id="x").text
    assert "Home page" not in text and "Subscribe" not in text and "Copyright" not in text


def test_captions_headings_and_comments_are_told_apart() -> None:
    kinds = dict(parts())
    assert kinds["title"].startswith("Talks in Geneva")
    assert kinds["caption"] == "The delegations on May 2, 2024"
    assert kinds["heading"] == "What remains"
    assert kinds["comment"].startswith("Why did nobody")


def test_metadata_says_who_where_and_when() -> None:
    article = read_html(PAGE, id="x")
    assert article.published is not None and article.published.date == dt.date(2024, 5, 3)
    assert (article.published.basis, article.byline, article.source) == ("metadata", "Ann Writer", "Ledger")


def test_a_page_without_a_date_has_none() -> None:
    assert read_html(PAGE.replace('"2024-05-03T10:00:00Z"', '""'), id="x").published is None


def test_broken_html_is_read_as_far_as_it_goes() -> None:
    article = read_html(f"<html><body><article><p>{BODY * 3}<b><p>{BODY * 3}</article><div", id="x")
    assert "exchange the prisoners" in article.text


@pytest.mark.parametrize("html", ["<html></html>", "<p", "<html><body><nav><a>Home</a></nav></body></html>"])
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(ReadingError):
        read_html(html, id="x")


def test_absurd_nesting_is_refused() -> None:
    with pytest.raises(ReadingError, match="nested"):
        read_html("<div>" * 200_000 + BODY, id="x")
