"""Publishes what can be verified, and looks it up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chalicelib.evidence.model import Match, ReplyFacts, Verification, VerificationKind
from chalicelib.evidence.ports import ReplySource, Verifications
from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem
from chalicelib.kernel.ids import read_verification_id
from chalicelib.kernel.work import StaleError, Transactions


@dataclass(frozen=True)
class VerificationsService:
    """The public register of what was sealed."""

    replies: ReplySource
    store: Verifications
    transactions: Transactions

    def publish_reply(self, folder_id: str) -> None:
        """Makes a sealed reply and its earlier revisions recognisable."""
        facts = self.replies.of_folder(folder_id)
        if self.store.get(facts.verification_id) is not None:
            return
        try:
            with self.transactions() as work:
                self.store.add_verification(work, _of_reply(facts))
        except StaleError:
            if self.store.get(facts.verification_id) is None:
                raise

    def void(self, mail_id: str, at: datetime) -> None:
        """From now on the verification of this mail says that its number was voided, whenever it was published."""
        self.store.add_void(mail_id, at)

    def get(self, typed_id: str) -> Verification:
        """What stands under a verification id as scanned or typed; ``NotFoundError`` if nothing does."""
        verification_id = read_verification_id(typed_id)
        found = self.store.get(verification_id) if verification_id else None
        if found is None:
            raise NotFoundError("evidence.unknown_verification")
        return found

    def of_ids(self, verification_ids: Iterable[str]) -> list[Verification]:
        """Those that still stand under these ids."""
        found = (self.store.get(verification_id) for verification_id in verification_ids)
        return [verification for verification in found if verification is not None]

    def of_digest(self, sha256: str) -> list[Match]:
        """Every published document that has this revision; empty when the digest is unknown."""
        digest = sha256.strip().lower()
        if len(digest) != 64 or any(c not in "0123456789abcdef" for c in digest):
            raise InvalidError([Problem("sha256", "evidence.not_a_digest")])
        return [Match(found, digest) for found in self.store.of_digest(digest)]


def _of_reply(facts: ReplyFacts) -> Verification:
    return Verification(
        id=facts.verification_id,
        kind=VerificationKind.REPLY,
        mail_id=facts.mail_id,
        administration_id=facts.administration_id,
        administration=facts.administration,
        number=facts.number,
        at=facts.sealed_at,
        submitted_at=None,
        revisions=facts.revisions,
        trust=facts.trust,
    )
