"""The written act of a mandate: sent before the mandate is given, read by whom the mandate concerns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.kernel.access import Caller
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.organisation.mandates.mandating import Mandating
from chalicelib.organisation.mandates.model import Mandate
from chalicelib.organisation.mandates.ports import LegalActs, Paper, PaperForm

_ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")


@dataclass(frozen=True)
class MandatePapers:
    """A mandate's id is chosen first, unguessably; its PDF is sent under it, and the mandate given once it is clean.

    ``NotFoundError`` for what is no id of ours, ``ConflictError`` for a mandate that was given already.
    """

    mandating: Mandating
    legal_acts: LegalActs

    def open_form(self, caller: Caller, mandate_id: str) -> PaperForm:
        """A form to send one PDF with."""
        self._demand_new(caller, mandate_id)
        return self.legal_acts.open_form(mandate_id, caller.administration_id)

    def place(self, caller: Caller, mandate_id: str, back_to: str) -> PaperForm:
        """The same for a page without scripts."""
        self._demand_new(caller, mandate_id)
        return self.legal_acts.place(mandate_id, caller.administration_id, caller.agent_id, back_to)

    def arrivals(self, caller: Caller, mandate_id: str) -> Sequence[Paper]:
        """What was sent for a mandate that is yet to be given."""
        self._demand_new(caller, mandate_id)
        return self.legal_acts.arrivals(mandate_id, caller.administration_id)

    def read_url(self, mandate: Mandate) -> str:
        """A link of five minutes to the act of a mandate that the caller sees."""
        return self.legal_acts.read_url(mandate.legal_act.file_id)

    def _demand_new(self, caller: Caller, mandate_id: str) -> None:
        if not _ID.fullmatch(mandate_id):
            raise NotFoundError("not_found")
        if self.mandating.is_known(caller, mandate_id):
            raise ConflictError("organisation.mandate_given")
