"""COSE_Sign1 as written in a QR, checked by hand from the RFC's own words."""

import cbor2
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from chalicelib.adapters.keys.cose import decoded, encoded, read_sign1, sign1
from chalicelib.adapters.keys.jws import has_signature
from tests.pki import LocalKey, elliptic_key, rsa_key

KEY_ID = b"12345678"
PAYLOAD = encoded({1: "courrier.example.ma", 2: "ENK-A-2026-0000001"})


def test_the_signature_is_over_the_structure_of_the_rfc() -> None:
    key = LocalKey(elliptic_key())
    message = cbor2.loads(sign1(PAYLOAD, KEY_ID, key))
    protected, unprotected, payload, signature = message.value
    assert (message.tag, dict(unprotected), payload) == (18, {}, PAYLOAD)
    assert cbor2.loads(protected) == {1: -7, 4: KEY_ID}
    # ["Signature1", protected, h'', payload], written byte by byte
    head = b"\x84\x6aSignature1" + bytes([0x40 + len(protected)]) + protected + b"\x40"
    signed = head + bytes([0x58, len(payload)]) + payload
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    assert isinstance(key.private, ec.EllipticCurvePrivateKey)
    key.private.public_key().verify(utils.encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA256()))


def test_what_is_signed_reads_back_and_its_key_is_told_from_another() -> None:
    key, other = LocalKey(elliptic_key()), LocalKey(elliptic_key())
    read = read_sign1(sign1(PAYLOAD, KEY_ID, key))
    assert (read.key_id, read.payload) == (KEY_ID, PAYLOAD)
    assert has_signature(read.signed, read.signature, key.public_key())
    assert not has_signature(read.signed, read.signature, other.public_key())


def test_only_p256_keys_sign_es256() -> None:
    with pytest.raises(ValueError, match="P-256"):
        sign1(PAYLOAD, KEY_ID, LocalKey(rsa_key()))


def message(protected: object = None, unprotected: object = None, tag: int = 18, signature: bytes = b"s" * 64) -> bytes:
    header = encoded({1: -7, 4: KEY_ID} if protected is None else protected)
    return encoded(cbor2.CBORTag(tag, [header, {} if unprotected is None else unprotected, PAYLOAD, signature]))


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"\xd2", b"\x81" * 5000, bytes.fromhex("5b0fffffffffffffff"), encoded([1, 2])),
        *(message(tag=17), message({1: -8, 4: KEY_ID}), message({1: -7}), message({1: -7, 4: "text"})),
        *(message({1: -7, 4: KEY_ID, 2: [4]}), message(unprotected={4: b"other"}), message(signature=b"s" * 63)),
        *(message() + b"\x00", encoded(cbor2.CBORTag(18, message())), bytes.fromhex("c06568656c6c6f")),
    ],
)
def test_anything_else_is_no_message(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"COSE|CBOR|ES256"):
        read_sign1(data)


@pytest.mark.parametrize("written", ["a201010102", "a202010102", "1801", "bf0102ff", "a10102ff", "f97e00f97e00"])
def test_what_is_not_written_in_the_one_way_is_not_read(written: str) -> None:
    with pytest.raises(ValueError, match="CBOR"):
        decoded(bytes.fromhex(written))
