"""Bytes to text: Unicode with or without a mark, else the most likely encoding, else line by line."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from detente.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
_SAMPLE = 65_536  # bytes that decide whether a file is text and how it is encoded


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and, where it was not plain UTF-8, a remark on how it was read."""

    text: str
    remark: str = ""


def signature(data: bytes) -> str | None:
    """What a file is by its first bytes, in words; None for text."""
    for start, name in _SIGNATURES.items():
        if data.startswith(start):
            return name
    return None


def decode(data: bytes) -> Decoded:
    """The text in ``data``, with Unix line ends; ReadingError if it is not text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_unix(data.decode(name, errors="replace")))
    if (kind := signature(data)) is not None:
        raise ReadingError(f"{kind}, not text", remedy="Unpack or convert it first.")
    if b"\x00" in data[:_SAMPLE]:
        raise ReadingError("binary data, not text")
    try:
        return Decoded(_unix(data.decode("utf-8")))
    except UnicodeDecodeError as fault:
        return _not_utf8(data, fault.start)


def _not_utf8(data: bytes, where: int) -> Decoded:
    """Lines that are UTF-8 stay so; the others are read in the encoding that fits them all."""
    lines = data.split(b"\n")
    wrong = [line for line in lines if not is_utf8(line)]
    joined = b"\n".join(wrong)
    strange = sum(1 for byte in joined[:_SAMPLE] if byte < 32 and byte not in (9, 10, 12, 13))
    if strange > len(joined[:_SAMPLE]) // 50 + 1:
        raise ReadingError("binary data, not text")
    name = _likely(joined)
    text = "\n".join(line.decode("utf-8") if is_utf8(line) else line.decode(name, errors="replace") for line in lines)
    mixed = any(line and not line.isascii() and is_utf8(line) for line in lines)
    number = data.count(b"\n", 0, where) + 1
    if mixed:
        remark = f"mixed encodings: {len(wrong)} lines from line {number} on are {name}, the others UTF-8"
    else:
        remark = f"not UTF-8 (line {number}); read as {name}"
    return Decoded(_unix(text), remark)


def is_utf8(line: bytes) -> bool:
    """Whether bytes are UTF-8."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _likely(data: bytes) -> str:
    """Western text is by far the most frequent; other code pages need longer evidence."""
    high = sum(1 for byte in data[:_SAMPLE] if byte >= 0x80)
    if high <= 0.25 * len(data[:_SAMPLE]):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None else "cp1252"


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
