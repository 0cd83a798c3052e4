"""Markdown: marks are taken away, so that the text is what its readers see; headings, lists and tables become parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from detente.readers.dates import in_file_name, published
from detente.readers.parts import Parts, table_row
from detente.types import Article

_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+")
_RULE = re.compile(r"^\s*([-*_])(?:\s*\1){2,}\s*$")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_ROW_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_INLINE = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\[[^\]]*\]"), r"\1"),
    (re.compile(r"<(https?://[^>]+)>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^>]*>"), ""),
    (re.compile(r"(?<!\w)(\*\*\*|\*\*|\*|__|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), r"\1"),
)


def read_markdown(text: str, *, id: str, name: str = "") -> Article:
    """An article from Markdown; title, author, date, source and url may stand in a front matter of ``key: value``."""
    matter, body = _front_matter(text)
    parts = Parts()
    if "title" in matter:
        parts.add("title", matter["title"], "front matter")
    if "author" in matter:
        parts.add("byline", matter["author"], "front matter")
    for kind, lines in groupby(_lines(body), key=lambda line: line[0]):
        _add(parts, kind.split()[0], [line for _, line in lines])
    return Article(
        id=id,
        text=parts.text,
        title=parts.first("title"),
        source=matter.get("source") or matter.get("publisher"),
        url=matter.get("url"),
        byline=matter.get("author"),
        published=published(matter.get("date"), "metadata") or in_file_name(name),
        sections=parts.sections,
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    found = re.match(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", text, re.DOTALL)
    if not found:
        return {}, text
    pairs = (line.split(":", 1) for line in found.group(1).split("\n") if re.match(r"\w+\s*:", line))
    matter = {key.strip().lower(): value.strip().strip("\"'") for key, value in pairs}
    return {key: value for key, value in matter.items() if value}, text[found.end() :]


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Lines with what they are; a number sets apart parts of one kind that follow each other."""
    part, fenced = 0, False
    for line in text.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif fenced or not line.strip() or _RULE.match(line):
            part += 1
        elif found := _HEADING.match(line):
            part += 1
            yield f"heading {part} {len(found.group(1))}", found.group(2)
        elif _ROW.match(line):
            yield f"table {part}", line
        elif line.lstrip().startswith(">"):
            yield f"text {part} quote", line.lstrip().lstrip("> ")
        elif found := _ITEM.match(line):
            part += 1
            yield f"text {part}", line[found.end() :]
        else:
            yield f"text {part}", line


def _add(parts: Parts, kind: str, lines: list[str]) -> None:
    if kind == "table":
        for line in _table(lines):
            parts.add("body", line, "table row")
    elif kind == "heading":
        first = not parts.text
        parts.add("title" if first else "heading", _without_marks(lines[0]), "Markdown heading")
    else:
        parts.add("body", _without_marks("\n".join(lines)), "Markdown paragraph")


def _table(lines: list[str]) -> list[str]:
    """The rows below the head; the head only names columns."""
    rows = [line for line in lines if not _ROW_RULE.match(line)]
    headed = len(rows) < len(lines)
    cells = ([_without_marks(cell) for cell in re.split(r"(?<!\\)\|", row.strip()[1:-1])] for row in rows)
    return [table_row(row) for row in list(cells)[1 if headed else 0 :]]


def _without_marks(text: str) -> str:
    for pattern, plain in _INLINE:
        text = pattern.sub(plain, text)
    return text
