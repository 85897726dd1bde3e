"""Replies: fields declared once, signatures one at a time, the seal that locks."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from chalicelib.adapters.pades import sealing as pades
from chalicelib.adapters.typesetting.stamps import SealStamp, SignatureStamp
from chalicelib.kernel.errors import ConflictError
from tests import pdf_tools
from tests.functional.sealing.conftest import BODY, FIELDS, HEAD, Office, Reply
from tests.pdf_samples import with_signature_field
from tests.receipts import AT


def test_other_tools_accept_every_signature_of_the_sealed_reply(reply: Reply, office: Office, tmp_path: Path) -> None:
    assert pdf_tools.pdfsig_verdicts(reply.sealed, tmp_path) == ["Signature is Valid."] * 4
    assert pdf_tools.openssl_verify(reply.sealed, office.pki.root_pem, tmp_path) == 4
    assert "No syntax or stream encoding errors" in pdf_tools.qpdf_check(reply.sealed, tmp_path)


def test_signing_keeps_pdf_a(reply: Reply) -> None:
    assert pdf_tools.standard_failures(reply.sealed, "2a") == []


def test_each_act_only_appends(reply: Reply) -> None:
    assert reply.signed_once.startswith(reply.prepared)
    assert reply.signed_twice.startswith(reply.signed_once)
    assert reply.sealed.startswith(reply.signed_twice)


def test_nothing_can_be_signed_after_the_seal(reply: Reply, office: Office) -> None:
    sealed_early = pades.seal(
        reply.signed_once,
        "Seal",
        office.seal,
        office.timestamper,
        SealStamp(BODY, "ENK-D-2026-0000001", AT, "https://x"),
    )
    with pytest.raises(ConflictError, match=r"signing\.document_locked"):
        pades.sign(sealed_early, "Signature-2-1", office.director, None, SignatureStamp("x", HEAD, AT))


@pytest.mark.parametrize(
    ("field", "code"), [("Signature-1-1", "signing.field_signed"), ("Signature-9-9", "signing.field_missing")]
)
def test_only_declared_empty_fields_are_signed(reply: Reply, office: Office, field: str, code: str) -> None:
    with pytest.raises(ConflictError, match=re.escape(code)):
        pades.sign(reply.signed_once, field, office.head, None, SignatureStamp("x", HEAD, AT))


def test_a_reply_that_comes_signed_or_locked_is_left_alone(reply: Reply, receipt: bytes, office: Office) -> None:
    for document in (reply.signed_once, receipt):
        with pytest.raises(ConflictError, match=r"signing\.document_signed"):
            pades.prepare(document, FIELDS, office.platform, office.timestamper, AT)


def test_a_place_for_a_signature_is_no_signature(office: Office) -> None:
    assert pades.prepare(with_signature_field(), FIELDS, office.platform, office.timestamper, AT)


def test_a_form_in_a_reply_can_no_longer_be_filled_in(office: Office) -> None:
    from reportlab.pdfgen.canvas import Canvas

    drawn = BytesIO()
    canvas = Canvas(drawn)
    canvas.acroForm.textfield(name="amount", value="100", x=100, y=600)
    canvas.showPage()
    canvas.save()
    prepared = pades.prepare(drawn.getvalue(), FIELDS, office.platform, office.timestamper, AT)
    with pikepdf.open(BytesIO(prepared)) as document:
        assert {str(field.FT) for field in document.Root.AcroForm.Fields} == {"/Sig"}


def test_the_stamps_stand_on_a_page_of_their_own_in_both_languages(reply: Reply, tmp_path: Path) -> None:
    elsewhere = tmp_path / "source"
    elsewhere.mkdir()
    assert len(pdf_tools.pages_as_png(reply.sealed, tmp_path, 50)) == 1 + len(
        pdf_tools.pages_as_png(reply.source, elsewhere, 50)
    )
