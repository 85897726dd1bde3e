"""What is known of addresses, in the table of notices: by a digest that says nothing without the table's own key."""

import hashlib
import hmac
import secrets
from datetime import datetime
from functools import cached_property

from pynamodb.attributes import JSONAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import KeyedModel, dynamo, took_effect
from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.identifiers import mailbox as one_form
from chalicelib.kernel.work import Work
from chalicelib.notices.model import Channel
from chalicelib.notices.ports import Mailbox


class KeyItem(KeyedModel):
    """``key/addresses``: what digests of addresses are made with."""

    class Meta:
        table_name = ""
        region = ""

    value = UnicodeAttribute()


class MailboxItem(KeyedModel):
    """``address/DIGEST``: whether it is closed, and which sendings came back from it for now. ``contact/RECIPIENT``:
    where somebody is reached, as the registry office was told later."""

    class Meta:
        table_name = ""
        region = ""

    closed = UnicodeAttribute(null=True)
    closed_at = UnicodeAttribute(null=True)
    strikes = JSONAttribute(null=True)
    mail = UnicodeAttribute(null=True)
    sms = UnicodeAttribute(null=True)


MODELS = (KeyItem, MailboxItem)


class MailboxStore:
    """The port ``Mailboxes``."""

    def look(self, recipient: str, channel: Channel, given: str) -> Mailbox:
        """Where the recipient is reached by that channel; two items at once, a third only where one was corrected."""
        contact = ("contact/" + recipient, "contact")
        keys = [contact] if recipient.startswith("deposit/") else []
        if given:
            keys.append(_key(self.digest(given)))
        found = {item.pk: item for item in MailboxItem.batch_get(keys, consistent_read=True)} if keys else {}
        corrected = _corrected(found.get(contact[0]), channel)
        if corrected and corrected != given:
            return self.at(corrected)
        digest = self.digest(given) if given else ""
        return _mailbox(given, digest, found.get(f"address/{digest}"))

    def at(self, address: str) -> Mailbox:
        """What is known of this very address."""
        digest = self.digest(address)
        return _mailbox(address, digest, _read(digest))

    def corrected(self, recipient: str) -> dict[str, str]:
        """Where the registry office was told that the recipient is reached instead, by channel; empty where nowhere."""
        contact = _found("contact/" + recipient, "contact")
        return {it.value: at for it in (Channel.MAIL, Channel.SMS) if (at := _corrected(contact, it))}

    def forget(self, recipient: str) -> None:
        """Where else the recipient was reached is known no more."""
        MailboxItem(f"contact/{recipient}", "contact").delete()

    def close_with(self, work: Work, digest: str, reason: str, at: datetime) -> None:
        """Within a unit of work: nobody writes there any more."""
        dynamo(work).save(MailboxItem(*_key(digest), closed=reason, closed_at=to_iso(at)))

    def strike(self, digest: str, tag: str, at: datetime) -> int:
        """Notes that this sending came back for now; returns how many did since the last that was delivered."""
        known = _read(digest) or MailboxItem(*_key(digest))
        strikes = {**(known.strikes or {}), tag: to_iso(at)}
        if known.strikes is None or tag not in known.strikes:
            known.strikes = strikes
            known.save()
        return len(strikes)

    def forgive(self, digest: str) -> None:
        """What was noted is forgotten."""
        MailboxItem(*_key(digest)).delete()

    def correct_with(self, work: Work, recipient: str, channel: Channel, address: str) -> None:
        """Within a unit of work: from now on the recipient is reached at this address by that channel."""
        attribute = MailboxItem.sms if channel is Channel.SMS else MailboxItem.mail
        dynamo(work).update(MailboxItem(f"contact/{recipient}", "contact"), [attribute.set(address)])

    def digest(self, address: str) -> str:
        """What stands for an address or a number: 32 hexadecimal digits, the same for every spelling of it."""
        return hmac.new(self._secret, one_form(address).encode(), hashlib.sha256).hexdigest()[:32]

    @cached_property
    def _secret(self) -> bytes:
        """The first call ever makes it."""
        made = KeyItem("key/addresses", "key", value=secrets.token_hex(32))
        kept = _kept_key()
        if kept is None and not took_effect(lambda: made.save(condition=KeyItem.pk.does_not_exist())):
            kept = _kept_key()
        return bytes.fromhex(kept or made.value)


def _kept_key() -> str | None:
    try:
        return KeyItem.get("key/addresses", "key", consistent_read=True).value
    except DoesNotExist:
        return None


def _key(digest: str) -> tuple[str, str]:
    return f"address/{digest}", "address"


def _read(digest: str) -> MailboxItem | None:
    return _found(*_key(digest))


def _found(pk: str, sk: str) -> MailboxItem | None:
    try:
        return MailboxItem.get(pk, sk, consistent_read=True)
    except DoesNotExist:
        return None


def _corrected(contact: MailboxItem | None, channel: Channel) -> str:
    if contact is None:
        return ""
    return (contact.sms if channel is Channel.SMS else contact.mail) or ""


def _mailbox(address: str, digest: str, item: MailboxItem | None) -> Mailbox:
    if item is None:
        return Mailbox(address, digest)
    return Mailbox(address, digest, item.closed or "", bool(item.strikes))
