"""Requests to erase as the API takes and shows them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from chalicelib.deposit.erasure.asking import Asked
from chalicelib.deposit.erasure.model import ENDED, Erasure
from chalicelib.deposit.model import DepositState
from chalicelib.web.bodies import Strict


class DecisionBody(Strict):
    """The ground says whether it is granted."""

    ground: str = Field(
        max_length=40,
        description="Refusing: `public_archives`, `running_procedure`, `retention_not_over`. "
        "Granting: `retention_over`, `not_needed`, `unlawful`",
        examples=["retention_over"],
    )


class ErasureView(BaseModel):
    """A request about one letter."""

    state: Literal["asked", "refused", "granted", "done"]
    asked_at: datetime
    ground: str | None
    decided_at: datetime | None
    due_at: datetime | None = Field(description="When the data are erased, once it is granted")

    @classmethod
    def of(cls, erasure: Erasure) -> "ErasureView":
        """From the domain."""
        names = ("state", "asked_at", "ground", "decided_at", "due_at")
        return cls.model_validate({name: getattr(erasure, name) for name in names})


class WaitingView(BaseModel):
    """One that waits for a decision; `mail_id` names it. No name, no subject: who decides need not read the letter."""

    mail_id: str
    number: str | None
    submitted_at: datetime
    state: DepositState
    asked_at: datetime
    can_be_granted: bool = Field(description="Whether no procedure runs any more")

    @classmethod
    def of(cls, asked: Asked) -> "WaitingView":
        """From the domain."""
        erasure, deposit = asked.erasure, asked.deposit
        return cls(
            mail_id=erasure.mail_id,
            number=deposit.number or None,
            submitted_at=deposit.submitted.submitted_at,
            state=deposit.state,
            asked_at=erasure.asked_at,
            can_be_granted=deposit.state in ENDED,
        )


class ErasuresView(BaseModel):
    """The oldest first."""

    items: list[WaitingView]

    @classmethod
    def of(cls, waiting: Iterable[Asked]) -> "ErasuresView":
        """From the domain."""
        return cls(items=[WaitingView.of(it) for it in waiting])
