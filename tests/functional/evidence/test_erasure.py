"""The product erases a person's data and salts: what proves the letter stays valid, and tells nothing of them."""

import io
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
import time_machine

from chalicelib import bootstrap
from chalicelib.evidence import chains
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.log import LogRecord
from chalicelib.transparency.merkle import proves_inclusion
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.conftest import PortalSession
from tests.erasing import ask, carry_out, decide
from tests.functional.bundles.test_bundle import published, trust
from tests.functional.deposit.own import new_address
from tests.functional.deposit.test_own_letters_api import call, token_of
from tests.functional.evidence.test_stages import told
from tests.journeys import Journey
from tests.links import mails_to
from tests.on_the_tree import signed
from tests.people import email_of
from tests.proven_registers import fetched
from tests.workflows.conftest import unique
from wasl_verify.bundle import check_bundle
from wasl_verify.keys import read_keys
from wasl_verify.report import Report

NAME, SUBJECT, FILE = (f"{word} {secrets.token_hex(6)}" for word in ("الاسم", "الموضوع", "ملف"))
PHONE = "+212661987654"
FORGETFUL = (
    "DepositsTable",
    "RegistryTable",
    "FilesTable",
    "NoticesTable",
    "SigningTable",
    "LogTable",
    "EvidenceTable",
)


class Named(Journey):
    """Whose files have a name that nobody else's have."""

    def attach(self, deposit_id: str, content: bytes, name: str = f"{FILE}.pdf") -> str:
        """Under that name."""
        return super().attach(deposit_id, content, name)


@dataclass
class Erased:
    """An answered letter whose person was erased, and what stood of it before."""

    journey: Journey
    deposit: Any
    mail_ids: list[str]
    salts: set[str]
    evidence: list[str]
    published: Any

    @property
    def verification(self) -> str:
        return f"/verifications/{self.deposit['submission']['verification_id']}"

    @property
    def private(self) -> list[str]:
        return [NAME, SUBJECT, FILE, PHONE, self.journey.email]


@pytest.fixture(scope="module")
def erased(cloud: LocalCloud) -> Iterator[Erased]:
    journey = Named(cloud, cloud.seed(unique(specification.read())), new_address())
    deposit, _ = journey.answered_deposit(name=NAME, subject=SUBJECT, phone=PHONE)
    cloud.drain()
    stored = bootstrap.deposit_drafts().get(deposit["id"])
    tokens = [it.token for it in bootstrap.stages().of(stored.source)]
    mail_ids = [stored.submitted.mail_id, *(it.mail_id for it in stored.replies)]
    it = Erased(journey, deposit, mail_ids, set(salts_of(cloud, deposit["id"], *mail_ids)), tokens, None)
    signed(cloud)
    it.published = journey.call("GET", it.verification)
    assert any(private in whole(cloud) for private in it.private)
    ask(cloud, journey.email, deposit)
    decide(cloud, email_of(journey.seeded, "manager"), mail_ids[0], "retention_over")
    carry_out(cloud)
    yield it


def whole(cloud: LocalCloud) -> str:
    """Everything in the product's tables, as text."""
    dynamodb = cloud.client("dynamodb")
    pages = (
        page for table in FORGETFUL for page in dynamodb.get_paginator("scan").paginate(TableName=cloud.outputs[table])
    )
    return json.dumps([page["Items"] for page in pages], ensure_ascii=False, default=str)


def salts_of(cloud: LocalCloud, *ids: str) -> Iterator[str]:
    """The salts of the items under these ids."""
    dynamodb = cloud.client("dynamodb")
    for table in ("DepositsTable", "RegistryTable"):
        for page in dynamodb.get_paginator("scan").paginate(TableName=cloud.outputs[table]):
            for item in page["Items"]:
                if "log_salt" in item and any(it in item["pk"]["S"] for it in ids):
                    yield item["log_salt"]["S"]


def of_the_log(erased: Erased) -> list[LogRecord]:
    """The whole chains of the deposit and of its mails."""
    names = (f"deposit/{erased.deposit['id']}", *(f"mail/{mail_id}" for mail_id in erased.mail_ids))
    return [record for name in names for record in bootstrap.log().of_object(name)]


def told_by(verification: Any) -> Any:
    """All that it says, but under which head of the tree: that grows."""
    return {**verification, "statements": [it["code"] for it in verification["statements"]]}


@pytest.mark.early
def test_nothing_of_the_person_is_left_in_any_table(cloud: LocalCloud, erased: Erased) -> None:
    left = whole(cloud)
    assert [private for private in erased.private if private in left] == []
    assert not erased.salts & set(salts_of(cloud, erased.deposit["id"], *erased.mail_ids))
    assert not any(it.address for it in of_the_log(erased) if it.body["actor"]["kind"] == "depositor")


def test_the_letters_bytes_can_be_fetched_no_more(cloud: LocalCloud, erased: Erased) -> None:
    (file,) = bootstrap.deposit_drafts().get(erased.deposit["id"]).submitted.files
    stored = bootstrap.file_store().get(file.id)
    assert stored is not None and stored.is_erased and stored.sha256 == file.sha256
    listed = cloud.client("s3").list_objects_v2(Bucket=cloud.outputs["DocumentsBucket"], Prefix=stored.document_key)
    assert listed["KeyCount"] == 0


def test_every_proof_holds_and_tells_nothing(cloud: LocalCloud, erased: Erased, http: requests.Session) -> None:
    signed(cloud)
    records = of_the_log(erased)
    events = {record.body["event"] for record in records}
    assert events >= {"DepositSubmitted", "MailRegistered", "ErasureAsked", "ErasureGranted", "DataErased"}
    head = bootstrap.tree_heads().latest().head
    for name in {record.object_id for record in records}:
        assert chains.verify_object([it for it in records if it.object_id == name]) is None
    for record in records:
        proof = bootstrap.tree_proofs().inclusion_of(bytes.fromhex(record.hash), head.size)
        assert proves_inclusion(bytes.fromhex(record.hash), proof.leaf, proof.size, proof.path, head.root)
    assert {told(token, http)["event"] for token in erased.evidence} >= {"SubmissionAcceptance", "ContentConsignment"}
    assert told_by(erased.journey.call("GET", erased.verification)) == told_by(erased.published)
    assert not any(private in str(record) for record in records for private in erased.private)


def test_the_record_says_who_decided_and_on_what_ground(erased: Erased) -> None:
    granted = next(it for it in of_the_log(erased) if it.body["event"] == "ErasureGranted")
    manager = next(
        it for it in erased.journey.seeded.agents.values() if it.email == email_of(erased.journey.seeded, "manager")
    )
    assert granted.body["actor"]["agent_id"] == manager.id
    assert granted.body["detail"]["ground"] == "retention_over"


def test_the_register_keeps_number_and_date_and_its_closing_proves_itself(cloud: LocalCloud, erased: Erased) -> None:
    mail = bootstrap.registry_stores().mails.get(erased.mail_ids[0])
    assert (str(mail.number), mail.sheet.subject, mail.sheet.sender) == (erased.deposit["number"], "", "")
    day = civil_date(bootstrap.clock().now()).isoformat()
    path = f"/registers/{mail.number.register_id}/closings"
    with time_machine.travel(datetime.now(UTC) + timedelta(days=2)):
        later = Journey(cloud, erased.journey.seeded)
        closing = later.call("POST", path, "registrar", json={"since": day, "until": day})
        cloud.drain()
        data = fetched(later, f"{path}/{closing['id']}")
        report = Report()
        check_bundle(io.BytesIO(data), read_keys(published()), trust(cloud), report)
    assert report.exit_code == 0, report.faults


def test_the_person_is_told_and_then_finds_the_letter_no_more(cloud: LocalCloud, erased: Erased) -> None:
    assert "ستُمحى معطياتكم" in mails_to(cloud, erased.journey.email)[-1]
    with PortalSession(cloud.url) as visitor:
        page = visitor.get(f"/track/{erased.deposit['submission']['tracking_code']}")
        assert page.status_code == 200 and erased.deposit["number"] in page.text
    mail = erased.journey.call("GET", f"/mails/{erased.mail_ids[0]}", "registrar")
    assert mail["number"] == erased.deposit["number"]


def test_what_is_dealt_with_is_not_erased_and_a_refusal_says_why(cloud: LocalCloud, erased: Erased) -> None:
    journey = Journey(cloud, erased.journey.seeded, new_address())
    deposit = journey.deposit()
    code = deposit["submission"]["tracking_code"]
    with PortalSession(cloud.url) as program:
        token = token_of(cloud, program, journey.email)
        path = f"/letters/{code}/erasure"
        assert call(program, "GET", path, 404, token).json()["code"] == "erasure.none"
        assert call(program, "POST", path, 202, token).json()["state"] == "asked"
        (waiting,) = journey.call("GET", "/erasures", "manager")["items"]
        assert waiting["number"] == deposit["number"] and not waiting["can_be_granted"]
        decision = f"/erasures/{waiting['mail_id']}/decision"
        running = journey.call("POST", decision, "manager", 409, json={"ground": "not_needed"})
        assert running["code"] == "erasure.running"
        journey.call("POST", decision, "manager", 422, json={"ground": "because"})
        journey.call("POST", decision, "registrar", 403, json={"ground": "running_procedure"})
        journey.call("POST", decision, "manager", json={"ground": "running_procedure"})
        journey.call("POST", decision, "manager", 404, json={"ground": "running_procedure"})
        cloud.drain()
        found = call(program, "GET", path, token=token).json()
        assert (found["state"], found["ground"]) == ("refused", "running_procedure")
        assert call(program, "POST", path, 202, token).json()["state"] == "asked"
    assert "المسطرة جارية" in mails_to(cloud, journey.email)[-1]


def test_a_draft_is_erased_at_once_and_a_submitted_one_is_not(cloud: LocalCloud, erased: Erased) -> None:
    journey = erased.journey
    draft = journey.draft()
    journey.attach(draft["id"], b"%PDF-1.4 draft")
    with PortalSession(cloud.url) as visitor:
        page = visitor.get(f"/drafts/{draft['id']}/check")
        assert f"/drafts/{draft['id']}/removal" in page.text
        assert visitor.post(f"/drafts/{draft['id']}/removal").status_code == 200
    assert journey.call("GET", f"/deposits/{draft['id']}", expect=404)
    journey.call("DELETE", f"/deposits/{draft['id']}", expect=204)
    assert (
        journey.call("DELETE", f"/deposits/{erased.deposit['id']}", expect=409)["code"] == "deposit.already_submitted"
    )
