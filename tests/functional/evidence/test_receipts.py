"""Every registered letter has exactly one sealed receipt, whatever breaks on the way."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from chalicelib import bootstrap
from chalicelib.evidence.model import TrustLevel
from chalicelib.evidence.occasions import Legal, Occasion, ReceiptKind
from chalicelib.kernel.digests import sha256
from infra.local.cloud import LocalCloud
from tests import pdf_tools
from tests.faults import Fault, at, injected
from tests.functional.evidence.conftest import Receipted
from tests.journeys import Journey
from tests.receipts import AT, issued


def mail_of(deposit: Any) -> str:
    """The id of the mail that the deposit became."""
    submission = bootstrap.deposit_store().get(deposit["id"])
    assert submission is not None
    return submission.submitted.mail_id


def test_a_registered_letter_has_one_receipt_that_anyone_can_verify(cloud: LocalCloud, receipted: Receipted) -> None:
    digest, versions = issued(cloud, receipted.deposit["id"])
    assert versions == 1
    assert digest == sha256(receipted.receipt)
    shown = receipted.journey.call("GET", f"/verifications/{receipted.verification_id}")
    published = {revision["label"]: revision["sha256"] for revision in shown["revisions"]}
    assert published == {"receipt": digest, "letter.1": sha256(receipted.letter)}
    assert shown["number"] == receipted.deposit["number"]


def test_a_receipt_shows_its_verification_id_and_nowhere_the_key_to_its_deposit(
    receipted: Receipted, tmp_path: Path
) -> None:
    plain = BytesIO()
    with pikepdf.open(BytesIO(receipted.receipt)) as pdf:
        pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    text = pdf_tools.text_of(receipted.receipt, tmp_path)
    printed = "".join(text.split())
    assert printed.count(receipted.verification_id) == 3, "under the QR, in the address, and at the end"
    tracking_code = receipted.deposit["submission"]["tracking_code"]
    assert receipted.verification_id in printed.partition(tracking_code)[0], "under the QR"
    assert receipted.deposit["id"] not in printed
    assert receipted.deposit["id"].encode() not in plain.getvalue()


def test_an_event_that_comes_twice_changes_nothing(cloud: LocalCloud, receipted: Receipted) -> None:
    before = issued(cloud, receipted.deposit["id"])
    again = Occasion(mail_of(receipted.deposit), ReceiptKind.CORRESPONDENCE, 1, AT, Legal())
    bootstrap.receipts().issue(again, "")
    assert issued(cloud, receipted.deposit["id"]) == before


@pytest.mark.parametrize("operation", ["Sign", "PutObject", "TransactWriteItems"])
@pytest.mark.parametrize("fault", [Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.TIMEOUT_AFTER])
def test_a_fault_where_something_is_made_is_healed_by_redelivery(
    cloud: LocalCloud, journey: Journey, fault: Fault, operation: str
) -> None:
    with injected(at(1, fault, operation), function="receipts") as calls:
        deposit = journey.deposit()
    assert calls.faults == [fault]
    assert deposit["receipt"]
    assert issued(cloud, deposit["id"])[1] == 1


def test_without_a_certificate_the_receipt_is_issued_and_says_that_it_bears_no_seal(journey: Journey) -> None:
    administration = bootstrap.organisation().administration(journey.seeded.administration.id)
    bootstrap.organisation().put_administration(replace(administration, seal_key_id="without-certificate"))
    deposit = journey.deposit()
    shown = journey.call("GET", f"/verifications/{deposit['submission']['verification_id']}?lang=fr")
    assert shown["trust"] == TrustLevel.UNSEALED
    assert "ne porte pas de cachet" in shown["statements"][-1]["text"]
