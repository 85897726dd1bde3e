"""Links to choose a password, in the table of what expires by itself."""

from datetime import UTC, datetime

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.expressions.update import Action

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.work import Work
from chalicelib.organisation.accounts.model import Link, LinkKind
from chalicelib.organisation.items import get


class LinkItem(KeyedModel):
    """pk ``link/{sha256 of the token}``, sk ``link``."""

    kind = UnicodeAttribute()
    agent_id = UnicodeAttribute()
    issued_at = UTCDateTimeAttribute()
    used = BooleanAttribute(default=False)
    expires_at = NumberAttribute()


class LinkStore:
    """The port ``Links``."""

    def get(self, digest: str) -> Link | None:
        """As kept, read consistently."""
        item = get(LinkItem, f"link/{digest}", "link", consistent_read=True)
        if item is None:
            return None
        expires_at = datetime.fromtimestamp(int(item.expires_at), UTC)
        return Link(digest, LinkKind(item.kind), item.agent_id, item.issued_at, expires_at, bool(item.used))

    def put_with(self, work: Work, link: Link) -> None:
        """Keeps it until it expires."""
        dynamo(work).save(_item(link))

    def use_with(self, work: Work, link: Link) -> None:
        """Marks it as used; the unit of work fails if it was."""
        dynamo(work).update(_item(link), [LinkItem.used.set(True)], LinkItem.used == False)  # noqa: E712  # a condition

    def reopen(self, link: Link, at: datetime) -> None:
        """It may be used after all, as if issued then."""
        again: list[Action] = [LinkItem.used.set(False), LinkItem.issued_at.set(at)]
        _item(link).update(again, condition=LinkItem.pk.exists())


def _item(link: Link) -> LinkItem:
    return LinkItem(
        f"link/{link.digest}",
        "link",
        kind=link.kind.value,
        agent_id=link.agent_id,
        issued_at=link.issued_at,
        used=link.used,
        expires_at=int(link.expires_at.timestamp()),
    )
