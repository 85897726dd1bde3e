"""The platform's own keys on a stack: published once, followed by others, revoked; all stay to be read."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.config import Settings
from chalicelib.evidence.store import LogStore
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.http.server import STACK
from infra.platform_keys import make, publish_first, revoke, told, use
from infra.stack import Stack

TOMORROW = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)


@pytest.fixture
def stack(cloud: LocalCloud, administration: Seeded) -> Stack:
    return Stack(STACK, cloud.client, Settings.from_env())


def test_a_key_is_made_published_and_revoked_and_those_before_it_stay(stack: Stack) -> None:
    before = stack.key_store.ring()
    key_id = make(stack)
    tags = stack.client("kms").list_resource_tags(KeyId=key_id)["Tags"]
    assert {tag["TagKey"]: tag["TagValue"] for tag in tags} == {"wasl:purpose": "platform", "wasl:stack": STACK}

    assert use(stack, key_id, TOMORROW) == use(stack, key_id, TOMORROW) == stack.key_store.ring()
    old, new = stack.key_store.ring().find(before.keys[0].kid), stack.key_store.ring().find(key_id)
    assert old is not None and new is not None
    assert (old.valid_until, new.valid_from) == (TOMORROW, TOMORROW)
    assert stack.key_store.ring().signing(datetime.now(UTC)) == old

    revoke(stack, key_id, TOMORROW, "a trial")
    assert [told(key).rpartition(", ")[2] for key in stack.key_store.ring().keys[-1:]] == [
        f"revoked {TOMORROW:%Y-%m-%dT%H:%M:%S.000Z}: a trial"
    ]
    stack.key_store.change(stack.key_store.ring(), before)

    chain = [record.body for record in LogStore().of_object("organisation/platform")]
    recorded = [(it["event"], it["actor"]["kind"]) for it in chain if it["detail"].get("key_id") == key_id]
    assert recorded == [(f"PlatformKey{act}", "operator") for act in ("Made", "Used", "Revoked")]


def test_the_bootstrap_publishes_the_stacks_own_key_since_it_was_made(stack: Stack) -> None:
    before = stack.key_store.ring()
    publish_first(stack)
    assert stack.key_store.ring() == before
    key = before.keys[0]
    made_at = stack.client("kms").describe_key(KeyId=key.kid)["KeyMetadata"]["CreationDate"]
    assert (key.kid, key.valid_from) == (stack.settings.key_platform, made_at.replace(microsecond=0))
