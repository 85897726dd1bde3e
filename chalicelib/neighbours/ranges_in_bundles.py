"""What bundles of the log hold: its leaves in order, as far as an operator may read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.bundles.log_members import LogRecord
from chalicelib.evidence.store import LogStore
from chalicelib.kernel.digests import canonical_json, is_pointed, sha256
from chalicelib.neighbours.of_bundles import TreeOfBundles
from chalicelib.transparency.heads import Heads
from chalicelib.transparency.proving import Proofs

SHOWN = frozenset({"organisation", "account", "import", "preference", "models", "closing", "restore"})
"""Kinds of things that operators may read of: the house, its people and its registers. All else touches a letter or who
sent it: ids there open pages, and some are of mail that does not exist for an operator."""


@dataclass(frozen=True)
class HeadsInBundles:
    """The port ``HeadFiles``."""

    heads: Heads

    def head_of(self, size: int) -> bytes:
        """The file of the head of this size."""
        return self.heads.of_size(size).stored()


@dataclass(frozen=True)
class RangesInBundles(HeadsInBundles):
    """The port ``LogInOrder``."""

    proofs: Proofs
    tree: TreeOfBundles
    log: LogStore

    def leaves(self, first: int, end: int) -> Sequence[LogRecord]:
        """The records of these leaves; by its hash alone also what the log's table no longer has so."""
        entries = self.proofs.leaves(first, end)
        names = [entry.name.rpartition("#") for entry in entries]
        found = self.log.at([(object_id, int(place)) for object_id, _, place in names])
        bodies = {it.hash: it.body for it in found if _is_shown(it.object_id, it.body, it.hash)}
        hashes = [entry.hash.hex() for entry in entries]
        return [LogRecord(bodies.get(hash_, {}), hash_, hash_ in bodies) for hash_ in hashes]

    def under(self, size: int, hashes: Sequence[str]) -> Sequence[Mapping[str, Any]] | None:
        """Proofs in the tree of this size."""
        return self.tree.under(size, hashes)

    def consistency(self, old: int, new: int) -> Mapping[str, Any]:
        """That the tree of ``new`` leaves goes on from the one of ``old``."""
        return self.proofs.consistency(old, new).document()


def _is_shown(object_id: str, body: Mapping[str, Any], hash_: str) -> bool:
    if object_id.partition("/")[0] not in SHOWN or sha256(canonical_json(body)) != hash_:
        return False
    return not any(isinstance(value, str) and is_pointed(value) for value in body["detail"].values())
