"""How the files of a batch's lines are sent, as the API shows it."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.bulk.manifest import MOST_LINES
from chalicelib.bulk.ports import LargeFile, Wanted
from chalicelib.bulk.results import LINES_A_PAGE
from chalicelib.web.bodies import Strict
from chalicelib.web.views import FormView


class FormsGiven(Strict):
    """The lines whose missing files are to be sent."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"lines": [1, 2]}]})

    lines: list[Annotated[int, Field(ge=1, le=MOST_LINES)]] = Field(min_length=1, max_length=LINES_A_PAGE)


class NamedFormView(FormView):
    """The form of a file that the manifest names."""

    name: str


class InPartsView(BaseModel):
    """A file above 20 MB. POST to ``address`` with ``/resumption``, ``/parts`` and ``/completion`` after it, as for any
    file of a deposit that is sent in parts. The address is the key: it asks for no token, and is to be kept secret."""

    file_id: str
    name: str
    size_bytes: int
    address: str

    @classmethod
    def of(cls, file: LargeFile, public_url: str) -> "InPartsView":
        """The view of such a file."""
        address = f"{public_url}/api/v1/deposits/{file.deposit_id}/files/{file.file_id}"
        return cls(file_id=file.file_id, name=file.name, size_bytes=file.size_bytes, address=address)


class LineFormsView(BaseModel):
    """How one line's missing files are sent."""

    line: int
    forms: list[NamedFormView]
    in_parts: list[InPartsView] = Field(description="Those that are too large for a form")

    @classmethod
    def of(cls, line: int, wanted: Wanted, public_url: str) -> "LineFormsView":
        """The view of a line's missing files."""
        in_parts = [InPartsView.of(file, public_url) for file in wanted.in_parts]
        return cls(line=line, forms=list(map(NamedFormView.of, wanted.forms)), in_parts=in_parts)


class FormsView(BaseModel):
    """Missing files by line; a line that waits for no file is not among them."""

    items: list[LineFormsView]

    @classmethod
    def of(cls, found: Mapping[int, Wanted], public_url: str) -> "FormsView":
        """The view of them."""
        return cls(items=[LineFormsView.of(line, wanted, public_url) for line, wanted in found.items()])
