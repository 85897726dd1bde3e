"""Kinds of request, as the API shows them."""

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, Field

from chalicelib.deposit.drafts.request_kinds import RequestKind
from chalicelib.kernel.delays import Unit


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
