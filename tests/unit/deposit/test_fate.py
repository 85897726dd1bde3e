"""A deposit's state only goes forward, whatever order its events come in; its item reads back as written."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from chalicelib.deposit.drafts.details import Details
from chalicelib.deposit.drafts.drafting import fingerprint
from chalicelib.deposit.fates import Refusal, Registration, Reply
from chalicelib.deposit.following.timeline import timeline
from chalicelib.deposit.model import Deposit, DepositedFile, DepositState, Submission
from chalicelib.deposit.serial import fate_of, fate_to, submission_of, submission_to
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import GENESIS, Chain

AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
FILES = (DepositedFile("F1", "a.pdf", 10, sha256="0" * 64, pages=2), DepositedFile("F2", "b.pdf", 20, reasons=("xfa",)))
SUBMISSION = Submission(AT, "f" * 32, "RBT-A", "MAIL", "VERIFY", "AAAA-BBBB-CCCC", FILES)
REPLY = Reply("REPLY", "RBT-D-2026-0000001", "1" * 64, "replies/x.pdf", "V", AT + timedelta(days=1))
FACTS: dict[str, Any] = {
    "registered": lambda deposit: deposit.registered(Registration("RBT-A-2026-0000001", AT)),
    "answered": lambda deposit: deposit.answered(REPLY),
    "receipt": lambda deposit: replace(deposit, receipt_key="receipts/x.pdf", receipt_at=AT),
}


def draft() -> Deposit:
    return Deposit("D", "ADM", Language.ARABIC, AT, Chain("deposit/D", 0, GENESIS, "00" * 16), Details(subject="طلب"))


def cleared() -> Deposit:
    return draft().frozen(SUBMISSION).cleared(FILES, AT)


@pytest.mark.parametrize("order", list(permutations(FACTS)))
def test_facts_in_any_order_end_in_the_same_state(order: tuple[str, ...]) -> None:
    deposit = cleared()
    for name in order:
        deposit = FACTS[name](deposit)
    assert deposit.state is DepositState.ANSWERED
    assert (deposit.registration, deposit.reply, deposit.receipt_key) == (
        Registration("RBT-A-2026-0000001", AT),
        REPLY,
        "receipts/x.pdf",
    )


def test_what_became_of_a_deposit_reads_back_as_it_was_written() -> None:
    deposit = FACTS["receipt"](FACTS["answered"](FACTS["registered"](cleared())))
    deposit = replace(deposit.declined(Refusal("incomplete", AT)).voided(AT), delayed_at=AT, rejection_note="تعذر")
    assert replace(cleared(), state=deposit.state, **fate_of(fate_to(deposit))) == deposit
    assert submission_of(submission_to(SUBMISSION)) == SUBMISSION


def test_what_its_id_shows_of_a_depositor_is_masked_once_it_is_submitted() -> None:
    given = {"identifier": "AB123456", "email": "fatima@citizen.example", "phone": "+212612345678"}
    deposit = replace(draft(), details=Details(name="فاطمة", **given))
    assert deposit.shown_details == deposit.details
    shown = deposit.frozen(SUBMISSION).shown_details
    assert (shown.name, shown.identifier, shown.email) == ("فاطمة", "•••••456", "f•••@citizen.example")
    assert shown.phone == "••••••••••678"


@pytest.mark.parametrize(("identifier", "shown"), [("", ""), ("A", "•"), ("AB1", "••1"), ("AB123", "•••23")])
def test_a_short_identifier_shows_at_most_half(identifier: str, shown: str) -> None:
    assert Details(identifier=identifier).masked().identifier == shown


def test_a_submitted_deposit_is_no_draft_any_more() -> None:
    with pytest.raises(ConflictError, match="already_submitted"):
        cleared().frozen(SUBMISSION)
    with pytest.raises(ConflictError, match="not_submitted"):
        _ = draft().submitted


def test_any_change_of_content_changes_the_fingerprint() -> None:
    one = fingerprint(Details(subject="a"), FILES)
    assert one != fingerprint(Details(subject="a"), FILES[::-1])
    assert one != fingerprint(Details(subject="a"), [replace(FILES[0], nature="identity"), *FILES[1:]])
    assert one != fingerprint(Details(subject="b"), FILES)
    assert one != fingerprint(Details(subject="a"), FILES[:1])


def test_the_timeline_says_where_a_deposit_stands() -> None:
    def shown(deposit: Deposit) -> list[tuple[str, str]]:
        return [(step.name, step.state) for step in timeline(deposit)]

    waiting = [("handling", "waiting"), ("answering", "waiting")]
    assert shown(draft().frozen(SUBMISSION)) == [
        ("submitted", "done"),
        ("checking", "current"),
        ("registering", "waiting"),
        *waiting,
    ]
    assert shown(draft().frozen(SUBMISSION).rejected(FILES, AT)) == [("submitted", "done"), ("rejected", "failed")]
    assert shown(cleared())[2] == ("registering", "current")
    assert shown(FACTS["registered"](cleared()))[2:] == [
        ("registered", "done"),
        ("handling", "current"),
        ("answering", "waiting"),
    ]
    declined = FACTS["registered"](cleared()).declined(Refusal("duplicate", AT))
    assert shown(declined)[-1] == ("declined", "failed")
    assert shown(declined.voided(AT))[-2:] == [("declined", "failed"), ("voided", "failed")]
    by_hand = draft().frozen(SUBMISSION).rejected(FILES[:1], AT, "تعذر الفحص")
    assert shown(by_hand) == [("submitted", "done"), ("refused", "failed")]
    assert shown(FACTS["answered"](FACTS["registered"](cleared())))[-1] == ("answered", "done")
