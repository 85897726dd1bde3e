"""What a report says of each signature: who by its own words, how far vouched for, when, how lasting, what followed."""

import ssl
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.fields import MDPPerm

from chalicelib.adapters.verifying.check import check, verify
from chalicelib.adapters.verifying.report import Fault, Trust
from chalicelib.evidence.verification.signatures import Addition, Kind, Level, SignatureReport, Standing, Verdict
from infra.local.pki.hierarchy import Pki
from tests.functional.verifying.conftest import Bench
from tests.functional.verifying.forged_updates import EVIL_ANNOTATION, FORM_OVERRIDE, SNEAKY_SIGNATURE, approved
from tests.functional.verifying.genuine import GENUINE
from tests.pdf_samples import letter
from tests.pki import signing_key
from tests.signed_samples import Hand, Studio, certified, form

LEVELS = {
    "in the old profile": Level.BASIC,
    "Poppler": Level.BASIC,
    "one signature": Level.B,
    "openssl, as CAdES, SHA-512": Level.B,
    "timestamped": Level.T,
    "with its proofs": Level.LT,
    "archived": Level.LTA,
    "archived twice": Level.LTA,
    "certified against any change, then archived": Level.LTA,
}
LATER = datetime.now(UTC) + timedelta(days=800)
"""When the signers' certificates are out of their period, and the timestamps' are not."""


def first(pdf: bytes, trust: Trust, now: datetime | None = None) -> SignatureReport:
    """The first signature's report."""
    return verify(pdf, trust, now).signatures[0]


@pytest.mark.parametrize("shape", LEVELS)
def test_a_level_is_the_one_that_was_reached(bench: Bench, shape: str) -> None:
    assert first(GENUINE[shape](bench), bench.trust).level is LEVELS[shape]


def test_proofs_that_another_took_out_lower_the_level(bench: Bench) -> None:
    lasting = GENUINE["with its proofs"](bench)
    dated = lasting[: lasting.index(b"%%EOF", len(letter())) + 6]
    assert first(dated, bench.trust).level is Level.T


def test_a_signature_under_no_known_root_holds_and_is_told_to_be_unvouched_for(bench: Bench) -> None:
    report = verify(bench.studio.sign(letter(), bench.stranger), bench.trust)
    signature = report.signatures[0]
    assert (report.verdict, report.faults, signature.standing) == (Verdict.UNVOUCHED, (), Standing.UNKNOWN_ROOT)
    assert (signature.signer, signature.timestamped_at) == ("Salma El Idrissi", None)


def test_a_date_by_no_known_authority_is_no_date(bench: Bench) -> None:
    elsewhere = Studio(Pki("http://127.0.0.1:3/pki"))
    report = verify(elsewhere.sign(letter(), bench.salma, dated=True), bench.trust)
    signature = report.signatures[0]
    assert (signature.standing, signature.dated_by) == (Standing.KNOWN, Standing.UNKNOWN_ROOT)
    assert (signature.timestamped_at, signature.level, report.verdict) == (None, Level.B, Verdict.UNVOUCHED)


NAMES = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
NONE = {**dict.fromkeys(NAMES, False), "key_cert_sign": False, "crl_sign": False}
SIGNING = x509.KeyUsage(**{**NONE, "digital_signature": True}, encipher_only=False, decipher_only=False)
ENCRYPTING = x509.KeyUsage(**{**NONE, "key_encipherment": True}, encipher_only=False, decipher_only=False)


@pytest.mark.parametrize(
    ("usage", "purposes", "standing"),
    [
        (SIGNING, (), Standing.KNOWN),
        (SIGNING, (ExtendedKeyUsageOID.EMAIL_PROTECTION,), Standing.KNOWN),
        (SIGNING, (ExtendedKeyUsageOID.SERVER_AUTH,), Standing.UNFIT),
        (ENCRYPTING, (), Standing.UNFIT),
    ],
)
def test_a_certificate_vouches_for_what_it_is_made_for(
    bench: Bench, usage: x509.KeyUsage, purposes: tuple[x509.ObjectIdentifier, ...], standing: Standing
) -> None:
    report = verify(bench.studio.sign(letter(), bench.made_for(usage, *purposes), signer_key_usage=set()), bench.trust)
    assert report.signatures[0].standing is standing
    assert report.verdict is (Verdict.HOLDS if standing is Standing.KNOWN else Verdict.UNVOUCHED)


def test_a_file_that_was_only_timestamped_is_nobodys(bench: Bench) -> None:
    report = verify(bench.studio.extended(letter()), bench.trust)
    assert (report.verdict, report.faults, report.only_timestamps) == (Verdict.NOT_JUDGED, (), True)


def test_one_stranger_among_signers_makes_the_file_unvouched_for(bench: Bench) -> None:
    signed = bench.studio.sign(approved(bench), bench.stranger, "Second")
    report = verify(signed, bench.trust)
    assert report.verdict is Verdict.UNVOUCHED
    assert [signature.standing for signature in report.signatures] == [Standing.KNOWN, Standing.UNKNOWN_ROOT]


def test_a_timestamp_keeps_a_signature_beyond_its_certificate(bench: Bench) -> None:
    undated, dated = GENUINE["one signature"](bench), GENUINE["timestamped"](bench)
    assert first(undated, bench.trust, LATER).standing is Standing.EXPIRED
    assert verify(undated, bench.trust, LATER).verdict is Verdict.UNVOUCHED
    assert verify(dated, bench.trust, LATER).verdict is Verdict.HOLDS


def test_a_document_timestamp_keeps_all_signatures_before_it(bench: Bench) -> None:
    archived = GENUINE["two signatures, then archived"](bench)
    assert verify(archived, bench.trust, LATER).verdict is Verdict.HOLDS


def test_a_revoked_certificate_signs_no_more_but_signed_before(bench: Bench) -> None:
    pki = Pki("http://127.0.0.1:4/pki")
    studio, key = Studio(pki), signing_key(pki, "Revoked")
    hand, now = Hand(key.private, key.chain), datetime.now(UTC)
    undated, dated = studio.sign(letter(), hand), studio.sign(letter(), hand, dated=True)
    pki.revoke(ssl.DER_cert_to_PEM_cert(key.chain[0]), now + timedelta(hours=1))
    later = now + timedelta(hours=2)
    root = ssl.PEM_cert_to_DER_cert(pki.root_pem)
    trust = Trust((root,), crls=(pki.issuing.crl(later),))
    assert verify(undated, trust, later).faults == (Fault.REVOKED,)
    assert verify(dated, trust, later).verdict is Verdict.HOLDS


def test_each_signature_says_what_came_after_it(bench: Bench) -> None:
    certification, approval = verify(GENUINE["certified, filled in, approved"](bench), bench.trust).signatures
    kinds = [(addition.kind, addition.name) for addition in certification.additions]
    assert {(Kind.SIGNATURE, "Approval"), (Kind.FORM, "name")} <= set(kinds)
    assert (certification.certifies, certification.covers_whole_file) == (2, False)
    assert (approval.additions, approval.covers_whole_file) == ((), True)


@pytest.mark.parametrize(
    ("forged", "addition"),
    [
        (EVIL_ANNOTATION["Stamp at permission 3"], Addition(Kind.ANNOTATION, allowed=False)),
        (SNEAKY_SIGNATURE["a new signature by anybody"], Addition(Kind.SIGNATURE, allowed=False, name="Sneaky")),
        (SNEAKY_SIGNATURE["an empty field that shows, approved"], Addition(Kind.FIELD, allowed=False, name="Sneaky")),
        (FORM_OVERRIDE["a value that was signed, approved"], Addition(Kind.FORM, allowed=False, name="sum")),
        (FORM_OVERRIDE["another text than the value"], Addition(Kind.FORM, allowed=False, name="name")),
        (FORM_OVERRIDE["a field moved"], Addition(Kind.CONTENT, allowed=False)),
    ],
)
def test_what_is_refused_is_named(bench: Bench, forged: object, addition: Addition) -> None:
    assert addition in first(forged(bench), bench.trust).additions  # type: ignore[operator]  # a forger


def test_a_strangers_words_cannot_turn_the_report_around(bench: Bench) -> None:
    assert first(bench.studio.sign(letter(), bench.salma, "\u202eevil \u2066name"), bench.trust).field == "evil  name"


def test_an_encrypted_file_is_not_judged(bench: Bench) -> None:
    with pikepdf.open(BytesIO(letter())) as document:
        locked = BytesIO()
        document.save(locked, encryption=pikepdf.Encryption(owner="o", user=""))
    report = verify(locked.getvalue(), bench.trust)
    assert (report.verdict, report.faults) == (Verdict.NOT_JUDGED, (Fault.ENCRYPTED,))


def test_the_bounded_child_says_the_same(bench: Bench, soak: bool) -> None:
    certification = bench.studio.sign(form(), bench.salma, **certified(MDPPerm.ANNOTATE))
    files = [bench.studio.extended(certification), EVIL_ANNOTATION["Stamp at permission 3"](bench)]
    for pdf in files + [make(bench) for make in GENUINE.values() if soak]:
        assert check(pdf, bench.trust) == verify(pdf, bench.trust)
