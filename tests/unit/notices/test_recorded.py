"""Mails whose sending is evidence: that they went is recorded, once, and without the address."""

import pytest

from chalicelib.notices.fates import Fate
from chalicelib.notices.kinds import Kind
from chalicelib.notices.model import Need
from tests.unit.notices.outside import Outside

NEED = Need(Kind.REGISTERED_LETTER, "adm", "registered/R", "registered/R#1", {}, "")


def told_at_once(outside: Outside) -> None:
    """The service tells that it arrived before the mailer can say that it went."""
    outside.services.meanwhile = lambda: outside.telling.told(Fate(NEED.id, 1, "delivered"))


@pytest.mark.parametrize("before", [lambda _: None, told_at_once], ids=["told-later", "told-at-once"])
def test_that_a_mail_went_is_recorded_where_it_is_evidence(before) -> None:  # type: ignore[no-untyped-def]  # a step
    outside = Outside()
    before(outside)
    outside.service.send(NEED)
    outside.service.send(NEED)
    (record,) = outside.records
    assert (record.body["event"], record.body["detail"]["recipient"]) == ("NoticeSent", "registered/R")
    assert outside.services.sent == ["ali@example.test"] and "ali@" not in str(record.body)
