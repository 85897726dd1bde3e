"""What was sent before, as the API shows it with a line: the same files, the same reference."""

from datetime import datetime

from pydantic import BaseModel, Field

from chalicelib.bulk.results import Result


class EarlierView(BaseModel):
    """The same sender's last letter to that administration with the very same files. The new one may go all the same:
    its files are awaited like the others'; not sending them is to leave it."""

    number: str | None
    submitted_at: datetime
    deposit_id: str | None = Field(
        description="A key to that deposit: keep it secret. `GET /deposits/{deposit_id}/receipt` leads to its receipt"
    )
    tracking_code: str | None
    receipt: bool = Field(description="Whether that of its registration is there")

    @classmethod
    def of(cls, result: Result) -> "EarlierView | None":
        """The view of what was sent before, as it is now; None where nothing was."""
        found, now = result.it.earlier, result.earlier
        if found is None:
            return None
        return cls(
            number=(now.number if now else found.number) or None,
            submitted_at=found.submitted_at,
            deposit_id=found.deposit_id or None,
            tracking_code=found.tracking_code or None,
            receipt=now.has_receipt if now else False,
        )


class UsedView(BaseModel):
    """Where the sender used the reference before."""

    batch_id: str
    line: int
