"""A registrar reaches a depositor otherwise: once, with a record, and never at an address that is no use."""

from dataclasses import dataclass, replace

import pytest

from chalicelib.kernel.access import Caller, Decision, Thing
from chalicelib.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.notices.fates import Fate
from chalicelib.notices.kinds import Kind
from chalicelib.notices.model import Channel, Need, State
from chalicelib.notices.resending import ReadableMail, Resending, Way
from tests.unit.notices.outside import Outside
from tests.unit.notices.people import ADDRESS, NUMBER

RECEIPT = Need(Kind.REPLY_AVAILABLE, "adm", "deposit/d", "mail/M#2", {"mail_id": "M"}, "")
OTHER = "new@example.test"
REGISTRAR = Caller("agent", "adm", Bilingual("أ", "A"), "a@example.test")


@dataclass
class Mails:
    """One mail, of the deposit ``d``."""

    def mail(self, caller: Caller, mail_id: str) -> ReadableMail:
        if mail_id != "M":
            raise NotFoundError("not_found")
        return ReadableMail("M", "RBT-A-2026-0000001", "طلب", "d", Thing("adm"))


class Office:
    """A notice that bounced, and who looks after it."""

    def __init__(self, allowed: bool = True) -> None:
        self.outside = Outside()
        self.outside.service.send(RECEIPT)
        self.outside.telling.told(Fate(RECEIPT.id, 1, "bounced_permanent", f"#{ADDRESS}"))
        self.allowed, outside = allowed, self.outside
        self.service = Resending(
            outside.table, outside.kept, outside.table, outside.people, Mails(), self.may, outside.queue, outside
        )

    def may(self, caller: Caller, act: str, thing: Thing) -> Decision:
        return Decision(self.allowed, "" if self.allowed else "organisation.role_lacking")

    def resend(self, channel: str, address: str = "", agreed: bool = False) -> None:
        self.service.resend(REGISTRAR, "M", RECEIPT.id, Way(channel, address, agreed))
        self.outside.deliver_woken()

    @property
    def recorded(self) -> list[tuple[str, str]]:
        """What the registrar did, and by what."""
        acts = [record.body for record in self.outside.records if record.body["event"] == "NoticeResent"]
        return [(act["actor"]["agent_id"], act["detail"]["by"]) for act in acts]


@pytest.fixture
def office() -> Office:
    """A registrar's."""
    return Office()


def test_what_came_back_waits_for_a_registrar(office: Office) -> None:
    page = office.service.unreached(REGISTRAR, None)
    assert [(it.notice.id, it.mail.id) for it in page.items] == [(RECEIPT.id, "M")]


@pytest.mark.parametrize(
    ("channel", "address", "agreed", "reached"),
    [
        ("mail", OTHER, False, OTHER),
        ("sms", "", False, NUMBER),
        ("sms", "0712 34 56 78", True, "+212712345678"),
    ],
    ids=["mail", "known-number", "other-number"],
)
def test_it_is_sent_by_another_way_and_recorded(
    office: Office, channel: str, address: str, agreed: bool, reached: str
) -> None:
    office.resend(channel, address, agreed)
    assert office.outside.services.sent == [ADDRESS, reached]
    assert office.recorded == [("agent", channel)]
    assert office.service.unreached(REGISTRAR, None).items == ()
    assert all(it not in str(office.outside.records) for it in (OTHER, NUMBER, "+212712345678"))


@pytest.mark.parametrize("channel", ["hand", "post"])
def test_a_printed_paper_handed_over_is_recorded_and_nothing_is_sent(office: Office, channel: str) -> None:
    office.resend(channel)
    assert office.outside.services.sent == [ADDRESS]
    assert office.recorded == [("agent", channel)]
    assert office.outside.table.kept[RECEIPT.id].state is State.RESENT


def test_what_follows_goes_to_the_address_that_was_corrected(office: Office) -> None:
    office.resend("mail", OTHER)
    office.outside.service.send(Need(Kind.DELAYED_DEPOSIT, "adm", "deposit/d", "mail/M#3", {"mail_id": "M"}, ""))
    assert office.outside.services.sent == [ADDRESS, OTHER, OTHER]


def test_it_is_sent_again_once_though_asked_for_twice(office: Office) -> None:
    office.resend("mail", OTHER)
    with pytest.raises(ConflictError, match="not_unreached"):
        office.resend("sms")
    assert office.outside.mails_to(OTHER) == 1


def test_what_was_sent_otherwise_and_came_back_waits_again(office: Office) -> None:
    office.resend("mail", OTHER)
    (again,) = [notice for notice in office.outside.table.kept.values() if notice.instead_of]
    office.outside.telling.told(Fate(again.id, 1, "bounced_permanent", f"#{OTHER}"))
    assert [it.notice.id for it in office.service.unreached(REGISTRAR, None).items] == [again.id]


def test_a_short_message_that_failed_beside_a_mail_that_arrived_waits_for_nobody(office: Office) -> None:
    beside = Need(Kind.RECEIPT, "adm", "deposit/d", "mail/M#1", {"mail_id": "M"}, "", Channel.SMS)
    office.outside.service.send(beside)
    office.outside.telling.told(Fate(beside.id, 1, "sms_unreachable", f"#{NUMBER}"))
    assert beside.id not in {it.notice.id for it in office.service.unreached(REGISTRAR, None).items}


def test_a_short_message_that_failed_and_went_alone_waits_for_a_registrar(office: Office) -> None:
    only = Need(
        Kind.COMPLETION_REQUESTED, "adm", "deposit/d", "mail/M#9", {"mail_id": "M"}, "", Channel.SMS, alone=True
    )
    office.outside.service.send(only)
    office.outside.telling.told(Fate(only.id, 1, "sms_unreachable", f"#{NUMBER}"))
    assert only.id in {it.notice.id for it in office.service.unreached(REGISTRAR, None).items}


@pytest.mark.parametrize(
    ("channel", "address", "agreed", "code"),
    [
        ("pigeon", "", False, "notices.channel_unknown"),
        ("mail", "nobody", False, "deposit.email_invalid"),
        ("mail", "", False, "notices.address_closed"),
        ("mail", ADDRESS, False, "notices.address_closed"),
        ("sms", "0522 22 22 22", True, "notices.sms_number"),
        ("sms", "+33612345678", True, "notices.sms_number"),
        ("sms", "0712345678", False, "notices.sms_consent"),
    ],
    ids=["no-way", "no-address", "closed", "closed-again", "no-mobile", "abroad", "no-consent"],
)
def test_a_way_that_leads_nowhere_is_refused(
    office: Office, channel: str, address: str, agreed: bool, code: str
) -> None:
    with pytest.raises(InvalidError) as error:
        office.resend(channel, address, agreed)
    assert code in {problem.code for problem in error.value.problems}
    assert office.recorded == []


def test_who_may_not_does_not() -> None:
    office = Office(allowed=False)
    with pytest.raises(ForbiddenError):
        office.resend("hand")
    assert office.service.unreached(REGISTRAR, None).items == ()


def test_a_notice_of_another_mail_is_not_found(office: Office) -> None:
    with pytest.raises(NotFoundError):
        office.service.resend(REGISTRAR, "N", RECEIPT.id, Way("hand"))
    with pytest.raises(NotFoundError):
        office.service.resend(REGISTRAR, "M", "0" * 32, Way("hand"))


def test_a_colleague_s_code_does_not_go_to_the_address_given_in_the_place_of_the_depositor_s(office: Office) -> None:
    office.resend("mail", "other@example.test")
    detail = {"language": "ar", "colleague": "colleague"}
    office.outside.service.send(Need(Kind.OWN_LETTERS, "adm", "deposit/d", "code/1", detail, ""), code="012345")
    assert office.outside.services.sent[-1] == "colleague@example.test"


def test_what_another_administration_told_of_the_same_letter_is_not_this_ones(office: Office) -> None:
    theirs = replace(RECEIPT, administration_id="other", occasion="mail/THERE#2", detail={"mail_id": "THERE"})
    office.outside.service.send(theirs)
    office.outside.telling.told(Fate(theirs.id, 1, "bounced_permanent", f"#{ADDRESS}"))
    _, told = office.service.of_mail(REGISTRAR, "M")
    assert [it.id for it in told] == [RECEIPT.id]
    with pytest.raises(NotFoundError):
        office.service.resend(REGISTRAR, "M", theirs.id, Way("post"))
