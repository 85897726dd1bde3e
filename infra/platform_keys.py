"""``python -m infra keys``: the keys that the platform signs with in its own name, their succession and revocation.

All that were ever published stay so, with their dates: what an old one signed is still believed.
"""

import base64
import sys
from datetime import UTC, datetime, timedelta
from functools import partial

from chalicelib.adapters.keys.jws import public_jwk
from chalicelib.adapters.keys.kms_keys import KmsKey
from chalicelib.evidence.keys import PLATFORM, KeyRing, PublishedKey
from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.log import Actor
from infra.stack import Stack

OPERATIONS = Actor("operator")
"""Whoever has the account's credentials: CloudTrail says who."""
NOTICE = timedelta(hours=2)
"""How long before it signs a key is published: functions read the ring each minute, others keep it for an hour."""


def keys(stack_name: str, act: str, key_id: str, at: datetime | None, reason: str) -> int:
    """Does one act (``list``, ``make``, ``use``, ``revoke``) and prints the keys as they then are."""
    stack, now = Stack.deployed(stack_name), datetime.now(UTC)
    if act == "make":
        print(f"Made: {make(stack)}. It signs once it is used: python -m infra keys --stack {stack_name} use --key …")
    elif act == "use":
        use(stack, key_id, at or now + NOTICE)
    elif act == "revoke":
        if stack.key_store.ring().find(key_id) is None:
            print(f"No key {key_id} is published.", file=sys.stderr)
            return 1
        revoke(stack, key_id, at or now, reason)
    for key in stack.key_store.ring().keys:
        print(told(key))
    return 0


def publish_first(stack: Stack) -> None:
    """Publishes the stack's own key, valid since it was made, where none is published yet."""
    ring = stack.key_store.ring()
    if not ring.keys:
        key_id = stack.settings.key_platform
        made_at = stack.client("kms").describe_key(KeyId=key_id)["KeyMetadata"]["CreationDate"].astimezone(UTC)
        _change(stack, "PlatformKeyUsed", key_id, ring, ring.succeeded_by(_published(stack, key_id, made_at), made_at))


def make(stack: Stack) -> str:
    """A new key in KMS, which functions may use by its tags and which nothing uses yet; its id."""
    tags = {"wasl:purpose": PLATFORM, "wasl:stack": stack.name}
    made = stack.client("kms").create_key(
        KeySpec="ECC_NIST_P256",
        KeyUsage="SIGN_VERIFY",
        Description=f"{stack.name}: signs in the platform's name",
        Tags=[{"TagKey": key, "TagValue": value} for key, value in tags.items()],
    )
    key_id = str(made["KeyMetadata"]["KeyId"])
    stack.platform_acts.record("PlatformKeyMade", OPERATIONS, {"key_id": key_id})
    return key_id


def use(stack: Stack, key_id: str, at: datetime) -> KeyRing:
    """Publishes the key; what is dated from that instant on it signs, and the one before it no more."""
    before = stack.key_store.ring()
    after = before.succeeded_by(_published(stack, key_id, at), datetime.now(UTC))
    _change(stack, "PlatformKeyUsed", key_id, before, after)
    return after


def revoke(stack: Stack, key_id: str, at: datetime, reason: str) -> KeyRing:
    """What the key signed that is dated after this instant is not believed; the key signs nothing more."""
    before = stack.key_store.ring()
    after = before.revoked(key_id, at, reason)
    _change(stack, "PlatformKeyRevoked", key_id, before, after)
    return after


def told(key: PublishedKey) -> str:
    """A key in one line."""
    ends = [f"until {to_iso(key.valid_until)}"] if key.valid_until else []
    ends += [f"revoked {to_iso(key.revoked_at)}: {key.reason}"] if key.revoked_at else []
    return ", ".join([f"{key.kid}: from {to_iso(key.valid_from)}", *ends])


def _change(stack: Stack, event: str, key_id: str, before: KeyRing, after: KeyRing) -> None:
    """The ring after it and its record, in one transaction; nothing for what stands already."""
    if before != after:
        write = partial(stack.key_store.change, before, after)
        stack.platform_acts.record(event, OPERATIONS, {"key_id": key_id}, write)


def _published(stack: Stack, key_id: str, valid_from: datetime) -> PublishedKey:
    spki = KmsKey(stack.client("kms"), key_id).public_key()
    public_jwk(spki, key_id)  # no other kind of key is published
    whole = valid_from.replace(microsecond=0)
    return PublishedKey(key_id, base64.b64encode(spki).decode(), whole)
