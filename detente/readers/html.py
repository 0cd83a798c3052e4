"""HTML: the main text without navigation, with captions and readers' comments told apart, and the page's metadata."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from detente.errors import ReadingError
from detente.readers.dates import in_file_name, published
from detente.readers.parts import Parts, table_row
from detente.types import Article

_COMMENTS = re.compile(r"(?:^|[\s_-])(?:comments?|disqus|discussion|replies|respond)(?:$|[\s_-])", re.IGNORECASE)
_COMMENT_HEADS = re.compile(r"^(?:\d+\s+)?(?:(?:reader|user)s?\W*\s+)?(?:comments?|replies|responses)\b", re.IGNORECASE)
_DEEPEST = 2000  # nested elements; more is not a page that someone wrote


def read_html(html: str, *, id: str, name: str = "") -> Article:
    """An article from a web page; ReadingError where no main text is found."""
    page = _page(html)
    if page is None or page.body is None:
        raise ReadingError("no main text found in this HTML")
    parts = Parts()
    parts.add("title", page.title or "", "page metadata")
    parts.add("byline", page.author or "", "page metadata")
    captions = _captions(html)
    for caption in captions:
        parts.add("caption", caption, "figcaption")
    for kind, text, why in _blocks(page.body):
        if not (kind == "heading" and text in parts) and text not in captions:
            parts.add(kind, text, why)
    if not any(section.kind == "body" for section in parts.sections):
        raise ReadingError("no main text found in this HTML")
    for text in _comments(page, html):
        if text not in parts:
            parts.add("comment", text, "reader comments of the page")
    return Article(
        id=id,
        text=parts.text,
        title=page.title or None,
        source=page.sitename or page.hostname or None,
        url=page.url or None,
        byline=page.author or None,
        published=published(page.date, "metadata") or in_file_name(name),
        sections=parts.sections,
    )


def _page(html: str) -> Any:
    import trafilatura

    if _depth(html) > _DEEPEST:
        raise ReadingError(f"HTML with more than {_DEEPEST:,} nested elements")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    dates = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
    return trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=True, include_formatting=True, date_extraction_params=dates
    )


def _depth(html: str) -> int:
    """An upper bound of how deep elements nest."""
    depth = deepest = 0
    for match in re.finditer(r"<(/?)(?:div|span|table|td|ul|ol|li|section|b|i|em|font|blockquote)\b", html, re.I):
        depth = max(0, depth + (-1 if match.group(1) else 1))
        deepest = max(deepest, depth)
    return deepest


def _words(element: Any) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def _blocks(body: Any) -> Iterator[tuple[Any, str, str]]:
    """Kind, text and reason of each block of an extracted body, in order."""
    for element in body:
        if element.tag == "head":
            yield "heading", _words(element), f"<{element.get('rend', 'h2')}>"
        elif element.tag == "table":
            yield from _rows(element)
        elif element.tag in ("list", "quote") and len(element):
            for child in element:
                yield "body", _words(child), f"<{element.tag}>"
        else:
            yield "body", _words(element), f"<{element.tag}>"


def _rows(table: Any) -> Iterator[tuple[str, str, str]]:
    for row in table.iter("row"):
        cells = [cell for cell in row if cell.tag == "cell"]
        if not all(cell.get("role") == "head" for cell in cells):
            yield "body", table_row([_words(cell) for cell in cells]), "table row"


def _tree(html: str) -> Any:
    from lxml import etree
    from lxml import html as parser

    try:
        return parser.fromstring(html.encode(), parser=parser.HTMLParser(encoding="utf-8", recover=True))
    except (etree.LxmlError, ValueError):
        return parser.fromstring("<html></html>")


def _captions(html: str) -> list[str]:
    return [text for found in _tree(html).iter("figcaption") if (text := _words(found))]


def _comments(page: Any, html: str) -> list[str]:
    """Paragraphs of the readers' comments: those that extraction found, else what stands in an element named so."""
    found = [_words(block) for block in page.commentsbody] if page.commentsbody is not None else []
    if not any(found):
        found = [_words(block) for box in _comment_boxes(_tree(html)) for block in box.iter("p")]
    return [text for text in found if text and not _COMMENT_HEADS.match(text)]


def _comment_boxes(tree: Any) -> Iterator[Any]:
    """Outermost elements whose id or class says that they hold comments."""
    for element in tree.iter("div", "section", "ol", "ul", "aside"):
        names = f"{element.get('id', '')} {element.get('class', '')}"
        if _COMMENTS.search(names) and not any(_is_comments(parent) for parent in element.iterancestors()):
            yield element


def _is_comments(element: Any) -> bool:
    return bool(_COMMENTS.search(f"{element.get('id', '')} {element.get('class', '')}"))
