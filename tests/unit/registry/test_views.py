"""What the registry's API shows of a document."""

import pytest

from chalicelib.registry.sheet import SheetFile
from chalicelib.registry.views import FileView


@pytest.mark.parametrize("kind", ["pdf", "docx", "jpeg"])
def test_a_document_says_what_its_bytes_are(kind: str) -> None:
    file = SheetFile("F1", "طلب", 1200, "0" * 64, None, kind=kind)
    assert FileView.of(file).model_dump() == {**vars(file), "nature": None}
