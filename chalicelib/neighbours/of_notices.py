"""What mails tell and to whom: deposits, mails, desks and agents, in the notices' words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from chalicelib.bulk.ports import Accounts, Batches
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.own.shared import SharedLetters
from chalicelib.deposit.ports import DepositStore
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.neighbours.reach import Reach, address_of
from chalicelib.notices.letter import (
    BatchFacts,
    DepositFacts,
    MailFacts,
    ProgramFacts,
    Recipient,
    RefusedFile,
    RegisteredFacts,
    RequestFacts,
)
from chalicelib.onboarding.ports import Requests
from chalicelib.organisation.model import Agent
from chalicelib.organisation.programs.ending import ProgramsToTell
from chalicelib.organisation.service import OrganisationService
from chalicelib.registered.ports import Sendings
from chalicelib.registry.model import Mail
from chalicelib.web.texts import text


class Mails(Protocol):
    """Registered mails."""

    def get(self, mail_id: str) -> Mail:
        """``NotFoundError`` if there is none."""


@dataclass(frozen=True)
class FactsOfNotices:
    """Notices' ``Facts``."""

    deposits: DepositStore
    mails: Mails
    organisation: OrganisationService
    requests: Requests
    shared: Callable[[], SharedLetters]
    programs: ProgramsToTell
    reach: Reach
    batches: Batches
    accounts: Accounts
    sendings: Sendings

    def deposit(self, deposit_id: str) -> DepositFacts:
        """A deposit, its depositor's address and language."""
        found = self.deposits.get(deposit_id)
        if found is None:
            raise NotFoundError("not_found")
        return DepositFacts(
            recipient=self._depositor(found),
            administration=self.organisation.name(found.holder_id),
            tracking_code=found.submission.tracking_code if found.submission else "",
            submitted_at=found.submission.submitted_at if found.submission else None,
            number=found.number,
            refused=tuple(RefusedFile(file.name, file.reasons) for file in found.refused_files)
            if found.rejected_at
            else (),
            note=found.rejection_note,
            mail_id=found.submission.mail_id if found.submission and found.registration else "",
            in_bulk=bool(found.batch),
        )

    def _depositor(self, found: Deposit) -> Recipient:
        address = found.details.email or address_of(self.reach.mailboxes, found)
        return Recipient(found.source, address, found.language, self.reach.number_of(found))

    def batch(self, batch_id: str) -> BatchFacts:
        """A batch of letters, and where its sender is reached."""
        found = self.batches.get(batch_id)
        if found is None:
            raise NotFoundError("not_found")
        recipient = Recipient(f"batch/{batch_id}", found.depositor.email, found.language)
        return BatchFacts(recipient, found.lines, found.counts)

    def registered(self, sending_id: str) -> RegisteredFacts:
        """A registered letter, its recipient's address and language."""
        found = self.sendings.get(sending_id)
        if found is None:
            raise NotFoundError("not_found")
        recipient = Recipient(found.source, found.recipient.email, found.recipient.language)
        name = self.organisation.name(found.administration_id)
        return RegisteredFacts(recipient, name, found.period_days)

    def sender(self, account_id: str) -> Recipient:
        """Who has a sender's account."""
        found = self.accounts.account(account_id)
        if found is None:
            raise NotFoundError("not_found")
        return Recipient(f"sender/{account_id}", found.depositor.email, found.language)

    def newest_letter(self, address_digest: str) -> tuple[str, str] | None:
        """The last deposit of an address, by its digest: its id and its administration's; None where there is none."""
        newest = next(iter(self.deposits.of_address(address_digest, None, 1).items), None)
        return (newest.id, newest.administration_id) if newest else None

    def newest_shared(self, address_digest: str) -> tuple[str, str] | None:
        """The same of those that are shared with an address."""
        newest = self.shared().newest(address_digest)
        return (newest.id, newest.administration_id) if newest else None

    def colleague(self, source: str, address_digest: str) -> Recipient:
        """Whom a deposit is shared with."""
        found = self.deposits.get(source.partition("/")[2])
        address = self.shared().address(found, address_digest) if found else ""
        if found is None or not address:
            raise NotFoundError("not_found")
        return Recipient(source, address, found.language)

    def mail(self, mail_id: str) -> MailFacts:
        """A registered mail."""
        mail = self.mails.get(mail_id)
        name = self.organisation.name(mail.administration_id)
        return MailFacts(name, str(mail.number), mail.desk_id, mail.note, mail.void.reason if mail.void else "")

    def request(self, request_id: str) -> RequestFacts:
        """A request to join, its contact's address and language."""
        found = self.requests.get(request_id)
        if found is None:
            raise NotFoundError("not_found")
        recipient = Recipient(f"request/{found.id}", found.wish.contact_email, found.language)
        return RequestFacts(recipient, found.name, found.wish.slug, found.wish.code, found.reason)

    def desk(self, administration_id: str, desk_id: str) -> Sequence[Recipient]:
        """The agents who hold the desk."""
        return [_recipient(agent) for agent in self.organisation.agents_at(administration_id, desk_id)]

    def agent(self, agent_id: str) -> Recipient:
        """One agent."""
        return _recipient(self.organisation.agent(agent_id))

    def program(self, client_id: str) -> ProgramFacts:
        """A program, and those who are to be told of its token; a token is known by how often one was issued."""
        found = self.programs.of(client_id)
        if found.client.present is None:
            raise NotFoundError("not_found")
        told = tuple(_recipient(agent) for agent in found.administrators)
        return ProgramFacts(
            found.client.administration_id, found.client.label, found.desk.name, found.client.present.last_day,
            str(found.client.version), told,
        )  # fmt: skip

    def administration(self, administration_id: str) -> Bilingual:
        """An administration's name; the platform's, for its operator's place."""
        try:
            return self.organisation.name(administration_id)
        except NotFoundError:
            return Bilingual(text(Language.ARABIC, "product"), text(Language.FRENCH, "product"))


class FluentWords:
    """Notices' ``Words``, from the same texts as the pages."""

    def say(self, language: Language, key: str, variables: Mapping[str, Any]) -> str:
        """The sentence in that language."""
        return text(language, key, **variables)

    def refusal(self, language: Language, reason: str) -> str:
        """Why inspection refused a file, in words, from its code."""
        return text(language, f"files-reason-{reason}")

    def rejection(self, language: Language, reason: str) -> str:
        """Why the registry office rejected a mail, in words, from its code."""
        return text(language, f"registry-reason-{reason}") + "."


def _recipient(agent: Agent) -> Recipient:
    """Agents' mails are in Arabic, the administrations' working language."""
    return Recipient(f"agent/{agent.id}", agent.email, Language.ARABIC)
