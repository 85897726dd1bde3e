"""A client of RFC 3161 timestamping authorities, over HTTP or HTTPS."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import urllib3
from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from chalicelib.kernel.errors import UnavailableError

_GRANTED = {"granted", "granted_with_mods"}
_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
_TRY_AGAIN = (500, 502, 503, 504)
_ANSWER_LIMIT_BYTES = 64 * 1024
_NO_ANSWER = (ValueError, TypeError, LookupError, InvalidSignature, UnsupportedAlgorithm, x509.InvalidVersion)
"""What its readers raise of bytes that are no timestamp."""
CLOCKS_APART = timedelta(minutes=10)
"""Beyond that one of the two clocks has jumped, and it may be ours: nothing is dated by either."""


class TimestampClient:
    """Asks one authority. A token is returned only if it answers our question, its signature holds under a certificate
    made for timestamps and valid when it was given, and it says about the time that it is here.

    Whether the authority itself is trusted is another question (:mod:`chalicelib.adapters.pades.timestamp_trust`).
    """

    def __init__(self, url: str, timeout_seconds: float = 5.0) -> None:
        self._url = url
        retries = urllib3.Retry(total=2, backoff_factor=0.2, status_forcelist=_TRY_AGAIN, allowed_methods=None)
        self._http = urllib3.PoolManager(timeout=timeout_seconds, retries=retries)

    def token(self, data: bytes) -> bytes:
        """The DER token (a CMS ContentInfo) over the SHA-256 of ``data``. Raises as :meth:`stamp`."""
        return self.stamp(hashlib.sha256(data).digest())

    def stamp(self, imprint: bytes, digest: str = "sha256") -> bytes:
        """The DER token over this imprint, which ``digest`` made (``sha256``, ``sha384`` or ``sha512``).

        Raises ``UnavailableError`` when the authority cannot be reached, refuses, or answers something else.
        """
        nonce = secrets.randbits(63)
        try:
            response = tsp.TimeStampResp.load(self._post(_request(imprint, digest, nonce)))
            return _checked_token(response, (digest, imprint), nonce)
        except (*_NO_ANSWER, urllib3.exceptions.HTTPError) as error:
            raise UnavailableError("evidence.timestamp_unavailable") from error

    def _post(self, request: bytes) -> bytes:
        answer = self._http.request(
            "POST", self._url, body=request, headers={"Content-Type": "application/timestamp-query"}
        )
        if answer.status != 200 or len(answer.data) > _ANSWER_LIMIT_BYTES:
            raise ValueError(f"the authority answered {answer.status} with {len(answer.data)} bytes")
        return answer.data


def _request(imprint: bytes, digest: str, nonce: int) -> bytes:
    request = tsp.TimeStampReq(
        {
            "version": "v1",
            "message_imprint": {"hash_algorithm": {"algorithm": digest}, "hashed_message": imprint},
            "nonce": nonce,
            "cert_req": True,
        }
    )
    return cast(bytes, request.dump())


def _checked_token(response: tsp.TimeStampResp, imprint: tuple[str, bytes], nonce: int) -> bytes:
    status = response["status"]["status"].native
    if status not in _GRANTED:
        raise ValueError(f"the authority refused: {status}")
    token = response["time_stamp_token"]
    signed = token["content"]
    content = signed["encap_content_info"]
    if content["content_type"].native != "tst_info" or isinstance(content["content"], core.Void):
        raise ValueError("not a timestamp")
    info = content["content"].parsed
    asked = info["message_imprint"]
    found = (asked["hash_algorithm"]["algorithm"].native, asked["hashed_message"].native)
    if found != imprint or info["nonce"].native != nonce:
        raise ValueError("the timestamp answers another request")
    if abs(info["gen_time"].native - datetime.now(UTC)) > CLOCKS_APART:
        raise ValueError("the authority's clock and ours are far apart")
    _check_signature(signed, content["content"].contents)
    _check_certificate(certificate_of(signed, signed["signer_infos"][0]), info["gen_time"].native)
    return cast(bytes, token.dump())


def _check_signature(signed: cms.SignedData, content: bytes) -> None:
    signer = signed["signer_infos"][0]
    attributes = {a["type"].native: a["values"][0] for a in signer["signed_attrs"]}
    digest = hashlib.new(signer["digest_algorithm"]["algorithm"].native, content).digest()
    if attributes["message_digest"].native != digest or attributes["content_type"].native != "tst_info":
        raise ValueError("the token's digest is of something else")
    der = certificate_of(signed, signer).dump()
    _verify(der, signer["signature"].native, signer["signed_attrs"].untag().dump(), signer)


def _check_certificate(certificate: asn1_x509.Certificate, at: datetime) -> None:
    validity: Any = certificate["tbs_certificate"]["validity"].native
    if not validity["not_before"] <= at <= validity["not_after"]:
        raise ValueError("the authority's certificate was not valid then")
    usages = certificate.extended_key_usage_value
    if usages is None or usages.native != ["time_stamping"]:
        raise ValueError("the authority's certificate is not one for timestamps alone")


def certificate_of(signed: cms.SignedData, signer: cms.SignerInfo) -> asn1_x509.Certificate:
    """The signer's certificate among those that the token holds; ``ValueError`` if it is not there."""
    wanted = signer["sid"].chosen
    for choice in signed["certificates"]:
        certificate = choice.chosen
        if certificate.issuer == wanted["issuer"] and certificate.serial_number == wanted["serial_number"].native:
            return certificate
    raise ValueError("the token does not hold its signer's certificate")


def _verify(certificate: bytes, signature: bytes, data: bytes, signer: cms.SignerInfo) -> None:
    key = x509.load_der_x509_certificate(certificate).public_key()
    digest = _HASHES[_hash_name(signer["signature_algorithm"], signer["digest_algorithm"])]
    if isinstance(key, rsa.RSAPublicKey):
        key.verify(signature, data, padding.PKCS1v15(), digest)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, data, ec.ECDSA(digest))
    else:
        raise TypeError("no timestamps under this kind of key")


def _hash_name(signature: algos.SignedDigestAlgorithm, digest: algos.DigestAlgorithm) -> str:
    try:
        return str(signature.hash_algo)
    except ValueError:  # plain rsaEncryption leaves the hash to the digest algorithm (RFC 5652, 5.3)
        return str(digest["algorithm"].native)
