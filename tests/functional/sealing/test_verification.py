"""Strict verification: what holds passes, and every way of tampering has its name."""

import random
from io import BytesIO

import pikepdf
import pytest

from chalicelib.adapters.pades import pdf_writing
from chalicelib.adapters.pades import sealing as pades
from chalicelib.adapters.verifying.check import check, verify
from chalicelib.adapters.verifying.report import Fault, Trust
from chalicelib.evidence.verification.signatures import Verdict
from infra.local.pki.hierarchy import Pki
from tests.functional.sealing.attacks import ATTACKS
from tests.functional.sealing.conftest import FIELDS, Office, Reply
from tests.pki import signing_key, trust_in
from tests.receipts import AT


@pytest.fixture(scope="session")
def trust(office: Office) -> Trust:
    return trust_in(office.pki)


def test_a_receipt_and_each_state_of_a_reply_are_sound(receipt: bytes, reply: Reply, trust: Trust) -> None:
    for pdf, signatures in ((receipt, 1), (reply.prepared, 1), (reply.signed_once, 2), (reply.sealed, 4)):
        report = verify(pdf, trust)
        assert report.faults == ()
        assert report.timestamped
        assert len(report.signatures) == signatures


def test_the_child_process_sees_the_same(reply: Reply, trust: Trust) -> None:
    assert check(reply.sealed, trust) == verify(reply.sealed, trust)


def test_a_signature_says_who_and_when(reply: Reply, trust: Trust) -> None:
    signature = verify(reply.sealed, trust).signatures[1]
    assert (signature.field, signature.signer) == ("Signature-1-1", "يوسف بناني")
    assert signature.claimed_at == "2026-11-22T13:05:42.000Z"
    assert signature.timestamped_at is not None


def test_earlier_states_are_recognised_by_their_digests(reply: Reply, trust: Trust) -> None:
    from chalicelib.kernel.digests import sha256

    states = verify(reply.sealed, trust).earlier_states
    assert states[-3:] == tuple(map(sha256, (reply.prepared, reply.signed_once, reply.signed_twice)))


def test_any_flipped_bit_of_a_receipt_is_found(receipt: bytes, trust: Trust, soak: bool) -> None:
    chance = random.Random(20261122)
    start = receipt.index(b"/Contents <")  # the signature itself, and all around it
    places = [chance.randrange(8, len(receipt) - 1) for _ in range(1000 if soak else 10)]
    places += [chance.randrange(start, start + 8000) for _ in range(1000 if soak else 20)]
    for place in places:
        report = verify(flipped(receipt, place, chance.randrange(8)), trust)
        assert report.verdict is not Verdict.HOLDS or not report.timestamped, (
            f"byte {place}"
        )  # what hides the timestamp takes it away


def test_a_flipped_byte_in_the_text_is_called_altered(receipt: bytes, trust: Trust) -> None:
    assert verify(flipped(receipt, receipt.index(b"stream") + 40, 0), trust).faults == (Fault.ALTERED,)


def test_a_page_added_to_a_receipt_is_named(receipt: bytes, trust: Trust) -> None:
    assert verify(ATTACKS["page"](receipt), trust).faults == (Fault.CHANGED_AFTER_SIGNING,)


def test_a_page_added_by_rewriting_is_named(receipt: bytes, trust: Trust) -> None:
    with pikepdf.open(BytesIO(receipt)) as document:
        document.add_blank_page()
        rewritten = BytesIO()
        document.save(rewritten)
    assert verify(rewritten.getvalue(), trust).faults


@pytest.mark.parametrize("state", ["prepared", "signed_once", "sealed"])
@pytest.mark.parametrize("attack", sorted(ATTACKS))
def test_published_attacks_by_incremental_update_are_named(reply: Reply, trust: Trust, state: str, attack: str) -> None:
    signed: bytes = getattr(reply, state)
    assert verify(ATTACKS[attack](signed), trust).faults == (Fault.CHANGED_AFTER_SIGNING,)


def test_bytes_after_the_end_are_named(receipt: bytes, trust: Trust) -> None:
    assert Fault.CHANGED_AFTER_SIGNING in verify(receipt + b"% a word more\n", trust).faults


def test_a_signature_under_no_root_of_ours_is_vouched_for_by_nobody(reply: Reply, office: Office, trust: Trust) -> None:
    stranger = signing_key(Pki("http://127.0.0.1:2/pki"), "Directeur général")
    forged = pades.seal_receipt(reply.source, stranger, office.timestamper, AT)
    report = verify(forged, trust)
    assert (report.faults, report.verdict) == ((), Verdict.UNVOUCHED)


def test_a_key_under_our_root_that_is_not_expected_is_not_vouched_for(receipt: bytes, trust: Trust) -> None:
    expected = Trust(trust.roots, signers=frozenset({"0" * 64}))
    assert verify(receipt, expected).verdict is Verdict.UNVOUCHED


def test_a_signature_in_an_undeclared_field_is_named(reply: Reply, office: Office, trust: Trust) -> None:
    act = pdf_writing.Act("Intruder", AT)
    new = pdf_writing.invisible_field("Intruder", "Intruder")
    forged = pdf_writing.add_signature(pdf_writing.writer(reply.prepared), act, office.head, office.timestamper, new)
    assert Fault.CHANGED_AFTER_SIGNING in verify(forged, trust).faults


def test_an_unsigned_an_encrypted_and_no_pdf_are_told_apart(reply: Reply, trust: Trust) -> None:
    with pikepdf.open(BytesIO(reply.source)) as document:
        locked = BytesIO()
        document.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert verify(reply.source, trust).faults == (Fault.UNSIGNED,)
    assert verify(locked.getvalue(), trust).faults == (Fault.ENCRYPTED,)
    assert verify(b"GIF89a", trust).faults == (Fault.NOT_A_PDF,)
    assert verify(b"%PDF-1.7\nnothing more", trust).faults == (Fault.UNREADABLE,)


def test_fields_of_a_circuit_may_stay_empty(office: Office, reply: Reply, trust: Trust) -> None:
    prepared = pades.prepare(reply.source, FIELDS[:1], office.platform, None, AT)
    report = verify(prepared, trust)
    assert report.faults == ()
    assert not report.timestamped


def flipped(pdf: bytes, place: int, bit: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1 << bit]) + pdf[place + 1 :]
