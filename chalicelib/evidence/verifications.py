"""Publishes what can be verified, and looks it up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chalicelib.evidence.model import Match, Revision, Verification, VerificationKind
from chalicelib.evidence.ports import Administrations, Records, TrustJudge, Verifications
from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem
from chalicelib.kernel.events import Event
from chalicelib.kernel.ids import read_verification_id
from chalicelib.kernel.log import LogRecord
from chalicelib.kernel.work import StaleError, Transactions


@dataclass(frozen=True)
class VerificationsService:
    """The public register of what was sealed."""

    administrations: Administrations
    records: Records
    judge: TrustJudge
    store: Verifications
    transactions: Transactions

    def publish_reply(self, sealed: Event) -> None:
        """Makes a sealed reply and its earlier revisions, which its folder's records name, recognisable."""
        verification = self._of_reply(sealed)
        if self.store.get(verification.id) is not None:
            return
        try:
            with self.transactions() as work:
                self.store.add_verification(work, verification)
        except StaleError:
            if self.store.get(verification.id) is None:
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

    def _of_reply(self, sealed: Event) -> Verification:
        administration = self.administrations.get(sealed.administration_id)
        final = Revision(sealed["sha256"], "reply", sealed.at)
        return Verification(
            id=sealed["verification_id"],
            kind=VerificationKind.REPLY,
            mail_id=sealed["reply_mail_id"],
            administration_id=sealed.administration_id,
            administration=administration.name,
            number=sealed["number"],
            at=sealed.at,
            submitted_at=None,
            revisions=(final, *_earlier_revisions(self.records.of_object(sealed.object_id))),
            trust=self.judge.trust(administration.seal_key_id),
        )

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


def _earlier_revisions(records: Iterable[LogRecord]) -> list[Revision]:
    """Every state of the document before its seal: prepared, then signed."""
    changes = [record.body for record in records if record.body["event"] in ("DocumentPrepared", "DocumentSigned")]
    return [
        Revision(change["detail"]["sha256"], f"reply.{place}", from_iso(change["at"]))
        for place, change in enumerate(changes, 1)
    ]
