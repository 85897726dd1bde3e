"""CMS signed data for PAdES from a template: between two signatures of one key only the digest, the signature and
the timestamp change, so everything else is encoded once (RFC 5652; ETSI EN 319 122-1; EN 319 142-1, clause 6.3).

The signed attributes are content type, message digest and signing certificate v2 (RFC 5035). The signing time is not
among them: in PAdES it stands in the PDF's signature dictionary.
"""

import hashlib
from collections.abc import Callable, Sequence
from functools import lru_cache

from asn1crypto import algos, cms, core, tsp, x509

from chalicelib.adapters.keys.signers import Algorithm, SigningKey

Timestamp = Callable[[bytes], bytes]
"""From a signature's bytes to the DER timestamp token over them."""

_SEQUENCE, _SET, _OCTETS = 0x30, 0x31, 0x04
_CONTEXT_0, _CONTEXT_1 = 0xA0, 0xA1
_VERSION_1 = b"\x02\x01\x01"
_SIGNATURE_ALGORITHM = {Algorithm.ECDSA_P256: "sha256_ecdsa", Algorithm.RSA_PKCS1: "sha256_rsa"}
_OID_DATA = core.ObjectIdentifier("1.2.840.113549.1.7.1").dump()
_OID_SIGNED_DATA = core.ObjectIdentifier("1.2.840.113549.1.7.2").dump()
_OID_MESSAGE_DIGEST = core.ObjectIdentifier("1.2.840.113549.1.9.4").dump()
_OID_SIGNATURE_TIMESTAMP = core.ObjectIdentifier("1.2.840.113549.1.9.16.2.14").dump()
_DIGEST_ALGORITHM = algos.DigestAlgorithm({"algorithm": "sha256"}).dump()


def signed_data(digest: bytes, key: SigningKey, timestamp: Timestamp | None = None) -> bytes:
    """DER ContentInfo over detached content whose SHA-256 is ``digest``, signed by the key, timestamped if wanted.

    Calls the key once. Raises what the key or the timestamp raises.
    """
    return _template(key.chain, key.algorithm).fill(digest, key.sign_digest, timestamp)


def tlv(tag: int, body: bytes) -> bytes:
    """One DER element: tag, definite length, body."""
    length = len(body)
    if length < 0x80:
        return bytes((tag, length)) + body
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(size))) + size + body


class _Template:
    """Everything of a key's signed data that no document changes, in DER."""

    def __init__(self, chain: Sequence[bytes], algorithm: Algorithm) -> None:
        certificate = x509.Certificate.load(chain[0])
        self._content_type = cms.CMSAttribute({"type": "content_type", "values": ["data"]}).dump()
        self._certificate = cms.CMSAttribute(
            {"type": "signing_certificate_v2", "values": [_signing_certificate(certificate, chain[0])]}
        ).dump()
        issuer = cms.IssuerAndSerialNumber(
            {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
        ).dump()
        self._signer_head = _VERSION_1 + issuer + _DIGEST_ALGORITHM
        self._signature_algorithm = algos.SignedDigestAlgorithm({"algorithm": _SIGNATURE_ALGORITHM[algorithm]}).dump()
        certificates = tlv(_CONTEXT_0, b"".join(sorted(chain)))
        self._head = _VERSION_1 + tlv(_SET, _DIGEST_ALGORITHM) + tlv(_SEQUENCE, _OID_DATA) + certificates

    def fill(self, digest: bytes, sign_digest: Callable[[bytes], bytes], timestamp: Timestamp | None) -> bytes:
        message_digest = tlv(_SEQUENCE, _OID_MESSAGE_DIGEST + tlv(_SET, tlv(_OCTETS, digest)))
        # DER orders a SET OF by its members' encodings; what is signed carries the SET's own tag (RFC 5652, 5.4).
        attributes = b"".join(sorted((self._content_type, message_digest, self._certificate)))
        signature = sign_digest(hashlib.sha256(tlv(_SET, attributes)).digest())
        unsigned = b"" if timestamp is None else _timestamp_attribute(timestamp(signature))
        signer = (
            self._signer_head
            + tlv(_CONTEXT_0, attributes)
            + self._signature_algorithm
            + tlv(_OCTETS, signature)
            + unsigned
        )
        content = tlv(_SEQUENCE, self._head + tlv(_SET, tlv(_SEQUENCE, signer)))
        return tlv(_SEQUENCE, _OID_SIGNED_DATA + tlv(_CONTEXT_0, content))


@lru_cache(maxsize=256)
def _template(chain: tuple[bytes, ...], algorithm: Algorithm) -> _Template:
    return _Template(chain, algorithm)


def _signing_certificate(certificate: x509.Certificate, der: bytes) -> tsp.SigningCertificateV2:
    issuer = [x509.GeneralName({"directory_name": certificate.issuer})]
    identified = tsp.ESSCertIDv2(
        {
            "cert_hash": hashlib.sha256(der).digest(),
            "issuer_serial": {"issuer": issuer, "serial_number": certificate.serial_number},
        }
    )
    return tsp.SigningCertificateV2({"certs": [identified]})


def _timestamp_attribute(token: bytes) -> bytes:
    return tlv(_CONTEXT_1, tlv(_SEQUENCE, _OID_SIGNATURE_TIMESTAMP + tlv(_SET, token)))
