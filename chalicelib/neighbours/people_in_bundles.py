"""What a copy for a person holds: each letter as its depositor gave it and as it went on, and its papers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any, Protocol

from chalicelib.bundles.people import HeldLetter, Paper
from chalicelib.deposit.exchange.model import Message
from chalicelib.deposit.model import Deposit, DepositedFile
from chalicelib.deposit.ports import DepositStore
from chalicelib.evidence.model import Receipt
from chalicelib.files.model import FileState
from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import DEPOSITOR, LogRecord
from chalicelib.neighbours.of_bundles import Files, LogToRead, Opened, Receipts, mails_of
from chalicelib.notices.model import Notice
from chalicelib.organisation.service import OrganisationService
from chalicelib.registry.accesses.model import Access

PAGE = 20


class Messages(Protocol):
    """What depositors wrote."""

    def of(self, deposit_id: str) -> list[Message]:
        """All of a deposit, the oldest first."""


class Notices(Protocol):
    """What depositors were sent."""

    def of_deposit(self, deposit_id: str) -> Sequence[Notice]:
        """All about a deposit, the oldest first."""


class Contacts(Protocol):
    """Where people are reached, as the registry office was told later."""

    def corrected(self, recipient: str) -> Mapping[str, str]:
        """Addresses by channel."""


class Accesses(Protocol):
    """Who read what of a mail."""

    def all_of(self, mail_id: str) -> Iterator[Access]:
        """All that is kept, the latest first."""


@dataclass(frozen=True)
class PeopleInBundles:
    """The port ``HeldLetters``."""

    deposits: DepositStore
    messages: Messages
    files: Files
    opened: Opened
    receipts: Receipts
    sealed: Opened
    notices: Notices
    contacts: Contacts
    log: LogToRead
    organisation: OrganisationService
    accesses: Accesses

    def of(self, address_digest: str) -> Iterator[HeldLetter]:
        """Page by page; each letter as it is by then."""
        cursor: str | None = None
        while True:
            page = self.deposits.of_address(address_digest, cursor, PAGE)
            yield from map(self._letter, page.items)
            if page.next_cursor is None:
                return
            cursor = page.next_cursor

    def _letter(self, deposit: Deposit) -> HeldLetter:
        written = self.messages.of(deposit.id)
        files = [self._file(it, number) for it, number in self._files(deposit, written)]
        mails = mails_of(deposit) if deposit.registration else ()
        receipts = [_receipt(it, self) for mail_id in mails for it in self.receipts.receipts(mail_id)]
        said = {
            **_letter(deposit, self.organisation),
            "messages": [_message(it) for it in written],
            "notices": [_notice(it) for it in self.notices.of_deposit(deposit.id)],
            "accesses": list(self._accesses(deposit)),
            "reached_instead": self.contacts.corrected(deposit.source),
            "acts_from": [_act(it) for it in self._own_acts(deposit) if it.address],
        }
        return HeldLetter(said, files, receipts)

    def _accesses(self, deposit: Deposit) -> Iterator[dict[str, Any]]:
        """From which office each reading came: who works there is the administration's own matter."""
        if not deposit.registration:
            return
        became = [(deposit.administration_id, deposit.submitted.mail_id)]
        became += [(leg.administration_id, leg.mail_id) for leg in deposit.legs if leg.number]
        for administration_id, mail_id in became:
            office = cache(partial(self._office, administration_id))
            for it in self.accesses.all_of(mail_id):
                yield {"at": to_iso(it.at), "office": vars(office(it.actor.desk_id)), "what": it.what.value}

    def _office(self, administration_id: str, desk_id: str | None) -> Bilingual:
        """The desk's name; the administration's for who came by another way than a desk that reads the mail."""
        if desk_id is None:
            return self.organisation.administration(administration_id).name
        return self.organisation.desk(administration_id, desk_id).name

    def _own_acts(self, deposit: Deposit) -> Iterable[LogRecord]:
        """Those of the depositor; what was sent at a counter came from the office's own address."""
        if deposit.helper is not None:
            return ()
        return (it for it in self.log.of_object(deposit.source) if it.body["actor"]["kind"] == DEPOSITOR.kind)

    def _files(self, deposit: Deposit, written: Sequence[Message]) -> Iterator[tuple[DepositedFile, int | None]]:
        """Those of the letter, then those of its messages, each with the message's number."""
        yield from ((it, None) for it in deposit.submitted.files)
        for message in written:
            for file_id in message.files:
                yield DepositedFile(file_id, "", 0), message.number

    def _file(self, deposited: DepositedFile, message: int | None) -> Paper:
        said = {"message": message, "nature": deposited.nature or None}
        try:
            file = self.files.get(deposited.id)
        except NotFoundError:
            gone = {"name": deposited.name, "size_bytes": deposited.size_bytes, "sha256": deposited.sha256}
            return Paper({**said, **gone, "pages": deposited.pages, "state": "removed"}, deposited.name, 0, None)
        named, size_bytes = file.true_kind.named(file.shown_name), file.size_bytes or 0
        known = {"name": file.shown_name, "size_bytes": size_bytes, "sha256": file.sha256, "pages": file.pages}
        opened = partial(self.opened, file.document_key) if file.state is FileState.CLEAN else None
        return Paper({**said, **known, "state": file.state.value}, named, size_bytes, opened)


def _letter(deposit: Deposit, organisation: OrganisationService) -> dict[str, Any]:
    """What the depositor gave, and what became of it."""
    details, submission = deposit.details, deposit.submitted
    registration, rating = deposit.registration, deposit.exchange.rating
    name = organisation.administration(deposit.holder_id).name
    return {
        "tracking_code": submission.tracking_code,
        "administration": {"ar": name.ar, "fr": name.fr},
        "language": deposit.language.value,
        "submitted_at": to_iso(submission.submitted_at),
        "state": deposit.state.value,
        "number": deposit.number or None,
        "registered_at": to_iso(registration.registered_at) if registration else None,
        "depositor": {
            "kind": details.kind,
            "name": details.name,
            "identifier_kind": details.identifier_kind,
            "identifier": details.identifier,
            "court": details.court,
            "represented": details.represented,
            "email": details.email,
            "phone": details.phone,
            "short_messages": bool(details.sms),
            "colleagues": details.colleagues.split(),
        },
        "letter": {
            "subject": details.subject,
            "reference": details.reference,
            "nature": details.nature,
            "request_kind": details.request_kind,
        },
        "filled_in_at_a_counter": deposit.helper is not None,
        "replies": _replies(deposit),
        "readings": [_at(it.at) for it in deposit.exchange.readings],
        "rating": {"score": rating.score, "comment": rating.comment, "at": to_iso(rating.at)} if rating else None,
    }


def _replies(deposit: Deposit) -> list[dict[str, Any]]:
    return [
        {"number": it.number, "sealed_at": to_iso(it.sealed_at), "opened_at": _at(it.accessed_at), "sha256": it.sha256}
        for it in deposit.replies
    ]


def _message(message: Message) -> dict[str, Any]:
    return {"number": message.number, "kind": message.kind.value, "at": to_iso(message.at), "text": message.text}


def _notice(notice: Notice) -> dict[str, Any]:
    said = {"kind": notice.kind.value, "channel": notice.channel.value, "state": notice.state.value}
    return {**said, "at": to_iso(notice.at)}


def _act(record: LogRecord) -> dict[str, Any]:
    """An act of the depositor's, and the network address that it came from."""
    return {"event": record.body["event"], "at": record.body["at"], "address": record.address}


def _receipt(receipt: Receipt, given: PeopleInBundles) -> Paper:
    said = {"kind": receipt.kind.value, "number": receipt.number, "issued_at": to_iso(receipt.issued_at)}
    return Paper(said, f"{receipt.number}.pdf", 0, partial(_sealed, given, receipt.key))


def _sealed(given: PeopleInBundles, key: str) -> Iterable[bytes]:
    """The last version of a sealed file."""
    return given.sealed(given.receipts.latest(key))


def _at(instant: datetime | None) -> str | None:
    return to_iso(instant) if instant else None
