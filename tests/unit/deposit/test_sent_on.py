"""A letter that was sent on to another administration, as its depositor reads of it."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

from chalicelib.deposit.exchange.possible import what_next
from chalicelib.deposit.fates import Registration
from chalicelib.deposit.following.tracking import TrackingService
from tests.unit.deposit.test_exchange import TODAY, WAY, Book, event, standing
from tests.unit.deposit.test_fate import cleared


def test_after_a_relay_only_the_administration_that_has_the_letter_says_until_when() -> None:
    book = Book(cleared())
    sent = event("MailRelayed", 4, 3, leg=1, to="B", to_mail_id="THERE")
    first = book.hear(*WAY[:3], sent)
    assert (first.standing, first.holder_id, what_next(first, TODAY).name) == (None, "B", "qualifying")
    later = event("MailAssigned", 2, 4, leg=1, standing=standing("roads", "2027-01-10"))
    second = Book(first).hear(later)
    assert second.standing and second.standing.entity_id == "roads"
    assert what_next(second, TODAY).until_on == date(2027, 1, 10)


def test_a_reply_is_delivered_in_the_name_of_the_administration_that_answered() -> None:
    sealed = {"reply_mail_id": "R", "number": "B-D-2026-0000001", "sha256": "", "key": "", "verification_id": "V"}
    book = Book(cleared())
    book.hear(replace(event("FolderSealed", 9, 5, mail_id="THERE", **sealed), administration_id="B"))
    assert [it.detail for it in book.said] == [{"reply_mail_id": "R", "mail_id": "THERE", "answered_by": "B"}]


class Sealed:
    """Links that tell what would be read, and under which name."""

    def read_url(self, key: str, file_name: str, inline: bool) -> str:
        return f"{key} {file_name}"


def test_a_letter_that_was_sent_on_is_known_by_its_last_number_and_each_receipt_by_its_own() -> None:
    receipts = [
        event("ReceiptSealed", n, n, leg=leg, occasion=occasion, key=f"{leg}-{occasion}", verification_id="V")
        for n, (leg, occasion) in enumerate([(0, 1), (0, 5), (1, 1), (1, 4)], 1)
    ]
    there = event("MailRegistered", 1, 9, came_from={}, leg=1, mail_id="THERE", number="B-A-2026-0000007")
    book = Book(cleared())
    deposit = book.hear(*WAY[:3], event("MailRelayed", 6, 8, leg=1, to="B", to_mail_id="THERE"), there, *receipts)
    assert deposit.last_registration == Registration("B-A-2026-0000007", there.at)
    tracking = TrackingService(cast("Any", book), Sealed(), cast("Any", book))
    assert [tracking.receipt_url(deposit, False, it.occasion) for it in deposit.receipts] == [
        "0-1 RBT-A-2026-0000001.pdf",
        "0-5 RBT-A-2026-0000001-5.pdf",
        "1-1 B-A-2026-0000007.pdf",
        "1-4 B-A-2026-0000007-4.pdf",
    ]
