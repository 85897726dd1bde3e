"""Looks up what can be verified, and says when a number was voided."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.evidence.model import Match, Verification
from chalicelib.evidence.ports import LogTree, Verifications
from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem
from chalicelib.kernel.ids import read_verification_id


@dataclass(frozen=True)
class VerificationsService:
    """The public register of what was sealed."""

    store: Verifications
    tree: LogTree

    def void(self, mail_id: str, at: datetime) -> None:
        """From now on the verification of this mail says that its number was voided, whenever it was published."""
        self.store.add_void(mail_id, at)

    def get(self, typed_id: str) -> Verification:
        """What stands under a verification id as scanned or typed; ``NotFoundError`` if nothing does."""
        verification_id = read_verification_id(typed_id)
        found = self.store.get(verification_id) if verification_id else None
        if found is None:
            raise NotFoundError("evidence.unknown_verification")
        return self._with_its_place(found)

    def of_ids(self, verification_ids: Iterable[str]) -> list[Verification]:
        """Those that still stand under these ids."""
        found = (self.store.get(verification_id) for verification_id in verification_ids)
        return [self._with_its_place(verification) for verification in found if verification is not None]

    def of_digest(self, sha256: str) -> list[Match]:
        """Every published document that has this revision; empty when the digest is unknown."""
        digest = sha256.strip().lower()
        if len(digest) != 64 or any(c not in "0123456789abcdef" for c in digest):
            raise InvalidError([Problem("sha256", "evidence.not_a_digest")])
        return [Match(self._with_its_place(found), digest) for found in self.store.of_digest(digest)]

    def _with_its_place(self, found: Verification) -> Verification:
        return replace(found, logged=self.tree.logged(found.mail_id))
