"""The receipt and the reply as they leave: made by KMS and a timestamp authority, judged by other people's tools."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from chalicelib.kernel.digests import sha256
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests import pdf_tools
from tests.journeys import Journey
from tests.receipts import typeset_receipt
from tests.workflows.conftest import unique


@dataclass(frozen=True)
class Answered:
    """A deposit whose reply has left, and both sealed files as the evidence bucket holds them."""

    journey: Journey
    deposit: Any
    folder: Any
    receipt: bytes
    reply: bytes


@pytest.fixture(scope="module")
def answered(cloud: LocalCloud) -> Answered:
    """The reply was an archival file when it was proposed."""
    journey = Journey(cloud, cloud.seed(unique(specification.read())))
    deposit, folder = journey.answered_deposit(typeset_receipt())
    return Answered(journey, deposit, folder, journey.sealed_receipt(deposit), journey.sealed_reply(folder))


def test_poppler_openssl_and_qpdf_find_each_signature_sound_and_dated(answered: Answered, tmp_path: Path) -> None:
    for pdf, signatures in ((answered.receipt, 1), (answered.reply, 3)):
        assert pdf_tools.pdfsig_verdicts(pdf, tmp_path) == ["Signature is Valid."] * signatures
        assert pdf_tools.openssl_verify(pdf, answered.journey.cloud.pki.root_pem, tmp_path) == signatures
        assert "No syntax or stream encoding errors" in pdf_tools.qpdf_check(pdf, tmp_path)


def test_mupdf_finds_nothing_changed_after_the_seal(answered: Answered, tmp_path: Path) -> None:
    assert "The document is unchanged since signing." in pdf_tools.mutool_verdict(answered.receipt, tmp_path)
    seen = pdf_tools.mutool_verdict(answered.reply, tmp_path)
    assert (seen.count("signature is valid"), seen.count("document is unchanged since signing")) == (2, 1)


def test_what_leaves_is_archival_and_the_receipt_accessible(answered: Answered) -> None:
    failures = {
        (name, profile): pdf_tools.standard_failures(pdf, profile)
        for name, pdf, profile in (
            ("receipt", answered.receipt, "2a"),
            ("receipt", answered.receipt, "ua1"),
            ("reply", answered.reply, "2a"),
        )
    }
    assert {key: found for key, found in failures.items() if found} == {}


def test_the_reply_bears_its_number_and_reaches_its_depositor(answered: Answered, tmp_path: Path) -> None:
    journey, folder = answered.journey, answered.folder
    text = pdf_tools.text_of(answered.reply, tmp_path)
    assert folder["number"] in text
    assert folder["number"].replace("-D-", "-A-") in text  # the number of the mail that it answers
    assert re.search(r"\d{1,2} \w+ 20\d\d, \d+ h \d\d", text)
    assert answered.deposit["state"] == "answered"
    verified = journey.call("GET", f"/verifications/{journey.verification_of(folder)}")
    assert (verified["kind"], verified["number"], len(verified["revisions"])) == ("reply", folder["number"], 3)
    assert verified["revisions"][0]["sha256"] == sha256(answered.reply)
