"""CMS signatures (RFC 5652) with a named certificate (RFC 5035), and timestamp tokens (RFC 3161)."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import algos, cms, core, tsp
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from wasl_verify import certificates, der
from wasl_verify.certificates import Trust
from wasl_verify.report import FaultError, Report

DigestOf = Callable[[str], bytes]
"""What was signed, by the name of the digest: ``sha256``, ``sha384`` or ``sha512``."""
_HASHES: Mapping[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}


@dataclass(frozen=True)
class Signed:
    """A signature that holds: who made it, which certificates came with it, and the timestamp that it bears."""

    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    signature: bytes
    content: bytes
    token: bytes | None


def digest_of(data: bytes) -> DigestOf:
    """The digests of these bytes."""
    return lambda name: hashlib.new(name, data).digest()


def check_signature(data: bytes, digest: DigestOf | None, place: str) -> Signed:
    """The one signature in signed data: over what ``digest`` tells, or where that is None over the content within.

    :class:`FaultError` where it does not hold; ``ValueError`` and its like for what is no such thing.
    """
    der.demand(data)
    whole = cms.ContentInfo.load(data, strict=True)
    if whole["content_type"].native != "signed_data":
        raise FaultError("not_cms", place)
    signed = whole["content"]
    within = signed["encap_content_info"]
    content_type, content = within["content_type"].native, within["content"].contents if digest is None else b""
    if (digest is None) != (content_type == "tst_info") or (digest is not None and content_type != "data"):
        raise FaultError("not_cms", place)
    signer, algorithm = _only_signer(signed, place)
    held = [certificates.read(one.chosen.dump()) for one in signed["certificates"]]
    certificate = _of_signer(signer, held, place)
    # as they came, before anything is looked up in them: asn1crypto would write them anew, with all that is optional
    signed_bytes, token = b"\x31" + signer["signed_attrs"].dump()[1:], _token(signer["unsigned_attrs"], place)
    attributes = _attributes(signer["signed_attrs"])
    _demand_attributes(attributes, content_type, certificate, signer, place)
    if attributes["message_digest"].native != (digest or digest_of(content))(algorithm):
        raise FaultError("altered", place)
    signature = signer["signature"].native
    _verify(certificate, signature, signed_bytes, algorithm, signer["signature_algorithm"], place)
    others = tuple(one for one in held if one != certificate)
    return Signed(certificate, others, signature, content, token)


def check_timestamp(data: bytes, over: DigestOf, trust: Trust, report: Report, place: str) -> datetime:
    """The instant that a token says of what ``over`` tells; told in the report. Raises as :func:`check_signature`."""
    signed = check_signature(data, None, place)
    der.demand(signed.content)
    info = tsp.TSTInfo.load(signed.content, strict=True)
    imprint = info["message_imprint"]
    algorithm = imprint["hash_algorithm"]["algorithm"].native
    if algorithm not in _HASHES or imprint["hashed_message"].native != over(algorithm):
        raise FaultError("other_timestamp", place)
    at = info["gen_time"].native
    if not isinstance(at, datetime) or not certificates.may_timestamp(signed.certificate):
        raise FaultError("not_an_authority", place, who=certificates.name(signed.certificate))
    report.holds("timestamped", place, at=at.isoformat(), who=certificates.name(signed.certificate))
    judge(signed, at, trust, report, place)
    return at


def judge(signed: Signed, at: datetime, trust: Trust, report: Report, place: str) -> None:
    """Judges who signed, as of then."""
    known = trust.with_others(signed.others)
    known.judge(signed.certificate, at, report, place)
    known.demand_known(signed.others, report, place)


def _only_signer(signed: Any, place: str) -> tuple[Any, str]:
    """The signer and the name of the digest; what nothing protects must be what the rest says it is."""
    version = "v1" if signed["encap_content_info"]["content_type"].native == "data" else "v3"
    signers, digests = list(signed["signer_infos"]), list(signed["digest_algorithms"])
    if len(signers) != 1 or len(digests) != 1 or signed["version"].native != version:
        raise FaultError("not_cms", place)
    if not isinstance(signed["crls"], core.Void):
        raise FaultError("not_cms", place)
    signer = signers[0]
    algorithm = signer["digest_algorithm"]["algorithm"].native
    if algorithm not in _HASHES or digests[0].dump() != signer["digest_algorithm"].dump():
        raise FaultError("not_cms", place)
    if digests[0]["parameters"].native is not None or signer["version"].native != "v1":
        raise FaultError("not_cms", place)
    return signer, algorithm


def _of_signer(signer: Any, held: list[x509.Certificate], place: str) -> x509.Certificate:
    if signer["sid"].name != "issuer_and_serial_number":
        raise FaultError("not_cms", place)
    named = signer["sid"].chosen
    for one in held:
        same = one.issuer.public_bytes() == named["issuer"].dump()
        if same and one.serial_number == named["serial_number"].native:
            return one
    raise FaultError("no_certificate", place)


def _attributes(given: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in given:
        kind, values = one["type"].native, list(one["values"])
        if kind in found or len(values) != 1:
            raise ValueError("an attribute twice")
        found[kind] = values[0]
    return found


def _demand_attributes(
    attributes: Mapping[str, Any], content_type: str, certificate: x509.Certificate, signer: Any, place: str
) -> None:
    if attributes["content_type"].native != content_type:
        raise FaultError("not_cms", place)
    named = attributes.get("signing_certificate_v2") or attributes["signing_certificate"]
    first = named["certs"][0]
    version_2 = "signing_certificate_v2" in attributes
    algorithm = first["hash_algorithm"]["algorithm"].native if version_2 else "sha1"
    digest = hashlib.new(algorithm, certificate.public_bytes(Encoding.DER)).digest()
    if algorithm not in (*_HASHES, "sha1") or first["cert_hash"].native != digest:
        raise FaultError("other_certificate", place)
    protection = attributes.get("cms_algorithm_protection")
    if protection is not None:
        same = protection["digest_algorithm"].native == signer["digest_algorithm"].native
        if not same or protection["signature_algorithm"].native != signer["signature_algorithm"].native:
            raise FaultError("not_cms", place)


def _verify(
    certificate: x509.Certificate,
    signature: bytes,
    signed: bytes,
    digest: str,
    algorithm: algos.SignedDigestAlgorithm,
    place: str,
) -> None:
    key, kind = certificate.public_key(), algorithm.signature_algo
    try:
        if kind == "ecdsa" and isinstance(key, ec.EllipticCurvePublicKey):
            if algorithm.hash_algo != digest or algorithm["parameters"].native is not None:
                raise FaultError("not_cms", place)
            key.verify(signature, signed, ec.ECDSA(_HASHES[digest]))
        elif kind == "rsassa_pkcs1v15" and isinstance(key, rsa.RSAPublicKey):
            named = algorithm["algorithm"].native
            if named != "rsassa_pkcs1v15" and algorithm.hash_algo != digest:
                raise FaultError("not_cms", place)
            key.verify(signature, signed, padding.PKCS1v15(), _HASHES[digest])
        elif kind == "rsassa_pss" and isinstance(key, rsa.RSAPublicKey):
            salt = padding.PSS(padding.MGF1(_HASHES[digest]), algorithm["parameters"]["salt_length"].native)
            key.verify(signature, signed, salt, _HASHES[digest])
        else:
            raise FaultError("not_cms", place)
    except InvalidSignature:
        raise FaultError("bad_signature", place) from None


def _token(unsigned: Any, place: str) -> bytes | None:
    """The timestamp of the signature; nothing protects other unsigned attributes, and there may be none."""
    given = {} if isinstance(unsigned, core.Void) else _attributes(unsigned)
    if set(given) - {"signature_time_stamp_token"}:
        raise FaultError("unprotected_attribute", place)
    return given["signature_time_stamp_token"].dump() if given else None
