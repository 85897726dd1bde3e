"""Files altered at random, looked at many in one child: what breaks it is found by its number."""

import random
from pathlib import Path
from typing import Any

from chalicelib.adapters.inspecting.file_structure import look
from chalicelib.files.kinds import ALL
from tests import image_samples, office_samples, pdf_samples

SOUND = [
    pdf_samples.letter,
    pdf_samples.with_javascript,
    pdf_samples.with_signature_field,
    lambda: pdf_samples.with_embedded_file("a.xml", b"<a/>"),
    *(make for make, *_ in office_samples.SOUND.values()),
    *(make for make, *_ in image_samples.SOUND.values()),
]


def mutant(number: int) -> bytes:
    """A sound file with some bytes changed, cut out, doubled, or another's put in; the same for the same number."""
    chance = random.Random(number)
    content = bytearray(chance.choice(SOUND)())
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        _alter(content, chance)
    return bytes(content)


def _alter(content: bytearray, chance: random.Random) -> None:
    place, length = chance.randrange(len(content) or 1), chance.choice((1, 2, 4, 16, 300))
    kind = chance.choice(("byte", "byte", "number", "cut", "double", "end", "other"))
    if kind == "byte" and content:
        content[place] = chance.randrange(256)
    elif kind == "number":
        content[place : place + 4] = chance.choice((b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff", b"9999"))
    elif kind == "cut":
        del content[place : place + length]
    elif kind == "double":
        content[place:place] = content[place : place + length]
    elif kind == "end":
        del content[max(1, place) :]
    elif kind == "other":
        other = chance.choice(SOUND)()
        content[place:place] = other[: chance.randrange(len(other))]


def look_at_mutants(folder: bytes, first: int, count: int) -> dict[str, Any]:
    """How many were taken, and how many refused for each reason."""
    found: dict[str, int] = {}
    path = Path(folder.decode()) / "mutant"
    for number in range(first, first + count):
        path.write_bytes(mutant(number)[: 4 * 1024 * 1024 - 1])
        told = look(path, sorted(ALL))
        for reason in told["reasons"] or ["taken"]:
            found[reason] = found.get(reason, 0) + 1
    return found
