"""A person's data and salts are erased: what proves the letter stays valid, and tells nothing of them."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from chalicelib import bootstrap
from chalicelib.evidence import chains
from chalicelib.evidence.store import LogItem
from chalicelib.kernel.log import LogRecord
from chalicelib.transparency.merkle import proves_inclusion
from infra.local.cloud import LocalCloud
from tests.functional.evidence.test_stages import told
from tests.journeys import SUBJECT, Journey
from tests.on_the_tree import signed


def erase(cloud: LocalCloud, *ids: str) -> int:
    """Everything that stands under these ids outside of the log, salts included, and addresses beside its records."""
    dynamodb, erased = cloud.client("dynamodb"), 0
    for table in (cloud.outputs["DepositsTable"], cloud.outputs["RegistryTable"]):
        for item in _under(dynamodb, table, ids):
            dynamodb.delete_item(TableName=table, Key={name: item[name] for name in ("pk", "sk")})
            erased += "log_salt" in item
    for record in of_the_log(*ids):
        LogItem(record.object_id, f"{record.seq:010d}").update([LogItem.address.remove()])
    return erased


def _under(dynamodb: Any, table: str, ids: tuple[str, ...]) -> Iterator[Any]:
    for page in dynamodb.get_paginator("scan").paginate(TableName=table):
        yield from (item for item in page["Items"] if any(it in item["pk"]["S"] for it in ids))


def of_the_log(*ids: str) -> list[LogRecord]:
    """The whole chains of a deposit and of its mail."""
    kinds = ("deposit", "mail")
    return [record for kind, it in zip(kinds, ids, strict=True) for record in bootstrap.log().of_object(f"{kind}/{it}")]


@pytest.mark.early
def test_when_a_persons_data_and_salts_are_erased_every_proof_holds(journey: Journey, http: requests.Session) -> None:
    cloud, deposit = journey.cloud, journey.deposit()
    path = f"/trackings/{deposit['submission']['tracking_code']}/evidence"
    evidence = [journey.call("GET", f"{path}/{it['id']}")["token"] for it in journey.call("GET", path)["items"]]
    mail_id = bootstrap.deposit_drafts().get(deposit["id"]).submitted.mail_id
    verification = f"/verifications/{deposit['submission']['verification_id']}"
    signed(cloud)
    published = journey.call("GET", verification)

    assert erase(cloud, deposit["id"], mail_id) >= 2

    records = of_the_log(deposit["id"], mail_id)
    assert {record.body["event"] for record in records} >= {"DepositSubmitted", "MailRegistered"}
    assert chains.verify_object(records) is None
    head = bootstrap.tree_heads().latest().head
    for record in records:
        proof = bootstrap.tree_proofs().inclusion_of(bytes.fromhex(record.hash), head.size)
        assert proves_inclusion(bytes.fromhex(record.hash), proof.leaf, proof.size, proof.path, head.root)
    assert [told(token, http)["event"] for token in evidence] == ["SubmissionAcceptance", "ContentConsignment"]
    assert journey.call("GET", verification) == published
    for private in (SUBJECT, journey.email, "العلمي"):
        assert not any(private in str(record) for record in records)
