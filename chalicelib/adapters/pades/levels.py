"""Which level of PAdES a document has reached, found from its own bytes (ETSI EN 319 142-1, 6).

Nothing is asked of anybody. Each signature and document timestamp is judged as of when it was made, by certificates and
states that the next document timestamp found in the document already: so a chain holds long after every certificate in
it, and its authorities, are over (EN 319 102-1, 5.6.3; RFC 4998, 5.3).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from asn1crypto import crl, ocsp
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.status import SignatureCoverageLevel

from chalicelib.adapters.pades.revocation import Answer
from chalicelib.adapters.pades.validation_material import (
    Collector,
    NothingSaidSinceError,
    RevokedCertificateError,
    Signed,
    authority_of,
    reader_of,
    signers_of,
)
from chalicelib.adapters.verifying.check import verify
from chalicelib.adapters.verifying.report import Trust
from chalicelib.evidence.verification.signatures import Verdict
from chalicelib.kernel.errors import UnavailableError
from chalicelib.lasting.model import Level


def level_of(pdf: bytes, roots: Sequence[bytes], now: datetime) -> Level:
    """The highest level that the document has reached by itself, under these roots (DER), at this instant.

    :attr:`Level.NONE` where a signature does not hold, or there is none. That the authority of the last document
    timestamp is in good standing now is for others to ask: no document can say it of itself.
    """
    found = verify(pdf, Trust(tuple(roots)), now)
    if found.faults or found.only_timestamps:
        return Level.NONE
    reader = reader_of(pdf)
    stamps = list(reader.embedded_timestamp_signatures)
    proved = _is_dated(reader) and _proved(signers_of(pdf), roots, _store(reader, stamps[:1]))
    # of an archive only the last authority must be good today: what is before it was proved in its time
    standing = proved and found.signatures[-1].trusted and _is_archived(reader, stamps, roots)
    if standing and stamps[-1].signer_cert.not_valid_after > now:
        return Level.B_LTA
    if found.verdict is not Verdict.HOLDS:
        return Level.NONE
    if not found.timestamped:
        return Level.B_B
    return Level.B_LT if proved else Level.B_T


def _is_dated(reader: PdfFileReader) -> bool:
    signatures = reader.embedded_regular_signatures
    return all(any(True for _ in extract_tst_data_iter(it.signer_info, signed=False)) for it in signatures)


def _is_archived(reader: PdfFileReader, stamps: Sequence[Any], roots: Sequence[bytes]) -> bool:
    """Whether a document timestamp covers the whole file, and each before it was proved when the next was given."""
    last = reader.embedded_signatures[-1]
    last.compute_integrity_info()
    covered = last in stamps and last.coverage is SignatureCoverageLevel.ENTIRE_FILE
    return covered and all(
        _proved([authority_of(stamp)], roots, _store(reader, [following])) for stamp, following in pairwise(stamps)
    )


def _store(reader: PdfFileReader, covering: Sequence[Any]) -> DocumentSecurityStore | None:
    """The document's certificates and states, as the first of these timestamps covers them, else as they are."""
    handler = reader.get_historical_resolver(covering[0].signed_revision) if covering else reader
    try:
        return DocumentSecurityStore.read_dss(handler)
    except NoDSSFoundError:
        return None


class _Stored:
    """Answers that stand in the document."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._answers = answers

    def answers(self, *_: object) -> Sequence[Answer]:
        """All of them: those about other certificates do not hold for this one."""
        return self._answers


def _proved(signed: Iterable[Signed], roots: Sequence[bytes], store: DocumentSecurityStore | None) -> bool:
    """Whether the store holds every certificate, and a state of each that was said after it signed."""
    if store is None:
        return False
    held = tuple(store.load_certs())
    collector = Collector(roots, _Stored(list(_answers(store))), in_retrospect=True)
    try:
        for one in signed:
            collector.collect([replace(one, others=(*one.others, *held))], one.since)
    except (UnavailableError, NothingSaidSinceError, RevokedCertificateError):
        return False
    return True


def _answers(store: DocumentSecurityStore) -> Iterator[Answer]:
    for stored in store.ocsps:
        der = stored.get_object().data
        for said in ocsp.OCSPResponse.load(der).basic_ocsp_response["tbs_response_data"]["responses"]:
            at = said["this_update"].native
            yield Answer(at, said["next_update"].native or at, ocsp=der)
    for stored in store.crls:
        der = stored.get_object().data
        said = crl.CertificateList.load(der)["tbs_cert_list"]
        yield Answer(said["this_update"].native, said["next_update"].native or said["this_update"].native, crl=der)
