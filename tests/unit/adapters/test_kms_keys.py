"""Keys in KMS: a digest goes out, nothing else; failures are told as such."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from chalicelib.adapters.keys.kms_keys import KmsKey
from chalicelib.adapters.keys.signers import Algorithm
from chalicelib.kernel.errors import UnavailableError
from infra.local.pki.hierarchy import Pki
from tests.pki import rsa_key, signing_key


class RecordingKms:
    """Answers as KMS does and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def sign(self, **request: Any) -> dict[str, Any]:
        self.asked.append(request)
        return {"Signature": b"signature"}


class SilentKms:
    """Is throttled."""

    def sign(self, **_: Any) -> dict[str, Any]:
        raise ClientError({"Error": {"Code": "ThrottlingException"}}, "Sign")


def test_only_the_digest_leaves() -> None:
    kms = RecordingKms()
    assert KmsKey(kms, "key").sign_digest(b"d" * 32) == b"signature"
    assert kms.asked == [
        {"KeyId": "key", "Message": b"d" * 32, "MessageType": "DIGEST", "SigningAlgorithm": "ECDSA_SHA_256"}
    ]


def test_the_certificate_says_how_the_key_signs() -> None:
    pki = Pki("http://127.0.0.1:1/pki")
    assert KmsKey.certified(None, "key", signing_key(pki, "a").chain).algorithm is Algorithm.ECDSA_P256
    assert KmsKey.certified(None, "key", signing_key(pki, "b", rsa_key()).chain).algorithm is Algorithm.RSA_PKCS1


def test_a_key_that_does_not_answer_is_unavailable() -> None:
    with pytest.raises(UnavailableError, match="key_unavailable"):
        KmsKey(SilentKms(), "key").sign_digest(b"d" * 32)
