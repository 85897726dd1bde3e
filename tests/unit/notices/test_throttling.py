"""An hour in which SES takes nothing delays every mail and loses none: by a clock that is moved minute by minute."""

from datetime import timedelta

from chalicelib.kernel.clock import to_iso
from chalicelib.neighbours.of_operations import FailedNotices
from chalicelib.notices.kinds import Kind
from chalicelib.notices.letter import Letter
from chalicelib.notices.model import Need, Notice, State
from chalicelib.notices.ports import BusyError, Mailbox
from chalicelib.notices.service import LaterError
from tests.unit.notices.outside import Outside
from tests.unit.notices.people import AT

RATE = 14
MINUTE = timedelta(minutes=1)


def need(number: int) -> Need:
    """One mail to somebody."""
    return Need(
        Kind.DELAYED_DEPOSIT, "adm", f"deposit/{number}", f"deposit/{number}#2", {"deposit_id": str(number)}, ""
    )


class Minutes:
    """The mailer and the sweeper, a minute at a time. ``most`` is what went in the busiest minute."""

    def __init__(self, outside: Outside) -> None:
        self.outside, self.most, self.asked = outside, 0, 0

    def pass_(self, arriving: int = 0, code: Need | None = None) -> None:
        """So many events come, the sweep runs, the mailer does what is asked of it at the account's rate."""
        before = len(self.outside.services.sent)
        for _ in range(arriving):
            self.asked += 1
            self.outside.service.send(need(self.asked))
        if code is not None:
            self.outside.service.send(code, code="012345")
        self.outside.queue.waiting = arriving
        self.outside.care.wake_left()
        self.outside.deliver_woken()
        self.most = max(self.most, len(self.outside.services.sent) - before)
        self.outside.now_ += MINUTE


def test_an_hour_of_throttling_delays_and_loses_nothing() -> None:
    outside = Outside(a_minute=60 * RATE)
    minutes = Minutes(outside)
    outside.services.trouble = BusyError("TooManyRequestsException")
    for _ in range(60):
        minutes.pass_(arriving=40)
    assert outside.services.sent == []
    waiting = [notice for notice in outside.table.kept.values() if notice.state is State.WAITING]
    assert len(waiting) == 2400
    outside.services.trouble = None
    while len(outside.services.sent) < minutes.asked:
        minutes.pass_(arriving=40 if minutes.asked < 2800 else 0)
        assert outside.now_ < AT + timedelta(hours=2), "what waited goes within the hour after"
    assert sorted(set(outside.services.tags)) == sorted(outside.services.tags), "none went twice"
    assert {notice.state for notice in outside.table.kept.values()} == {State.SENT}
    assert outside.records == [], "nothing failed"
    assert minutes.most <= 60 * RATE


def test_an_operator_sees_what_has_waited_for_more_than_an_hour() -> None:
    outside = Outside()
    outside.services.trouble = BusyError("TooManyRequestsException")
    minutes, page = Minutes(outside), FailedNotices(outside.care)
    minutes.pass_(arriving=2)
    for _ in range(59):
        minutes.pass_()
    assert page.stuck() == []
    minutes.pass_(arriving=1)
    assert [(it.kind, it.waits, it.retryable) for it in page.stuck()] == [("notice", True, False)] * 2


def test_while_nothing_goes_hardly_anything_is_tried() -> None:
    outside = Outside()
    tries: list[str] = []

    def refuse(mailbox: Mailbox, what: Letter | str, notice: Notice) -> None:
        tries.append("")
        raise BusyError("TooManyRequestsException")

    outside.services.send = refuse  # type: ignore[method-assign]  # a service that counts
    minutes = Minutes(outside)
    for _ in range(60):
        minutes.pass_(arriving=40)
    assert len(tries) < 15, "ten minutes apart at the end"


def test_a_code_asked_for_meanwhile_ends_with_its_time_and_is_not_sent_late() -> None:
    outside = Outside()
    outside.services.trouble = BusyError("TooManyRequestsException")
    until = {"until": to_iso(AT + timedelta(minutes=10))}
    code, came = Need(Kind.ONE_TIME_CODE, "adm", "deposit/d", "code/1", until, ""), 0
    while outside.table.get(code.id) is None or outside.table.kept[code.id].state is not State.FAILED:
        try:
            outside.service.send(code, code="012345")
        except LaterError as later:
            outside.now_, came = later.until, came + 1
    assert outside.now_ <= AT + timedelta(minutes=10)
    assert outside.table.kept[code.id].reason == "expired"
    assert came >= 3
