"""What is told of messages, in any order and however often: one notice in the end, one record, a closed address."""

from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.notices.fates import FAILURES, FOR_GOOD, MAILBOX, TAG, Fate, read_fate
from chalicelib.notices.kinds import Kind
from chalicelib.notices.model import Channel, Need, State
from tests.unit.notices.outside import Outside
from tests.unit.notices.people import ADDRESS

NEED = Need(Kind.RECEIPT, "adm", "deposit/d", "mail/M#0000000002", {"mail_id": "M"}, "", Channel.SMS)
BOX = f"#{ADDRESS}"
MAIL_FATES = (
    "delayed",
    "delivered",
    "bounced_transient",
    "bounced_undetermined",
    "bounced_permanent",
    "suppressed",
    "reject",
    "complaint",
)
SMS_FATES = ("delivered", "sms_unreachable", "sms_invalid", "sms_blocked", "sms_expired", "sms_unknown")


def after(told: list[str]) -> tuple[State, str, str, int, dict[str, str]]:
    """A notice sent once, of which these things were told: its state and reason, how many failures were recorded."""
    outside = Outside()
    outside.service.send(NEED)
    for code in told:
        outside.telling.told(Fate(NEED.id, 1, code, BOX))
    notice = outside.table.kept[NEED.id]
    return notice.state, notice.reason, notice.fate, len(outside.records), outside.table.closed


@settings(deadline=None)
@given(st.lists(st.sampled_from(MAIL_FATES), max_size=12), st.randoms(use_true_random=False))
def test_the_order_and_the_number_of_what_is_told_change_nothing(told: list[str], chance: Any) -> None:
    state, reason, fate, records, closed = after(told)
    shuffled = told + [chance.choice(told) for _ in range(4) if told]
    chance.shuffle(shuffled)
    assert after(shuffled)[:4] == (state, reason, fate, records)
    assert after(shuffled)[4].keys() == closed.keys()
    assert records == (1 if FAILURES.intersection(told) else 0)
    assert bool(closed) == bool(FOR_GOOD.intersection(told))


@pytest.mark.parametrize("told", [*permutations(MAIL_FATES, 2), *permutations(SMS_FATES, 2)], ids="-".join)
def test_two_things_told_end_alike_whichever_comes_first(told: tuple[str, str]) -> None:
    assert after(list(told))[:4] == after(list(reversed(told)))[:4]


@pytest.mark.parametrize("told", list(combinations(MAIL_FATES, 3)), ids="-".join)
def test_three_things_told_end_alike_in_every_order(told: tuple[str, ...]) -> None:
    assert len({after(list(order))[:4] for order in permutations(told)}) == 1


def test_a_mail_delivered_and_then_complained_of_has_failed_and_its_address_is_closed() -> None:
    assert after(["delivered", "complaint"])[:4] == (State.FAILED, "complaint", "complaint", 1)
    assert after(["complaint", "delivered"])[4] == {BOX: "complaint"}


def test_a_delay_is_no_failure() -> None:
    assert after(["delayed"])[:4] == (State.DELAYED, "", "delayed", 0)
    assert after(["delivered", "delayed"])[:4] == (State.DELIVERED, "", "delivered", 0)


def test_what_is_told_before_the_mail_is_marked_as_sent_stands() -> None:
    outside = Outside()
    outside.services.meanwhile = lambda: outside.telling.told(Fate(NEED.id, 1, "bounced_permanent", BOX))
    outside.service.send(NEED)
    assert outside.table.kept[NEED.id].state is State.FAILED
    outside.service.send(NEED)
    assert len(outside.services.sent) == 1


def test_a_mail_that_nobody_answered_for_and_that_was_delivered_is_not_sent_again() -> None:
    from chalicelib.notices.ports import TryLaterError

    outside = Outside()
    outside.services.trouble = TryLaterError("no_answer")
    outside.service.send(NEED)
    outside.telling.told(Fate(NEED.id, 1, "delivered", BOX))
    outside.services.trouble = None
    outside.service.deliver(NEED.id)
    assert outside.services.sent == []
    assert outside.table.kept[NEED.id].state is State.DELIVERED


def test_what_is_told_late_of_an_earlier_sending_harms_no_later_one() -> None:
    outside = Outside()
    outside.service.send(NEED)
    outside.telling.told(Fate(NEED.id, 1, "bounced_transient", BOX))
    outside.care.retry(NEED.id)
    outside.deliver_woken()
    outside.telling.told(Fate(NEED.id, 1, "bounced_permanent", BOX))
    assert outside.table.kept[NEED.id].state is State.SENT
    outside.telling.told(Fate(NEED.id, 2, "bounced_permanent", BOX))
    assert outside.table.kept[NEED.id].state is State.FAILED


def test_an_address_that_bounces_for_ever_is_written_to_three_times_and_no_more() -> None:
    """Though each single time it bounces only for now."""
    outside = Outside()
    for number in range(6):
        need = Need(Kind.DELAYED_DEPOSIT, "adm", "deposit/d", f"deposit/d#{number}", {}, "")
        outside.service.send(need)
        notice = outside.table.kept[need.id]
        for _ in range(2 if notice.sending else 0):
            outside.telling.told(Fate(need.id, 1, "bounced_transient", BOX))
    assert outside.mails_to(ADDRESS) == 3
    assert outside.table.closed == {BOX: "bounced_transient"}
    assert [record.body["detail"]["reason"] for record in outside.records[3:]] == ["address_closed"] * 3


def test_what_bounced_now_and_then_is_forgiven_by_what_arrives() -> None:
    outside = Outside()
    for number in range(9):
        need = Need(Kind.DELAYED_DEPOSIT, "adm", "deposit/d", f"deposit/d#{number}", {}, "")
        struck = BOX in outside.table.strikes
        outside.service.send(need)
        code = "delivered" if number % 3 == 2 else "bounced_transient"
        outside.telling.told(Fate(need.id, 1, code, BOX, struck))
    assert outside.mails_to(ADDRESS) == 9
    assert not outside.table.closed


def test_a_fate_of_nothing_that_we_know_is_passed_over() -> None:
    outside = Outside()
    outside.telling.told(Fate("0" * 32, 1, "delivered"))
    assert outside.table.kept == {}


def of_mail(told: dict[str, Any], tags: dict[str, list[str]]) -> Fate | None:
    """As SES tells it on the bus."""
    return read_fate({"source": "aws.ses", "detail": {**told, "mail": {"tags": tags}}})


def bounce(kind: str, sub_type: str = "General") -> dict[str, Any]:
    """SES's words for it."""
    return {"eventType": "Bounce", "bounce": {"bounceType": kind, "bounceSubType": sub_type}}


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"eventType": "Delivery", "delivery": {}}, "delivered"),
        ({"eventType": "DeliveryDelay", "deliveryDelay": {}}, "delayed"),
        (bounce("Transient"), "bounced_transient"),
        (bounce("Undetermined"), "bounced_undetermined"),
        (bounce("Permanent"), "bounced_permanent"),
        (bounce("Permanent", "OnAccountSuppressionList"), "suppressed"),
        (bounce("Permanent", "Suppressed"), "suppressed"),
        ({"eventType": "Complaint", "complaint": {}}, "complaint"),
        ({"eventType": "Reject", "reject": {"reason": "Bad content"}}, "reject"),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_what_ses_tells_of_a_mail_is_read(told: dict[str, Any], code: str) -> None:
    assert of_mail(told, {TAG: ["0-3"], MAILBOX: ["ab.struck"]}) == Fate("0", 3, code, "ab", True)


@pytest.mark.parametrize(
    ("event_type", "code"),
    [
        ("TEXT_SUCCESSFUL", "delivered"),
        ("TEXT_DELIVERED", "delivered"),
        ("TEXT_UNREACHABLE", "sms_unreachable"),
        ("TEXT_CARRIER_UNREACHABLE", "sms_unreachable"),
        ("TEXT_INVALID", "sms_invalid"),
        ("TEXT_SPAM", "sms_blocked"),
        ("TEXT_TTL_EXPIRED", "sms_expired"),
        ("TEXT_UNKNOWN", "sms_unknown"),
    ],
)
def test_what_is_told_of_a_short_message_is_read(event_type: str, code: str) -> None:
    detail = {"eventType": event_type, "context": {TAG: "0-1", MAILBOX: "ab"}}
    assert read_fate({"source": "aws.sms-voice", "detail": detail}) == Fate("0", 1, code, "ab")


@pytest.mark.parametrize("tags", [{}, {TAG: []}, {TAG: ["someone-elses"]}, {TAG: ["1"]}], ids=str)
def test_a_mail_without_a_tag_of_ours_is_nobodys(tags: dict[str, list[str]]) -> None:
    assert of_mail({"eventType": "Reject"}, tags) is None


def test_what_says_nothing_of_the_end_is_passed_over() -> None:
    detail = {"eventType": "TEXT_QUEUED", "context": {TAG: "0-1"}}
    assert read_fate({"source": "aws.sms-voice", "detail": detail}) is None
    assert of_mail({"eventType": "Open"}, {TAG: ["0-1"]}) is None
