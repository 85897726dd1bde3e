"""Files on their way into the registry, as the API shows them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, cast

from pydantic import BaseModel, Field

from chalicelib.kernel.languages import Language
from chalicelib.registry.file_ports import FileFacts
from chalicelib.registry.ports import Receipt
from chalicelib.web.texts import text
from chalicelib.web.views import explained

ArrivalState = Literal["uploaded", "clean", "refused", "stuck"]


class ArrivalView(BaseModel):
    """A file that arrived; ``stuck`` while inspection itself fails and is tried again. ``reasons`` are codes."""

    id: str
    name: str
    state: ArrivalState
    size_bytes: int
    pages: int | None
    sha256: str | None = Field(description="Over the stored bytes; known once the file was inspected")
    reasons: list[str]
    explanations: list[str] = Field(description="The reasons as sentences in the asked language")

    @classmethod
    def of(cls, file: FileFacts, language: Language) -> "ArrivalView":
        """The view of a file."""
        return cls(
            id=file.id,
            name=file.name,
            state=cast("ArrivalState", file.state),
            size_bytes=file.size_bytes,
            pages=file.pages,
            sha256=file.sha256 or None,
            reasons=list(file.reasons),
            explanations=explained(file.reasons, language),
        )


class ReceiptView(BaseModel):
    """A sealed receipt of an incoming mail."""

    occasion: int = Field(description="Names it where it is fetched: the place, in the mail's chain, of its act")
    kind: str
    name: str = Field(description="What it attests, in the asked language")
    verification_id: str
    sha256: str
    issued_at: datetime


class ReceiptsView(BaseModel):
    """The registration's first."""

    items: list[ReceiptView]

    @classmethod
    def of(cls, receipts: Iterable[Receipt], language: Language) -> "ReceiptsView":
        """The view of all."""
        return cls(
            items=[
                ReceiptView(
                    occasion=receipt.seq,
                    kind=receipt.kind,
                    name=text(language, f"registry-receipt-{receipt.kind}"),
                    verification_id=receipt.verification_id,
                    sha256=receipt.sha256,
                    issued_at=receipt.issued_at,
                )
                for receipt in receipts
            ]
        )


class ArrivalsView(BaseModel):
    """Files that arrived, the oldest first."""

    items: list[ArrivalView]

    @classmethod
    def of(cls, files: Iterable[FileFacts], language: Language) -> "ArrivalsView":
        """The view of some files."""
        return cls(items=[ArrivalView.of(file, language) for file in files])
