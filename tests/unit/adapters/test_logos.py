"""Logos are drawn anew: only an image comes through, and nothing that came with it."""

from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from chalicelib.adapters.storage.logos import LARGEST_SIDE, SIDE, RedrawnLogos
from chalicelib.kernel.errors import InvalidError


def _image(size: tuple[int, int] = (800, 400), sort: str = "PNG", **saved: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, (11, 107, 58)).save(out, sort, **saved)
    return out.getvalue()


@pytest.mark.parametrize("sort", ["PNG", "JPEG"])
def test_an_image_comes_back_small_and_with_its_proportions(sort: str) -> None:
    drawn = Image.open(BytesIO(RedrawnLogos().redrawn(_image(sort=sort))))
    assert (drawn.format, drawn.size) == ("PNG", (SIDE, SIDE // 2))


def test_nothing_that_came_with_the_image_is_kept() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "<script>alert(1)</script>")
    drawn = RedrawnLogos().redrawn(_image(pnginfo=told) + b"PK\x03\x04 hidden behind it")
    assert b"script" not in drawn and b"hidden" not in drawn


@pytest.mark.parametrize(
    "image",
    [
        b"",
        b"hello",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        _image(sort="GIF"),
        _image()[:200],
        _image((LARGEST_SIDE + 1, 1)),
    ],
    ids=["nothing", "text", "svg", "gif", "cut", "wide"],
)
def test_what_is_no_png_or_jpeg_of_some_size_is_refused(image: bytes) -> None:
    with pytest.raises(InvalidError) as refused:
        RedrawnLogos().redrawn(image)
    assert refused.value.problems[0].code == "organisation.logo_unreadable"
