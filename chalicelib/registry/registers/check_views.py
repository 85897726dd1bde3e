"""What a check of a register found, as the API shows it."""

from pydantic import BaseModel, Field

from chalicelib.registry.registers.checks import RegisterCheck


class GapView(BaseModel):
    """Numbers that a register never used, both ends included, and why."""

    first: int
    last: int
    reason: str = Field(examples=["restored"])


class CheckView(BaseModel):
    """Whether every number of a register's year, from 1 to the last, stands exactly once. ``missing`` are numbers that
    neither stand nor have a reason: there are none in a register that holds."""

    register_id: str
    year: int
    last_serial: int
    missing: list[int]
    doubled: list[int]
    gaps: list[GapView]
    holds: bool

    @classmethod
    def of(cls, check: RegisterCheck) -> "CheckView":
        """The view of a check."""
        gaps = [GapView(first=gap.first, last=gap.last, reason=gap.reason) for gap in check.gaps]
        return cls(**{**vars(check), "gaps": gaps, "holds": check.holds})
