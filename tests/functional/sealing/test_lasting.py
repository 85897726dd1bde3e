"""Documents at B-LT and B-LTA, now and in 2045, by other people's tools and by pyHanko's validation of archives."""

import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from asn1crypto import x509
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from chalicelib.adapters.pades import sealing as pades
from chalicelib.adapters.pades.archivist import PadesArchivist
from chalicelib.adapters.pades.levels import level_of
from chalicelib.adapters.pades.validation_material import (
    LONG_AGO,
    Collector,
    Signed,
    last_authority_of,
    reader_of,
    signers_of,
)
from chalicelib.adapters.verifying.check import verify
from chalicelib.adapters.verifying.report import Fault, Trust
from chalicelib.evidence.verification.signatures import Verdict
from chalicelib.kernel.errors import UnavailableError
from chalicelib.lasting.model import GRACE, Level
from chalicelib.lasting.ports import RevokedError, TooEarlyError
from infra.local.pki.hierarchy import Pki
from tests import pdf_tools
from tests.ades import validations
from tests.functional.sealing.conftest import Office, Reply
from tests.lasting_world import RECEIPT, World
from tests.pki import States, Timestamper, signing_key, trust_in
from tests.receipts import AT, typeset_receipt

SOON = timedelta(seconds=2)
"""Authorities are asked a moment after a signature."""


@dataclass
class Trusted:
    """Roots, as PEM texts."""

    pems: list[str] = field(default_factory=list)

    def roots(self) -> Sequence[str]:
        return self.pems

    def ders(self) -> list[bytes]:
        return [ssl.PEM_cert_to_DER_cert(pem) for pem in self.pems]


@dataclass(frozen=True)
class Lasting:
    """A document at each level."""

    b_t: bytes
    b_lt: bytes
    b_lta: bytes


def archivist_of(pki: Pki) -> PadesArchivist:
    return PadesArchivist(Trusted([pki.root_pem]), States([pki]), Timestamper(pki))


def made_lasting(pdf: bytes, pki: Pki) -> Lasting:
    archivist, now = archivist_of(pki), datetime.now(UTC) + SOON
    with time_machine.travel(now):
        proved = archivist.with_proofs(pdf, now)
        return Lasting(pdf, proved, archivist.with_timestamp(proved, "sha256"))


def later() -> datetime:
    return datetime.now(UTC) + 2 * SOON


@pytest.fixture(scope="module")
def lasting(office: Office, receipt: bytes) -> Lasting:
    return made_lasting(receipt, office.pki)


def test_each_level_is_what_the_file_is_found_to_be(office: Office, lasting: Lasting) -> None:
    undated = pades.seal_receipt(typeset_receipt(), office.seal, None, AT)
    with time_machine.travel(later()):
        files = (typeset_receipt(), undated, lasting.b_t, lasting.b_lt, lasting.b_lta)
        seen = [archivist_of(office.pki).seen(pdf, later()) for pdf in files]
    assert [it.level for it in seen] == list(Level)
    assert seen[-1].suite == "sha256-ec256"
    assert seen[-1].until == office.pki.stamper.certificate.not_valid_after_utc


def test_each_version_only_adds_to_the_one_before(lasting: Lasting) -> None:
    assert lasting.b_lt.startswith(lasting.b_t) and lasting.b_lta.startswith(lasting.b_lt)


def test_poppler_openssl_mupdf_and_qpdf_agree(lasting: Lasting, office: Office, tmp_path: Path) -> None:
    for pdf, stamps in ((lasting.b_lt, 0), (lasting.b_lta, 1)):
        assert pdf_tools.pdfsig_verdicts(pdf, tmp_path)[0] == "Signature is Valid."
        assert pdf_tools.openssl_verify(pdf, office.pki.root_pem, tmp_path) == 1
        assert len(pdf_tools.openssl_archive(pdf, office.pki.root_pem, tmp_path)) == stamps
        assert "No syntax or stream encoding errors" in pdf_tools.qpdf_check(pdf, tmp_path)
        assert "The signature is valid" in pdf_tools.mutool_verdict(pdf, tmp_path)


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_it_stays_archival_and_accessible(lasting: Lasting, profile: str) -> None:
    assert pdf_tools.standard_failures(lasting.b_lta, profile) == []


def test_pyhankos_own_policy_lets_a_certified_receipt_last(lasting: Lasting, office: Office) -> None:
    """ISO 32000-2: what makes signatures last is allowed after a certification against any change."""
    roots = [x509.Certificate.load(der) for der in trust_in(office.pki).roots]
    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    for pdf in (lasting.b_lt, lasting.b_lta):
        status = validate_pdf_signature(reader_of(pdf).embedded_regular_signatures[0], context, context)
        assert status.bottom_line and status.docmdp_ok


def test_our_own_check_finds_no_fault_and_knows_the_versions_before(lasting: Lasting, office: Office) -> None:
    for pdf in (lasting.b_lt, lasting.b_lta):
        report = verify(pdf, trust_in(office.pki))
        assert report.faults == () and report.timestamped
    assert len(report.earlier_states) == 3


def test_a_changed_byte_under_the_document_timestamp_is_found(lasting: Lasting, office: Office) -> None:
    place = len(lasting.b_lt) - 400
    altered = lasting.b_lta[:place] + bytes([lasting.b_lta[place] ^ 1]) + lasting.b_lta[place + 1 :]
    assert Fault.ALTERED in verify(altered, trust_in(office.pki)).faults
    assert archivist_of(office.pki).seen(altered, later()).level is Level.NONE


def test_a_document_timestamp_of_a_stranger_is_found(lasting: Lasting, office: Office) -> None:
    foreign = archivist_of(Pki("http://127.0.0.1:5/pki")).with_timestamp(lasting.b_lt, "sha256")
    assert verify(foreign, trust_in(office.pki)).verdict is Verdict.UNVOUCHED
    assert level_of(foreign, trust_in(office.pki).roots, later()) is Level.NONE


def test_a_document_timestamp_alone_makes_nothing_last(receipt: bytes, office: Office) -> None:
    with time_machine.travel(later()):
        stamped = archivist_of(office.pki).with_timestamp(receipt, "sha256")
        assert archivist_of(office.pki).seen(stamped, later()).level is Level.B_T


def test_a_reply_with_four_signatures_lasts(reply: Reply, office: Office, tmp_path: Path) -> None:
    made = made_lasting(reply.sealed, office.pki)
    with time_machine.travel(later()):
        assert archivist_of(office.pki).seen(made.b_lta, later()).level is Level.B_LTA
    assert pdf_tools.pdfsig_verdicts(made.b_lta, tmp_path)[:4] == ["Signature is Valid."] * 4
    assert pdf_tools.openssl_verify(made.b_lta, office.pki.root_pem, tmp_path) == 4


def test_a_revoked_certificate_is_told_with_its_instant() -> None:
    pki = Pki("http://127.0.0.1:6/pki")
    key = signing_key(pki, "Commune")
    sealed = pades.seal_receipt(typeset_receipt(), key, Timestamper(pki), AT)
    since = datetime.now(UTC).replace(microsecond=0)
    pki.revoke(ssl.DER_cert_to_PEM_cert(key.chain[0]), since)
    with time_machine.travel(later()), pytest.raises(RevokedError) as told:
        archivist_of(pki).with_proofs(sealed, later())
    assert told.value.at == since


def test_what_was_said_before_the_signature_is_not_enough(receipt: bytes, office: Office) -> None:
    said = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=3)
    archivist = replace(archivist_of(office.pki), revocation=States([office.pki], said))
    with pytest.raises(TooEarlyError) as told:
        archivist.with_proofs(receipt, later())
    assert told.value.until == said + timedelta(days=1)


def test_answers_of_which_the_time_is_over_are_none(receipt: bytes, office: Office) -> None:
    said = datetime.now(UTC).replace(microsecond=0) - timedelta(days=2)
    archivist = replace(archivist_of(office.pki), revocation=States([office.pki], said))
    with pytest.raises(UnavailableError):
        archivist.with_proofs(receipt, later())


def test_a_timestamp_authority_that_is_revoked_archives_nothing() -> None:
    pki = Pki("http://127.0.0.1:7/pki")
    made = made_lasting(pades.seal_receipt(typeset_receipt(), signing_key(pki, "C"), Timestamper(pki), AT), pki)
    pki.root.revoked[pki.stamper.certificate.serial_number] = datetime.now(UTC)
    with time_machine.travel(later()), pytest.raises(UnavailableError, match="authority_revoked"):
        archivist_of(pki).seen(made.b_lta, later())


def until_2045(ca_years: int, tsa_years: int) -> tuple[World, Trusted, States]:
    """A receipt that the schedule kept until June 2045: each authority under a root of its own, and SHA-256 given up in
    2035."""
    first = Pki("http://127.0.0.1:8/pki", tsa_days=tsa_years * 365, ca_days=ca_years * 365)
    trusted, states = Trusted([first.root_pem]), States([first])
    world = World(PadesArchivist(trusted, states, Timestamper(first)), datetime.now(UTC))
    world.algorithms = world.algorithms.parse("sha256=2035-01-01")
    sealed = pades.seal_receipt(typeset_receipt(), signing_key(first, "Commune"), Timestamper(first), AT)
    world.files[RECEIPT.key] = sealed
    world.prolonging().follow(RECEIPT)
    world.at += GRACE
    while world.at < datetime(2045, 6, 1, tzinfo=UTC):
        with time_machine.travel(world.at):
            if world.care().renew():
                pki = Pki("http://127.0.0.1:8/pki", tsa_days=tsa_years * 365)
                trusted.pems.append(pki.root_pem)
                states.pkis.append(pki)
                world.archivist = PadesArchivist(trusted, states, Timestamper(pki))
            world.prolonging().go_on(RECEIPT.id)
        document = world.document()
        assert document.level is Level.B_LTA and document.ends_at and document.ends_at > world.at
        assert document.tries == 0, document.reason
        world.at += timedelta(days=60)
    return world, trusted, states


def test_renewed_by_the_schedule_it_is_valid_in_2045_by_pyhankos_validation_of_archives(
    tmp_path: Path, soak: bool
) -> None:
    world, trusted, states = until_2045(ca_years=30, tsa_years=3 if soak else 7)
    pdf, document = world.files[world.document().key], world.document()
    with time_machine.travel(world.at):
        today = [*Collector(trusted.ders(), states).collect(newest(last_authority_of(pdf)), world.at).ocsps]
        today += Collector(trusted.ders(), states).collect(newest([issuer_of(pdf)]), world.at).ocsps
        (validated,) = validations(pdf, trusted.ders(), world.at, today)
        early = world.files[document.versions[-2].key]  # as if the last renewal had been missed
        (missed,) = validations(early, trusted.ders(), world.at, today)
    assert missed.ades_subindic is not AdESPassed.OK
    assert validated.ades_subindic is AdESPassed.OK
    assert document.suite == "sha384-ec256"
    stamps = pdf_tools.openssl_archive(pdf, "".join(trusted.pems), tmp_path)
    assert len(stamps) == len(document.versions) - 1 == (7 if soak else 4)
    assert pdf_tools.pdfsig_verdicts(pdf, tmp_path)[0] == "Signature is Valid."


def test_it_outlives_the_authorities_that_issued_its_certificates(soak: bool) -> None:
    world, trusted, _ = until_2045(ca_years=10, tsa_years=3 if soak else 8)
    pdf = world.files[world.document().key]
    assert verify(pdf, Trust(tuple(trusted.ders())), world.at).faults == ()
    assert level_of(pdf, trusted.ders(), world.at) is Level.B_LTA


def newest(signed: Sequence[Signed]) -> list[Signed]:
    """Whose state is asked for as it is, whenever it was said."""
    return [replace(it, since=LONG_AGO) for it in signed]


def issuer_of(pdf: bytes) -> Signed:
    """The authority that issued the seal's certificate."""
    seal = signers_of(pdf)[0]
    return replace(seal, certificate=next(it for it in seal.others if it.ca))


def test_what_nobody_renewed_is_not_valid_after_its_end(lasting: Lasting, office: Office) -> None:
    after = office.pki.stamper.certificate.not_valid_after_utc + timedelta(days=1)
    assert level_of(lasting.b_lta, trust_in(office.pki).roots, after) is Level.NONE
