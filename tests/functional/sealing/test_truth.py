"""A receipt says of its timestamp what the token itself shows, whatever address is set for an authority."""

import ssl
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from chalicelib.adapters.pades.receipt_seal import CertificateJudge, PadesSealer
from chalicelib.adapters.typesetting.typesetter import TypstTypesetter
from chalicelib.evidence.model import ReceiptFacts, SealedFile, TrustLevel
from chalicelib.evidence.occasions import Occasion
from chalicelib.evidence.receipts import ReceiptsService
from chalicelib.kernel.errors import UnavailableError
from infra.local.pki.hierarchy import Pki
from tests import pdf_tools
from tests.functional.sealing.conftest import Office
from tests.functional.sealing.test_timestamps import authority, granted
from tests.pki import LocalKey
from tests.platform import PlatformKeys
from tests.receipts import AT, receipt_facts


@dataclass
class Kept:
    """The outer ports in memory: facts, files, receipts, log and clock."""

    file: SealedFile | None = None
    recorded: list[Any] = field(default_factory=list)

    def of(self, occasion: Occasion) -> ReceiptFacts:
        return receipt_facts()

    def put_once(self, key: str, file: SealedFile) -> SealedFile:
        self.file = self.file or file
        return self.file

    def receipt(self, mail_id: str, seq: int) -> None:
        return None

    def add_receipt(self, *given: Any) -> None:
        self.recorded.append(given)

    add_verification = append = add_receipt

    def now(self) -> datetime:
        return AT


@dataclass(frozen=True)
class Installed:
    """One key's chain, and one trusted root."""

    key: LocalKey
    root: str

    def chain(self, key_id: str) -> Sequence[str]:
        return [ssl.DER_cert_to_PEM_cert(der) for der in self.key.chain]

    def roots(self) -> Sequence[str]:
        return [self.root]


@dataclass(frozen=True)
class Kms:
    """KMS with a key in memory."""

    key: LocalKey

    def sign(self, Message: bytes, **_: Any) -> dict[str, bytes]:
        return {"Signature": self.key.sign_digest(Message)}


@pytest.fixture(scope="module")
def stranger() -> Iterator[str]:
    """An authority that nobody here trusts."""
    with authority(granted(Pki("http://127.0.0.1:3/pki"))) as url:
        yield url


def issued(office: Office, tsa_url: str) -> SealedFile:
    """A receipt as a production stage seals it, with that authority."""
    kept, installed = Kept(), Installed(office.seal, office.pki.root_pem)
    sealer = PadesSealer(installed, CertificateJudge(installed, production=True), Kms(office.seal), tsa_url, kept)
    ReceiptsService(
        kept,
        TypstTypesetter(),
        sealer,
        PlatformKeys().signer,
        kept,  # type: ignore[arg-type]  # the parts of the ports that issuing calls
        kept,  # type: ignore[arg-type]  # likewise
        kept,
        lambda: nullcontext(),  # nothing to commit
        kept,
    ).issue(receipt_facts().occasion, "")
    assert kept.file is not None
    return kept.file


def test_a_date_by_an_authority_that_nobody_trusts_is_said_to_be_the_platforms(
    office: Office, stranger: str, tmp_path: Path
) -> None:
    file = issued(office, stranger)
    assert file.trust is TrustLevel.UNTRUSTED_TIMESTAMP
    assert "reconnue" in said(file, tmp_path)


def test_a_date_by_a_trusted_authority_is_claimed(office: Office, tmp_path: Path) -> None:
    with authority(granted(office.pki)) as url:
        file = issued(office, url)
    assert file.trust is TrustLevel.NOT_QUALIFIED
    words = said(file, tmp_path)
    assert "non qualifiés" in words and "reconnue" not in words


def test_without_an_authority_the_date_is_the_platforms(office: Office, tmp_path: Path) -> None:
    file = issued(office, "")
    assert file.trust is TrustLevel.NO_TIMESTAMP
    assert "sans horodatage" in said(file, tmp_path)


def test_no_receipt_is_issued_while_authorities_of_both_kinds_take_turns(office: Office) -> None:
    asked: list[bytes] = []

    def moody(request: bytes) -> bytes:
        asked.append(request)
        return granted(office.pki if len(asked) % 2 == 0 else Pki("http://127.0.0.1:4/pki"))(request)

    with authority(moody) as url, pytest.raises(UnavailableError):
        issued(office, url)
    assert len(asked) == 3


def said(file: SealedFile, tmp_path: Path) -> str:
    """The receipt's words, on one line."""
    return " ".join(pdf_tools.text_of(file.data, tmp_path).replace("'", "’").split())
