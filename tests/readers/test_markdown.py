from __future__ import annotations

import datetime as dt

from detente.readers.markdown import read_markdown

TEXT = """---
title: The talks
date: 2024-05-03
source: Desk
---
# The talks

**Summary.** The [two sides](https://x.example) met in *Geneva*.
They failed.

## Table

| Date | Event |
| --- | --- |
| 3 May 2024 | The talks failed. |

- First point
- Second point with a_name_kept

```
code is not text
```
"""


def parts() -> list[tuple[str, str]]:
    article = read_markdown(TEXT, id="x")
    return [(section.kind, article.text[section.start : section.end]) for section in article.sections]


def test_marks_are_taken_away() -> None:
    assert ("body", "Summary. The two sides met in Geneva. They failed.") in parts()
    assert ("body", "Second point with a_name_kept") in parts()
    assert not any("code" in text for _, text in parts())


def test_headings_title_and_rows_are_told_apart() -> None:
    assert parts()[0] == ("title", "The talks")
    assert ("heading", "Table") in parts()
    assert ("body", "3 May 2024, The talks failed.") in parts()
    assert not any("Date" in text for _, text in parts())


def test_front_matter_is_metadata() -> None:
    article = read_markdown(TEXT, id="x")
    assert article.published is not None and article.published.date == dt.date(2024, 5, 3)
    assert (article.published.basis, article.source, article.title) == ("metadata", "Desk", "The talks")


def test_sections_are_in_order_and_do_not_overlap() -> None:
    sections = read_markdown(TEXT, id="x").sections
    assert all(before.end <= after.start for before, after in zip(sections, sections[1:], strict=False))
