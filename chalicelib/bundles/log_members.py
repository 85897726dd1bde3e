"""Records and their proofs as members of a bundle, written stretch by stretch."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chalicelib.bundles.model import Member, Role
from chalicelib.bundles.spool import Spooled
from chalicelib.kernel.digests import canonical_json
from chalicelib.kernel.errors import UnavailableError

STRETCH = 1000
"""Records held at once."""


@dataclass(frozen=True)
class LogRecord:
    """A record of the log. One that may not be told is there by its hash alone: not ``shown``."""

    body: Mapping[str, Any]
    hash: str
    shown: bool = True

    def line(self, leaf: int) -> Mapping[str, Any]:
        """As a line of ``records.jsonl``."""
        proven = {"hash": self.hash, "leaf": leaf}
        return {"body": self.body, **proven} if self.shown else proven


Prove = Callable[[Sequence[str]], Sequence[Mapping[str, Any]] | None]
"""An inclusion for each hash, in their order; None while the tree lacks one."""


def log_members(stretches: Iterable[Sequence[LogRecord]], prove: Prove, folder: Path) -> tuple[Member, Member]:
    """``records.jsonl`` and ``inclusion.jsonl``. ``UnavailableError`` ``bundles.not_in_tree_yet``."""
    records = Spooled(folder, "log/records.jsonl", Role.RECORDS)
    inclusions = Spooled(folder, "log/inclusion.jsonl", Role.INCLUSION)
    for stretch in stretches:
        proofs = prove([record.hash for record in stretch])
        if proofs is None:
            raise UnavailableError("bundles.not_in_tree_yet")
        for record, proof in zip(stretch, proofs, strict=True):
            records.write(canonical_json(record.line(proof["leaf"])) + b"\n")
            inclusions.write(canonical_json(proof) + b"\n")
    return records.member(), inclusions.member()
