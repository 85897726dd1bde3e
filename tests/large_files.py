"""Files above 20 MB, and how a program sends them."""

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from typing import Any

import requests

from tests.journeys import Journey

MB = 2**20


@cache
def large_pdf(megabytes: int) -> bytes:
    """A sound PDF of one page with one picture of random grey, of a little more than so many MB."""
    width, height = 1024, megabytes * 1024
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>>>",
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Length %d>>"
        % (width, height, width * height)
        + b"\nstream\n"
        + os.urandom(width * height)
        + b"\nendstream",
    ]
    parts, places = [b"%PDF-1.7\n"], []
    size = len(parts[0])
    for number, body in enumerate(objects, 1):
        places.append(size)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        size += len(parts[-1])
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    parts.append(b"xref\n0 5\n0000000000 65535 f \n%strailer\n<</Size 5/Root 1 0 R>>\n" % rows)
    parts.append(b"startxref\n%d\n%%%%EOF\n" % size)
    return b"".join(parts)


@dataclass(frozen=True)
class Part:
    """One part of a file. ``sha256`` is in hexadecimal."""

    number: int
    content: bytes

    @property
    def sha256(self) -> str:
        """As it is declared."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def given(self) -> dict[str, Any]:
        """As it is asked to be signed."""
        return {"number": self.number, "sha256": self.sha256}


def cut(content: bytes, part_bytes: int) -> list[Part]:
    """The file's parts."""
    return [Part(at // part_bytes + 1, content[at : at + part_bytes]) for at in range(0, len(content), part_bytes)]


def put(form: dict[str, Any], content: bytes) -> requests.Response:
    """Sends one part by a signed request, as a browser does."""
    return requests.put(form["url"], data=content, headers=form["headers"], timeout=60)


def announce(journey: Journey, deposit_id: str, content: bytes, name: str = "مخطط.pdf") -> Any:
    """How the file is to be cut."""
    announced = {"name": name, "size_bytes": len(content)}
    return journey.call("POST", f"/deposits/{deposit_id}/uploads", json=announced)


def send_in_parts(journey: Journey, deposit_id: str, content: bytes, name: str = "مخطط.pdf") -> str:
    """Announces, sends every part, says so; the file's id."""
    begun = announce(journey, deposit_id, content, name)
    here = f"/deposits/{deposit_id}/files/{begun['file_id']}"
    parts = cut(content, begun["part_bytes"])
    forms = journey.call("POST", f"{here}/parts", json={"parts": [part.given for part in parts]})["items"]
    for form, part in zip(forms, parts, strict=True):
        sent = put(form, part.content)
        assert sent.status_code == 200, sent.text
    journey.call("POST", f"{here}/completion", json={"sha256": hashlib.sha256(content).hexdigest()})
    return str(begun["file_id"])
