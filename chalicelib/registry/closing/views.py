"""Closings as the API takes and shows them."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from chalicelib.registry.closing.model import Closing
from chalicelib.web.bodies import Strict


class PeriodBody(Strict):
    """Days of one civil year, both included."""

    since: date = Field(examples=["2026-01-01"])
    until: date = Field(examples=["2026-12-31"])


class ClosingView(BaseModel):
    """A register's period that was closed. Totals are those of the statement, and are 0 or null until it is `done`."""

    id: str
    register_id: str
    since: date
    until: date
    state: Literal["working", "done"]
    asked_at: datetime
    read: int = Field(description="Entries of the year read by now, of `last_serial`")
    last_serial: int = Field(description="The year's last number when the period was closed")
    first: int | None
    last: int | None
    count: int
    voided: int
    gaps: int = Field(description="Numbers that the register never used")
    trust: str = Field(description="What the seal of `register.pdf` can claim; empty until it is made")
    sha256: dict[str, str] = Field(description="By file")

    @classmethod
    def of(cls, closing: Closing) -> "ClosingView":
        """The view of a closing."""
        return cls(
            id=closing.id,
            register_id=closing.register_id,
            since=closing.period.first_day,
            until=closing.period.last_day,
            state=closing.state.value,
            asked_at=closing.asked_at,
            read=closing.read,
            last_serial=closing.last_serial,
            first=closing.first,
            last=closing.last,
            count=closing.count,
            voided=closing.voided,
            gaps=closing.gaps,
            trust=closing.trust,
            sha256=dict(closing.sha256),
        )


class ClosingList(BaseModel):
    """A page of a register's closings."""

    items: list[ClosingView]
