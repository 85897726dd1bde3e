"""What a record says of the law that a mail is under: receipts are made from it, whatever becomes of the mail later."""

from datetime import date
from typing import Any

from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.model import Mail


def legal_of(procedure: Procedure, due_on: date | None) -> dict[str, Any]:
    """The part of a record that says so; ``within`` is 0 where the procedure has no delay."""
    said = {
        "regime": procedure.regime.value,
        "within": procedure.reply_within,
        "unit": procedure.unit.value,
        "silence": procedure.silence,
        "due_on": due_on.isoformat() if due_on else None,
    }
    return {"legal": {**said, "remedies": vars(procedure.remedies)}}


def legal_of_mail(mail: Mail) -> dict[str, Any]:
    """The same of a mail as it stands."""
    return legal_of(mail.sheet.procedure, mail.due_on)


def legal_if_new(before: Mail, after: Mail) -> dict[str, Any]:
    """The same where the regime is another one now: it calls for a receipt of its own; else nothing."""
    same = before.sheet.procedure.regime is after.sheet.procedure.regime
    return {} if same else legal_of_mail(after)
