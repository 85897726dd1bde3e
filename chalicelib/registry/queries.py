"""What the registry's API reads from the query."""

from typing import Literal

from pydantic import Field

from chalicelib.web.queries import Paged, Query

Year = Field(None, ge=1000, le=9999, description="A civil year of Morocco; this one, unless given", examples=[2026])


class BasketQuery(Paged):
    """Which basket is asked for."""

    basket: str = Field(
        max_length=200,
        description="`qualify/{entity_id}` or `desk/{desk_id}`: the id of one of the caller's baskets",
        examples=["desk/7K3F9QRT2M5X7K3F9QRT2M5X7K"],
    )


class ReceiptQuery(Query):
    """Which receipt is asked for."""

    occasion: int = Field(1, ge=1, le=10**9, description="One of `GET /mails/{mail_id}/receipts`; 1 is the first")


class YearQuery(Query):
    """Which of a register's years is asked for."""

    year: int | None = Year


class EntriesQuery(Paged):
    """Which of a register's years is asked for, and from which end."""

    year: int | None = Year
    order: Literal["asc", "desc"] = Field("asc", description="By number: the first first, or the last")
