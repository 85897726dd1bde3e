"""The indexes by which mails are found."""

from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, KeysOnlyProjection


class ByNumber(GlobalSecondaryIndex[Any]):
    """A register's year by serial."""

    class Meta:
        index_name = "by_number"
        projection = AllProjection()

    register_year = UnicodeAttribute(hash_key=True)
    serial = NumberAttribute(range_key=True)


class ByBasket(GlobalSecondaryIndex[Any]):
    """What waits in a basket."""

    class Meta:
        index_name = "by_basket"
        projection = AllProjection()

    basket = UnicodeAttribute(hash_key=True)
    basket_at = UnicodeAttribute(range_key=True)


class ByLook(GlobalSecondaryIndex[Any]):
    """Mails whose clock is to be looked at, those that are first at the head, spread over a few partitions. Keys only:
    what else becomes of a mail is not written here again."""

    class Meta:
        index_name = "by_look"
        projection = KeysOnlyProjection()

    look = UnicodeAttribute(hash_key=True)
    look_at = UnicodeAttribute(range_key=True)


class ByStopped(GlobalSecondaryIndex[Any]):
    """Mails that were to go round in a circle between administrations, until somebody decides: they are few."""

    class Meta:
        index_name = "by_stopped"
        projection = KeysOnlyProjection()

    stopped = UnicodeAttribute(hash_key=True)
    stopped_at = UnicodeAttribute(range_key=True)
