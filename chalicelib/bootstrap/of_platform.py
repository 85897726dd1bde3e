"""The platform's own keys, and what it signs with them."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import aws, dynamo
from chalicelib.adapters.keys.platform_signing import PlatformSigner
from chalicelib.evidence.key_store import DynamoKeys, KeyRingItem


@cache
def key_store() -> DynamoKeys:
    """The published keys."""
    dynamo.bind(KeyRingItem, bootstrap.settings().table_evidence, bootstrap.settings().region)
    return DynamoKeys()


@cache
def platform_signer() -> PlatformSigner:
    """Signs in the platform's name."""
    return PlatformSigner(aws.client("kms", bootstrap.settings().region), key_store())
