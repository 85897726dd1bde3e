"""Intakes: ``intake/ID``, sheets written in the office."""

from collections.abc import Iterable

from pynamodb.attributes import UnicodeAttribute

from chalicelib.adapters.dynamo import dynamo
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.work import Work
from chalicelib.registry.model import Intake, IntakeState
from chalicelib.registry.sheet import Sheet
from chalicelib.registry.store.sheets import SheetModel


class IntakeItem(SheetModel):
    """One sheet that awaits its number."""

    class Meta:
        table_name = ""
        region = ""

    administration_id = UnicodeAttribute()
    register_id = UnicodeAttribute()
    mail_id = UnicodeAttribute()
    verification_id = UnicodeAttribute()
    agent_id = UnicodeAttribute()
    opened_at = UnicodeAttribute()
    state = UnicodeAttribute()

    @classmethod
    def of(cls, intake: Intake, version: int) -> "IntakeItem":
        """The item of an intake at this version."""
        item = cls(
            intake.source,
            "intake",
            administration_id=intake.administration_id,
            register_id=intake.register_id,
            mail_id=intake.mail_id,
            verification_id=intake.verification_id,
            agent_id=intake.agent_id,
            opened_at=to_iso(intake.opened_at),
            state=intake.state.value,
            version=version,
        )
        item.set_sheet(intake.sheet)
        item.set_chain(intake.chain)
        return item

    def intake(self) -> Intake:
        """The intake as stored."""
        return Intake(
            id=self.pk.removeprefix("intake/"),
            administration_id=self.administration_id,
            register_id=self.register_id,
            mail_id=self.mail_id,
            verification_id=self.verification_id,
            sheet=self.sheet(),
            agent_id=self.agent_id,
            opened_at=from_iso(self.opened_at),
            chain=self.chain(self.pk),
            state=IntakeState(self.state),
            version=int(self.version),
        )


class IntakeStore:
    """Sheets written in the office; also answers for them when they are numbered."""

    def get(self, intake_id: str) -> Intake:
        """Strongly consistent; ``NotFoundError`` if there is none."""
        try:
            return IntakeItem.get(f"intake/{intake_id}", "intake", consistent_read=True).intake()
        except IntakeItem.DoesNotExist:
            raise NotFoundError("registry.intake_not_found") from None

    def get_many(self, intake_ids: Iterable[str]) -> list[Intake]:
        """Those intakes that exist, in any order; strongly consistent."""
        keys = [(f"intake/{intake_id}", "intake") for intake_id in intake_ids]
        return [item.intake() for item in IntakeItem.batch_get(keys, consistent_read=True)]

    def add(self, work: Work, intake: Intake) -> None:
        """Adds an intake; committing raises ``StaleError`` if it stands already."""
        dynamo(work).save(IntakeItem.of(intake, intake.version), condition=IntakeItem.pk.does_not_exist())

    def save(self, work: Work, intake: Intake) -> None:
        """Stores it with the next version, if its version is the one read."""
        dynamo(work).save(IntakeItem.of(intake, intake.version + 1), condition=IntakeItem.version == intake.version)

    def sheets(self, intake_ids: list[str]) -> dict[str, Sheet]:
        """The sheets of these intakes by id; strongly consistent."""
        keys = [(f"intake/{intake_id}", "intake") for intake_id in intake_ids]
        items = IntakeItem.batch_get(keys, consistent_read=True)
        return {item.pk.removeprefix("intake/"): item.sheet() for item in items}
