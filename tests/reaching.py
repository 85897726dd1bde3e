"""Depositors whom mails do not reach, and what registry offices do about it; agents who want digests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from infra.local.cloud import LocalCloud
from tests.circuits import Office
from tests.faults import Fault, injected
from tests.journeys import Journey


def number(ending: str = "5678") -> str:
    """A mobile number of nobody else, with a fate by its last four figures."""
    return f"+21266{int(new_id(), 36) % 1000:03}{ending}"


def address(domain: str = "citizen.example") -> str:
    """Of nobody else; what becomes of mails to it is told by the domain."""
    return f"{new_id().lower()}@{domain}"


def mail_of(journey: Journey, deposit: Any) -> Any:
    """The registered mail of a deposit, as the registrar sees it in the basket."""
    entity = journey.seeded.administration.entity_id
    mails = journey.call("GET", f"/mails?basket=qualify/{entity}", "registrar")["items"]
    return next(mail for mail in mails if mail["number"] == deposit["number"])


def bounced(journey: Journey, **changes: Any) -> tuple[Any, Any]:
    """A deposit whose receipt came back: its mail, and the notice that failed."""
    deposit = journey.deposit(**{"email": address("bounce.example"), **changes})
    mail = mail_of(journey, deposit)
    notices = journey.call("GET", f"/mails/{mail['id']}/notices", "registrar")["items"]
    return mail, next(notice for notice in notices if notice["unreached"])


def resend(journey: Journey, mail: Any, notice: Any, expect: int = 204, **way: str | bool) -> Any:
    """The registrar reaches the depositor otherwise."""
    path = f"/mails/{mail['id']}/notices/{notice['id']}/resending"
    answer = journey.call("POST", path, "registrar", expect=expect, json=way)
    journey.cloud.drain()
    return answer


@contextmanager
def at_the_hour(days: int = 1) -> Iterator[None]:
    """So many days later, when digests are made."""
    day = datetime.now(UTC).replace(hour=7, minute=0, second=5) + timedelta(days=days)
    with time_machine.travel(day):
        yield


def make_digests(cloud: LocalCloud) -> None:
    """The schedule's time has come."""
    cloud.fire("MailerDigestsRule")
    cloud.drain()


def everybody_is_reached(office: Office) -> None:
    """All of it, so that each right that it takes is used."""
    journey, cloud = office.journey, office.cloud
    mail, notice = bounced(journey, phone=number(), sms=True)
    journey.call("GET", "/unreached", "registrar")
    resend(journey, mail, notice, channel="mail", address=address("bounce.example"))
    again = next(it for it in _unreached(journey) if it["mail_id"] == mail["id"])
    resend(journey, mail, again["notice"], channel="sms")
    _digests(office)
    _nothing_goes_for_a_while(journey, cloud)
    journey.call("POST", f"/operations/notice/{bounced(journey)[1]['id']}/retry", "operator")
    cloud.drain()


def _unreached(journey: Journey) -> list[Any]:
    return list(journey.call("GET", "/unreached", "registrar")["items"])


def _digests(office: Office) -> None:
    """One notice waits until the hour, one until its agent wants it at once."""
    journey, desk_id = office.journey, office.seeded.desks["permits"].id
    for wanted in ("daily", "immediate", "daily"):
        journey.call("PUT", f"/notice-preferences/{desk_id}", "handler", json={"frequency": wanted})
        if wanted == "daily":
            journey.assigned_mail()
        office.cloud.drain()
    with at_the_hour():
        make_digests(office.cloud)
    journey.call("PUT", f"/notice-preferences/{desk_id}", "handler", json={"frequency": "immediate"})
    office.cloud.drain()


def _nothing_goes_for_a_while(journey: Journey, cloud: LocalCloud) -> None:
    """What cannot go now waits: a receipt in the table, a code in the queue; later both go."""
    waiting = datetime.now(UTC)
    with injected(lambda call: Fault.THROTTLE if call.operation == "SendEmail" else None, function="mailer"):
        deposit = journey.deposit(email=address())
        bootstrap.courier().send(deposit["id"], journey.seeded.administration.id, "012345")
        cloud.drain(60)
    for minutes in (1, 12):
        with time_machine.travel(waiting + timedelta(minutes=minutes)):
            cloud.fire("SweeperSchedule")
            cloud.drain(60)
