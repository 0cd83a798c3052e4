from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from detente.errors import ReadingError
from detente.readers.items import ReadOptions
from detente.readers.pdf import read_pdf
from detente.types import Article

LINES = ["The two delegations met in Geneva on Monday and agreed to exchange", "prison-", "ers, officials said."]


def pdf(pages: list[list[str]], **more: object) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=1, **more)  # type: ignore[arg-type]
    canvas.setTitle("Talks")
    for number, lines in enumerate(pages, 1):
        canvas.drawString(72, 800, f"The Ledger, page {number}")
        for place, line in enumerate(lines):
            canvas.drawString(72, 760 - 14 * place, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def read(data: bytes, longest: int = 1_000_000) -> Article:
    return read_pdf(data, id="x", name="x.pdf", options=ReadOptions(longest=longest))


def test_lines_become_paragraphs_and_hyphens_go() -> None:
    assert "agreed to exchange prisoners, officials said." in read(pdf([LINES])).text


def test_running_heads_are_left_out() -> None:
    assert "Ledger" not in read(pdf([LINES, LINES, LINES])).text


def test_metadata_gives_the_title() -> None:
    assert read(pdf([LINES])).title == "Talks"


def test_the_example_keeps_its_paragraphs() -> None:
    text = read(Path("examples/south-china-sea-2024.pdf").read_bytes()).text
    assert "\n\nWhat others do\n\n" in text
    assert "Page 1" not in text


def test_a_pdf_of_pictures_is_refused() -> None:
    with pytest.raises(ReadingError, match="without text"):
        read(pdf([[]]))


def test_a_locked_pdf_is_refused() -> None:
    with pytest.raises(ReadingError, match="password"):
        read(pdf([LINES], encrypt=StandardEncryption("secret")))


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(ReadingError, match="damaged"):
        read(b"%PDF-1.7 nothing of the kind")


def test_a_pdf_with_too_much_text_is_refused() -> None:
    with pytest.raises(ReadingError, match="characters"):
        read(pdf([LINES] * 3), longest=100)


def test_a_stream_that_swells_is_refused_before_it_is_read() -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 10_000_000) for _ in range(60)) + packer.flush()
    bomb = pdf([LINES]) + b"\n9 0 obj<</Length 1/Filter/FlateDecode>>stream\n" + packed + b"\nendstream endobj"
    with pytest.raises(ReadingError, match="unpacks"):
        read(bomb)


def test_a_pdf_of_countless_pages_is_refused() -> None:
    kids = b"3 0 R " * 5000
    bomb = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 5000/Kids[" + kids + b"]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises(ReadingError, match="pages"):
        read(bomb)
