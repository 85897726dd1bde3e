"""Kinds of request, and the receipts that they lead to, as the API shows them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from chalicelib.deposit.fates import SealedReceipt
from chalicelib.deposit.request_kinds import RequestKind
from chalicelib.kernel.delays import Unit
from chalicelib.kernel.languages import Language
from chalicelib.web.queries import Query
from chalicelib.web.texts import text


class ReceiptQuery(Query):
    """Which receipt is asked for."""

    occasion: int = Field(1, ge=1, le=10**9, description="One of the deposit's `receipts`; 1 is the registration's")


class ReceiptView(BaseModel):
    """A sealed receipt: a later one says what was decided since, and replaces none."""

    occasion: int = Field(description="Names it where it is fetched; 1 is the registration's")
    kind: Literal["correspondence", "complaint", "file", "file_complete", "file_incomplete", "rejection"]
    name: str = Field(description="In the asked language")
    verification_id: str
    sealed_at: datetime

    @classmethod
    def of(cls, receipt: SealedReceipt, language: Language) -> "ReceiptView":
        """The view of a receipt."""
        name = text(language, f"deposit-receipt-{receipt.kind}")
        return cls.model_validate({**vars(receipt), "name": name, "sealed_at": receipt.at})


class RequestKindView(BaseModel):
    """One kind. ``regime`` says which receipts it gets: an administrative file is one of law 55-19."""

    id: str
    name_ar: str
    name_fr: str
    regime: Literal["correspondence", "administrative_file", "complaint"]
    within: int = Field(description="The longest that the answer may take, in `unit`; 0 where nothing is set")
    unit: Unit

    @classmethod
    def of(cls, kind: RequestKind) -> "RequestKindView":
        """The view of a kind."""
        given = {**vars(kind), "name_ar": kind.name.ar, "name_fr": kind.name.fr}
        return cls.model_validate(given)


class RequestKindsView(BaseModel):
    """In the order in which a page shows them."""

    items: list[RequestKindView]

    @classmethod
    def of(cls, kinds: Iterable[RequestKind]) -> "RequestKindsView":
        """The view of all."""
        return cls(items=[RequestKindView.of(kind) for kind in kinds])
