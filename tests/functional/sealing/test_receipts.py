"""The sealed receipt, judged by other people's tools and by the eye of a QR reader."""

from pathlib import Path

import pytest

from tests import pdf_tools
from tests.functional.sealing.conftest import Office


def test_poppler_openssl_mupdf_and_qpdf_agree_with_the_seal(receipt: bytes, office: Office, tmp_path: Path) -> None:
    assert pdf_tools.pdfsig_verdicts(receipt, tmp_path) == ["Signature is Valid."]
    assert pdf_tools.openssl_verify(receipt, office.pki.root_pem, tmp_path) == 1
    assert "No syntax or stream encoding errors" in pdf_tools.qpdf_check(receipt, tmp_path)
    assert "The document is unchanged since signing." in pdf_tools.mutool_verdict(receipt, tmp_path)


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_the_sealed_receipt_is_archival_and_accessible(receipt: bytes, profile: str) -> None:
    assert pdf_tools.standard_failures(receipt, profile) == []


def test_sealing_asks_the_authority_once(office: Office, receipt: bytes) -> None:
    from chalicelib.adapters import pades
    from tests.functional.sealing.conftest import AT

    before = office.timestamper.asked
    pades.seal_receipt(receipt[: receipt.index(b"%%EOF") + 6], office.seal, office.timestamper, AT)
    assert office.timestamper.asked == before + 1
