"""The key of the digests of addresses, in the deposits' table."""

import secrets

from pynamodb.attributes import UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import KeyedModel, took_effect


class AddressKeyItem(KeyedModel):
    """``pk`` is ``key/addresses``, ``sk`` is ``key``: what digests of addresses are keyed with, in hexadecimal.

    It may stand beside the addresses: who reads this table reads them anyway. Their digests go elsewhere.
    """

    class Meta:
        table_name = ""
        region = ""

    value = UnicodeAttribute()


class DynamoAddressKeys:
    """The port ``AddressKeys`` on DynamoDB."""

    def address_key(self) -> bytes:
        """The first call ever makes it."""
        made = AddressKeyItem("key/addresses", "key", value=secrets.token_hex(32))
        kept = _kept_key()
        if kept is None and not took_effect(lambda: made.save(condition=AddressKeyItem.pk.does_not_exist())):
            kept = _kept_key()
        return bytes.fromhex(kept or made.value)


def _kept_key() -> str | None:
    try:
        return AddressKeyItem.get("key/addresses", "key", consistent_read=True).value
    except DoesNotExist:
        return None
