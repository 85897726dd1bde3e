"""The sign-in log of each account, in the table of what expires by itself."""

from collections.abc import Sequence
from datetime import datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.work import Work
from chalicelib.organisation.signing_in.attempt import KEPT, Attempt, Means, Outcome


class AttemptItem(KeyedModel):
    """pk ``attempts/{agent}``, sk the attempt's id, which begins with its instant."""

    at = UTCDateTimeAttribute()
    address = UnicodeAttribute()
    browser = UnicodeAttribute()
    means = UnicodeAttribute()
    outcome = UnicodeAttribute()
    expires_at = NumberAttribute()


class AttemptStore:
    """The port ``Attempts``."""

    def put(self, agent_id: str, attempt: Attempt) -> None:
        """Writes a line, or the same again with its outcome."""
        _item(agent_id, attempt).save()

    def put_with(self, work: Work, agent_id: str, attempt: Attempt) -> None:
        """The same within a unit of work."""
        dynamo(work).save(_item(agent_id, attempt))

    def has(self, agent_id: str, attempt_id: str) -> bool:
        """Whether the line was written."""
        return AttemptItem.count(f"attempts/{agent_id}", AttemptItem.sk == attempt_id, consistent_read=True) > 0

    def recent(self, agent_id: str, now: datetime, limit: int) -> Sequence[Attempt]:
        """The last lines, the youngest first. Expired ones may linger for days in the table, not here."""
        found = AttemptItem.query(f"attempts/{agent_id}", scan_index_forward=False, limit=limit)
        return [_attempt(item) for item in found if int(item.expires_at) > now.timestamp()]


def _item(agent_id: str, attempt: Attempt) -> AttemptItem:
    return AttemptItem(
        f"attempts/{agent_id}",
        attempt.id,
        at=attempt.at,
        address=attempt.address,
        browser=attempt.browser,
        means=attempt.means.value,
        outcome=attempt.outcome.value,
        expires_at=int((attempt.at + KEPT).timestamp()),
    )


def _attempt(item: AttemptItem) -> Attempt:
    return Attempt(item.sk, item.at, item.address, item.browser, Means(item.means), Outcome(item.outcome))
