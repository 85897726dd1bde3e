"""The sealed receipt, judged by other people's tools and by the eye of a QR reader."""

from pathlib import Path

import pytest

from chalicelib.adapters.pades import sealing as pades
from tests import pdf_tools
from tests.functional.sealing.conftest import Office
from tests.receipts import AT, typeset_receipt


def test_poppler_openssl_mupdf_and_qpdf_agree_with_the_seal(receipt: bytes, office: Office, tmp_path: Path) -> None:
    assert pdf_tools.pdfsig_verdicts(receipt, tmp_path) == ["Signature is Valid."]
    assert pdf_tools.openssl_verify(receipt, office.pki.root_pem, tmp_path) == 1
    assert "No syntax or stream encoding errors" in pdf_tools.qpdf_check(receipt, tmp_path)
    assert "The document is unchanged since signing." in pdf_tools.mutool_verdict(receipt, tmp_path)


def test_openssl_is_not_content_with_a_seal_that_nothing_dates(office: Office, tmp_path: Path) -> None:
    undated = pades.seal_receipt(typeset_receipt(), office.seal, None, AT)
    with pytest.raises(AssertionError, match="signature 1 of 1 has 0 timestamps"):
        pdf_tools.openssl_verify(undated, office.pki.root_pem, tmp_path)


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_the_sealed_receipt_is_archival_and_accessible(receipt: bytes, profile: str) -> None:
    assert pdf_tools.standard_failures(receipt, profile) == []


def test_sealing_asks_the_authority_once(office: Office) -> None:
    before = office.timestamper.asked
    pades.seal_receipt(typeset_receipt(), office.seal, office.timestamper, AT)
    assert office.timestamper.asked == before + 1
