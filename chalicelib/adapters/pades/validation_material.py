"""What a signature needs to be validated without anybody: every certificate to a root, and the state of each.

A state is of use only if it was said after the signature was there: what an authority said before says nothing of the
key's last minute (ETSI EN 319 102-1, 5.6.2.1).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

from asn1crypto import cms, ocsp, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import extract_certificate_info
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, RevokedError, ValidationError

from chalicelib.adapters.pades.revocation import Answer, Revocation
from chalicelib.adapters.pades.timestamp_trust import run_at_once
from chalicelib.adapters.pades.timestamps import CLOCKS_APART
from chalicelib.kernel.errors import UnavailableError

LONG_AGO = datetime.min.replace(tzinfo=UTC)
UNSAID = timedelta(hours=1)
"""When to ask again where nobody says when."""


class RevokedCertificateError(Exception):
    """An authority took a certificate back; ``at`` says since when, ``subject`` whose it is."""

    def __init__(self, subject: str, at: datetime) -> None:
        super().__init__(f"{subject} was revoked at {at}")
        self.subject, self.at = subject, at


class NothingSaidSinceError(Exception):
    """Nothing was said yet since the signature; ``until`` is when something should be."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"nothing was said since the signature; ask again at {until}")
        self.until = until


@dataclass
class Material:
    """Certificates, OCSP responses and lists, each DER and once."""

    certificates: list[bytes] = field(default_factory=list)
    ocsps: list[bytes] = field(default_factory=list)
    crls: list[bytes] = field(default_factory=list)

    def add(self, path: Iterable[x509.Certificate] = (), answers: Iterable[Answer] = ()) -> None:
        """Adds what is not there yet."""
        given = list(answers)
        _extend(self.certificates, [certificate.dump() for certificate in path])
        _extend(self.ocsps, [answer.ocsp for answer in given if answer.ocsp])
        _extend(self.crls, [answer.crl for answer in given if answer.crl])


@dataclass(frozen=True)
class Signed:
    """Who signed something: the certificate, those that came with it, and since when it is known to be there."""

    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    since: datetime


def signers_of(pdf: bytes) -> list[Signed]:
    """Everybody who signed the document or dated a signature in it; document timestamps are left out."""
    return [it for signature in reader_of(pdf).embedded_regular_signatures for it in _with_its_token(signature)]


def last_authority_of(pdf: bytes) -> list[Signed]:
    """Who gave the last document timestamp, alone in a list."""
    return [authority_of(reader_of(pdf).embedded_timestamp_signatures[-1])]


def authority_of(stamp: Any) -> Signed:
    """Who gave a document timestamp."""
    return _signed(stamp.signed_data, gen_time(stamp.signed_data))


def reader_of(pdf: bytes) -> PdfFileReader:
    """pyHanko's reader; its errors for what is no PDF."""
    return PdfFileReader(BytesIO(pdf))


def gen_time(token: cms.SignedData) -> datetime:
    """The instant that a timestamp token says."""
    instant: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
    return instant


def _with_its_token(signature: Any) -> Iterator[Signed]:
    tokens = list(extract_tst_data_iter(signature.signer_info, signed=False))
    if not tokens:
        raise ValueError("nothing dates the signature")
    yield _signed(signature.signed_data, gen_time(tokens[0]))
    for token in tokens:
        yield _signed(token, gen_time(token))


def _signed(data: cms.SignedData, since: datetime) -> Signed:
    found = extract_certificate_info(data)
    return Signed(found.signer_cert, tuple(found.other_certs), since)


@dataclass(frozen=True)
class Collector:
    """Collects under these roots (DER), asking ``revocation``.

    ``in_retrospect``: of a moment in the past, for which what was said later is good too: whoever asks so knows by
    other means when it was said.
    """

    roots: Sequence[bytes]
    revocation: Revocation
    in_retrospect: bool = False

    def collect(self, signed: Iterable[Signed], moment: datetime) -> Material:
        """What these signatures need, as of that moment.

        Raises :class:`RevokedCertificateError`; :class:`NothingSaidSinceError`; ``UnavailableError`` when somebody does
        not answer, or a certificate leads to no root.
        """
        material = Material()
        for one in signed:
            path = self._path(one, moment)
            material.add(path, self._states(path, one.since, moment))
        return material

    def _path(self, signed: Signed, moment: datetime) -> list[x509.Certificate]:
        context = self._context(signed.others, moment, [], "soft-fail")
        try:
            return list(_validated(signed.certificate, context).iter_certs(include_root=True))
        except (PathError, ValidationError) as error:
            raise UnavailableError("evidence.certificate_leads_nowhere") from error

    def _states(self, path: Sequence[x509.Certificate], since: datetime, moment: datetime) -> list[Answer]:
        """One good answer for each certificate below the root, from the top."""
        accepted: list[Answer] = []
        for place in range(1, len(path)):
            accepted.append(self._state(path[: place + 1], accepted, since, moment))
        return accepted

    def _state(
        self, path: Sequence[x509.Certificate], above: Sequence[Answer], since: datetime, moment: datetime
    ) -> Answer:
        asked, until = self.revocation.answers(path[-1], path[-2], since), None
        for answer in asked:
            if isinstance(answer, UnavailableError) or _by_the_root_itself(path, answer):
                continue
            # of what is over, nobody need say any more that it was revoked
            if answer.at > path[-1].not_valid_after or not self._holds(path, [*above, answer], moment):
                continue
            if answer.at >= since:
                return answer
            until = max(answer.until, moment + UNSAID)
        if until is not None:
            raise NothingSaidSinceError(until)
        raise UnavailableError("evidence.revocation_unavailable")

    def _holds(self, path: Sequence[x509.Certificate], answers: Sequence[Answer], moment: datetime) -> bool:
        """Whether the answers hold, and say that every certificate of the path is good."""
        context = self._context(path[:-1], moment, answers, "require")
        try:
            _validated(path[-1], context)
        except RevokedError as error:
            raise RevokedCertificateError(_name(path[-1]), error.revocation_dt) from error
        except (PathError, ValidationError):
            return False
        return True

    def _context(
        self, others: Iterable[x509.Certificate], moment: datetime, answers: Sequence[Answer], mode: str
    ) -> ValidationContext:
        return ValidationContext(
            trust_roots=[x509.Certificate.load(der) for der in self.roots],
            other_certs=list(others),
            moment=moment,
            allow_fetching=False,
            ocsps=[answer.ocsp for answer in answers if answer.ocsp],
            crls=[answer.crl for answer in answers if answer.crl],
            revocation_mode=mode,
            time_tolerance=CLOCKS_APART,  # servers' clocks, and what they said while we were at work
            retroactive_revinfo=self.in_retrospect,
        )


def _validated(certificate: x509.Certificate, context: ValidationContext) -> Any:
    """The path to a root. Whoever signs may also be an authority above: what it is used for was judged before."""
    return run_at_once(CertificateValidator(certificate, validation_context=context).async_validate_path())


def _by_the_root_itself(path: Sequence[x509.Certificate], answer: Answer) -> bool:
    """A response that a root signed, and no responder under it: validation in the past would ask for the root's own
    state, which nobody gives. The root's list is taken."""
    if len(path) != 2 or not answer.ocsp:
        return False
    responders = ocsp.OCSPResponse.load(answer.ocsp).basic_ocsp_response["certs"]
    return len(responders) == 0


def _name(certificate: x509.Certificate) -> str:
    return str(certificate.subject.native.get("common_name", ""))


def _extend(into: list[bytes], given: Iterable[bytes]) -> None:
    into.extend(it for it in dict.fromkeys(given) if it not in into)
