"""Checks a file that a visitor sent, with consent, and forgets the file at once."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import unquote_plus

from chalicelib.evidence.ports import Checks, Examiner, ScratchFiles, Verifications
from chalicelib.evidence.verification.checks import (
    LIFETIME,
    MAX_BYTES,
    Check,
    CheckState,
    Examination,
    Finding,
    UploadForm,
)
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.ids import new_id

LEFT_BEHIND_AFTER = timedelta(minutes=30)


@dataclass(frozen=True)
class ChecksService:
    """Opens checks, runs them, and clears away what they leave."""

    files: ScratchFiles
    examiner: Examiner
    store: Checks
    verifications: Verifications
    clock: Clock

    def open(self, redirect_to: str | None) -> tuple[Check, UploadForm]:
        """A new check and the form its file is sent with."""
        check = Check(new_id(), CheckState.EXPECTED, self.clock.now() + LIFETIME)
        self.store.put(check)
        return check, self.form(check, redirect_to)

    def form(self, check: Check, redirect_to: str | None) -> UploadForm:
        """A form for the check's file; a browser without scripts then comes back to ``redirect_to`` (absolute)."""
        return self.files.form(check.id, redirect_to)

    def get(self, check_id: str) -> Check:
        """The check as it stands; ``NotFoundError`` when there is none or its hour is over."""
        check = self.store.get(check_id)
        if check is None or check.expires_at <= self.clock.now():
            raise NotFoundError("evidence.unknown_check")
        return check

    def check(self, check_id: str) -> None:
        """Examines the file, keeps the findings and deletes the file; harmless when all that was done before."""
        size_bytes, check = self.files.size(check_id), self.store.get(check_id)
        if size_bytes is None:
            return
        if check is not None:
            judged = self._looked_at(check) if size_bytes <= MAX_BYTES else _too_large(check)
            self.store.put(replace(judged, checked_at=self.clock.now()))
        self.files.delete(check_id)

    def clear(self) -> int:
        """Deletes files that no check took away; returns how many there were."""
        left = self.files.older_than(self.clock.now() - LEFT_BEHIND_AFTER)
        for check_id in left:
            self.files.delete(check_id)
        return len(left)

    def _looked_at(self, check: Check) -> Check:
        data = self.files.read(check.id)
        return check if data is None else self._judged(check, data)

    def _judged(self, check: Check, data: bytes) -> Check:
        digest = sha256(data)
        seen = self.examiner.examine(data)
        published = self._published((digest,))
        begun = () if published else self._published(seen.revisions)
        found = _standing(published, begun, seen)
        return replace(
            check,
            state=CheckState.DONE,
            sha256=digest,
            findings=found,
            verification_ids=published or begun,
            verdict=seen.verdict,
            signatures=seen.signatures,
        )

    def _published(self, digests: tuple[str, ...]) -> tuple[str, ...]:
        found = (verification.id for digest in digests for verification in self.verifications.of_digest(digest))
        return tuple(dict.fromkeys(found))


def _too_large(check: Check) -> Check:
    return replace(check, state=CheckState.DONE, findings=(Finding.TOO_LARGE,))


def _standing(published: tuple[str, ...], begun: tuple[str, ...], seen: Examination) -> tuple[Finding, ...]:
    if published:
        return (Finding.PUBLISHED, *seen.findings)
    return (Finding.CHANGED_SINCE if begun else Finding.UNKNOWN, *seen.findings)


def uploaded_key(body: str) -> str:
    """The object's key in an S3 event that came through EventBridge, where keys are URL-encoded."""
    return unquote_plus(json.loads(body)["detail"]["object"]["key"])


def check_id_of(key: str) -> str:
    """``checks/ID.pdf`` → ``ID``."""
    return key.removeprefix("checks/").removesuffix(".pdf")
