"""A time-stamping authority (RFC 3161): a DER request in, a DER response out. The time is the machine's."""

import hashlib
import secrets
from datetime import datetime
from typing import Any, ClassVar

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from infra.local.pki.hierarchy import Authority

# Under 2.25 anybody may use the arc of a UUID that they drew: this one was drawn for this policy.
POLICY = "2.25.307917265129443602845187416237094153521"
_LENGTHS = {"sha256": 32, "sha384": 48, "sha512": 64}


class Rejection(core.Sequence):  # type: ignore[misc]  # a library without types
    """A response without a token, which asn1crypto's own class cannot say."""

    _fields: ClassVar = [("status", tsp.PKIStatusInfo)]


def answer(authority: Authority, request_der: bytes, now: datetime) -> bytes:
    """A granted response with its token, or a rejection that says why."""
    try:
        request = tsp.TimeStampReq.load(request_der, strict=True)
        refusal = _refusal(request)
    except (ValueError, TypeError):
        return _rejected("bad_data_format")
    return _rejected(refusal) if refusal else _granted(authority, request, now)


def _refusal(request: tsp.TimeStampReq) -> str | None:
    imprint = request["message_imprint"]
    length = _LENGTHS.get(imprint["hash_algorithm"]["algorithm"].native)
    if length is None:
        return "bad_alg"
    if len(imprint["hashed_message"].native) != length:
        return "bad_data_format"
    if request["req_policy"].native not in (None, POLICY):
        return "unaccepted_policy"
    return "unaccepted_extensions" if request["extensions"].native else None


def _rejected(failure: str) -> bytes:
    status = {"status": "rejection", "status_string": [failure], "fail_info": {failure}}
    return bytes(Rejection({"status": status}).dump())


def _granted(authority: Authority, request: tsp.TimeStampReq, now: datetime) -> bytes:
    info: dict[str, Any] = {
        "version": "v1",
        "policy": POLICY,
        "message_imprint": request["message_imprint"],
        "serial_number": secrets.randbits(64),
        "gen_time": now.replace(microsecond=0),
        "accuracy": {"seconds": 1},
        "ordering": False,
    }
    if request["nonce"].native is not None:
        info["nonce"] = request["nonce"]
    token = _token(authority, tsp.TSTInfo(info), with_certificate=bool(request["cert_req"].native))
    return bytes(tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token}).dump())


def _token(authority: Authority, info: tsp.TSTInfo, *, with_certificate: bool) -> cms.ContentInfo:
    certificate = asn1_x509.Certificate.load(authority.certificate.public_bytes(Encoding.DER))
    attributes = _signed_attributes(info.dump(), certificate)
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": {
                "issuer_and_serial_number": {
                    "issuer": certificate.issuer,
                    "serial_number": certificate.serial_number,
                }
            },
            "digest_algorithm": {"algorithm": "sha256"},
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            "signature": authority.key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256())),
        }
    )
    signed = {
        "version": "v3",
        "digest_algorithms": [{"algorithm": "sha256"}],
        "encap_content_info": {"content_type": "tst_info", "content": cms.ParsableOctetString(info.dump())},
        "signer_infos": [signer],
    }
    if with_certificate:
        signed["certificates"] = [certificate]
    return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(signed)})


def _signed_attributes(content: bytes, certificate: asn1_x509.Certificate) -> cms.CMSAttributes:
    named = tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(certificate.dump()).digest()})
    attributes = {
        "content_type": "tst_info",
        "message_digest": hashlib.sha256(content).digest(),
        "signing_certificate_v2": tsp.SigningCertificateV2({"certs": [named]}),
    }
    return cms.CMSAttributes([{"type": name, "values": [value]} for name, value in attributes.items()])
