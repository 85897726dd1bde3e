"""What depositors wrote, in the deposits' table: beside the deposit, so that its own item stays small."""

from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.deposit.exchange.model import Message, MessageKind
from chalicelib.deposit.model import Deposit
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.work import Work


class MessageItem(KeyedModel):
    """``pk`` is ``deposit/ID``, ``sk`` is ``message/0000000001``: what the depositor wrote to the office."""

    class Meta:
        table_name = ""
        region = ""

    kind = UnicodeAttribute()
    at = UnicodeAttribute()
    text = UnicodeAttribute()
    files = JSONAttribute(null=True)


class DynamoMessages:
    """The port ``MessageStore``."""

    def add(self, work: Work, deposit: Deposit, message: Message) -> None:
        """One more message; committing fails if its number is taken."""
        item = MessageItem(
            f"deposit/{deposit.id}",
            f"message/{message.number:010d}",
            kind=message.kind.value,
            at=to_iso(message.at),
            text=message.text,
            files=list(message.files) or None,
        )
        dynamo(work).save(item, condition=MessageItem.pk.does_not_exist())

    def of(self, deposit_id: str) -> list[Message]:
        """What the depositor wrote, the oldest first; strongly consistent."""
        found = MessageItem.query(f"deposit/{deposit_id}", MessageItem.sk.startswith("message/"), consistent_read=True)
        return [_to_message(item) for item in found]

    def erase(self, deposit_id: str) -> None:
        """Removes all of a deposit; again, there is nothing to remove."""
        for item in MessageItem.query(
            f"deposit/{deposit_id}", MessageItem.sk.startswith("message/"), consistent_read=True
        ):
            item.delete()


def _to_message(item: MessageItem) -> Message:
    number = int(item.sk.removeprefix("message/"))
    return Message(number, MessageKind(item.kind), from_iso(item.at), item.text, tuple(item.files or ()))
