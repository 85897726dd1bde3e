"""What the audit log asks of the others: names, and who may know of what a record is about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chalicelib.deposit.model import Deposit
from chalicelib.deposit.store import DynamoDeposits
from chalicelib.evidence.audit.rows import Named
from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import LogRecord
from chalicelib.organisation.programs.ports import ClientStore
from chalicelib.organisation.service import OrganisationService
from chalicelib.registry.desk import thing_of as thing_of_mail
from chalicelib.registry.model import Intake
from chalicelib.registry.store.intakes import IntakeStore
from chalicelib.registry.store.mails import MailStore
from chalicelib.signing.desk import thing_of as thing_of_folder
from chalicelib.signing.store import FolderStore

_NAMES = {
    "mail_id": "mail/",
    "reply_mail_id": "mail/",
    "folder_id": "folder/",
    "intake_id": "intake/",
    "deposit_id": "deposit/",
}
_NAMED_WHOLE = ("source", "owner", "recipient")
"""Where a record's detail says what it is about: by an id of a known kind, or as ``kind/ID``."""


@dataclass(frozen=True)
class NamesOfAudit:
    """The port ``AuditNames``."""

    organisation: OrganisationService
    clients: ClientStore

    def root(self, administration_id: str) -> str:
        """The root of its tree."""
        return self.organisation.structure(administration_id).root_id

    def of(self, administration_id: str) -> Named:
        """The name of everybody, of every program and every desk, three reads however many rows need them."""
        agents = {agent.id: agent.name for agent in self.organisation.agents(administration_id)}
        programs = {it.id: Bilingual(it.label, it.label) for it in self.clients.clients_of(administration_id)}
        desks = self.organisation.desks(administration_id)
        return Named({**agents, **programs}, {desk.id: desk.name for desk in desks})


@dataclass(frozen=True)
class ReadableRecords:
    """The port ``Readable``: a record about mail that is hidden from the reader is hidden with it.

    That goes for all that became of it or led to it: its deposit, sheet, files, folder, receipt and reply.
    """

    mails: MailStore
    intakes: IntakeStore
    folders: FolderStore
    deposits: DynamoDeposits
    may: Policy

    def of(self, caller: Caller, records: Sequence[LogRecord]) -> list[LogRecord]:
        """Those of the records that the caller may read, in their order."""
        subjects = {subject for record in records for subject in _subjects(record)}
        things = self._things(caller.administration_id, subjects)
        known = {
            subject: all(self.may(caller, "audit.read", thing).allowed for thing in about)
            for subject, about in things.items()
        }
        return [record for record in records if all(known.get(subject, True) for subject in _subjects(record))]

    def _things(self, administration_id: str, subjects: Iterable[str]) -> Mapping[str, list[Thing]]:
        """What the policy looks at for each ``kind/ID``; one batch of reads a kind. A source that is another
        administration's came with a mail that was sent on: the reader's own mail is what it became."""
        ids = _by_kind(subjects)
        deposits = self.deposits.get_many(ids["deposit"]) if ids["deposit"] else []
        written = self.intakes.get_many(ids["intake"]) if ids["intake"] else []
        intakes = [intake for intake in written if intake.administration_id == administration_id]
        folders = self.folders.heads(sorted(ids["folder"])) if ids["folder"] else []
        mail_of = {f"mail/{mail_id}": mail_id for mail_id in ids["mail"]}
        mail_of |= {deposit.source: mail_id for deposit in deposits for mail_id in _own(deposit, administration_id)}
        mail_of |= {intake.source: intake.mail_id for intake in intakes}
        mail_of |= {f"folder/{folder.id}": folder.answers for folder in folders}
        mails = {mail.id: thing_of_mail(mail) for mail in self.mails.get_many(set(mail_of.values()))} if mail_of else {}
        things: dict[str, list[Thing]] = defaultdict(list)
        for subject, mail_id in mail_of.items():
            things[subject] += [mails[mail_id]] if mail_id in mails else []
        for folder in folders:
            things[f"folder/{folder.id}"].append(thing_of_folder(folder))
        for intake in intakes:
            things[intake.source].append(_thing_of_intake(intake))
        return things


def _own(deposit: Deposit, administration_id: str) -> Iterator[str]:
    """The mail that it was or is in that administration."""
    if deposit.submission and deposit.administration_id == administration_id:
        yield deposit.submission.mail_id
    yield from (leg.mail_id for leg in deposit.legs if leg.administration_id == administration_id)


def _subjects(record: LogRecord) -> Iterator[str]:
    yield record.object_id
    detail = record.body["detail"]
    yield from (f"{kind}{detail[name]}" for name, kind in _NAMES.items() if detail.get(name))
    yield from (_about(str(detail[name])) for name in _NAMED_WHOLE if detail.get(name))


def _about(named: str) -> str:
    """Files of messages belong to the depositor's deposit, or to the mail about which the office wrote."""
    kind, _, rest = named.partition("/")
    kind = {"exchange": "deposit", "message": "mail"}.get(kind, kind)
    return f"{kind}/{rest.partition('/')[0]}" if rest else named


def _by_kind(subjects: Iterable[str]) -> Mapping[str, set[str]]:
    ids: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        kind, _, name = subject.partition("/")
        ids[kind].add(name)
    return ids


def _thing_of_intake(intake: Intake) -> Thing:
    sheet = intake.sheet
    return Thing(intake.administration_id, sheet.entity_id, confidentiality=sheet.confidentiality)
