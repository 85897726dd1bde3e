"""What the API says of an administration's people to those who administer or audit it."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from chalicelib.organisation.administrations.signatories import Readiness
from chalicelib.organisation.model import Agent, Holding
from chalicelib.organisation.people.account_care import AccountState
from chalicelib.organisation.people.departure import Departure, EndedMandate, HandedDesk
from chalicelib.organisation.people.holdings_list import Held
from chalicelib.organisation.people.persons import Presence, presence
from chalicelib.organisation.structure.chart import Chart
from chalicelib.web.queries import Paged
from chalicelib.web.views import NameView, Versioned


class PeopleQuery(Paged):
    """Which people are asked for, by name in the language of the answer."""

    q: str = Field("", max_length=200, description="Letters of the name, in either language, or of the address")


class HoldingView(BaseModel):
    """A desk held from the first day to the last, both included."""

    desk_id: str
    since: date
    until: date | None

    @classmethod
    def of(cls, held: Holding) -> "HoldingView":
        """From the domain."""
        return cls(**vars(held))


class PersonView(BaseModel):
    """A person. ``leaves_on`` is the first day on which they work here no more."""

    id: str
    name: NameView
    email: str
    state: Presence
    leaves_on: date | None
    holdings: list[HoldingView]

    @classmethod
    def of(cls, agent: Agent, day: date) -> "PersonView":
        """From the domain, on that day."""
        return cls(
            id=agent.id,
            name=NameView.of(agent.name),
            email=agent.email,
            state=presence(agent, day),
            leaves_on=agent.leaves_on,
            holdings=[HoldingView.of(held) for held in agent.holdings],
        )


class PeopleView(BaseModel):
    """A page of people."""

    items: list[PersonView]


class AccountView(BaseModel):
    """How a person's account stands; ``closed_until`` is set after too many wrong tries."""

    signed_in_at: datetime | None
    sessions: int
    has_telephone: bool
    closed_until: datetime | None

    @classmethod
    def of(cls, state: AccountState) -> "AccountView":
        """From the domain."""
        return cls(**{**vars(state), "sessions": len(state.sessions)})


class WholePersonView(PersonView, Versioned):
    """A person with mandates and account. ``version``, also its ``ETag``, is the house's, which acts name in
    ``If-Match``. ``account`` is for who manages the person."""

    version: int
    mandates_given: list[str] = Field(description="Ids")
    mandates_received: list[str] = Field(description="Ids")
    can_sign: bool = Field(description="Whether the person has a signing key with a certificate that has not ended")
    signing: Readiness = Field(description="What is waited for where a desk of theirs asks them to sign")
    account: AccountView | None
    departures: list[str] = Field(description="Ids")

    @classmethod
    def whole(
        cls, agent: Agent, chart: Chart, signing: Readiness, account: AccountState | None, departures: list[Departure]
    ) -> "WholePersonView":
        """From the domain."""
        return cls(
            **PersonView.of(agent, chart.day).model_dump(),
            version=chart.version,
            mandates_given=[it.id for it in chart.mandates if it.holder_id == agent.id],
            mandates_received=[it.id for it in chart.mandates if it.deputy_id == agent.id],
            can_sign=signing is Readiness.CERTIFIED,
            signing=signing,
            account=AccountView.of(account) if account else None,
            departures=[it.id for it in departures],
        )


class HeldDeskView(BaseModel):
    """A desk of a leaver. ``mails``, with their ``numbers``, and ``folders`` are what is not confidential, each counted
    to a hundred. ``alone``: nobody else sits there. ``needs_successor`` says so for what is listed, and for circuits; a
    departure may ask for one where it is false. ``successor_id`` is who took it, null where the desk keeps its work."""

    desk_id: str
    name: NameView
    mails: int
    folders: int
    numbers: list[str]
    alone: bool
    needs_successor: bool
    successor_id: str | None

    @classmethod
    def of(cls, desk: HandedDesk) -> "HeldDeskView":
        """From the domain."""
        return cls(
            desk_id=desk.desk_id,
            name=NameView.of(desk.name),
            mails=desk.mails,
            folders=desk.folders,
            numbers=list(desk.numbers),
            alone=desk.alone,
            needs_successor=desk.plainly_needs_successor,
            successor_id=desk.successor_id or None,
        )


class HeldMandateView(BaseModel):
    """A mandate that ends with a departure: ``given`` by the leaver, or else received; ``other`` is the other one."""

    id: str
    desk: NameView
    other: NameView
    given: bool

    @classmethod
    def of(cls, it: EndedMandate) -> "HeldMandateView":
        """From the domain."""
        return cls(id=it.id, desk=NameView.of(it.desk), other=NameView.of(it.other), given=it.given)


class HeldView(Versioned):
    """What a person would leave behind today."""

    version: int
    desks: list[HeldDeskView]
    mandates: list[HeldMandateView]

    @classmethod
    def of(cls, held: Held, version: int) -> "HeldView":
        """From the domain."""
        desks = [HeldDeskView.of(desk) for desk in held.desks]
        return cls(version=version, desks=desks, mandates=[HeldMandateView.of(it) for it in held.mandates])


class DepartureView(BaseModel):
    """Who left from which day on, and what went to whom."""

    id: str
    agent_id: str
    name: NameView
    day: date
    by_id: str
    at: datetime
    desks: list[HeldDeskView]
    mandates: list[HeldMandateView]

    @classmethod
    def of(cls, it: Departure) -> "DepartureView":
        """From the domain."""
        return cls(
            id=it.id,
            agent_id=it.agent_id,
            name=NameView.of(it.name),
            day=it.day,
            by_id=it.by_id,
            at=it.at,
            desks=[HeldDeskView.of(desk) for desk in it.desks],
            mandates=[HeldMandateView.of(mandate) for mandate in it.mandates],
        )
