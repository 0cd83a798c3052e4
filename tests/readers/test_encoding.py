from __future__ import annotations

import pytest

from detente.errors import ReadingError
from detente.readers.encoding import decode


def test_utf8_is_taken_as_it_is() -> None:
    assert decode("Pašinjan – “yes”".encode()).text == "Pašinjan – “yes”"
    assert decode("Pašinjan".encode()).remark == ""


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_marked_unicode_is_read_by_its_mark(name: str) -> None:
    assert decode("Élysée\n".encode(name)).text == "Élysée\n"


def test_western_bytes_are_read_and_remarked_with_their_line() -> None:
    decoded = decode("The talks\nin the \u00c9lys\u00e9e \u201cfailed\u201d.".encode("cp1252"))
    assert decoded.text.endswith("Élysée “failed”.")
    assert "line 2" in decoded.remark and "cp1252" in decoded.remark


def test_mixed_encodings_are_read_line_by_line() -> None:
    data = "Élysée said.\n".encode() + "Élysée denied.\n".encode("latin-1")
    decoded = decode(data)
    assert decoded.text == "Élysée said.\nÉlysée denied.\n"
    assert "mixed" in decoded.remark


def test_windows_line_ends_become_unix() -> None:
    assert decode(b"one\r\ntwo\rthree").text == "one\ntwo\nthree"


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02abc", b"\x89PNG\r\n\x1a\n....", b"PK\x03\x04rest", bytes(range(1, 32)) * 9 + b"\xff"]
)
def test_binaries_are_refused(data: bytes) -> None:
    with pytest.raises(ReadingError):
        decode(data)
