"""Logos: an administrator's image, drawn anew, so that nothing of the file that was sent is ever served.

PNG and JPEG are taken, SVG is not: it is a document that may hold scripts, links and other documents, and what makes
one safe is a list of what it may contain that never ends. Pillow decodes in a child process with little memory and
time, then writes a PNG of its own: metadata, profiles and whatever hid behind the image stay behind.
"""

from base64 import b64decode, b64encode
from io import BytesIO

from chalicelib.adapters.child_process import BoundsExceededError, run_bounded
from chalicelib.kernel.errors import InvalidError, Problem

SIDE = 320  # pixels; shown at a quarter of it, on screens of high density
LARGEST_SIDE = 4000
MEMORY_MB, SECONDS = 512, 5


class RedrawnLogos:
    """The organisation's ``Logos``."""

    def redrawn(self, image: bytes) -> bytes:
        """A PNG of at most 320 pixels a side; ``InvalidError`` for what is no PNG or JPEG, or too large."""
        try:
            drawn = run_bounded(f"{__name__}:redraw", image, memory_mb=MEMORY_MB, seconds=SECONDS)
        except BoundsExceededError as error:
            raise InvalidError([Problem("logo", "organisation.logo_unreadable")]) from error
        if drawn is None:
            raise InvalidError([Problem("logo", "organisation.logo_unreadable")])
        return b64decode(drawn)


def redraw(image: bytes) -> str | None:
    """In the child: the PNG in base64, None for what cannot be drawn."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(image), formats=("PNG", "JPEG")) as opened:
            if max(opened.size) > LARGEST_SIDE:
                return None
            drawn = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    drawn.thumbnail((SIDE, SIDE))
    clean, out = Image.new("RGBA", drawn.size), BytesIO()
    clean.paste(drawn)
    clean.save(out, "PNG", optimize=True)
    return b64encode(out.getvalue()).decode()
