"""Everything around the sign-in, in memory: the stores, the log, the mailer; and the services over them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, cast

from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.log import LogRecord
from chalicelib.kernel.work import StaleError, Work
from chalicelib.organisation.accounts.access_links import AccessLinks, LinkSender
from chalicelib.organisation.accounts.accounts import AccountsService
from chalicelib.organisation.accounts.model import Account, KeptCodes, Link, LinkKind
from chalicelib.organisation.accounts.recovery import Recovery
from chalicelib.organisation.accounts.recovery_codes import RecoveryCodesService
from chalicelib.organisation.mandates.model import Mandate
from chalicelib.organisation.model import Agent, Desk
from chalicelib.organisation.service import OrganisationService
from chalicelib.organisation.signing_in.attempt import Attempt, Visit
from chalicelib.organisation.signing_in.challenge import PendingSignIn
from chalicelib.organisation.signing_in.journal import Journal
from chalicelib.organisation.signing_in.known_browsers import KnownBrowsers
from chalicelib.organisation.signing_in.limits import Limits
from chalicelib.organisation.signing_in.recognition import BearerCallers, SessionCallers, Subjects
from chalicelib.organisation.signing_in.sign_in import SignIn
from chalicelib.organisation.structure.model import Structure
from chalicelib.web.throttle import Lockout, Throttle
from tests.unit.organisation.signing_in.identity import AMINA, CODE, PASSWORD, Identity
from tests.unit.web.memory import HandClock, MemoryTallies

__all__ = ["AMINA", "CODE", "ELSEWHERE", "HOME", "PASSWORD", "World"]
HOME, ELSEWHERE = Visit("10.0.0.1", "Firefox, Windows"), Visit("203.0.113.9", "Chrome, Linux")
QUARTER, HALF_HOUR, DAY = timedelta(minutes=15), timedelta(minutes=30), timedelta(days=1)


@dataclass
class Memory:
    """Every store, the log, the mailer and the queue."""

    agents: dict[str, Agent] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    logins: dict[str, str] = field(default_factory=dict)
    pending: dict[str, PendingSignIn] = field(default_factory=dict)
    lines: dict[str, Attempt] = field(default_factory=dict)
    codes: dict[str, KeptCodes] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    browsers: dict[str, str] = field(default_factory=dict)
    records: list[LogRecord] = field(default_factory=list)
    reported: list[tuple[str, bool]] = field(default_factory=list)
    mailed: list[tuple[str, LinkKind, str]] = field(default_factory=list)

    # The organisation
    def agent(self, agent_id: str) -> Agent | None:
        return self.agents.get(agent_id)

    def desks_by_id(self, administration_id: str, desk_ids: object) -> list[Desk]:
        return []

    def mandates_of(self, agent_id: str, day: date) -> list[Mandate]:
        return []

    def glance(self, administration_id: str) -> Structure:
        return replace(Structure.new(administration_id), parents={"root": ""})

    # Accounts and logins
    def account(self, agent_id: str) -> Account:
        return self.accounts.get(agent_id) or Account.new(agent_id)

    def put_with(self, work: Work, *given: Any) -> None:
        if isinstance(given[0], Account):
            account = given[0]
            if self.account(account.agent_id).version != account.version:
                raise StaleError(account.agent_id)
            self.accounts[account.agent_id] = replace(account, version=account.version + 1)
        elif isinstance(given[0], Link):
            self.links[given[0].digest] = given[0]
        elif isinstance(given[1], KeptCodes):
            self.codes[given[0]] = given[1]
        else:
            self.lines[given[1].id] = given[1]

    def sign_out_with(self, work: Work, agent_id: str, administration_id: str, at: datetime) -> None:
        self.agents[agent_id] = replace(self.agents[agent_id], signed_out_at=at)

    def agent_id_of(self, login: str) -> str | None:
        return self.logins.get(login)

    def lead(self, login: str, agent_id: str) -> None:
        self.logins[login] = agent_id

    # The sign-in log
    def put(self, agent_id: str, attempt: Attempt) -> None:
        self.lines[attempt.id] = attempt

    def has(self, agent_id: str, attempt_id: str) -> bool:
        return attempt_id in self.lines

    def recent(self, agent_id: str, now: datetime, limit: int) -> list[Attempt]:
        return sorted(self.lines.values(), key=lambda line: line.id, reverse=True)[:limit]

    # Recovery codes and links
    def kept(self, agent_id: str) -> KeptCodes | None:
        return self.codes.get(agent_id)

    def get(self, digest: str) -> Link | None:
        return self.links.get(digest)

    def use_with(self, work: Work, *given: Any) -> None:
        if isinstance(given[0], Link):
            if self.links[given[0].digest].used:
                raise StaleError(given[0].digest)
            self.links[given[0].digest] = replace(given[0], used=True)
        else:
            agent_id, digest = given
            self.codes[agent_id] = replace(self.codes[agent_id], digests=self.codes[agent_id].digests - {digest})

    def reopen(self, link: Link, at: datetime) -> None:
        self.links[link.digest] = replace(link, issued_at=at)

    # The log, the queue, the mailer
    def append(self, work: Work, record: LogRecord) -> None:
        self.records.append(record)

    def refused(self, email: str, attempt: Attempt, closed: bool) -> None:
        self.reported.append((email, closed))

    def forgotten(self, email: str, language: Language) -> None:
        raise NotImplementedError

    def send_link(self, agent_id: str, administration_id: str, kind: LinkKind, token: str, language: Language) -> None:
        self.mailed.append((agent_id, kind, token))

    @contextmanager
    def work(self) -> Iterator[Work]:
        yield self


class PendingInMemory:
    """The port ``PendingSignIns``."""

    def __init__(self) -> None:
        self.kept: dict[str, PendingSignIn] = {}

    def get(self, digest: str) -> PendingSignIn | None:
        return self.kept.get(digest)

    def put(self, pending: PendingSignIn) -> None:
        self.kept[pending.digest] = pending

    def remove(self, digest: str) -> None:
        self.kept.pop(digest, None)


class BrowsersInMemory:
    """The port ``Browsers``."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def account(self, digest: str, now: datetime) -> str:
        return self.kept.get(digest, "")

    def put(self, digest: str, account: str, expires_at: datetime) -> None:
        self.kept[digest] = account

    def remove(self, digest: str) -> None:
        self.kept.pop(digest, None)


class World:
    """The services over all that, and Amina, who has a password and a telephone."""

    def __init__(self) -> None:
        self.clock, self.identity, self.memory, tallies = HandClock(), Identity(), Memory(), MemoryTallies()
        name = Bilingual("أمينة", "Amina")
        self.memory.agents["agent-1"] = Agent("agent-1", "rabat", AMINA, name)
        memory = cast(Any, self.memory)
        self.organisation = OrganisationService(memory, memory, self.clock)
        self.subjects = Subjects(self.organisation, self.memory)
        self.callers, self.bearers = SessionCallers(self.organisation), BearerCallers(self.identity, self.subjects)
        self.pending, self.browsers = PendingInMemory(), KnownBrowsers(BrowsersInMemory(), self.clock)
        self.limits = Limits(
            known=Lockout("known", 5, QUARTER, QUARTER, tallies, self.clock),
            strangers=Lockout("strangers", 4, DAY, HALF_HOUR, tallies, self.clock),
            codes=Lockout("codes", 5, QUARTER, QUARTER, tallies, self.clock),
            codes_in_a_day=Lockout("codes-a-day", 20, DAY, DAY, tallies, self.clock),
            addresses=Throttle("addresses", 100, QUARTER, tallies, self.clock),
        )
        self.journal = Journal(self.memory, self.memory, self.memory, self.memory.work)
        self.sign_in = SignIn(
            self.identity, self.identity, self.subjects, self.pending, self.limits, self.browsers, self.journal,
            memory, self.clock,
        )  # fmt: skip
        self.accounts = AccountsService(self.identity, memory, memory, self.subjects, self.organisation, self.clock)
        self.codes = RecoveryCodesService(memory, self.journal, self.clock)
        self.recovery = Recovery(
            self.sign_in, self.identity, self.accounts, self.codes, self.limits, self.journal, self.clock
        )
        asked = Throttle("asked", 3, timedelta(hours=1), tallies, self.clock)
        sender = LinkSender(memory, self.journal, memory, self.clock)
        self.links = AccessLinks(sender, memory, self.accounts, self.journal, self.limits, asked, self.clock)

    @property
    def amina(self) -> Agent:
        return self.memory.agents["agent-1"]

    @property
    def events(self) -> list[str]:
        """What the log says, in order."""
        return [str(record.body["event"]) for record in self.memory.records]

    def at_the_code(self, visit: Visit = HOME) -> PendingSignIn:
        """Amina's sign-in after the password."""
        return self.sign_in.begin(AMINA, PASSWORD, visit)[1]

    def change(self, **changes: Any) -> None:
        """Amina becomes another in something."""
        self.memory.agents["agent-1"] = replace(self.amina, **changes)
