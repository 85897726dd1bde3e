"""Depositor and letter, as the API shows them."""

from pydantic import BaseModel, Field, field_validator

from chalicelib.deposit.drafts.details import ForWhom, LetterNature


class DepositorView(BaseModel):
    """The depositor: as kept while it is a draft; then identifier, e-mail and telephone are masked, as on receipts."""

    kind: str
    name: str
    identifier_kind: str
    identifier: str
    email: str
    phone: str
    court: str
    for_whom: ForWhom
    represented: str
    colleagues: str
    sms: bool = Field(description="Whether short messages go to that number")

    @field_validator("sms", mode="before")
    @classmethod
    def _is_set(cls, kept: str) -> bool:
        return bool(kept)


class LetterView(BaseModel):
    """The letter as kept."""

    subject: str
    reference: str
    nature: LetterNature
    request_kind: str
