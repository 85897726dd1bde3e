"""A journey of one's own, and a letter that already has its receipt."""

import secrets
import string
import uuid
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.journeys import Journey
from tests.pdf_samples import letter


@dataclass(frozen=True)
class Receipted:
    """A registered letter: the deposit as the API tells it, the PDF sent, the sealed receipt."""

    journey: Journey
    deposit: Any
    letter: bytes
    receipt: bytes

    @property
    def verification_id(self) -> str:
        """The public id in the receipt's QR."""
        return str(self.deposit["submission"]["verification_id"])


@pytest.fixture(scope="module")
def receipted(cloud: LocalCloud) -> Receipted:
    """A letter with its receipt, shared by the tests of one module: they only look at it."""
    slug = "evidence-" + uuid.uuid4().hex[:10]
    code = "".join(secrets.choice(string.ascii_uppercase) for _ in range(6))
    journey = Journey(cloud, cloud.seed(specification.read().renamed(slug, code)))
    sent = titled(slug)
    deposit = journey.deposit(sent)
    return Receipted(journey, deposit, sent, journey.sealed_receipt(deposit))


def titled(title: str) -> bytes:
    """A small letter unlike any other."""
    with pikepdf.open(BytesIO(letter())) as pdf:
        pdf.docinfo["/Title"] = title
        made = BytesIO()
        pdf.save(made)
    return made.getvalue()
