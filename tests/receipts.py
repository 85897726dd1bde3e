"""Facts of receipts, ordinary unless told otherwise; receipts typeset, not yet sealed: archival PDF files; and a look
at one that was issued.
"""

from datetime import UTC, datetime

from chalicelib import bootstrap
from chalicelib.adapters.typesetting.typesetter import TypstTypesetter
from chalicelib.evidence.chains import verify_object
from chalicelib.evidence.model import Channel, ReceiptDepositor, ReceiptFacts, ReceiptFile, TrustLevel
from chalicelib.evidence.occasions import Legal, Occasion, ReceiptKind
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.languages import Bilingual, Language
from infra.local.cloud import LocalCloud

AT = datetime(2026, 11, 22, 13, 5, 42, tzinfo=UTC)
MAIL_ID = "0" * 25 + "M"
NUMBER = "ENK-A-2026-0000001"
TRACKING_CODE = "7K3F-9QRT-2M5X-8H4C-0VWD-6NJB-1EAZ"
VERIFICATION_URL = "https://courrier.example.ma/v#7K3F9QRT2M5X7K3F9QRT"
TOKEN = ("0oRNogEmBEjz_-WkqJ7" * 17)[:299]
"""As long as a token is, and signed by nobody."""
TOKEN_URL = f"https://courrier.example.ma/v#{TOKEN}"
SUBJECT = "طلب الحصول على نسخة من تصميم التهيئة رقم 2026/1234 لجماعة الرباط (Plan d'aménagement)"


def receipt_facts(
    subject: str = SUBJECT, names: tuple[str, ...] = ("الطلب.pdf", "annexe 1.pdf"), number: str = NUMBER
) -> ReceiptFacts:
    """A letter with a file for each name."""
    return ReceiptFacts(
        occasion=Occasion(MAIL_ID, ReceiptKind.CORRESPONDENCE, 1, AT, Legal()),
        mail_id=MAIL_ID,
        administration_id="0" * 25 + "A",
        source="deposit/0",
        number=number,
        verification_id="7K3F9QRT2M5X7K3F9QRT",
        tracking_code=TRACKING_CODE,
        administration=Bilingual("الوكالة الوطنية للنمذجة", "Agence nationale de démonstration"),
        entity=Bilingual("مكتب الضبط", "Bureau d'ordre"),
        contact="courrier@enk.example.ma · 0537 00 00 00",
        submitted_at=datetime(2026, 11, 22, 13, 5, 33, 120000, tzinfo=UTC),
        registered_at=datetime(2026, 11, 22, 13, 5, 41, tzinfo=UTC),
        channel=Channel.PORTAL,
        depositor=ReceiptDepositor("فاطمة الزهراء العلوي", "person", "AB••••56"),
        subject=subject,
        addressee=Bilingual("السيد المدير العام", "Monsieur le Directeur général"),
        files=tuple(
            ReceiptFile(name, "PDF", 3_482_117 + place, 12, f"{place:02d}" + "ab" * 31, "annex" if place else "letter")
            for place, name in enumerate(names)
        ),
        language=Language.ARABIC,
        public_url="https://courrier.example.ma",
        seal_key_id="key",
        token=TOKEN,
    )


def typeset_receipt(trust: TrustLevel = TrustLevel.UNSEALED) -> bytes:
    """The receipt of these facts before its seal: PDF/A-2a and PDF/UA-1."""
    return TypstTypesetter().receipt(receipt_facts(), trust, AT)


def issued(cloud: LocalCloud, deposit_id: str) -> tuple[str, int]:
    """The digest of a deposit's receipt and how many versions of it are stored; checks its records."""
    submission = bootstrap.deposit_store().get(deposit_id)
    assert submission is not None
    mail_id = submission.submitted.mail_id
    receipt = bootstrap.verification_store().receipt(mail_id)
    assert receipt is not None
    records = list(bootstrap.log().of_object(f"receipt/{mail_id}"))
    assert [record.body["event"] for record in records] == ["ReceiptSealed"]
    assert verify_object(records) is None
    bucket = cloud.outputs["EvidenceBucket"]
    versions = cloud.client("s3").list_object_versions(Bucket=bucket, Prefix=receipt.key)["Versions"]
    stored = cloud.client("s3").get_object(Bucket=bucket, Key=receipt.key)["Body"].read()
    assert sha256(stored) == receipt.sha256
    return receipt.sha256, len(versions)
