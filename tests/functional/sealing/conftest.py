"""One PKI and one sealed document of each kind for the whole session: making them is most of the time."""

from dataclasses import dataclass

import pytest

from chalicelib.adapters.pades import sealing as pades
from chalicelib.adapters.typesetting.stamps import SEAL_TITLE, FieldSpec, SealStamp, SignatureStamp
from chalicelib.evidence.model import TrustLevel
from chalicelib.kernel.languages import Bilingual
from infra.local.pki.hierarchy import Pki
from tests.pki import LocalKey, Timestamper, rsa_key, signing_key
from tests.receipts import AT, VERIFICATION_URL, typeset_receipt

HEAD = Bilingual("رئيس قسم الشؤون القانونية", "Chef de la division juridique")
BODY = Bilingual("الوكالة الوطنية للنمذجة", "Agence nationale de démonstration")
FIELDS = (
    FieldSpec("Signature-1-1", HEAD),
    FieldSpec("Signature-2-1", Bilingual("المدير العام", "Directeur général")),
    FieldSpec("Seal", SEAL_TITLE, is_seal=True),
)


@dataclass(frozen=True)
class Office:
    """Who signs in these tests."""

    pki: Pki
    timestamper: Timestamper
    seal: LocalKey
    platform: LocalKey
    head: LocalKey
    director: LocalKey


@dataclass(frozen=True)
class Reply:
    """A reply after each act."""

    source: bytes
    prepared: bytes
    signed_once: bytes
    signed_twice: bytes
    sealed: bytes


@pytest.fixture(scope="session")
def office() -> Office:
    pki = Pki("http://127.0.0.1:1/pki")
    return Office(
        pki,
        Timestamper(pki),
        signing_key(pki, "Cachet de l'agence"),
        signing_key(pki, "Plateforme"),
        signing_key(pki, "يوسف بناني"),
        signing_key(pki, "Salma El Idrissi", rsa_key()),
    )


@pytest.fixture(scope="session")
def receipt(office: Office) -> bytes:
    return pades.seal_receipt(typeset_receipt(TrustLevel.DEVELOPMENT), office.seal, office.timestamper, AT)


@pytest.fixture(scope="session")
def reply(office: Office) -> Reply:
    source = typeset_receipt()
    prepared = pades.prepare(source, FIELDS, office.platform, office.timestamper, AT, "ENK-A-2026-0000001")
    once = pades.sign(
        prepared, "Signature-1-1", office.head, office.timestamper, SignatureStamp("يوسف بناني", HEAD, AT)
    )
    second = SignatureStamp("Salma El Idrissi", HEAD, AT)
    twice = pades.sign(once, "Signature-2-1", office.director, office.timestamper, second)
    stamp = SealStamp(BODY, "ENK-D-2026-0000001", AT, VERIFICATION_URL)
    return Reply(source, prepared, once, twice, pades.seal(twice, "Seal", office.seal, office.timestamper, stamp))
