"""A notice is sent once, whatever comes twice; what cannot be sent is said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.errors import ConflictError
from chalicelib.neighbours.of_operations import FailedNotices
from chalicelib.notices.kinds import Kind
from chalicelib.notices.model import ATTEMPTS, RETRY_AFTER, Channel, Need, State
from chalicelib.notices.ports import BusyError, TryLaterError, UndeliverableError
from chalicelib.notices.service import LaterError
from tests.unit.notices.outside import Outside
from tests.unit.notices.people import ADDRESS, AT, NUMBER

NEED = Need(Kind.DELAYED_DEPOSIT, "adm", "deposit/d", "deposit/d#0000000002", {"deposit_id": "d"}, "")
CODE = Need(Kind.ONE_TIME_CODE, "adm", "deposit/d", "code/1", {"until": to_iso(AT + timedelta(minutes=10))}, "")


@pytest.fixture
def made() -> Outside:
    """The use cases over a fresh outside."""
    return Outside()


def again(act: Callable[[], None], times: int) -> None:
    """As a queue hands a message over again."""
    for _ in range(times):
        with pytest.raises(TryLaterError):
            act()


def told(made: Outside) -> list[tuple[str, str]]:
    """The failures recorded, each with its reason."""
    return [(record.body["event"], record.body["detail"]["reason"]) for record in made.records]


def test_an_event_that_comes_twice_is_mailed_once(made: Outside) -> None:
    made.service.send(NEED)
    made.service.send(NEED)
    assert made.services.sent == [ADDRESS]
    assert made.table.kept[NEED.id].state is State.SENT


def test_a_mail_that_nobody_answered_for_is_tried_again_longer_after_each_time(made: Outside) -> None:
    made.services.trouble = TryLaterError("no_answer")
    made.service.send(NEED)
    for pause in RETRY_AFTER[:-1]:
        assert made.care.wake_left() == 0
        made.now_ += pause
        assert made.care.wake_left() == 1
        made.deliver_woken()
    made.services.trouble = None
    made.now_ += RETRY_AFTER[-1]
    made.care.wake_left()
    made.deliver_woken()
    assert made.mails_to(ADDRESS) == 1
    assert not made.records


def test_when_retries_end_the_failure_is_recorded_with_its_reason(made: Outside) -> None:
    made.services.trouble = TryLaterError("no_answer")
    made.service.send(NEED)
    for pause in RETRY_AFTER:
        made.now_ += pause
        made.service.deliver(NEED.id)
    notice = made.table.kept[NEED.id]
    assert (notice.state, notice.attempts) == (State.FAILED, ATTEMPTS)
    assert told(made) == [("NoticeFailed", "no_answer")]
    assert "fatima" not in str(made.records[0].body)


def test_what_the_service_did_not_even_take_is_no_try(made: Outside) -> None:
    made.services.trouble = BusyError("TooManyRequestsException")
    made.service.send(NEED)
    for _ in range(3 * ATTEMPTS):
        made.now_ += timedelta(minutes=11)
        made.service.deliver(NEED.id)
    notice = made.table.kept[NEED.id]
    assert (notice.state, notice.attempts) == (State.WAITING, 0)
    assert not made.records


def test_a_mail_that_can_never_go_fails_at_once_and_can_be_retried_by_the_operator(made: Outside) -> None:
    made.services.trouble = UndeliverableError("rejected")
    made.service.send(NEED)
    assert [notice.id for notice in made.care.failed()] == [NEED.id]
    made.services.trouble = None
    made.care.retry(NEED.id)
    made.deliver_woken()
    assert made.services.sent == [ADDRESS]
    with pytest.raises(ConflictError):
        made.care.retry(NEED.id)


def test_what_a_crash_left_claimed_is_neither_sent_twice_at_once_nor_forgotten(made: Outside) -> None:
    made.services.trouble = KeyboardInterrupt()  # nothing catches it, as nothing catches a crash
    with pytest.raises(KeyboardInterrupt):
        made.service.send(NEED)
    made.services.trouble = None
    again(lambda: made.service.send(NEED), 1)
    made.now_ += timedelta(minutes=6)
    assert made.care.wake_left() == 1
    made.deliver_woken()
    assert made.mails_to(ADDRESS) == 1


def test_a_message_whose_sending_always_crashes_ends_as_failed(made: Outside) -> None:
    made.services.trouble = KeyboardInterrupt()
    for _ in range(ATTEMPTS):
        with pytest.raises(KeyboardInterrupt):
            made.service.send(NEED)
        made.now_ += timedelta(minutes=1)
    made.service.send(NEED)
    assert told(made) == [("NoticeFailed", "gave_up")]


def test_a_one_time_code_is_kept_nowhere(made: Outside) -> None:
    made.service.send(CODE, code="012345")
    assert made.mails_to(ADDRESS) == 1
    assert "012345" not in str(made.table.kept)


def test_a_code_that_cannot_go_now_comes_again_by_its_own_message(made: Outside) -> None:
    made.services.trouble = BusyError("TooManyRequestsException")
    with pytest.raises(LaterError) as later:
        made.service.send(CODE, code="012345")
    assert later.value.until > AT
    assert made.care.wake_left() == 0
    made.now_, made.services.trouble = later.value.until, None
    made.service.send(CODE, code="012345")
    assert made.mails_to(ADDRESS) == 1


def test_a_link_that_nobody_answered_for_comes_back_early_and_is_tried_when_its_time_has_come(made: Outside) -> None:
    """A queue hides a message for a quarter of an hour at most; what waits longer is put there again."""
    invitation = replace(CODE, kind=Kind.INVITATION, recipient="agent/a", detail={"language": "fr"})
    made.services.trouble = TryLaterError("no_answer")
    for _ in RETRY_AFTER:
        with pytest.raises(LaterError):
            made.service.send(invitation, code="token")
        attempts, due = made.table.kept[invitation.id].attempts, made.table.kept[invitation.id].at
        while (left := due - made.now_) > timedelta():
            with pytest.raises(LaterError):
                made.service.send(invitation, code="token")
            assert made.table.kept[invitation.id].attempts == attempts
            made.now_ += min(left, timedelta(minutes=15))
    made.services.trouble = None
    made.service.send(invitation, code="token")
    assert made.mails_to("a@example.test") == 1


def test_a_code_is_not_sent_once_it_opens_nothing(made: Outside) -> None:
    made.now_ += timedelta(minutes=10)
    made.service.send(CODE, code="012345")
    assert made.services.sent == []
    assert told(made) == [("NoticeFailed", "expired")]


@pytest.mark.parametrize("kind", [Kind.ONE_TIME_CODE, Kind.OWN_LETTERS])
def test_a_code_that_failed_is_not_the_operators_to_send_again(made: Outside, kind: Kind) -> None:
    made.services.trouble = UndeliverableError("refused")
    made.service.send(replace(CODE, kind=kind, detail={"language": "fr"}), code="012345")
    (stuck,) = FailedNotices(made.care).stuck()
    assert not stuck.retryable
    with pytest.raises(ConflictError, match="not_retryable"):
        FailedNotices(made.care).retry(stuck.id)


def test_a_code_goes_by_short_message_to_who_asked_for_them(made: Outside) -> None:
    made.service.send(replace(CODE, channel=Channel.SMS), code="012345")
    assert made.services.sent == [NUMBER]
    assert made.services.texts == ["notices-one-time-code-sms"]


def test_nothing_is_written_to_a_closed_address_unless_an_operator_insists(made: Outside) -> None:
    made.table.closed[f"#{ADDRESS}"] = "bounced_permanent"
    made.service.send(NEED)
    assert made.services.sent == []
    assert told(made) == [("NoticeFailed", "address_closed")]
    made.care.retry(NEED.id)
    made.deliver_woken()
    assert made.services.sent == [ADDRESS]
    assert not made.table.closed


def test_what_was_corrected_is_written_to(made: Outside) -> None:
    made.table.corrected["deposit/d", Channel.MAIL] = "new@example.test"
    made.service.send(NEED)
    assert made.services.sent == ["new@example.test"]


def test_no_more_short_messages_go_than_an_administration_may_send_in_a_day() -> None:
    made = Outside(parts_a_day=3)
    for number in range(5):
        need = replace(CODE, occasion=f"code/{number}", detail={}, channel=Channel.SMS)
        made.service.send(need, code="012345")
    assert made.mails_to(NUMBER) == 3
    assert [reason for _, reason in told(made)] == ["sms_cap", "sms_cap"]
    made.now_ += timedelta(days=1)
    made.service.send(replace(CODE, occasion="code/6", detail={}, channel=Channel.SMS), code="012345")
    assert made.mails_to(NUMBER) == 4


def test_a_number_is_not_rung_more_often_than_anybody_needs(made: Outside) -> None:
    for number in range(30):
        made.service.send(replace(CODE, occasion=f"code/{number}", detail={}, channel=Channel.SMS), code="012345")
    assert made.mails_to(NUMBER) == 20
    assert {reason for _, reason in told(made)} == {"sms_number_cap"}
