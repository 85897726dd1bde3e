"""From the log to a signed head, on the deployed infrastructure: checked with nothing but what the API tells."""

import base64
import hashlib
import json
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
import requests
from asn1crypto import cms

from chalicelib import bootstrap
from chalicelib.adapters.keys.jws import is_signed_by, read_compact
from chalicelib.transparency.merkle import proves_consistency, proves_inclusion
from infra.local.cloud import LocalCloud
from tests.contract import assert_kept
from tests.faults import Fault, at, injected
from tests.on_the_tree import leaf_of, lost, recorded, sequenced, signed, sweep_until_found


def asked(cloud: LocalCloud, path: str) -> Any:
    """What the API answers to anybody."""
    answer = requests.get(f"{cloud.url}/api/v1/log/{path}", timeout=30)
    assert_kept(answer)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_records_are_proved_against_signed_heads_that_go_on_from_each_other(cloud: LocalCloud) -> None:
    first = recorded(20)
    signed(cloud)
    before = asked(cloud, "heads")["items"][0]
    second = recorded(3)
    signed(cloud)
    after = asked(cloud, "heads")["items"][0]
    assert after["size"] >= before["size"] + 3
    for record in (first[0], first[-1], second[-1]):
        proof = asked(cloud, f"inclusion?hash={record.hash}&size={after['size']}")
        path = [bytes.fromhex(it) for it in proof["path"]]
        data, root = bytes.fromhex(record.hash), bytes.fromhex(after["root"])
        assert proves_inclusion(data, proof["leaf"], proof["size"], path, root)
        assert asked(cloud, f"inclusion?leaf={proof['leaf']}&size={after['size']}") == proof
    proof = asked(cloud, f"consistency?from={before['size']}&to={after['size']}")
    path = [bytes.fromhex(it) for it in proof["path"]]
    roots = bytes.fromhex(before["root"]), bytes.fromhex(after["root"])
    assert proves_consistency(proof["from"], proof["to"], path, *roots)
    assert asked(cloud, f"heads?cursor={after['size']}")["items"][0] == before


def test_a_head_is_signed_timestamped_and_kept_under_lock(cloud: LocalCloud) -> None:
    recorded()
    signed(cloud)
    head = bootstrap.tree_heads().latest()
    served = asked(cloud, f"heads/{head.size}")
    token = read_compact(served["head"])
    assert token.header["typ"] == "wasl-head"
    assert set(token.claims) == {"version", "issuer", "size", "root", "at"}
    assert f"//{token.claims['issuer']}/" in cloud.url + "/"
    kms = cloud.client("kms")
    assert is_signed_by(token, kms.get_public_key(KeyId=token.header["kid"])["PublicKey"])
    content = cms.ContentInfo.load(base64.b64decode(served["timestamp"]))["content"]["encap_content_info"]
    imprint = content["content"].parsed["message_imprint"]["hashed_message"].native
    assert imprint == hashlib.sha256(served["head"].encode()).digest()
    kept: dict[str, Any] = {"Bucket": cloud.outputs["EvidenceBucket"], "Key": f"tree/heads/{head.size:012d}.json"}
    s3 = cloud.client("s3")
    assert json.loads(s3.get_object(**kept)["Body"].read()) == served
    assert s3.get_object_retention(**kept)["Retention"]["Mode"] == "COMPLIANCE"


def test_a_head_without_a_timestamp_is_given_one_later_beside_itself(cloud: LocalCloud) -> None:
    recorded()
    sequenced(cloud)
    maker = bootstrap.head_maker()
    bare = replace(maker, authority=None).make()
    assert bare is not None
    assert asked(cloud, f"heads/{bare.size}") == {"head": bare.jws, "timestamp": None}
    signed(cloud)
    served = asked(cloud, f"heads/{bare.size}")
    assert served["head"] == bare.jws and served["timestamp"]
    s3, bucket = cloud.client("s3"), cloud.outputs["EvidenceBucket"]
    for ending, kept in ((".json", {**served, "timestamp": None}), ("-timestamped.json", served)):
        stored = s3.get_object(Bucket=bucket, Key=f"tree/heads/{bare.size:012d}{ending}")["Body"].read()
        assert json.loads(stored) == kept
    assert maker.files.after(bare.size - 1)[0].document() == served


@pytest.mark.parametrize(
    "path", ["heads/1000000000", "heads/0x1", "inclusion?leaf=1000000000", f"inclusion?hash={'0' * 64}"]
)
def test_what_the_tree_does_not_hold_is_not_found(cloud: LocalCloud, path: str) -> None:
    recorded()
    signed(cloud)
    answer = requests.get(f"{cloud.url}/api/v1/log/{path}", timeout=30)
    assert_kept(answer)
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "path", ["inclusion", "inclusion?leaf=0&hash=" + "0" * 64, "consistency?from=3&to=2", "consistency"]
)
def test_what_cannot_be_proved_is_refused_in_words(cloud: LocalCloud, path: str) -> None:
    answer = requests.get(f"{cloud.url}/api/v1/log/{path}", timeout=30)
    assert_kept(answer)
    assert answer.status_code == 422


def test_the_public_page_lists_the_heads_in_both_languages(cloud: LocalCloud) -> None:
    recorded()
    signed(cloud)
    head = bootstrap.tree_heads().latest()
    for language, title in (("ar", "سجل العمليات"), ("fr", "Journal des actes")):
        page = requests.get(f"{cloud.url}/log?lang={language}", timeout=30).text
        assert title in page and head.head.root.hex() in page and f"/api/v1/log/heads/{head.size}" in page


@pytest.mark.parametrize("function", ["sequencer", "heads"])
def test_a_fault_at_any_call_delays_and_changes_nothing(cloud: LocalCloud, soak: bool, function: str) -> None:
    recorded()
    signed(cloud)
    for number in count(1):
        for fault in tuple(Fault) if soak else ((Fault.CRASH_AFTER, Fault.TIMEOUT_AFTER)[number % 2],):
            before = bootstrap.tree_heads().latest()
            records = recorded(2)
            with injected(at(number, fault), function=function) as calls:
                signed(cloud)
            head = bootstrap.tree_heads().latest()
            leaves = {leaf for record in records if (leaf := leaf_of(record)) is not None}
            assert len(leaves) == 2 and max(leaves) < head.size
            path = bootstrap.tree_proofs().consistency(before.size, head.size).path
            assert proves_consistency(before.size, head.size, path, before.head.root, head.head.root)
        if not calls.faults:
            break
    assert number > 6, "fewer calls than a run makes met a fault"


def test_a_message_that_names_no_record_keeps_no_other_out(cloud: LocalCloud) -> None:
    (record,) = recorded()
    bodies = ["{}", json.dumps({"detail": {"record": f"{record.object_id}#{record.seq:010d}"}}), "no JSON"]
    event = {"Records": [{"messageId": str(it), "body": body} for it, body in enumerate(bodies)]}
    answer = cloud.invoke("sequencer", event)
    assert answer.payload == {"batchItemFailures": [{"itemIdentifier": "0"}, {"itemIdentifier": "2"}]}
    assert leaf_of(record) is not None


@pytest.mark.early
def test_what_no_event_brought_is_found_by_the_walk(cloud: LocalCloud) -> None:
    record = lost(cloud)
    assert leaf_of(record) is None
    sweep_until_found(cloud, record)
