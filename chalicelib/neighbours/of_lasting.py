"""Lasting's neighbours: the evidence that recognises versions, and the bucket that keeps them."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.adapters.storage.evidence_bucket import EvidenceBucket
from chalicelib.evidence.model import Revision, SealedFile, SealLevel, Standing
from chalicelib.evidence.verification.store import VerificationStore
from chalicelib.kernel.work import Work
from chalicelib.lasting.model import Lasting, Level


@dataclass(frozen=True)
class RecognitionOfEvidence:
    """The port ``Recognition``."""

    verifications: VerificationStore

    def tell(self, work: Work, document: Lasting) -> None:
        """The verification says the level, and has the versions for revisions of its own."""
        versions = tuple(Revision(it.sha256, it.label, it.at) for it in document.versions)
        level = SealLevel(document.level.value)
        ends_at = document.ends_at if document.level is Level.B_LTA else None
        standing = Standing(level, document.sealed.key, document.key, versions, ends_at, document.revoked_at)
        self.verifications.set_standing(work, document.id, standing)


@dataclass(frozen=True)
class VersionsInBucket:
    """The port ``Files``."""

    bucket: EvidenceBucket

    def pdf(self, key: str) -> bytes:
        """The stored file."""
        return self.bucket.pdf(key)

    def put_version(self, key: str, original: str, pdf: bytes, at: datetime) -> bytes:
        """What the seal can claim stays what it was; the number is the original's, under whose key it lies."""
        return self.bucket.put_once(key, SealedFile(pdf, self.bucket.trust(original), at, number="")).data
