"""The delay of a mail that is qualified: until when it is answered, by which procedure."""

from dataclasses import dataclass, replace
from datetime import date

from chalicelib.kernel.access import Caller
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.clocks.standing import clock_of
from chalicelib.registry.model import Mail
from chalicelib.registry.ports import WorkingDays
from chalicelib.registry.registration_models.keeping import KeepingModels
from chalicelib.registry.sheet import Qualification


@dataclass(frozen=True)
class MailDelays:
    """Fixes delays."""

    models: KeepingModels
    days: WorkingDays
    clock: Clock

    def qualified(self, caller: Caller, mail: Mail, given: Qualification) -> Mail:
        """The mail with its procedure and its last day, its clock set anew where either changed.

        A model that is chosen now counts its delay from the day of reception, unless a day is given. ``InvalidError``
        for one that is not offered; the one that the mail has already goes on, whatever became of it.
        """
        procedure, due_on = self._decided(caller, mail, given)
        if (procedure, due_on) == (mail.sheet.procedure, mail.due_on):
            return mail
        after = replace(mail, sheet=replace(mail.sheet, procedure=procedure), due_on=due_on)
        clock = clock_of(after, self.days.calendar_of(mail.administration_id))
        return replace(after, course=clock.set_anew(mail.course, civil_date(self.clock.now())))

    def _decided(self, caller: Caller, mail: Mail, given: Qualification) -> tuple[Procedure, date | None]:
        if given.model in ("", mail.sheet.procedure.model_id):
            return mail.sheet.procedure, given.due_on
        models = self.models.of(mail.administration_id)
        model = models.chosen(caller, mail.number.direction, given.model)
        calendar = self.days.calendar_of(mail.administration_id)
        return model.procedure, given.due_on or model.procedure.due_on(mail.sheet.received_on, calendar)
