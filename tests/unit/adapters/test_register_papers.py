"""A register on paper: whose it is."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from chalicelib.adapters.typesetting.register_papers import TypstRegisterPapers
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Chain, RegisterChain
from chalicelib.registry.closing.model import Closing, Period, Totals
from chalicelib.registry.closing.ports import Body
from tests import pdf_tools, samples

AT = datetime(2027, 1, 2, tzinfo=UTC)
CLOSING = Closing(
    *("RBT-A", "A", Period.of_year(2026), AT, "agent", 0),
    RegisterChain("RBT-A", 1, "0" * 64),
    Chain("closing/RBT-A", 1, "0" * 64, "0" * 32),
)


@pytest.mark.parametrize("tifinagh", ["", samples.SUBJECTS["Tifinagh"]])
def test_a_register_is_headed_by_every_name_that_the_administration_has(tifinagh: str, tmp_path: Path) -> None:
    body, path = Body(Bilingual("جماعة", "Commune"), "key", tifinagh), tmp_path / "register.pdf"
    TypstRegisterPapers().typeset(CLOSING, body, Totals(), [], path)
    pdf = path.read_bytes()
    head = pdf_tools.text_of(pdf, tmp_path).partition("Registre des courriers")[0]
    assert "Commune" in head and tifinagh in head
    assert pdf_tools.standard_failures(pdf.rstrip(), "2b") == []  # the seal, which follows, has the last line feed
