"""The indexes of the deposits' table."""

from typing import Any

from pynamodb.attributes import UnicodeAttribute
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, KeysOnlyProjection


class ByTracking(GlobalSecondaryIndex[Any]):
    """Submitted deposits by the depositor's code."""

    class Meta:
        index_name = "by_tracking"
        projection = AllProjection()

    tracking_code = UnicodeAttribute(hash_key=True)


class ByWatch(GlobalSecondaryIndex[Any]):
    """Deposits that wait for a number, the oldest first, spread over a few partitions."""

    class Meta:
        index_name = "by_watch"
        projection = AllProjection()

    watch = UnicodeAttribute(hash_key=True)
    watch_at = UnicodeAttribute(range_key=True)


class ByDraft(GlobalSecondaryIndex[Any]):
    """Drafts, the oldest first, spread over a few partitions. Keys only: saving a draft again is not written here."""

    class Meta:
        index_name = "by_draft"
        projection = KeysOnlyProjection()

    draft = UnicodeAttribute(hash_key=True)
    opened_at = UnicodeAttribute(range_key=True)


class ByAddress(GlobalSecondaryIndex[Any]):
    """Submitted deposits by their depositor's address. Keys only: what becomes of a deposit is not written here again.

    ``address_place`` is the instant of submission and a digest of the id: a cursor may name it, the id it may not.
    """

    class Meta:
        index_name = "by_address"
        projection = KeysOnlyProjection()

    address_digest = UnicodeAttribute(hash_key=True)
    address_place = UnicodeAttribute(range_key=True)


class ByContent(GlobalSecondaryIndex[Any]):
    """Submitted deposits by what was sent, by whom and where; in the same order, and keys only too."""

    class Meta:
        index_name = "by_content"
        projection = KeysOnlyProjection()

    content_digest = UnicodeAttribute(hash_key=True)
    address_place = UnicodeAttribute(range_key=True)
