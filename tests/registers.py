"""Looking at a register from outside: its entries, its records, whether all of it holds; and sheets that await it."""

import secrets
import string
from collections.abc import Sequence
from datetime import date, datetime

import time_machine

from chalicelib import bootstrap
from chalicelib.evidence import chains
from chalicelib.kernel.log import SYSTEM, LogRecord
from chalicelib.registry.model import Intake, Mail, Register
from chalicelib.registry.sheet import Channel, Sheet
from infra.bootstrap_stack import Seeded


def entries(register_id: str, year: int) -> list[Mail]:
    """Every mail of a register's year, by number."""
    found: list[Mail] = []
    cursor: str | None = None
    while True:
        page = bootstrap.registry_stores().mails.entries(register_id, year, cursor, 200, newest_first=False)
        found.extend(page.items)
        cursor = page.next_cursor
        if cursor is None:
            return found


def records(mails: Sequence[Mail]) -> list[LogRecord]:
    """Every log record of these mails."""
    return [record for mail in mails for record in bootstrap.log().of_object(f"mail/{mail.id}")]


def assert_whole(register_id: str, year: int, count: int, before: Sequence[Mail] = ()) -> list[Mail]:
    """The year holds exactly the numbers 1 to ``count``, once each, in the order of time, and its chains verify.

    ``before`` are the mails of earlier years, whose records begin the register's chain.
    """
    mails = entries(register_id, year)
    assert [mail.number.serial for mail in mails] == list(range(1, count + 1))
    assert len({mail.id for mail in mails}) == len({mail.source for mail in mails}) == count
    assert [mail.registered_at for mail in mails] == sorted(mail.registered_at for mail in mails)
    assert chains.verify(records([*before, *mails])) is None
    assert bootstrap.register_checks().check_register(register_id, year).holds
    return mails


def open_register(administration: Seeded, at: datetime) -> str:
    """One more register, of internal mail (nobody waits for its receipt), that has given no number yet; its id."""
    code, place = "".join(secrets.choice(string.ascii_uppercase) for _ in range(8)), administration.administration
    register = Register(f"{code}-I", place.id, place.entity_id, at)
    bootstrap.registry_stores().registers.open(register)
    return register.id


def with_a_number(administration: Seeded, at: datetime) -> str:
    """A register that gave its only number then."""
    with time_machine.travel(at):
        register_id = open_register(administration, at)
        bootstrap.intakes().take_number(write_sheet(administration, "مراسلة سابقة", register_id=register_id).id)
    return register_id


def write_sheet(
    administration: Seeded, subject: str, direction: str = "A", entity: str = "root", register_id: str = ""
) -> Intake:
    """A sheet of the registry office for an entity of the specification, which has not asked for its number; for a
    register of the administration's own unless another is named."""
    intake = _drafted(administration, subject, register_id or administration.registers[direction], entity)
    with bootstrap.transactions()() as work:
        bootstrap.intakes().add(work, intake, SYSTEM)
    return intake


def _drafted(administration: Seeded, subject: str, register_id: str, entity: str = "root") -> Intake:
    place, handling = administration.administration, administration.entities[entity].id
    sheet = Sheet(subject, "وزارة الداخلية", Channel.POST, date(2026, 11, 20), handling, addressee="السيد العامل")
    return bootstrap.intakes().draft(place.id, register_id, sheet, "agent-1")


def ask_for_number(intake: Intake) -> None:
    """Adds its pending row, as asking for the number does, and numbers nothing yet."""
    bootstrap.intakes().request_number(intake.id)


def let_wait(administration: Seeded, register_id: str, how_many: int) -> None:
    """So many sheets that await their number, written many a transaction."""
    service, pending, a_transaction = bootstrap.intakes(), bootstrap.registry_stores().pending, 30
    for written in range(0, how_many, a_transaction):
        with bootstrap.transactions()() as work:
            for number in range(written, min(written + a_transaction, how_many)):
                intake = _drafted(administration, f"مراسلة {number}", register_id)
                service.add(work, intake, SYSTEM)
                pending.add(work, service.row(intake), ready=True)
