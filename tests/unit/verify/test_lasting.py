"""Receipts that were made to last: what is added to them holds, and none of it can be altered."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from chalicelib.adapters.pades.archivist import PadesArchivist
from infra.local.pki.hierarchy import Pki
from tests import tampering
from tests.pki import States, Timestamper
from tests.proven import World
from wasl_verify.certificates import Trust
from wasl_verify.pdf import check_pdf
from wasl_verify.report import Report


@dataclass(frozen=True)
class Roots:
    """Trusted roots, as PEM texts."""

    pems: Sequence[str]

    def roots(self) -> Sequence[str]:
        return self.pems


@pytest.fixture(scope="module")
def lasting(world: World, pki: Pki) -> dict[str, bytes]:
    """With what its validation needs, and with a document timestamp over all of it."""
    archivist = PadesArchivist(Roots([pki.root_pem]), States([pki]), Timestamper(pki))
    now = datetime.now(UTC) + timedelta(seconds=2)
    with time_machine.travel(now):
        proved = archivist.with_proofs(world.receipt, now)
        return {"b-lt": proved, "b-lta": archivist.with_timestamp(proved, "sha256")}


def checked(pdf: bytes, trust: Trust) -> Report:
    report = Report()
    with report.within("receipt.pdf"):
        check_pdf(pdf, trust, report, "receipt.pdf")
    return report


@pytest.mark.parametrize("level", ["b-lt", "b-lta"])
def test_it_holds_at_every_level(lasting: dict[str, bytes], trust: Trust, level: str) -> None:
    report = checked(lasting[level], trust)
    assert report.exit_code == 0, report.faults


@pytest.mark.parametrize(
    ("written", "altered"),
    [(b"/DeveloperExtensions", b"/DeveloperExtension\xd4"), (b"/BaseVersion /1.7", b"/BaseVersion /1.8")],
)
def test_the_mark_of_what_was_added_is_as_it_has_to_be(
    lasting: dict[str, bytes], trust: Trust, written: bytes, altered: bytes
) -> None:
    before, mark, after = lasting["b-lt"].rpartition(written)
    assert mark and checked(before + altered + after, trust).exit_code != 0


@pytest.mark.parametrize("level", ["b-lt", "b-lta"])
def test_none_of_it_can_be_altered(lasting: dict[str, bytes], trust: Trust, level: str, soak: bool) -> None:
    pdf = lasting[level]
    missed = []
    for seed in range(1000 if soak else 30):
        altered = tampering.bytes_altered(pdf, random.Random(seed))
        if checked(altered, trust).exit_code == 0 and altered.lower() != pdf.lower():
            at = next((n for n, (a, b) in enumerate(zip(pdf, altered, strict=False)) if a != b), len(pdf))
            missed.append((seed, at, pdf[at - 20 : at + 20], altered[at - 20 : at + 20]))
    assert missed == []
