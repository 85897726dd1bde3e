"""The token in a receipt's QR, read by its form alone, and by the platform that made it."""

import base64
from dataclasses import replace
from datetime import timedelta

import cbor2
import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils

from chalicelib.adapters.keys.cose import encoded
from chalicelib.evidence.model import Authenticity
from chalicelib.evidence.occasions import Legal, Occasion, ReceiptKind
from chalicelib.evidence.tokens import TokenClaims, manifest_digest
from chalicelib.kernel.errors import UnavailableError
from tests.platform import SINCE, PlatformKeys
from tests.receipts import MAIL_ID, receipt_facts

CLAIMS = TokenClaims.of(receipt_facts())


def raw(token: str) -> bytes:
    """The bytes of a token."""
    return base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))


def forged(token: str, change: dict[int, object]) -> str:
    """The token with other claims, under the signature that it had."""
    protected, unprotected, payload, signature = cbor2.loads(raw(token)).value
    payload = encoded({**cbor2.loads(payload), **change})
    message = encoded(cbor2.CBORTag(18, [protected, dict(unprotected), payload, signature]))
    return base64.urlsafe_b64encode(message).decode().rstrip("=")


def test_it_is_of_the_published_form_and_bears_the_signature_of_the_published_key() -> None:
    platform = PlatformKeys()
    message = cbor2.loads(raw(platform.signer.token(CLAIMS)))
    protected, unprotected, payload, signature = message.value
    assert (message.tag, dict(unprotected)) == (18, {})
    assert dict(cbor2.loads(payload)) == {
        1: "courrier.example.ma",
        2: "ENK-A-2026-0000001",
        6: 1795352741,
        7: "7K3F9QRT2M5X7K3F9QRT",
        -70001: "correspondence",
        -70002: bytes.fromhex(CLAIMS.manifest),
        -70003: 1795352733,
    }
    spki = base64.b64decode(platform.ring().keys[0].spki)
    digest = hashes.Hash(hashes.SHA256())
    digest.update(spki)
    assert dict(cbor2.loads(protected)) == {1: -7, 4: digest.finalize()[:8]}
    public = serialization.load_der_public_key(spki)
    assert isinstance(public, ec.EllipticCurvePublicKey)
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    signed = cbor2.dumps(["Signature1", protected, b"", payload])
    public.verify(utils.encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA256()))


def test_the_manifest_is_over_digests_and_sizes_in_the_order_of_deposit() -> None:
    (first, second) = receipt_facts().files
    assert manifest_digest([first, second]) != manifest_digest([second, first])
    assert manifest_digest([first, second]) == manifest_digest([replace(first, name="other", pages=None), second])


def test_what_is_signed_reads_back() -> None:
    platform = PlatformKeys()
    assert platform.tokens.read_receipt(platform.signer.token(CLAIMS)) == (Authenticity.ISSUED, CLAIMS)


@pytest.mark.parametrize("change", [{2: "ENK-A-2026-0000002"}, {6: 0}, {-70002: b"0" * 32}, {-70001: "complaint"}])
def test_a_changed_claim_is_told_and_nothing_of_it_is_repeated(change: dict[int, object]) -> None:
    platform = PlatformKeys()
    found = platform.tokens.read_receipt(forged(platform.signer.token(CLAIMS), change))
    assert found == (Authenticity.ALTERED, None)


def test_another_platforms_token_is_of_an_unknown_key() -> None:
    found = PlatformKeys().tokens.read_receipt(PlatformKeys().signer.token(CLAIMS))
    assert found == (Authenticity.UNKNOWN_KEY, None)


def test_a_statement_of_another_kind_is_no_token_and_the_token_none_of_theirs() -> None:
    platform = PlatformKeys()
    acknowledgement = {"submitted_at": "2026-11-22T13:05:33.120Z"}
    for kind in ("JWT", "wasl-evidence"):
        assert platform.tokens.read_receipt(platform.signer.sign(acknowledgement, CLAIMS.dated_at, kind)) is None
    assert platform.tokens.read(platform.signer.sign(acknowledgement, CLAIMS.dated_at, "wasl-evidence")) is None
    assert platform.tokens.read(platform.signer.token(CLAIMS)) is None


def test_a_rotation_leaves_old_tokens_valid_and_signs_what_is_dated_before_it_with_the_old_key() -> None:
    platform = PlatformKeys()
    old = platform.signer.token(CLAIMS)
    platform.follow("second", CLAIMS.dated_at + timedelta(seconds=1))
    late, new = platform.signer.token(CLAIMS), replace(CLAIMS, dated_at=CLAIMS.dated_at + timedelta(days=1))
    for token, claims in ((old, CLAIMS), (late, CLAIMS), (platform.signer.token(new), new)):
        assert platform.tokens.read_receipt(token) == (Authenticity.ISSUED, claims)


def test_what_is_dated_after_a_revocation_is_not_believed_and_what_is_dated_before_still_is() -> None:
    platform = PlatformKeys()
    later = replace(CLAIMS, dated_at=CLAIMS.dated_at + timedelta(seconds=1))
    before, after = platform.signer.token(CLAIMS), platform.signer.token(later)
    acknowledged = platform.signer.sign({"submitted_at": "2026-11-22T13:05:42.000Z"}, later.dated_at)
    platform.published = platform.published.revoked("first", CLAIMS.dated_at, "stolen")
    assert platform.tokens.read_receipt(before) == (Authenticity.ISSUED, CLAIMS)
    assert platform.tokens.read_receipt(after) == (Authenticity.KEY_NOT_VALID, None)
    claims = platform.tokens.read(acknowledged)
    assert claims is not None and (claims.authenticity, claims.values) == (Authenticity.KEY_NOT_VALID, {})
    with pytest.raises(UnavailableError):
        platform.signer.token(CLAIMS)


def test_nothing_is_signed_that_is_dated_before_every_key() -> None:
    with pytest.raises(UnavailableError):
        PlatformKeys().signer.token(replace(CLAIMS, dated_at=SINCE - timedelta(seconds=1)))


def test_the_ring_is_read_again_after_a_minute() -> None:
    platform, now = PlatformKeys(), [0.0]
    signer = type(platform.signer)(platform, platform, lambda: now[0])
    signer.token(CLAIMS)
    platform.published = platform.published.revoked("first", CLAIMS.dated_at, "stolen")
    assert signer.token(CLAIMS)
    now[0] = 61.0
    with pytest.raises(UnavailableError):
        signer.token(CLAIMS)


def test_a_later_receipt_is_dated_by_the_act_that_it_attests() -> None:
    act = CLAIMS.dated_at + timedelta(days=9, milliseconds=300)
    facts = replace(receipt_facts(), occasion=Occasion(MAIL_ID, ReceiptKind.REJECTION, 4, act, Legal()))
    later = TokenClaims.of(facts)
    assert (later.dated_at, later.kind) == (CLAIMS.dated_at + timedelta(days=9), ReceiptKind.REJECTION)
