"""Looking at a register from outside: its entries, its records, whether all of it holds."""

from datetime import date

from chalicelib import bootstrap
from chalicelib.evidence import chains
from chalicelib.kernel.log import SYSTEM, LogRecord
from chalicelib.registry.model import Intake, Mail
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


def records(mails: list[Mail]) -> list[LogRecord]:
    """Every log record of these mails."""
    return [record for mail in mails for record in bootstrap.log().of_object(f"mail/{mail.id}")]


def assert_whole(register_id: str, year: int, count: int) -> list[Mail]:
    """The year holds exactly the numbers 1 to ``count``, once each, in the order of time, and its chains verify."""
    mails = entries(register_id, year)
    assert [mail.number.serial for mail in mails] == list(range(1, count + 1))
    assert len({mail.id for mail in mails}) == len({mail.source for mail in mails}) == count
    assert [mail.registered_at for mail in mails] == sorted(mail.registered_at for mail in mails)
    assert chains.verify(records(mails)) is None
    assert bootstrap.register_checks().check_register(register_id, year).holds
    return mails


def write_sheet(administration: Seeded, subject: str, direction: str = "A", entity: str = "root") -> Intake:
    """A sheet of the registry office for an entity of the specification, which has not asked for its number."""
    place, handling = administration.administration, administration.entities[entity].id
    sheet = Sheet(subject, "وزارة الداخلية", Channel.POST, date(2026, 11, 20), handling, addressee="السيد العامل")
    intakes = bootstrap.intakes()
    intake = intakes.draft(place.id, administration.registers[direction], sheet, "agent-1")
    with bootstrap.transactions()() as work:
        intakes.add(work, intake, SYSTEM)
    return intake


def ask_for_number(intake: Intake) -> None:
    """Adds its pending row, as asking for the number does, and numbers nothing yet."""
    bootstrap.intakes().request_number(intake.id)
