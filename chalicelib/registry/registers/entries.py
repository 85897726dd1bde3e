"""A register's entries: the mail made of a pending row, its first record, and the counter after it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib.kernel.clock import civil_year, to_iso
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.log import SYSTEM, Act, Chain, LogRecord
from chalicelib.registry.clocks.course import Course
from chalicelib.registry.clocks.legal import legal_of
from chalicelib.registry.clocks.procedure import Regime
from chalicelib.registry.model import Counter, Mail, PendingRow, Register, Status
from chalicelib.registry.ports import Counters
from chalicelib.registry.registers.number import Direction, RegistryNumber
from chalicelib.registry.relaying.model import Relay, Relayed
from chalicelib.registry.sheet import Sheet, SheetFile


def register_mail(
    register: Register, counter: Counter, row: PendingRow, sheet: Sheet, relayed: Relayed | None = None
) -> tuple[Mail, LogRecord, Counter]:
    """The mail with the counter's next number, registered at the counter's instant; its record, which begins the
    mail's own chain and goes on the register's; and the counter after it. A sheet addressed to no entity in
    particular is the register's own entity's. One that another administration sent keeps its source."""
    sheet = replace(sheet, entity_id=sheet.entity_id or register.entity_id)
    number = RegistryNumber.of(register.id, counter.year, counter.serial + 1)
    act = _registered(register, number, row, sheet, counter.last_at, relayed)
    record, chain = Chain.start(f"mail/{row.mail_id}").append(act, counter.chain)
    mail = Mail(
        id=row.mail_id,
        administration_id=register.administration_id,
        number=number,
        registered_at=counter.last_at,
        submitted_at=row.submitted_at,
        source=relayed.source if relayed else row.source,
        verification_id=row.verification_id,
        sheet=sheet,
        status=Status.RECORDED if number.direction is Direction.OUTGOING else Status.TO_QUALIFY,
        entity_id=sheet.entity_id,
        chain=chain,
        due_on=sheet.due_on,
        course=relayed.course if relayed else Course(),
        relay=Relay(relayed.came) if relayed else Relay(),
    )
    return mail, record, replace(counter, serial=number.serial, chain=counter.chain.follow(record))


def current_counter(counters: Counters, register_id: str, now: datetime) -> Counter:
    """The counter that holds the head of a register's chain, from which every later act on one of its numbers goes
    on, of whatever year the number is. ``ConflictError`` if the register gave no number yet."""
    for year in range(civil_year(now) + 1, civil_year(now) - 50, -1):
        counter = counters.get(register_id, year)
        if counter is not None:
            return counter
    raise ConflictError("registry.no_numbers_yet", register=register_id)


def sheet_content(sheet: Sheet) -> Mapping[str, Any]:
    """The sheet as plain values, for the digest that the log keeps of it."""
    document_on = sheet.document_on.isoformat() if sheet.document_on else None
    return {
        **vars(sheet),
        "received_on": sheet.received_on.isoformat(),
        "document_on": document_on,
        "due_on": sheet.due_on.isoformat() if sheet.due_on else None,
        "files": [_file_content(file) for file in sheet.files],
        "procedure": sheet.procedure.written(),
    }


def _file_content(file: SheetFile) -> Mapping[str, Any]:
    """What nobody said stands in no digest, nor a PDF's kind: those of before they were asked stay what they are."""
    unsaid = (("nature", ""), ("kind", "pdf"))
    return {name: value for name, value in vars(file).items() if (name, value) not in unsaid}


def _registered(
    register: Register,
    number: RegistryNumber,
    row: PendingRow,
    sheet: Sheet,
    registered_at: datetime,
    relayed: Relayed | None,
) -> Act:
    detail: dict[str, Any] = {
        "mail_id": row.mail_id,
        "register_id": register.id,
        "direction": number.direction.value,
        "number": str(number),
        "serial": number.serial,
        "year": number.year,
        "source": row.source,
        "verification_id": row.verification_id,
    }
    if relayed:
        detail |= relayed.detail()
    if number.direction is Direction.INCOMING and sheet.procedure.regime is not Regime.CORRESPONDENCE:
        detail |= legal_of(sheet.procedure, sheet.due_on)
    content = {"submitted_at": to_iso(row.submitted_at), "sheet": sheet_content(sheet)}
    return Act("MailRegistered", registered_at, SYSTEM, register.administration_id, detail, content)
