"""A registry office reaches a depositor otherwise: what was sent about a mail, what came back, and another way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.identifiers import SMS_COUNTRIES, as_e164, is_email, is_mobile, with_network_domain
from chalicelib.kernel.log import Actor
from chalicelib.kernel.paging import Page
from chalicelib.kernel.text import clean_line
from chalicelib.kernel.work import StaleError, Work
from chalicelib.notices.model import Channel, Need, Notice
from chalicelib.notices.ports import Facts, Mailboxes, Notices, Wake
from chalicelib.notices.records import Records

ACT = "notice.resend"


@dataclass(frozen=True)
class ReadableMail:
    """A registered mail that somebody may read. ``deposit_id`` is empty where it came another way."""

    id: str
    number: str
    subject: str
    deposit_id: str
    thing: Thing


class ReadableMails(Protocol):
    """Registered mails, as far as their readers may know of them."""

    def mail(self, caller: Caller, mail_id: str) -> ReadableMail:
        """``NotFoundError`` or ``ForbiddenError`` for a mail that the caller may not read."""


@dataclass(frozen=True)
class Way:
    """How to reach somebody now. ``address`` is another mail address or number, empty for the one known; ``agreed``
    tells that the depositor agreed to short messages."""

    channel: str
    address: str = ""
    agreed: bool = False

    def cleaned(self) -> "Way":
        """In the form in which addresses are kept."""
        typed = clean_line(self.address)
        by_sms = self.channel == Channel.SMS
        return replace(self, address=(as_e164(typed) or typed) if by_sms else with_network_domain(typed))


@dataclass(frozen=True)
class Unreached:
    """A failed notice and the mail that it tells of."""

    notice: Notice
    mail: ReadableMail


@dataclass(frozen=True)
class Resending:
    """What registrars do about notices that came back."""

    store: Notices
    records: Records
    mailboxes: Mailboxes
    facts: Facts
    mails: ReadableMails
    may: Policy
    wake: Wake
    clock: Clock

    def of_mail(self, caller: Caller, mail_id: str) -> tuple[ReadableMail, Sequence[Notice]]:
        """The mail, and what its depositor was sent about it, the oldest first."""
        mail = self.mails.mail(caller, mail_id)
        told = self.store.of_deposit(mail.deposit_id) if mail.deposit_id else ()
        return mail, tuple(notice for notice in told if _is_of(notice, mail))

    def may_resend(self, caller: Caller, mail: ReadableMail) -> bool:
        """Whether the caller may, for showing what can be done."""
        return self.may(caller, ACT, mail.thing).allowed

    def unreached(self, caller: Caller, cursor: str | None, limit: int = 25) -> Page[Unreached]:
        """Depositors of the caller's administration to be reached otherwise, the last that failed first. A page is as
        much of the list as is read at once, and what of it is the caller's to act on: it may be short."""
        page = self.store.unreached(caller.administration_id, cursor, limit)
        return Page(tuple(self._own(caller, page.items)), page.next_cursor)

    def _own(self, caller: Caller, notices: Sequence[Notice]) -> Iterator[Unreached]:
        for notice in notices:
            try:
                mail = self.mails.mail(caller, notice.mail_id)
            except (NotFoundError, ForbiddenError):
                continue  # another office's: not the caller's to act on
            if self.may_resend(caller, mail):
                yield Unreached(notice, mail)

    def resend(self, caller: Caller, mail_id: str, notice_id: str, way: Way) -> Channel:
        """Sends what failed by another way, or records that a printed paper was handed over or posted.

        ``ConflictError`` ``notices.not_unreached`` when it was sent again meanwhile or reached its reader after all;
        ``InvalidError`` with every problem of what was typed.
        """
        mail = self.mails.mail(caller, mail_id)
        seat = self.may(caller, ACT, mail.thing).demand()
        failed = self.store.get(notice_id)
        if failed is None or not _is_of(failed, mail):
            raise NotFoundError("not_found")
        if not failed.is_unreached:
            raise ConflictError("notices.not_unreached")
        given = way.cleaned()
        problems = list(self._problems(failed, given))
        if problems:
            raise InvalidError(problems)
        return self._resend(failed, Channel(given.channel), given.address, caller.actor(seat))

    def _resend(self, failed: Notice, channel: Channel, address: str, actor: Actor) -> Channel:
        anew = _again(failed, channel).notice(self.clock.now()) if channel in (Channel.MAIL, Channel.SMS) else None

        def also(work: Work) -> None:
            if anew is not None:
                self.store.put_with(work, anew, anew.chain)
            if address:
                self.mailboxes.correct_with(work, failed.recipient, channel, address)

        detail = {"by": channel.value, "again": anew.id if anew else "", "corrected": bool(address)}
        try:
            self.records.resend(replace(failed, reason=channel.value), actor, detail, also)
        except StaleError as error:
            raise ConflictError("notices.not_unreached") from error
        if anew is not None:
            self.wake.deliver(anew.id)
        return channel

    def _problems(self, failed: Notice, way: Way) -> Iterator[Problem]:
        if way.channel not in set(Channel):
            yield Problem("channel", "notices.channel_unknown")
            return
        if way.channel == Channel.MAIL:
            yield from self._mail_problems(failed, way.address)
        if way.channel == Channel.SMS:
            yield from self._sms_problems(failed, way)

    def _mail_problems(self, failed: Notice, address: str) -> Iterator[Problem]:
        if address and not is_email(address):
            yield Problem("address", "deposit.email_invalid")
            return
        known = self.facts.deposit(failed.recipient_id).recipient.address
        if self.mailboxes.at(address or known).closed:
            yield Problem("address", "notices.address_closed")

    def _sms_problems(self, failed: Notice, way: Way) -> Iterator[Problem]:
        known = self.facts.deposit(failed.recipient_id).recipient.phone
        if not is_mobile(way.address or known, SMS_COUNTRIES):
            yield Problem("address", "notices.sms_number")
        elif self.mailboxes.at(way.address or known).closed:
            yield Problem("address", "notices.address_closed")
        if way.address and not way.agreed:
            yield Problem("agreed", "notices.sms_consent")


def _is_of(notice: Notice, mail: ReadableMail) -> bool:
    """Whether the mail's own administration told it: where the letter was sent on, others tell of it too."""
    own = notice.administration_id == mail.thing.administration_id
    return own and notice.recipient == f"deposit/{mail.deposit_id}"


def _again(failed: Notice, channel: Channel) -> Need:
    """Known by what it is sent for, so that it is made once."""
    return Need(
        failed.kind,
        failed.administration_id,
        failed.recipient,
        f"{failed.tag}|again",
        failed.detail,
        failed.correlation_id,
        channel,
        instead_of=failed.id,
    )
