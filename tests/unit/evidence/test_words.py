"""Everything that a verification may say exists in both languages, and names no person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from chalicelib.evidence.model import Authenticity, Revision, TrustLevel, Verification, VerificationKind
from chalicelib.evidence.verification.acknowledged import AcknowledgedFile, Acknowledgement, AcknowledgementCheck
from chalicelib.evidence.verification.acknowledgement_views import AcknowledgementView
from chalicelib.evidence.verification.checks import Check, CheckState, Finding
from chalicelib.evidence.verification.signature_views import SignatureView
from chalicelib.evidence.verification.signatures import Addition, Kind, Level, SignatureReport, Standing, Verdict
from chalicelib.evidence.verification.views import CheckView, VerificationView
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.web.texts import text

AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)


SIGNATURE = SignatureReport(
    field="Signature1",
    signer="سلمى الإدريسي",
    issuer="Barid eSign",
    certificate_sha256="0" * 64,
    standing=Standing.KNOWN,
    claimed_at="2026-11-22T13:05:42.000Z",
    timestamped_at="2026-11-22T13:05:43.000Z",
    dated_by=Standing.KNOWN,
    level=Level.T,
    intact=True,
    covers_whole_file=False,
)
NEVER_ALLOWED = {Kind.PAGES, Kind.ANNOTATION, Kind.FIELD, Kind.CONTENT}
NEVER_REFUSED = {Kind.TIMESTAMP, Kind.VALIDATION_DATA, Kind.METADATA}


def may_be(kind: Kind, allowed: bool) -> bool:
    """Whether an addition of the kind is ever said to be so."""
    return kind not in (NEVER_ALLOWED if allowed else NEVER_REFUSED)


def verification(
    kind: VerificationKind = VerificationKind.RECEIPT, trust: TrustLevel = TrustLevel.DEVELOPMENT
) -> Verification:
    """One with every sort of revision."""
    labels = ("receipt", "letter.1", "letter.2", "reply", "reply.3")
    revisions = tuple(Revision(f"{place:064x}", label, AT) for place, label in enumerate(labels))
    name = Bilingual("جماعة الرباط", "Commune de Rabat")
    return Verification("V" * 20, kind, "M", "adm", name, "RBT-A-2026-0000001", AT, AT, revisions, trust)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", VerificationKind)
@pytest.mark.parametrize("trust", TrustLevel)
def test_every_kind_and_trust_level_has_its_sentences(
    language: Language, kind: VerificationKind, trust: TrustLevel
) -> None:
    shown = VerificationView.of(verification(kind, trust), language)
    assert {statement.code for statement in shown.statements} >= {f"entry-{kind}", f"trust-{trust}"}
    assert all(statement.text for statement in shown.statements)


@pytest.mark.parametrize("language", Language)
def test_every_finding_has_its_sentence(language: Language) -> None:
    check = Check("C", CheckState.DONE, AT + timedelta(hours=1), "0" * 64, tuple(Finding))
    shown = CheckView.of(check, [verification()], language)
    assert [statement.code for statement in shown.statements] == [f"finding-{finding}" for finding in Finding]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_its_sentence(language: Language, verdict: Verdict) -> None:
    assert text(language, f"evidence-verdict-{verdict}")


@pytest.mark.parametrize("language", Language)
def test_everything_that_a_signature_may_be_found_to_be_has_its_sentence(language: Language) -> None:
    every = product(Kind, (True, False))
    added = tuple(Addition(kind, allowed, "Champ 1") for kind, allowed in every if may_be(kind, allowed))
    said: set[str] = set()
    for standing, level, stamp in product(Standing, Level, (False, True)):
        seen = replace(SIGNATURE, standing=standing, level=level, is_timestamp=stamp, additions=added)
        said |= {statement.code for statement in SignatureView.of(seen, language).statements}
    for certifies in (1, 2, 3):
        seen = replace(SIGNATURE, certifies=certifies, timestamped_at=None, claimed_at=None, dated_by=None)
        said |= {statement.code for statement in SignatureView.of(seen, language).statements}
    assert {f"signature-standing-{standing}" for standing in Standing} <= said
    assert {f"signature-level-{level}" for level in Level} <= said
    assert {"signature-undated", "signature-not-timestamped", "signature-certifies-3"} <= said
    assert {"signature-refused-field", "signature-allowed-form", "signature-covers-part"} <= said


def test_what_an_altered_signature_says_of_itself_is_not_repeated() -> None:
    shown = SignatureView.of(replace(SIGNATURE, intact=False), Language.FRENCH)
    assert [statement.code for statement in shown.statements] == ["signature-altered"]


def test_a_voided_number_is_said_first() -> None:
    from dataclasses import replace

    voided = replace(verification(), voided_at=AT)
    first = VerificationView.of(voided, Language.FRENCH).statements[0]
    assert (first.code, first.tone) == ("voided", "fails")
    assert "annulé" in first.text


def test_a_file_that_is_an_earlier_revision_is_not_taken_for_the_final_one() -> None:
    found = verification(VerificationKind.REPLY)
    said = VerificationView.of(found, Language.FRENCH, found.revision(f"{4:064x}")).statements[0]
    assert (said.code, said.tone) == ("matched-earlier", "note")


ANNOUNCED = (AcknowledgedFile("طلب.pdf", 10, f"{1:064x}"), AcknowledgedFile("b.pdf", 20, f"{2:064x}"))


def acknowledged(*files: AcknowledgedFile, registered: bool = True) -> AcknowledgementCheck:
    """An issued acknowledgement of these files."""
    told = Acknowledgement(Bilingual("جماعة الرباط", "Commune de Rabat"), "V" * 20, AT, files)
    return AcknowledgementCheck(Authenticity.ISSUED, told, verification() if registered else None)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("check", "codes"),
    [
        (acknowledged(*ANNOUNCED), ["issued", "submitted", "registered", "same_files"]),
        (acknowledged(*ANNOUNCED[::-1]), ["other_files", "issued", "submitted", "registered"]),
        (acknowledged(*ANNOUNCED, registered=False), ["issued", "submitted", "not_registered"]),
        (
            acknowledged(ANNOUNCED[0], replace(ANNOUNCED[1], sha256=None)),
            ["issued", "submitted", "undeclared", "registered"],
        ),
        (AcknowledgementCheck(Authenticity.ALTERED), ["altered"]),
        (AcknowledgementCheck(Authenticity.UNKNOWN_KEY), ["unknown_key"]),
    ],
)
def test_what_holds_of_an_acknowledgement_has_its_sentences(
    language: Language, check: AcknowledgementCheck, codes: list[str]
) -> None:
    shown = AcknowledgementView.of(check, language)
    assert [statement.code for statement in shown.statements] == [f"token-{code}" for code in codes]
    assert all(statement.text for statement in shown.statements)
