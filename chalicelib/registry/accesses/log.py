"""Who read a mail, when and from which desk: kept beside the chains, for auditors and for the person who wrote it.

A reading changes nothing: in the mail's chain it would only get in the way of acts. It is written before what is read
is given out; the same by the same person within a minute is one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from chalicelib.kernel.access import Caller, Confidentiality, Policy
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.log import Actor
from chalicelib.kernel.paging import Page
from chalicelib.registry.accesses.model import Access, What
from chalicelib.registry.desk import thing_of
from chalicelib.registry.model import Mail
from chalicelib.registry.ports import Accesses, Mails

PAGE_ROWS = 50


class FolderRead(Protocol):
    """A folder of the e-signature book, as far as its readings are noted."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def answers(self) -> str:
        """The mail that it answers."""

    @property
    def confidentiality(self) -> Confidentiality:
        """Who may read it."""


@dataclass(frozen=True)
class AccessLog:
    """Notes readings, and reads them back."""

    accesses: Accesses
    mails: Mails
    may: Policy
    clock: Clock

    def note(self, caller: Caller, channel: str, mail: Mail, what: What, file_id: str = "") -> None:
        """Keeps that the caller reads it now. Sheets that every desk may see are no matter of record."""
        if what is What.SHEET and mail.sheet.confidentiality is Confidentiality.ORDINARY:
            return
        seat = self.may(caller, "mail.read", thing_of(mail)).seat  # None for a desk that only signs its answer
        self.accesses.put(Access(mail.id, self.clock.now(), what, caller.actor(seat), channel, file_id))

    def note_folder(self, reader: Actor, channel: str, what: What, folder: FolderRead) -> None:
        """Keeps that a folder is read now, or its bundle, where it or the mail that it answers is not for everybody."""
        ordinary = Confidentiality.ORDINARY
        if folder.confidentiality is ordinary and self.mails.get(folder.answers).sheet.confidentiality is ordinary:
            return
        self.accesses.put(Access(folder.answers, self.clock.now(), what, reader, channel, folder_id=folder.id))

    def of(self, caller: Caller, mail_id: str, cursor: str | None) -> tuple[Mail, Page[Access]]:
        """Who read a mail, the latest first, for auditors who may know of it."""
        mail = self.mails.get(mail_id)
        self.may(caller, "audit.read", thing_of(mail)).demand()
        return mail, self.accesses.of_mail(mail_id, cursor, PAGE_ROWS)

    def all_of(self, mail_id: str) -> Iterator[Access]:
        """All of them, the latest first, for the copy that the person who wrote it asks for."""
        cursor: str | None = None
        while True:
            page = self.accesses.of_mail(mail_id, cursor, PAGE_ROWS)
            yield from page.items
            if page.next_cursor is None:
                return
            cursor = page.next_cursor
