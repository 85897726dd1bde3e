"""The token of a receipt's QR: COSE_Sign1 in deterministic CBOR."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from wasl_verify import cbor, plain
from wasl_verify.keys import Keys
from wasl_verify.report import FaultError, Report

PLACE = "token"
KINDS = ("correspondence", "complaint", "file", "file_complete", "file_incomplete", "rejection")
_ISSUER, _NUMBER, _AT, _ID, _KIND, _MANIFEST, _SUBMITTED = 1, 2, 6, 7, -70001, -70002, -70003
_CLAIMS = {_ISSUER: str, _NUMBER: str, _AT: int, _ID: str, _KIND: str, _MANIFEST: bytes, _SUBMITTED: int}


@dataclass(frozen=True)
class Claims:
    """What a token says."""

    number: str
    at: datetime
    verification_id: str
    kind: str
    manifest: bytes
    submitted_at: datetime


def check_token(text: str, keys: Keys | None, report: Report, place: str = PLACE) -> Claims:
    """The claims of the token, alone or behind the ``#`` of its address, which are told in the report.

    :class:`FaultError` and ``ValueError`` for what does not hold.
    """
    address, sign, token = text.strip().rpartition("#")
    protected, payload, signature = _message(plain.base64url_of(token), place)
    header = cbor.decoded(protected)
    if not isinstance(header, dict) or set(header) != {1, 4} or header[1] != -7 or type(header[4]) is not bytes:
        raise FaultError("not_a_token", place)
    claims = cbor.decoded(payload)
    if not isinstance(claims, dict) or {key: type(value) for key, value in claims.items()} != _CLAIMS:
        raise FaultError("not_a_token", place)
    if claims[_KIND] not in KINDS or len(claims[_MANIFEST]) != 32:
        raise FaultError("not_a_token", place)
    if sign and address != f"https://{claims[_ISSUER]}/v":
        raise FaultError("other_address", place, address=address)
    said = Claims(
        claims[_NUMBER],
        _instant(claims[_AT]),
        claims[_ID],
        claims[_KIND],
        claims[_MANIFEST],
        _instant(claims[_SUBMITTED]),
    )
    _tell(said, report, place)
    if keys is None:
        report.unjudged("no_keys", place)
        return said
    keys.by_cose_id(header[4], place).check(cbor.sig_structure(protected, payload), signature, said.at, place)
    keys.demand_issuer(claims[_ISSUER], place)
    report.holds("token_signed", place, issuer=keys.issuer)
    return said


def _message(data: bytes, place: str) -> tuple[bytes, bytes, bytes]:
    message: Any = cbor.decoded(data)
    if not isinstance(message, cbor.Tagged) or message.tag != 18:
        raise FaultError("not_a_token", place)
    match message.value:
        case [bytes(protected), dict(unprotected), bytes(payload), bytes(signature)] if not unprotected:
            return protected, payload, signature
    raise FaultError("not_a_token", place)


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _tell(said: Claims, report: Report, place: str) -> None:
    report.note(
        "token_says", place, number=said.number, at=said.at.isoformat(), submitted=said.submitted_at.isoformat(),
        kind=said.kind, id=said.verification_id,
    )  # fmt: skip
