"""The office says that an administrative file is complete: its depositor gets the receipt that law 55-19 speaks of."""

from dataclasses import dataclass, replace

from chalicelib.kernel.access import Caller, Policy
from chalicelib.kernel.errors import ConflictError
from chalicelib.registry.acts import MailAct, MailActs
from chalicelib.registry.clocks.legal import legal_of_mail
from chalicelib.registry.clocks.procedure import Regime
from chalicelib.registry.desk import thing_of
from chalicelib.registry.model import Mail, Step


@dataclass(frozen=True)
class Completeness:
    """The act of those who may ask a depositor for missing pieces."""

    acts: MailActs
    may: Policy

    def confirm(self, caller: Caller, mail_id: str, version: int | None) -> Mail:
        """Says so, once. ``ConflictError`` for what is no administrative file (``registry.not_a_file``), while its
        depositor is waited for (``registry.completion_awaited``), and a second time (``registry.complete_already``)."""

        def decide(mail: Mail) -> MailAct:
            actor = caller.actor(self.may(caller, "mail.correspond", thing_of(mail)).demand())
            after = replace(mail, course=replace(mail.course, found_complete=True))
            if version is None or version == mail.version:  # else whoever acted first is told of, or it was us
                _demand_file(mail)
            detail = {"source": mail.source, **legal_of_mail(mail)}
            return MailAct(Step.CONFIRM_COMPLETE, "FileFoundComplete", lambda _: after, actor, detail)

        return self.acts.perform(mail_id, version, decide)


def may_be_confirmed(mail: Mail) -> bool:
    """Whether the act makes sense, besides the mail's state."""
    is_file = mail.sheet.procedure.regime is Regime.ADMINISTRATIVE_FILE
    return is_file and not mail.course.found_complete and not mail.course.awaits_depositor


def _demand_file(mail: Mail) -> None:
    if mail.sheet.procedure.regime is not Regime.ADMINISTRATIVE_FILE:
        raise ConflictError("registry.not_a_file")
    if mail.course.found_complete:
        raise ConflictError("registry.complete_already")
    if mail.course.awaits_depositor:
        raise ConflictError("registry.completion_awaited")
