"""Kinds of request: registration models that depositors may choose, in the words of the deposit and of the sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from chalicelib.deposit.drafts.request_kinds import RequestKind
from chalicelib.deposit.model import Deposit
from chalicelib.kernel.errors import NotFoundError
from chalicelib.registry.ports import WorkingDays
from chalicelib.registry.registration_models.keeping import KeepingModels
from chalicelib.registry.registration_models.model import RegistrationModel
from chalicelib.registry.sheet import Sheet


@dataclass(frozen=True)
class KindsOfDeposit:
    """The deposit's port ``RequestKinds``."""

    models: KeepingModels

    def offered(self, administration_id: str) -> tuple[RequestKind, ...]:
        """Those that are for depositors, in the order in which they were made."""
        return tuple(map(_kind, self.models.of(administration_id).on_portal()))


@dataclass(frozen=True)
class KindsOfSheets:
    """What a chosen kind says of the sheet that a deposit becomes: its nature, its procedure, the last day to answer.

    Who handles it, how urgent and how confidential it is, the office says when it qualifies.
    """

    models: KeepingModels
    days: WorkingDays

    def applied(self, deposits: Sequence[tuple[Deposit, Sheet]]) -> dict[str, Sheet]:
        """The sheets by the deposits' sources; models and calendars are read once an administration."""
        models, calendar_of = cache(self.models.of), cache(self.days.calendar_of)

        def of(deposit: Deposit, sheet: Sheet) -> Sheet:
            chosen = deposit.details.request_kind
            if not chosen:
                return sheet
            try:
                model = models(deposit.administration_id).get(chosen)
            except NotFoundError:
                return sheet  # numbered all the same: the office says what it is
            procedure = model.procedure
            due_on = procedure.due_on(sheet.received_on, calendar_of(deposit.administration_id))
            return replace(sheet, nature=model.content.nature, procedure=procedure, due_on=due_on)

        return {deposit.source: of(deposit, sheet) for deposit, sheet in deposits}


def _kind(model: RegistrationModel) -> RequestKind:
    procedure = model.procedure
    return RequestKind(model.id, model.content.name, procedure.regime.value, procedure.reply_within, procedure.unit)
