"""What API routes read from the query: a model each, whose fields are typed, checked and documented.

A view takes it as its parameter ``query``. A value that is empty counts as not sent, as in forms.
"""

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.kernel.languages import Language


class Query(BaseModel):
    """What every route reads. Unknown fields are refused: a misspelt one would otherwise be lost in silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lang: Language | None = Field(None, description="The language of the answer; goes before `Accept-Language`")


class Paged(Query):
    """What a list read a page at a time reads besides."""

    cursor: str | None = Field(None, description="Where the page begins: the `Link` header of the page before says it")


class ReceiptQuery(Query):
    """Which of a deposited letter's receipts is asked for."""

    occasion: int = Field(1, ge=1, le=10**9, description="One of the letter's `receipts`; 1 is the registration's")
