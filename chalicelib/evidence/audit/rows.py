"""What an auditor asks for, and the rows that answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.digests import pointed_to
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import LogRecord

USUAL_DAYS, MOST_DAYS = 30, 366
FIRST_DAY = date(2000, 1, 1)
LONGEST_ID = 200


@dataclass(frozen=True)
class Asked:
    """What an auditor looks for: civil days, both included, and whatever else narrows it; empty does not. ``object_id``
    is written as :attr:`AuditRow.object_id` shows it."""

    since: date
    until: date
    event: str = ""
    agent_id: str = ""
    object_id: str = ""

    @classmethod
    def within(cls, since: date | None, until: date | None, today: date, **narrowed: str) -> "Asked":
        """With the usual period where none is given; ``InvalidError`` for one that ends before it begins or is longer
        than a year, for a day that no log can hold, and for an object's id longer than any is."""
        problems = [Problem(name, "evidence.audit_day_unknown") for name, day in _out_of_reach(since, until, today)]
        if len(narrowed.get("object_id", "")) > LONGEST_ID:
            problems.append(Problem("object_id", "evidence.audit_object_unknown"))
        if problems:
            raise InvalidError(problems)
        last = until or max(since or today, today)
        first = since or last - timedelta(days=USUAL_DAYS)
        if first > last:
            raise InvalidError([Problem("until", "evidence.audit_period_backwards")])
        if (last - first).days > MOST_DAYS:
            raise InvalidError([Problem("since", "evidence.audit_period_long")])
        return cls(first, last, **narrowed)


def _out_of_reach(since: date | None, until: date | None, today: date) -> list[tuple[str, date]]:
    """Days before any log began, or more than a year ahead."""
    given = {"since": since, "until": until}
    latest = today + timedelta(days=MOST_DAYS)
    return [(name, day) for name, day in given.items() if day and not FIRST_DAY <= day <= latest]


@dataclass(frozen=True)
class Place:
    """Where a record stands: its object and its number there, and the instant of the act as it is stored."""

    object_id: str
    seq: int
    at: str


@dataclass(frozen=True)
class Named:
    """Names by id: ``agents`` are an administration's people and programs, those who left included."""

    agents: Mapping[str, Bilingual] = field(default_factory=dict)
    desks: Mapping[str, Bilingual] = field(default_factory=dict)


@dataclass(frozen=True)
class AuditRow:
    """One act. ``before`` is the digest that the object's record before it keeps of its state; empty without one."""

    record: LogRecord
    before: str
    names: Named

    @property
    def at(self) -> datetime:
        """The instant of the act."""
        return from_iso(self.record.body["at"])

    @property
    def object_id(self) -> str:
        """``kind/ID`` of what was acted on, of a deposit or a batch its handle: who reads the log gets no key."""
        return pointed_to(self.record.object_id)

    @property
    def id(self) -> str:
        """The record's id, under which its event was published, but for an id that is a key."""
        return f"{self.object_id}#{self.record.seq:010d}"

    @property
    def correlation_id(self) -> str:
        """What this act has in common with those that it led to."""
        return pointed_to(str(self.record.body["correlation"]))

    @property
    def after(self) -> str:
        """The salted digest of the state after the act; empty where the act kept none."""
        return str(self.record.body.get("digest", ""))

    @property
    def actor(self) -> Mapping[str, str]:
        """Who acted, as recorded: ids."""
        actor: Mapping[str, str] = self.record.body["actor"]
        return actor

    @property
    def agent(self) -> Bilingual | None:
        """The name of who acted; None where nobody of the administration did."""
        return self.names.agents.get(self.actor.get("agent_id", ""))

    @property
    def on_behalf_of(self) -> Bilingual | None:
        """The name of the person for whom it was done; None where it was done in one's own name."""
        return self.names.agents.get(self.actor.get("on_behalf_of", ""))

    @property
    def desk(self) -> Bilingual | None:
        """The name of the desk that it was done from."""
        return self.names.desks.get(self.actor.get("desk_id", ""))

    @property
    def channel(self) -> str:
        """``page`` or ``api``; empty for what the system did."""
        return str(self.record.body.get("origin", {}).get("channel", ""))

    @property
    def program(self) -> Mapping[str, str] | None:
        """The program by which it was done, whoever it was done for: ids; None where a person did it."""
        program: Mapping[str, str] | None = self.record.body.get("program")
        return program

    @property
    def program_name(self) -> Bilingual | None:
        """That program's name; None for one of another administration, and where none was used."""
        return self.names.agents.get((self.program or {}).get("client_id", ""))
