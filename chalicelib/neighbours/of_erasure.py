"""Whoever holds something of a letter's person besides the deposit itself; each erases it, again and again the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from chalicelib.deposit.exchange.model import Message
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.own.addresses import AddressDigests
from chalicelib.kernel.log import DEPOSITOR


class Messages(Protocol):
    """What depositors wrote."""

    def of(self, deposit_id: str) -> list[Message]:
        """All of a deposit."""

    def erase(self, deposit_id: str) -> None:
        """Removes them."""


class Places(Protocol):
    """Where shared letters are found."""

    def unshare(self, deposit: Deposit, address_digest: str) -> None:
        """One who may follow it no more."""


class ErasableFiles(Protocol):
    """Uploaded files."""

    def erase(self, file_id: str) -> None:
        """Takes one away for good."""


class ErasableMails(Protocol):
    """Registered mails."""

    def erase(self, mail_id: str) -> str:
        """Erases the person; the folder, if there was one."""


class ErasableFolders(Protocol):
    """Folders."""

    def erase(self, folder_id: str) -> None:
        """Erases the person."""


class Contacts(Protocol):
    """Where people were reached instead."""

    def forget(self, recipient: str) -> None:
        """Known no more."""


class Log(Protocol):
    """The log's addresses, which stand beside its records."""

    def erase_addresses(self, object_id: str, actor_kind: str) -> None:
        """Of acts of such actors on an object."""


@dataclass(frozen=True)
class Papers:
    """Files of the letter and of its messages, then the messages: they alone name their files."""

    files: ErasableFiles
    messages: Messages

    def erase(self, deposit: Deposit) -> None:
        """The bytes go first."""
        for file in deposit.submitted.files:
            self.files.erase(file.id)
        for message in self.messages.of(deposit.id):
            for file_id in message.files:
                self.files.erase(file_id)
        self.messages.erase(deposit.id)


@dataclass(frozen=True)
class Colleagues:
    """Those who followed the letter."""

    places: Places
    digests: AddressDigests

    def erase(self, deposit: Deposit) -> None:
        """Each of those whom it still names."""
        for address in deposit.details.colleagues.split():
            self.places.unshare(deposit, self.digests.of(address))


@dataclass(frozen=True)
class Office:
    """The mails that the letter was and those that answered it, and the folders of the answers."""

    mails: ErasableMails
    folders: ErasableFolders

    def erase(self, deposit: Deposit) -> None:
        """Sheets, words of the history, subjects of folders."""
        for mail_id in _mails(deposit):
            folder_id = self.mails.erase(mail_id)
            if folder_id:
                self.folders.erase(folder_id)


@dataclass(frozen=True)
class Traces:
    """Where the depositor acted from, and where else they were reached."""

    log: Log
    contacts: Contacts

    def erase(self, deposit: Deposit) -> None:
        """Beside the records of the deposit and of its mails."""
        for name in (deposit.source, *(f"mail/{mail_id}" for mail_id in _mails(deposit))):
            self.log.erase_addresses(name, DEPOSITOR.kind)
        self.contacts.forget(deposit.source)


def _mails(deposit: Deposit) -> Iterator[str]:
    yield from (mail_id for _, mail_id in deposit.mails)
    yield from (reply.mail_id for reply in deposit.replies)
