"""The closing of a register for a period: what is fixed at once, and what is made of it afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.log import Chain, RegisterChain
from chalicelib.registry.registers.gap import Gap

ENTRIES, REGISTER, STATEMENT = "entries.csv", "register.pdf", "closing.jws"
FILES = (STATEMENT, REGISTER, ENTRIES)
"""What a closing is made of; the statement is made last and names the digests of both others."""


@dataclass(frozen=True)
class Period:
    """Days of one civil year of Morocco, both included."""

    first_day: date
    last_day: date

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """The whole of it."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def id(self) -> str:
        """``2026-01-01_2026-12-31``: a period of a register is closed once."""
        return f"{self.first_day}_{self.last_day}"

    @property
    def year(self) -> int:
        """The year whose numbers it holds."""
        return self.first_day.year

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def demand_over(self, today: date, opened_on: date) -> None:
        """``InvalidError`` for a period that runs backwards or through two years, is not over, or ended before there
        was a register."""
        checks = (
            ("until", "registry.period_backwards", self.last_day < self.first_day),
            ("until", "registry.period_across_years", self.last_day.year != self.first_day.year),
            ("until", "registry.period_not_over", self.last_day >= today),
            ("until", "registry.period_before_register", self.last_day < opened_on),
        )
        problems = [Problem(name, code) for name, code, wrong in checks if wrong]
        if problems:
            raise InvalidError(problems[:1])


class ClosingState(StrEnum):
    """``working`` until everything is made and kept, then ``done`` for ever."""

    WORKING = "working"
    DONE = "done"


@dataclass(frozen=True)
class Totals:
    """What a period holds: its first and last serial (None without entries), how many entries, voided ones among them,
    the numbers voided by the instant of closing, and those that were never used."""

    first: int | None = None
    last: int | None = None
    count: int = 0
    voided: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True)
class Closing:
    """A register's period that somebody, or the end of its year, had closed.

    ``last_serial`` is the year's last number and ``frozen`` the head of the register's chain at ``asked_at``: no later
    number falls into the period. ``read`` says how many entries of the year were read by now. Of totals only counts are
    kept here; the statement names what was counted. ``confidentiality`` is the highest of its entries: a row without a
    subject tells that there is such a mail. ``sha256`` is by file, ``trust`` what the register's seal claims.
    """

    register_id: str
    administration_id: str
    period: Period
    asked_at: datetime
    agent_id: str
    last_serial: int
    frozen: RegisterChain
    chain: Chain
    state: ClosingState = ClosingState.WORKING
    read: int = 0
    first: int | None = None
    last: int | None = None
    count: int = 0
    voided: int = 0
    gaps: int = 0
    confidentiality: Confidentiality = Confidentiality.ORDINARY
    sha256: Mapping[str, str] = field(default_factory=dict)
    trust: str = ""
    version: int = 0

    @property
    def id(self) -> str:
        """Unique in its register."""
        return self.period.id

    @property
    def object_id(self) -> str:
        """How the log, and whoever asks for its bundle, names it."""
        return object_id(self.register_id, self.period)

    @property
    def bundle_name(self) -> str:
        """As which its bundle is saved: ``RBT-A_2026-01-01_2026-12-31.zip``."""
        return f"{self.register_id}_{self.id}.zip"

    @property
    def is_done(self) -> bool:
        """Whether its files can be read."""
        return self.state is ClosingState.DONE

    def key(self, name: str) -> str:
        """Where one of its files lies: the same key on every try, and another one for a register that a backup took
        back, whose chain then has another head."""
        place = f"{self.frozen.seq}-{self.frozen.head[:12]}"
        return f"closings/{self.administration_id}/{self.register_id}/{self.id}/{place}/{name}"


def object_id(register_id: str, period: Period) -> str:
    """How the log names a closing."""
    return f"closing/{register_id}/{period.id}"
