"""The validator of archival files is told where it is wrong, and still heard where it is right."""

import re

import pytest

from tests import pdf_tools
from tests.receipts import typeset_receipt


def with_stream(data: bytes, declared: int) -> bytes:
    """A typeset receipt with one stream more, which nothing shows."""
    pdf = typeset_receipt() + b"\n"
    size, root, identity, before = (
        re.findall(pattern, pdf, re.DOTALL)[-1]
        for pattern in (rb"/Size (\d+)", rb"/Root (\d+ 0 R)", rb"/ID ?\[.*?\]", rb"startxref\s+(\d+)")
    )
    stream = b"%s 0 obj\n<</Length %d>>\nstream\n" % (size, declared) + data + b"\nendstream\nendobj\n"
    table = b"xref\n%s 1\n%010d 00000 n \ntrailer\n" % (size, len(pdf))
    trailer = b"<</Size %d/Root %s/Prev %s%s>>\nstartxref\n" % (int(size) + 1, root, before, identity)
    return pdf + stream + table + trailer + b"%d\n%%%%EOF\n" % (len(pdf) + len(stream))


@pytest.mark.parametrize("data", [b"packed\r", b"packed\n", b"packed"])
def test_a_stream_may_end_with_any_byte(data: bytes) -> None:
    assert pdf_tools.standard_failures(with_stream(data, len(data)), "2a") == []


def test_a_false_length_is_still_found() -> None:
    assert any("/Length" in failure for failure in pdf_tools.standard_failures(with_stream(b"packed", 3), "2a"))
