"""A real deposit's bundle, out of the deployed infrastructure, holds for the verifier that shares no code with it."""

import io
import json
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from cryptography import x509

from chalicelib import bootstrap
from chalicelib.adapters.pades.held_material import held_by
from chalicelib.kernel.errors import NotFoundError, UnavailableError
from chalicelib.kernel.ids import new_id
from infra.local.cloud import LocalCloud
from tests.journeys import Journey
from tests.kept import LATER, following
from tests.on_the_tree import recorded, signed
from wasl_verify.bundle import check_bundle
from wasl_verify.certificates import Trust
from wasl_verify.keys import read_keys
from wasl_verify.pdf import check_pdf
from wasl_verify.report import Kind, Report


def test_a_deposits_bundle_holds_without_us(cloud: LocalCloud, journey: Journey) -> None:
    deposit = journey.deposit()
    signed(cloud)
    key = f"bundles/{new_id()}.zip"
    made = bootstrap.bundle_makers().make(f"deposit/{deposit['id']}", key)
    stored = cloud.client("s3").get_object(Bucket=cloud.outputs["ScratchBucket"], Key=key)["Body"].read()
    report = Report()
    check_bundle(io.BytesIO(stored), read_keys(published()), trust(cloud), report)
    assert report.exit_code == 0, [one for one in report.findings if one.kind in (Kind.FAULT, Kind.UNJUDGED)]
    assert len(stored) == made.size_bytes
    proven = {finding.code for finding in report.findings if finding.kind is Kind.HOLDS}
    assert proven >= {"manifest_signed", "included", "chain_whole", "sealed", "evidence_signed", "files_of_token"}
    receipt = Report()
    check_pdf(journey.sealed_receipt(deposit), trust(cloud), receipt, "receipt.pdf")
    assert receipt.exit_code == 0


def test_a_bundle_waits_until_a_head_holds_all_its_records(cloud: LocalCloud, journey: Journey) -> None:
    recorded()
    signed(cloud)
    deposit = journey.deposit()
    with pytest.raises(UnavailableError, match="not_in_tree_yet"):
        bootstrap.bundle_makers().make(f"deposit/{deposit['id']}", "bundles/early.zip")


def test_it_holds_who_sealed_and_dated_its_receipts_and_once_they_last_what_was_said_of_them(
    cloud: LocalCloud, journey: Journey
) -> None:
    with following(cloud):
        deposit = journey.deposit()
        assert {"certificates", "revocation"} & folders_of(cloud, deposit) == {"certificates"}
        with time_machine.travel(datetime.now(UTC) + LATER):
            cloud.fire("SweeperSchedule")
            cloud.drain(60)
            assert {"certificates", "revocation"} & folders_of(cloud, deposit) == {"certificates", "revocation"}
    receipt = journey.sealed_receipt(deposit)
    with zipfile.ZipFile(io.BytesIO(bundle_of(cloud, deposit))) as bundle:
        certificates = {bundle.read(name) for name in bundle.namelist() if name.startswith("certificates/")}
    assert certificates >= set(held_by(receipt).certificates)


def test_of_what_is_not_registered_there_is_no_bundle(journey: Journey) -> None:
    with pytest.raises(NotFoundError):
        bootstrap.bundle_makers().make(f"deposit/{journey.draft()['id']}", "bundles/none.zip")


def bundle_of(cloud: LocalCloud, deposit: dict[str, Any]) -> bytes:
    """As it is made now."""
    signed(cloud)
    key = f"bundles/{new_id()}.zip"
    bootstrap.bundle_makers().make(f"deposit/{deposit['id']}", key)
    stored: bytes = cloud.client("s3").get_object(Bucket=cloud.outputs["ScratchBucket"], Key=key)["Body"].read()
    return stored


def folders_of(cloud: LocalCloud, deposit: dict[str, Any]) -> set[str]:
    """The first words of its members' names."""
    with zipfile.ZipFile(io.BytesIO(bundle_of(cloud, deposit))) as bundle:
        return {name.partition("/")[0] for name in bundle.namelist()}


def published() -> bytes:
    """The platform's keys, as it publishes them."""
    published: dict[str, Any] = bootstrap.receipt_tokens().published_keys()
    return json.dumps(published).encode()


def trust(cloud: LocalCloud) -> Trust:
    """The root of the test's certificates."""
    return Trust([x509.load_pem_x509_certificate(cloud.pki.root_pem.encode())])
