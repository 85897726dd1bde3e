"""What several contexts answer alike."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Literal, Protocol, Self
from urllib.parse import parse_qs, urlsplit

from pydantic import BaseModel, Field

from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.web.texts import text


class Versioned(BaseModel):
    """The view of something that has a version: every answer of it carries an ``ETag``."""


class NameView(BaseModel):
    """A name in both languages."""

    ar: str
    fr: str

    @classmethod
    def of(cls, name: Bilingual) -> "NameView":
        """From the domain."""
        return cls(ar=name.ar, fr=name.fr)


class LinkView(BaseModel):
    """A link to one file: whoever has it may read, until then.

    Not a redirect: a client that follows one may send its token along, which storage refuses beside the signature.
    """

    url: str
    expires_at: datetime

    @classmethod
    def to(cls, url: str) -> "LinkView":
        """The view of a pre-signed link, which says itself how long it holds (Signature Version 4)."""
        fields = parse_qs(urlsplit(url).query)
        signed_at = datetime.strptime(fields["X-Amz-Date"][0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return cls(url=url, expires_at=signed_at + timedelta(seconds=int(fields["X-Amz-Expires"][0])))


class Form(Protocol):
    """A form by which one file is sent straight to storage, as its view reads it."""

    @property
    def file_id(self) -> str:
        """Of the file that is sent."""

    @property
    def url(self) -> str:
        """Where it goes."""

    @property
    def fields(self) -> Mapping[str, str]:
        """What goes before it, in order."""

    @property
    def expires_in_seconds(self) -> int:
        """How long the form can be used."""


class FormView(BaseModel):
    """POST ``fields`` as multipart/form-data to ``url``, in order, then the bytes as ``file``."""

    file_id: str
    url: str
    fields: dict[str, str]
    expires_in_seconds: int

    @classmethod
    def of(cls, form: Form) -> Self:
        """The view of a form."""
        return cls.model_validate({**vars(form), "fields": dict(form.fields)})


class Sealed(Protocol):
    """A receipt of a deposited letter, as its view reads it."""

    @property
    def occasion(self) -> int:
        """The place, in the mail's chain, of the act that called for it."""

    @property
    def kind(self) -> str:
        """What it attests."""

    @property
    def verification_id(self) -> str:
        """By which anybody verifies it."""

    @property
    def at(self) -> datetime:
        """When it was sealed."""


class ReceiptView(BaseModel):
    """A sealed receipt: a later one says what was decided since, and replaces none."""

    occasion: int = Field(description="Names it where it is fetched; 1 is the registration's")
    kind: Literal["correspondence", "complaint", "file", "file_complete", "file_incomplete", "rejection"]
    name: str = Field(description="In the asked language")
    verification_id: str
    sealed_at: datetime

    @classmethod
    def of(cls, receipt: Sealed, language: Language) -> "ReceiptView":
        """The view of a receipt."""
        name = text(language, f"deposit-receipt-{receipt.kind}")
        return cls.model_validate({**vars(receipt), "name": name, "sealed_at": receipt.at})


def explained(reasons: Iterable[str], language: Language) -> list[str]:
    """Why inspection refused a file, from its codes: a sentence each."""
    return [text(language, f"files-reason-{reason}") for reason in reasons]
