"""The deposit's port ``Outages``: what the organisation announced."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.deposit.ports import OutageFacts
from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.errors import ConflictError
from chalicelib.organisation.outages.announcing import Outages


@dataclass(frozen=True)
class OutagesOfDeposit:
    """Of the administration and of the platform."""

    outages: Outages

    def told(self, administration_id: str) -> Sequence[OutageFacts]:
        """Present ones, and those to come soon."""
        return [OutageFacts(**vars(it)) for it in self.outages.told(administration_id)]

    def must_take_new(self, administration_id: str) -> None:
        """``ConflictError`` that says until when."""
        stops = [it for it in self.outages.told(administration_id) if it.stops_letters]
        if stops:
            raise ConflictError("deposit.outage", until=to_iso(max(it.ends_at for it in stops)))
