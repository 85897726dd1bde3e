"""The mended KMS signs as AWS signs."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

MESSAGE = b"that which is signed"


@pytest.fixture
def kms(client: Callable[[str], Any]) -> Any:
    return client("kms")


def make_key(kms: Any, spec: str) -> str:
    key_id: str = kms.create_key(KeySpec=spec, KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"]
    return key_id


def sign(kms: Any, key_id: str, algorithm: str, message: bytes, kind: str) -> bytes:
    answer = kms.sign(KeyId=key_id, Message=message, MessageType=kind, SigningAlgorithm=algorithm)
    signature: bytes = answer["Signature"]
    return signature


@pytest.mark.parametrize("kind", ["RAW", "DIGEST"])
def test_an_ecdsa_signature_verifies_over_the_message_either_way(kms: Any, kind: str) -> None:
    key_id = make_key(kms, "ECC_NIST_P256")
    given = MESSAGE if kind == "RAW" else hashlib.sha256(MESSAGE).digest()
    signature = sign(kms, key_id, "ECDSA_SHA_256", given, kind)
    public = load_der_public_key(kms.get_public_key(KeyId=key_id)["PublicKey"])
    assert isinstance(public, ec.EllipticCurvePublicKey)
    public.verify(signature, MESSAGE, ec.ECDSA(SHA256()))


@pytest.mark.parametrize("kind", ["RAW", "DIGEST"])
@pytest.mark.parametrize("scheme", ["PKCS1_V1_5", "PSS"])
def test_an_rsa_signature_verifies_with_a_salt_as_long_as_the_digest(kms: Any, kind: str, scheme: str) -> None:
    key_id = make_key(kms, "RSA_2048")
    given = MESSAGE if kind == "RAW" else hashlib.sha256(MESSAGE).digest()
    signature = sign(kms, key_id, f"RSASSA_{scheme}_SHA_256", given, kind)
    public = load_der_public_key(kms.get_public_key(KeyId=key_id)["PublicKey"])
    assert isinstance(public, rsa.RSAPublicKey)
    pss = padding.PSS(padding.MGF1(SHA256()), salt_length=32)
    public.verify(signature, MESSAGE, pss if scheme == "PSS" else padding.PKCS1v15(), SHA256())


def test_verify_takes_a_digest_too_and_raises_on_a_false_signature(kms: Any) -> None:
    key_id, digest = make_key(kms, "ECC_NIST_P256"), hashlib.sha256(MESSAGE).digest()
    signature = sign(kms, key_id, "ECDSA_SHA_256", MESSAGE, "RAW")
    same = {"KeyId": key_id, "SigningAlgorithm": "ECDSA_SHA_256", "Signature": signature}
    assert kms.verify(Message=digest, MessageType="DIGEST", **same)["SignatureValid"]
    with pytest.raises(kms.exceptions.KMSInvalidSignatureException):
        kms.verify(Message=b"another message", MessageType="RAW", **same)


def test_a_raw_message_over_4096_bytes_is_refused(kms: Any) -> None:
    key_id = make_key(kms, "ECC_NIST_P256")
    sign(kms, key_id, "ECDSA_SHA_256", b"x" * 4096, "RAW")
    with pytest.raises(ClientError, match="ValidationException"):
        sign(kms, key_id, "ECDSA_SHA_256", b"x" * 4097, "RAW")


def test_a_digest_of_the_wrong_length_is_refused(kms: Any) -> None:
    with pytest.raises(ClientError, match="Digest is invalid length"):
        sign(kms, make_key(kms, "ECC_NIST_P256"), "ECDSA_SHA_256", b"short", "DIGEST")
