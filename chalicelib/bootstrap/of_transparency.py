"""The tree over the log."""

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from chalicelib import bootstrap
from chalicelib.adapters import dynamo
from chalicelib.adapters.messaging.queues import SqsHeadCall, SqsTreeCalls
from chalicelib.transparency.asking import AskingForHeads
from chalicelib.transparency.heads import HeadMaker, Heads
from chalicelib.transparency.proving import Proofs
from chalicelib.transparency.sequencing import Sequencer
from chalicelib.transparency.store import MODELS, HeadStore, TreeStore, WalkStore
from chalicelib.transparency.walking import LogWalk

if TYPE_CHECKING:
    from chalicelib.neighbours.of_transparency import RecordsOfLog


@cache
def _trees() -> TreeStore:
    dynamo.bind_all(MODELS, bootstrap.settings().table_tree, bootstrap.settings().region)
    return TreeStore()


@cache
def _records() -> "RecordsOfLog":
    from chalicelib.neighbours.of_transparency import RecordsOfLog

    bootstrap.log()
    return RecordsOfLog()


@cache
def sequencer() -> Sequencer:
    """Takes records into the tree."""
    return Sequencer(_records(), _trees())


@cache
def tree_proofs() -> Proofs:
    """Proofs about records and heads."""
    return Proofs(_trees())


@cache
def tree_heads() -> Heads:
    """The signed heads."""
    _trees()
    return Heads(HeadStore())


@cache
def head_maker() -> HeadMaker:
    """Signs heads."""
    from chalicelib.adapters import aws
    from chalicelib.adapters.keys.head_signing import PlatformHeadSigner
    from chalicelib.adapters.keys.kms_keys import KmsKey
    from chalicelib.adapters.pades.timestamp_authorities import authorities_at
    from chalicelib.adapters.storage.head_bucket import HeadBucket

    given = bootstrap.settings()
    key = KmsKey(aws.client("kms", given.region), given.key_platform)
    issuer = urlsplit(given.public_url).netloc
    return HeadMaker(
        _trees(),
        tree_proofs(),
        HeadStore(),
        HeadBucket(given.bucket_evidence, given.region),
        PlatformHeadSigner(key, issuer),
        authorities_at(given.tsa_url) if given.tsa_url else None,
        bootstrap.clock(),
    )


@cache
def head_call() -> SqsHeadCall:
    """Asks for a head."""
    return SqsHeadCall(bootstrap.settings().queue_heads, bootstrap.settings().region)


@cache
def asking_for_heads() -> AskingForHeads:
    """An operator's act of asking for one."""
    return AskingForHeads(bootstrap.platform_acts().record, head_call())


@cache
def log_walk() -> LogWalk:
    """Finds records that the tree does not hold."""
    calls = SqsTreeCalls(bootstrap.settings().queue_sequencer, bootstrap.settings().region)
    return LogWalk(_records(), _trees(), WalkStore(), calls, bootstrap.clock())
