"""A registered mail for rules that look at no store."""

from dataclasses import replace
from datetime import UTC, date, datetime

from chalicelib.kernel.log import Chain
from chalicelib.registry.clocks.course import Course
from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.model import Mail, Status
from chalicelib.registry.registers.number import RegistryNumber
from chalicelib.registry.sheet import Channel, Sheet

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
SHEET = Sheet("طلب رخصة", "فاطمة", Channel.PORTAL, date(2026, 11, 2), "entity")


def a_mail(procedure: Procedure, course: Course) -> Mail:
    """Waiting to be qualified."""
    return Mail(
        id="M",
        administration_id="adm",
        number=RegistryNumber.of("RBT-A", 2026, 1),
        registered_at=AT,
        submitted_at=AT,
        source="deposit/D",
        verification_id="7K3F9QRT2M5X7K3F9QRT",
        sheet=replace(SHEET, procedure=procedure),
        status=Status.TO_QUALIFY,
        entity_id="entity",
        chain=Chain.start("mail/M"),
        course=course,
    )
