"""What evidence says of a message is as it was when the thing happened, however late it is asked for."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from chalicelib.deposit.fates import Reply
from chalicelib.deposit.model import Deposit
from chalicelib.evidence.stages.model import About, Happening, Stage
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Chain
from chalicelib.neighbours.of_stages import DeliveredMessages
from tests.unit.deposit.test_exchange import WAY, Book, event
from tests.unit.deposit.test_fate import AT, FILES, cleared


class Neighbours:
    """The deposit, no registered letters, and administrations that are called by their ids."""

    def __init__(self, deposit: Deposit | None) -> None:
        self.deposit = deposit

    def get(self, _: str) -> Any:
        return self.deposit

    def administration(self, administration_id: str) -> Any:
        return SimpleNamespace(name=Bilingual(administration_id, administration_id))


def messages(deposit: Deposit | None) -> DeliveredMessages:
    known = cast("Any", Neighbours(deposit))
    return DeliveredMessages(known, cast("Any", Neighbours(None)), known)


def happening(about: About, at: Any = AT, **changes: Any) -> Happening:
    return Happening(Stage.CONTENT_CONSIGNMENT, about, "deposit/D", "deposit/D#0000000003", at, "ADM", **changes)


def sealed(place: int, hours: float, reply_mail_id: str) -> Reply:
    number, sha256 = f"B-D-2026-000000{place}", f"{place}" * 64
    return Reply(reply_mail_id, number, sha256, "", f"V{place}", AT + timedelta(hours=hours))


def test_a_letter_is_its_files_as_deposited_from_a_person_to_the_administration_that_has_to_do_with_it() -> None:
    deposit = cleared()
    message = messages(deposit).of(happening(About.LETTER))
    assert message.id == deposit.submitted.verification_id and message.submitted_at == deposit.submitted.submitted_at
    assert message.contents == [(file.known_sha256, file.size_bytes) for file in FILES]
    assert message.recipient.told() == {"role": "administration", "id": "ADM", "name": {"ar": "ADM", "fr": "ADM"}}
    assert message.sender.told()["role"] == "person"


def test_a_person_is_a_digest_that_another_salt_makes_another() -> None:
    deposit = cleared()
    salted = replace(deposit, chain=Chain.start("deposit/D"))
    one, again, other = (messages(it).of(happening(About.LETTER)).sender.digest for it in (deposit, deposit, salted))
    assert one == again != other
    assert len(one) == 64


def test_of_two_replies_each_is_told_by_its_mail_and_a_notice_tells_of_the_last_by_then() -> None:
    deposit = Book(cleared()).hear(*WAY[:3]).answered(sealed(1, 5, "R1")).answered(sealed(2, 9, "R2"))
    by_mail = [messages(deposit).of(happening(About.REPLY, reply_mail_id=it)).id for it in ("R1", "R2")]
    assert by_mail == ["V1", "V2"]
    by_notice = [messages(deposit).of(happening(About.REPLY, AT + timedelta(hours=it))).id for it in (6, 10)]
    assert by_notice == ["V1", "V2"]
    with pytest.raises(NotFoundError):
        messages(deposit).of(happening(About.REPLY, AT))


def test_a_reply_to_a_letter_that_was_sent_on_comes_from_who_had_it() -> None:
    there = event("MailRegistered", 1, 4, came_from={}, leg=1, mail_id="THERE", number="B-A-2026-0000007")
    sent_on = event("MailRelayed", 6, 3, leg=1, to="B", to_mail_id="THERE")
    sent = Book(cleared()).hear(*WAY[:3], sent_on, replace(there, administration_id="B"))
    deposit = sent.answered(sealed(1, 9, "R1"))
    message = messages(deposit).of(happening(About.REPLY, reply_mail_id="R1"))
    assert (message.sender.administration_id, message.in_reply_to) == ("B", deposit.submitted.verification_id)
    assert message.recipient.digest == messages(deposit).of(happening(About.LETTER)).sender.digest


def test_what_is_not_there_is_asked_for_again() -> None:
    with pytest.raises(NotFoundError):
        messages(None).of(happening(About.LETTER))
    registered = replace(happening(About.REGISTERED), subject="registered/S")
    with pytest.raises(NotFoundError):
        messages(cleared()).of(registered)
