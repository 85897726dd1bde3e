"""``python -m tests.e2e.screenshot``: the README's picture, from the pictures that the walk took."""

from pathlib import Path

from PIL import Image, ImageDraw

from tests.e2e.visitor import ALBUM

PICTURE = Path(__file__).with_name("screenshot.png")
_GROUND, _EDGE, _MARGIN = (236, 233, 226), (200, 196, 187), 36


def compose(phone: Image.Image, desk: Image.Image) -> Image.Image:
    """The telephone before the desk's page, on one ground."""
    desk = desk.convert("RGB").crop((0, 0, desk.width, 860))
    phone = phone.convert("RGB").crop((0, 0, phone.width, 800)).resize((332, 681), Image.Resampling.LANCZOS)
    made = Image.new("RGB", (desk.width + 2 * _MARGIN + 150, desk.height + 2 * _MARGIN + 20), _GROUND)
    for image, place in ((desk, (_MARGIN + 150, _MARGIN)), (phone, (_MARGIN, made.height - phone.height - _MARGIN))):
        frame = (place[0] - 1, place[1] - 1, place[0] + image.width, place[1] + image.height)
        made.paste(image, place)
        ImageDraw.Draw(made).rectangle(frame, outline=_EDGE)
    return made


def main() -> None:
    """Needs a thorough walk before it: ``WASL_SOAK=1 python -m pytest tests/e2e/test_walk.py``."""
    with Image.open(ALBUM / "ar-phone" / "10-registered.png") as phone:
        with Image.open(ALBUM / "fr-desktop" / "26-mail-open.png") as desk:
            made = compose(phone, desk)
    made.quantize(256, dither=Image.Dither.NONE).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
