"""PDF: the text of its pages in reading order, without running heads; title, author and date from its metadata."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any

from detente.errors import ReadingError
from detente.readers.dates import in_file_name, published
from detente.readers.items import ReadOptions
from detente.readers.parts import Parts
from detente.types import Article

_MOST_PAGES = 3000
_MOST_BYTES = 500_000_000  # of all streams unpacked
_PIECE = 1 << 20
_LEADING = 1.2  # distance of lines of a large font, in heights of its letters
_WIDE = 1.3  # times the usual distance of lines, from which a gap parts paragraphs


def read_pdf(data: bytes, *, id: str, name: str, options: ReadOptions) -> Article:
    """An article from a PDF file's bytes; ReadingError where it has a password, no text or is damaged."""
    pages, matter = _open(data, options.longest)
    parts = Parts()
    lines = [line for page in _without_running_heads(pages) for line in [*page, ""]]
    for paragraph in _paragraphs(lines):
        parts.add("body", paragraph, "PDF paragraph")
    if len(re.findall(r"\w{2,}", parts.text)) < 5:
        raise ReadingError("a PDF without text", remedy="If its pages are pictures, run text recognition on it first.")
    return Article(
        id=id,
        text=parts.text,
        title=matter.get("Title") or None,
        byline=matter.get("Author") or None,
        published=published(matter.get("CreationDate", "").removeprefix("D:"), "metadata") or in_file_name(name),
    )


def _open(data: bytes, longest: int) -> tuple[list[list[str]], dict[str, str]]:
    import pypdfium2 as pdfium

    if _swells(data):
        raise ReadingError(f"a PDF that unpacks to more than {_MOST_BYTES // 1_000_000} MB")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        if "password" in str(fault).lower():
            raise ReadingError("a PDF with a password", remedy="Save it without one first.") from fault
        raise ReadingError(f"a damaged PDF ({fault})") from fault
    try:
        return _pages(document, longest), document.get_metadata_dict()
    finally:
        document.close()


def _swells(data: bytes) -> bool:
    """Whether the compressed streams of a PDF hold far more than any article; they are unpacked piecemeal to see."""
    total = 0
    for match in re.finditer(rb"stream\r?\n", data):
        unpacker, rest = zlib.decompressobj(), data[match.end() :]
        try:
            while rest and not unpacker.eof and total <= _MOST_BYTES:
                total += len(unpacker.decompress(rest, _PIECE))
                rest = unpacker.unconsumed_tail
        except zlib.error:
            continue
    return total > _MOST_BYTES


def _pages(document: Any, longest: int) -> list[list[str]]:
    if len(document) > _MOST_PAGES:
        raise ReadingError(f"a PDF of {len(document):,} pages, more than the {_MOST_PAGES:,} that are read")
    pages: list[list[str]] = []
    characters = 0
    for number in range(len(document)):
        page = document[number]
        lines = list(_lines(page.get_textpage()))
        page.close()
        characters += sum(map(len, lines))
        if characters > longest:
            raise ReadingError(f"a PDF of more than {longest:,} characters", remedy="Raise --max-characters.")
        pages.append(lines)
    return pages


def _lines(page: Any) -> Iterator[str]:
    """A page's lines in reading order; an empty one where the gap is wider than between most lines."""
    found: list[tuple[float, float, str]] = []  # bottom, top and text of each line
    for number in range(page.count_rects()):
        left, bottom, right, upper = page.get_rect(number)
        text = page.get_text_bounded(left, bottom, right, upper)
        text = re.sub(r"\s+", " ", re.sub("[\x02\ufffe]", "-", text)).strip()
        if not text:
            continue
        if found and min(upper, found[-1][1]) - max(bottom, found[-1][0]) > 0.5 * (upper - bottom):
            found[-1] = (*found[-1][:2], f"{found[-1][2]} {text}")
        else:
            found.append((bottom, upper, text))
    if not found:
        return
    gaps = [min(before[0] - after[0], before[1] - after[1]) for before, after in pairwise(found)]
    usual = median([gap for gap in gaps if gap > 0] or [0])
    for line, after, gap in zip(found, [*found[1:], (0.0, 0.0, "")], [*gaps, 0.0], strict=True):
        yield line[2]
        letters = max(line[1] - line[0], after[1] - after[0])
        if not 0 <= gap <= _WIDE * max(usual, _LEADING * letters):
            yield ""


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Page numbers, and first and last lines that most pages share but for their digits, are not the article's."""
    edges = Counter(key for page in pages for key in {_shape(line) for line in [*page[:2], *page[-2:]]})
    running = {key for key, count in edges.items() if key and count > max(1, len(pages) / 2)}
    number = re.compile(r"(?:page )?\d+(?: (?:of|/) \d+)?", re.IGNORECASE)
    return [[line for line in page if _shape(line) not in running and not number.fullmatch(line)] for page in pages]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines joined; a paragraph ends at a blank line, or at a line that ends a sentence well short of the margin."""
    widths = sorted(len(line) for line in lines if line)
    margin = widths[int(len(widths) * 0.8)] if widths else 0
    found: list[str] = []
    current = ""
    for line in lines:
        if current and (_ends(current, line, margin)):
            found.append(current)
            current = ""
        last = current.rsplit("\n", 1)[-1]
        if last.endswith("-") and line[:1].islower():
            current = current[:-1] + line
        elif line:
            current = f"{current}\n{line}" if current else line
    return [*found, current] if current else found


def _ends(current: str, line: str, margin: int) -> bool:
    last = current.rsplit("\n", 1)[-1]
    finished = last[-1:] in ".!?:\"'\u201d\u2019)"
    if not line:
        return finished or len(last) < 0.7 * margin
    return len(last) < 0.75 * margin and (finished or line[:1].isupper())
