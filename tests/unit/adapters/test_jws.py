"""The acknowledgement's signature, checked by another library."""

import pytest
from joserfc import jws
from joserfc.jwk import ECKey

from chalicelib.adapters.keys.jws import public_jwk, raw_signature, sign_compact
from tests.pki import LocalKey, elliptic_key, rsa_key

CLAIMS = {"deposit": "01", "subject": "طلب", "files": [{"sha256": "ab", "size": 12}]}


def test_another_library_verifies_what_we_sign() -> None:
    for _ in range(64):  # r and s are short once in a while
        key = LocalKey(elliptic_key())
        token = sign_compact(CLAIMS, "k1", key)
        public = ECKey.import_key(dict(public_jwk(key.public_key(), "k1")))
        read = jws.deserialize_compact(token, public, algorithms=["ES256"])
        assert read.headers() == {"alg": "ES256", "kid": "k1", "typ": "JWT"}
        assert "طلب".encode() in read.payload


def test_only_p256_keys_sign_es256() -> None:
    key = LocalKey(rsa_key())
    with pytest.raises(ValueError, match="P-256"):
        sign_compact(CLAIMS, "k1", key)
    with pytest.raises(ValueError, match="P-256"):
        public_jwk(key.public_key(), "k1")


@pytest.mark.parametrize("der", ["", "3006020101020101ff", "300602010102", "30080201010201010201", "3103020101"])
def test_what_is_no_der_signature_is_refused(der: str) -> None:
    with pytest.raises(ValueError, match="DER"):
        raw_signature(bytes.fromhex(der))


def test_short_integers_are_padded() -> None:
    assert raw_signature(bytes.fromhex("3006020101020102")) == (1).to_bytes(32, "big") + (2).to_bytes(32, "big")
