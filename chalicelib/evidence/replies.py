"""Publishes sealed replies: number, date and digests of every state that the document went through."""

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.evidence.model import Revision, Verification, VerificationKind
from chalicelib.evidence.ports import Administrations, EvidenceFiles, Records, Registrations, Verifications
from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.events import Event
from chalicelib.kernel.log import LogRecord
from chalicelib.kernel.work import StaleError, Transactions


@dataclass(frozen=True)
class RepliesService:
    """Makes replies recognisable by anyone."""

    administrations: Administrations
    registrations: Registrations
    records: Records
    files: EvidenceFiles
    store: Verifications
    transactions: Transactions

    def publish(self, sealed: Event) -> None:
        """Makes a sealed reply and its earlier revisions, which its folder's records name, recognisable."""
        verification = self._of(sealed)
        if self.store.get(verification.id) is not None:
            return
        try:
            with self.transactions() as work:
                self.store.add_verification(work, verification)
        except StaleError:
            if self.store.get(verification.id) is None:
                raise

    def _of(self, sealed: Event) -> Verification:
        final = Revision(sealed["sha256"], "reply", sealed.at)
        return Verification(
            id=sealed["verification_id"],
            kind=VerificationKind.REPLY,
            mail_id=sealed["reply_mail_id"],
            administration_id=sealed.administration_id,
            administration=self.administrations.name(sealed.administration_id),
            number=sealed["number"],
            at=self.registrations.registered_at(sealed["reply_mail_id"]),
            submitted_at=None,
            revisions=(final, *_earlier_revisions(self.records.of_object(sealed.object_id))),
            trust=self.files.trust(sealed["key"]),
        )


def _earlier_revisions(records: Iterable[LogRecord]) -> list[Revision]:
    """Every state of the document before its seal: prepared, then signed."""
    changes = [record.body for record in records if record.body["event"] in ("DocumentPrepared", "DocumentSigned")]
    return [
        Revision(change["detail"]["sha256"], f"reply.{place}", from_iso(change["at"]))
        for place, change in enumerate(changes, 1)
    ]
