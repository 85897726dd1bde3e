"""Recovery codes, beside the agent whose they are: salted digests, each removed when it is used."""

from pynamodb.attributes import UnicodeAttribute, UnicodeSetAttribute, UTCDateTimeAttribute

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.work import Work
from chalicelib.organisation.accounts.model import KeptCodes
from chalicelib.organisation.items import get


class RecoveryItem(KeyedModel):
    """pk ``agent/{id}``, sk ``recovery``; without ``digests`` when all are used."""

    salt = UnicodeAttribute()
    digests = UnicodeSetAttribute(null=True)
    made_at = UTCDateTimeAttribute()


class RecoveryCodeStore:
    """The port ``RecoveryCodes``."""

    def kept(self, agent_id: str) -> KeptCodes | None:
        """What is kept of the codes; None if none were made."""
        item = get(RecoveryItem, f"agent/{agent_id}", "recovery", consistent_read=True)
        if item is None:
            return None
        return KeptCodes(item.salt, frozenset(item.digests or ()), item.made_at)

    def put_with(self, work: Work, agent_id: str, codes: KeptCodes) -> None:
        """Puts these in the place of all before."""
        item = RecoveryItem(f"agent/{agent_id}", "recovery", salt=codes.salt, made_at=codes.made_at)
        item.digests = set(codes.digests)
        dynamo(work).save(item)

    def use_with(self, work: Work, agent_id: str, digest: str) -> None:
        """Removes one; the unit of work fails if it is not there."""
        item = RecoveryItem(f"agent/{agent_id}", "recovery")
        dynamo(work).update(item, [RecoveryItem.digests.delete({digest})], RecoveryItem.digests.contains(digest))
