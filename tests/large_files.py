"""Files above 20 MB, and how a program sends them."""

import hashlib
import os
import socket
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

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


def send_lacking(
    journey: Journey, deposit_id: str, file_id: str, content: bytes, only: Container[int] | None = None
) -> list[int]:
    """Sends the parts that storage does not hold (of those, only some); their numbers."""
    here = f"/deposits/{deposit_id}/files/{file_id}"
    plan = journey.call("POST", f"{here}/resumption")
    held = {part["number"]: part["sha256"] for part in plan["held"]}
    parts = [part for part in cut(content, plan["part_bytes"]) if held.get(part.number) != part.sha256]
    parts = [part for part in parts if only is None or part.number in only]
    forms = (
        journey.call("POST", f"{here}/parts", json={"parts": [part.given for part in parts]})["items"] if parts else []
    )
    for form, part in zip(forms, parts, strict=True):
        sent = put(form, part.content)
        assert sent.status_code == 200, sent.text
    return [part.number for part in parts]


def complete(journey: Journey, deposit_id: str, file_id: str, content: bytes | None = None, expect: int = 0) -> Any:
    """Says that all parts are there, and what the whole is, if its content is given."""
    given = {"sha256": hashlib.sha256(content).hexdigest()} if content else {}
    return journey.call("POST", f"/deposits/{deposit_id}/files/{file_id}/completion", expect=expect, json=given)


def send_in_parts(journey: Journey, deposit_id: str, content: bytes, name: str = "مخطط.pdf") -> str:
    """Announces, sends every part, says so; the file's id."""
    file_id = str(announce(journey, deposit_id, content, name)["file_id"])
    send_lacking(journey, deposit_id, file_id, content)
    complete(journey, deposit_id, file_id, content)
    return file_id


def put_cut(form: dict[str, Any], content: bytes, share: float = 0.5) -> None:
    """Begins to send a part, and loses the connection after that share of it."""
    address = urlsplit(form["url"])
    head = [f"PUT {address.path}?{address.query} HTTP/1.1", f"Host: {address.netloc}"]
    head += [f"Content-Length: {len(content)}", *(f"{name}: {value}" for name, value in form["headers"].items())]
    with socket.create_connection((str(address.hostname), int(address.port or 80)), timeout=30) as line:
        line.sendall("\r\n".join([*head, "", ""]).encode() + content[: int(len(content) * share)])


class Sending:
    """A file announced in a draft of its own; ``here`` is its address in the API."""

    def __init__(self, journey: Journey, content: bytes) -> None:
        self.journey, self.content, self.draft = journey, content, journey.draft()["id"]
        self.begun = announce(journey, self.draft, content)
        self.file_id = str(self.begun["file_id"])
        self.here = f"/deposits/{self.draft}/files/{self.file_id}"
        self.parts = cut(content, self.begun["part_bytes"])

    @staticmethod
    def digest(content: bytes) -> str:
        """SHA-256 as it is declared."""
        return hashlib.sha256(content).hexdigest()

    def signed(self, number: int = 1) -> dict[str, Any]:
        """A request for one part as it is."""
        given = {"parts": [self.parts[number - 1].given]}
        form: dict[str, Any] = self.journey.call("POST", f"{self.here}/parts", json=given)["items"][0]
        return form

    def held(self) -> list[int]:
        """The numbers of the parts that are there."""
        return [part["number"] for part in self.journey.call("POST", f"{self.here}/resumption")["held"]]

    def gathered(self) -> list[dict[str, Any]]:
        """What S3 gathers for this file."""
        s3, bucket = self.journey.cloud.client("s3"), self.journey.cloud.outputs["QuarantineBucket"]
        found = s3.list_multipart_uploads(Bucket=bucket).get("Uploads", [])
        return [{"Bucket": bucket, **upload} for upload in found if f"/{self.file_id}/" in upload["Key"]]

    def end(self) -> None:
        """The bucket's rule ends what is a day old and unfinished."""
        s3 = self.journey.cloud.client("s3")
        for upload in self.gathered():
            s3.abort_multipart_upload(Bucket=upload["Bucket"], Key=upload["Key"], UploadId=upload["UploadId"])

    def arrived(self) -> Any:
        """The file, once everything that waits was delivered."""
        self.journey.cloud.drain()
        return self.journey.call("GET", self.here)
