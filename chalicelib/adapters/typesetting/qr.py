"""QR codes as one small SVG path, drawn by the typesetter."""

from io import BytesIO

import segno

# Eight masks are there so that a code of even content has no large plain areas; a writer may try all and keep the best.
# Ours carry a signature or a secret, which no mask makes plain, and trying took three quarters of the time.
_MASK = 3


def qr_svg(content: str) -> bytes:
    """A QR code at medium correction with its quiet zone of four modules, as an SVG of one path, 3 to 8 KB."""
    drawn = BytesIO()
    code = segno.make(content, error="m", micro=False, boost_error=False, mask=_MASK)
    code.save(drawn, kind="svg", border=4, xmldecl=False, omitsize=True)
    return drawn.getvalue()
