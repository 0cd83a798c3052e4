"""Splits an article into title, byline, captions, headings, body, comments and paragraphs that were said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.coding.requotes import Requotes
from detente.lexicons.sectioncues import SectionCues
from detente.readers.dates import dates_in
from detente.types import Article, Document, Section, SectionKind

_HEAD = 8  # blocks among which title, byline and first captions are looked for
_LONGEST_HEADING = 14  # words
_LONGEST_TITLE = 30
_PROSE = 12  # words from which a block that ends a sentence is prose
_LONGEST_CAPTION = 60


def blocks(text: str) -> list[tuple[int, int]]:
    """Paragraphs as character ranges: parts between blank lines, or lines where the text has long lines."""
    return [match.span() for match in re.finditer(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*\S[^\n]*)*", text)]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """What is parsed at once. A line is a paragraph unless the text is hard-wrapped; lines without words are none."""
    found = blocks(text) if _hard_wrapped(text) else [match.span() for match in re.finditer(r"\S[^\n]*", text)]
    spans = ((start, start + len(text[start:end].rstrip())) for start, end in found)
    return [(start, end) for start, end in spans if any(map(str.isalnum, text[start:end]))]


def _hard_wrapped(text: str) -> bool:
    """Whether most lines break off in the middle of a sentence at about the same width."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    if len(lines) < 4 or max(map(len, lines)) > 100:
        return False
    followed = [(line, after) for line, after in zip(lines, lines[1:], strict=False)]
    unfinished = sum(1 for line, after in followed if line[-1] not in ".!?\"'\u201d:)*" or after[:1].islower())
    return unfinished > len(lines) / 2


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    end: int
    text: str
    words: int

    @property
    def finished(self) -> bool:
        """Whether it ends like a sentence, quotation marks aside."""
        return self.text.rstrip("\"'\u201d\u2019)] ")[-1:] in (".", "!", "?", ":", ";", "…")

    @property
    def prose(self) -> bool:
        return self.words >= _PROSE and self.finished


class FindSections:
    """Fills ``sections``, in order and without overlap: what a reader knows first, the rest by rules on the text."""

    def __init__(self, cues: SectionCues) -> None:
        self._cues = cues

    def __call__(self, document: Document, /) -> Document:
        article = document.article
        if article.sections:
            found = _whole(article)
        else:
            found = self._by_rules([_block(article.text, span) for span in paragraphs(article.text)])
        found = self._requotes(found, article)
        return replace(document, sections=tuple(found))

    def _by_rules(self, parts: Sequence[_Block]) -> list[Section]:
        first_prose = next((at for at, part in enumerate(parts) if part.prose and not self._signs(part)), len(parts))
        found: list[Section] = []
        titled = False
        for at, part in enumerate(parts):
            before = parts[at - 1] if at else None
            if mark := self._cues.find("comments-begin", part.text) if part.words <= 6 and at > first_prose else None:
                return found + [
                    Section("comment", rest.start, rest.end, f"after a cue ({mark})") for rest in parts[at:]
                ]
            kind, why = self._kind(part, at < min(_HEAD, first_prose), titled)
            if kind == "heading" and not _heads(before, parts[at + 1 : at + 3], first_prose <= at):
                kind, why = "body", ""
            titled |= kind == "title"
            found.append(Section(kind, part.start, part.end, why))
        return found if first_prose < len(parts) else [replace(part, kind="body", why="") for part in found]

    def _signs(self, part: _Block) -> bool:
        """Whether a line with a colon, however long, only says who writes: "A B writes from C for D, 2 May 2025:"."""
        return part.text.endswith(":") and part.words <= _LONGEST_TITLE and bool(self._cues.find("byline", part.text))

    def _kind(self, part: _Block, in_head: bool, titled: bool) -> tuple[SectionKind, str]:
        """What a block is by itself; ``in_head`` before the first prose."""
        if part.words <= _LONGEST_CAPTION:
            if cue := self._cues.find("caption", part.text):
                return ("caption", f"cue ({cue})") if in_head or not part.prose else ("body", "")
            if in_head and part.words > 5 and ". " not in part.text and _ends_in_date(part.text):
                return "caption", "a line before the text that ends in a date"
        if in_head and part.words <= _LONGEST_TITLE:
            if cue := self._cues.find("byline", part.text):
                return "byline", f"cue ({cue})"
            if self._cues.find("published", part.text) or _only_date(part.text) or _only_dateline(part.text):
                return "byline", "a date or dateline of its own"
            if part.text[-1] not in ".;,:" and ". " not in part.text and not titled:
                return "title", "first line before the text without a full stop"
        if part.words <= _LONGEST_HEADING and not part.finished and _may_head(part.text):
            return "heading", "short line without a full stop between paragraphs"
        return "body", ""

    def _requotes(self, sections: Sequence[Section], article: Article) -> list[Section]:
        """Marks paragraphs that were said before; a reader who quotes the article speaks from the lead-in on."""
        seen = Requotes()
        found: list[Section] = []
        commenting = False
        for section in sections:
            text = article.text[section.start : section.end]
            if (again := seen.again(text, section.start)) is not None:
                section = replace(section, kind="requote", why=f"said before at {again}")
                lead = found[-1] if found and _quoted(text) and again < found[-1].start else None
                if lead and not commenting and self._leads_in(lead, article):
                    found[-1] = replace(lead, kind="comment", why="leads to a quotation of this article")
                    commenting = True
            elif commenting:
                section = replace(section, kind="comment", why="follows a reader who quotes this article")
            found.append(section)
        return found

    def _leads_in(self, section: Section, article: Article) -> bool:
        """Whether a paragraph, quotations aside, asks, says I or you, or ends in a colon, as readers do."""
        text = re.sub(r"[\"\u201c][^\"\u201d]*[\"\u201d]", "", article.text[section.start : section.end])
        speaks = "?" in text or text.rstrip().endswith(":") or self._cues.find("reader", text) is not None
        return section.kind == "body" and speaks


def _whole(article: Article) -> list[Section]:
    """A reader's sections in order, with the text between them as body."""
    found: list[Section] = []
    end = 0
    for section in [*sorted(article.sections, key=lambda part: part.start), None]:
        start = section.start if section else len(article.text)
        between = paragraphs(article.text[end:start]) if start > end else []
        found += [Section("body", end + first, end + last) for first, last in between]
        if section and section.start >= end and section.end > section.start:
            found.append(section)
            end = section.end
    return found


def _block(text: str, span: tuple[int, int]) -> _Block:
    part = text[slice(*span)]
    return _Block(*span, part, len(part.split()))


def _heads(before: _Block | None, after: Sequence[_Block], in_text: bool) -> bool:
    """Whether a short line stands above a paragraph: prose follows, and what came before was finished."""
    follows = bool(after) and (after[0].prose or (len(after) > 1 and after[1].prose))
    return follows and (not in_text or before is None or before.finished or before.words <= _LONGEST_HEADING)


def _may_head(text: str) -> bool:
    first = text.lstrip("\"'\u201c\u2018#")[:1]
    return (first.isupper() or first.isdigit()) and text[-1] != ","


def _quoted(text: str) -> bool:
    return text.lstrip()[:1] in ("\u201c", '"', ">", "\u00ab", "\u2018", "'")


def _ends_in_date(text: str) -> bool:
    last = max((end for _, _, end in dates_in(text)), default=0)
    return last >= len(text.rstrip(" .)")) > 0


def _only_date(text: str) -> bool:
    found = list(dates_in(text))
    return bool(found) and sum(end - start for _, start, end in found) >= len(text) - 25


def _only_dateline(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Z .'’-]{2,}(?:,[\w .]+)*(?: \([\w /.-]+\) *[-–—_]*| *[-–—_]+)", text.strip()))
