"""What belongs to one administration of the whole platform: a portal's slug, a register's code, an identifier."""

from pynamodb.attributes import UnicodeAttribute

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.work import Work
from chalicelib.organisation.items import get


class ClaimItem(KeyedModel):
    """pk ``{slug|code|ice}/{value}``, sk the kind: who has it, or will once approved."""

    administration_id = UnicodeAttribute()

    @classmethod
    def of(cls, kind: str, value: str, administration_id: str) -> "ClaimItem":
        """The claim of an administration."""
        return cls(f"{kind}/{value}", kind, administration_id=administration_id)


class ClaimStore:
    """Claims by kind and value."""

    def claimant(self, kind: str, value: str) -> str | None:
        """The administration that has it, read consistently; None while it is free."""
        item = get(ClaimItem, f"{kind}/{value}", kind, consistent_read=True)
        return item.administration_id if item else None

    def claim(self, work: Work, kind: str, value: str, administration_id: str) -> None:
        """Takes it; again, it changes nothing. Committing fails if it is another's."""
        own = ClaimItem.administration_id == administration_id
        item = ClaimItem.of(kind, value, administration_id)
        dynamo(work).save(item, condition=ClaimItem.pk.does_not_exist() | own)

    def release(self, work: Work, kind: str, value: str, administration_id: str) -> None:
        """Sets it free; committing fails if it is another's."""
        item = ClaimItem.of(kind, value, administration_id)
        dynamo(work).delete(item, condition=ClaimItem.administration_id == administration_id)
