"""Forms with a file in them."""

import pytest

from chalicelib.web.errors import HttpError
from chalicelib.web.multipart import read_multipart

TYPE = "multipart/form-data; boundary=x"


def _part(name: str, content: bytes, more: str = "") -> bytes:
    return f'--x\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode() + content + b"\r\n"


def test_fields_and_files_are_read_apart() -> None:
    image = bytes(range(256)) + b"\r\n--y\r\n"
    body = _part("csrf", b"secret") + _part("name", "جماعة".encode()) + _part("logo", image, '; filename="a.png"')
    fields, files = read_multipart(body + b"--x--\r\n", TYPE)
    assert (fields["csrf"], fields["name"], files) == ("secret", "جماعة", {"logo": image})


@pytest.mark.parametrize(
    ("body", "sort"),
    [
        (b"", TYPE),
        (b"hello", TYPE),
        (b"--x--", TYPE),
        (_part("a", b"\xff") + b"--x--", TYPE),
        (_part("a", b"b") + b"--x--", "multipart/form-data"),
        (_part("a", b"b"), TYPE),
        (_part("a", b"b") * 500 + b"--x--", TYPE),
    ],
    ids=["empty", "text", "no part", "not utf-8", "no boundary", "cut", "many"],
)
def test_what_is_no_such_form_is_refused(body: bytes, sort: str) -> None:
    with pytest.raises(HttpError) as refused:
        read_multipart(body, sort)
    assert refused.value.status == 400
