"""The published keys as stored: one item of the evidence table, ``keys`` / ``platform``, written by the operator."""

from pynamodb.attributes import JSONAttribute, NumberAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import KeyedModel, dynamo, took_effect
from chalicelib.evidence.keys import KeyRing, PublishedKey
from chalicelib.kernel.work import StaleError, Work

PLACE = ("keys", "platform")


class KeyRingItem(KeyedModel):
    """The whole ring: it is read at once, and changed as one."""

    class Meta:
        table_name = ""
        region = ""

    keys = JSONAttribute()
    version = NumberAttribute()


class DynamoKeys:
    """The port ``Keys``, and its change."""

    def ring(self) -> KeyRing:
        """The ring, read consistently."""
        return self._read()[0]

    def change(self, before: KeyRing, after: KeyRing, work: Work | None = None) -> None:
        """Stores the ring, with the rest of the work if there is one; ``StaleError``, or a commit that fails, where
        another than ``before`` stands by now."""
        stands, version = self._read()
        if stands != before:
            raise StaleError("the keys changed meanwhile")
        item = KeyRingItem(*PLACE, keys=[key.public() for key in after.keys], version=version + 1)
        unchanged = KeyRingItem.version == version if version else KeyRingItem.pk.does_not_exist()
        if work is not None:
            dynamo(work).save(item, condition=unchanged)
        elif not took_effect(lambda: item.save(condition=unchanged)):
            raise StaleError("the keys changed meanwhile")

    def _read(self) -> tuple[KeyRing, int]:
        try:
            item = KeyRingItem.get(*PLACE, consistent_read=True)
        except DoesNotExist:
            return KeyRing(), 0
        return KeyRing(tuple(PublishedKey.read(key) for key in item.keys)), int(item.version)
