"""Assisted deposits: an agent of the registry office fills a letter in for somebody who stands before them.

The deposit names its helper, on the receipt and in the record of its submission; it is the depositor's all the same.
"""

from dataclasses import dataclass

from chalicelib.deposit.drafts.drafting import DraftService
from chalicelib.deposit.fates import Helper
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.ports import Administrations
from chalicelib.kernel.access import Caller, Policy, Seat, Thing
from chalicelib.kernel.languages import Language


@dataclass(frozen=True)
class Assisting:
    """What an agent at a counter does."""

    drafts: DraftService
    administrations: Administrations
    may: Policy

    def open(self, caller: Caller, language: Language) -> Deposit:
        """A draft for the caller's administration, which names them. ``language`` is that of who is helped.

        ``ForbiddenError`` for whoever does not open the register of arrivals.
        """
        seat = self.demand(caller)
        helper = Helper(caller.agent_id, seat.desk_id if seat else "", caller.name)
        slug = self.administrations.get(caller.administration_id).slug
        return self.drafts.open(slug, language, {}, helper)

    def demand(self, caller: Caller) -> Seat | None:
        """From which seat the caller may; ``ForbiddenError`` for whoever does not open the register of arrivals."""
        entity_id = self.administrations.get(caller.administration_id).entity_id
        return self.may(caller, "intake.open", Thing(caller.administration_id, entity_id)).demand()
