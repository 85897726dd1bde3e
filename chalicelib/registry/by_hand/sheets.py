"""Sheets written by hand, with a registration model or without one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from chalicelib.kernel.access import Caller
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.registry.by_hand.writing import read_sheet
from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.ports import Directory, WorkingDays
from chalicelib.registry.registers.number import Direction
from chalicelib.registry.registration_models.keeping import KeepingModels
from chalicelib.registry.sheet import Sheet


@dataclass(frozen=True)
class HandSheets:
    """Reads what was typed; the model's mandatory fields are demanded, its delay counted, its values fill what is
    empty but the subject, of which it has the beginning alone."""

    models: KeepingModels
    directory: Directory
    days: WorkingDays
    clock: Clock

    def read(self, caller: Caller, direction: Direction, typed: Mapping[str, str]) -> Sheet:
        """The sheet; ``typed["model"]`` names a model. ``InvalidError`` with every problem."""
        administration_id, model_id = caller.administration_id, typed.get("model", "")
        if not model_id:
            return self._read(administration_id, direction, typed)
        model = self.models.of(administration_id).chosen(caller, direction, model_id)
        content = model.content
        written = {name: value for name, value in typed.items() if value}
        first = {name: value for name, value in content.first_values().items() if name != "subject"}
        sheet = self._read(administration_id, direction, {**first, **written}, content.mandatory)
        if direction is Direction.OUTGOING:
            return sheet
        due_on = sheet.due_on or self.due_on(administration_id, model.procedure, sheet.received_on)
        return replace(sheet, due_on=due_on, procedure=model.procedure)

    def due_on(self, administration_id: str, procedure: Procedure, received_on: date) -> date | None:
        """The last day to reply, by the administration's own working days; None without a delay."""
        if not procedure.reply_within:
            return None
        return procedure.due_on(received_on, self.days.calendar_of(administration_id))

    def _read(
        self,
        administration_id: str,
        direction: Direction,
        typed: Mapping[str, str],
        mandatory: frozenset[str] = frozenset(),
    ) -> Sheet:
        entity_ids = {entity.id for entity in self.directory.entities(administration_id) if not entity.closed}
        return read_sheet(typed, direction, entity_ids, civil_date(self.clock.now()), mandatory)
