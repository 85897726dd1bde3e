"""Submission: one transaction that freezes the draft, fixes the instant, and asks the register for a number."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chalicelib.deposit.drafts.abandoned import is_over
from chalicelib.deposit.drafts.arrangement import FileNature
from chalicelib.deposit.drafts.drafting import deposited, fingerprint, in_order
from chalicelib.deposit.drafts.duplicates import Contents
from chalicelib.deposit.model import Deposit, DepositedFile, Submission
from chalicelib.deposit.own.addresses import AddressDigests
from chalicelib.deposit.own.shared import SharedLetters
from chalicelib.deposit.ports import Acknowledger, Administrations, FileFacts, Files, PendingMail, PrivacyNotices
from chalicelib.deposit.records import Records, Said
from chalicelib.deposit.verdicts import VerdictService, pending_row
from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.errors import ConflictError, InvalidError, Problem
from chalicelib.kernel.ids import new_id, new_tracking_code, new_verification_id
from chalicelib.kernel.log import DEPOSITOR
from chalicelib.kernel.work import Work, decide_again


class SubmissionService:
    """Turns a draft into a submission, and acknowledges it."""

    def __init__(
        self,
        records: Records,
        administrations: Administrations,
        notices: PrivacyNotices,
        files: Files,
        pending: PendingMail,
        verdicts: VerdictService,
        acknowledger: Acknowledger,
        addresses: AddressDigests,
        shared: SharedLetters,
        contents: Contents,
    ) -> None:
        self._records = records
        self._administrations = administrations
        self._notices = notices
        self._files = files
        self._pending = pending
        self._verdicts = verdicts
        self._acknowledger = acknowledger
        self._addresses = addresses
        self._shared = shared
        self._contents = contents

    def submit(self, deposit_id: str, seen: str | None = None, notice: str | None = None) -> Deposit:
        """Submits the draft whose content the depositor saw (its fingerprint; None to take it as it is), with the
        ``notice`` on personal data that was shown (its digest; None for the present one).

        Submitting the same content again answers with the same submission. Raises ``InvalidError`` with everything
        that is missing or wrong, ``ConflictError`` ``deposit.changed_meanwhile`` when the draft is no longer what was
        seen, ``deposit.notice_changed`` when the notice is another, ``deposit.draft_over`` when the draft is older than
        it is kept, and ``deposit.already_submitted`` when something else was submitted; out of service, the draft is
        kept.
        """
        self._look_for_late_files(deposit_id)
        decide_again(lambda: self._submit(deposit_id, seen, notice))
        # The verdict may have come between our look at the files and the commit, its event finding a draft: look again.
        return self._verdicts.settle(deposit_id)

    def submit_arrived(self, deposit_id: str) -> Deposit:
        """Submits a draft that submits itself, if all its files have come: at the instant at which the last one was
        stored, when its sender had done everything. A refused file is no hindrance: the verdict then rejects it.

        Any other deposit, one out of which its sender took the letter, one whose administration takes no letters for
        now, and one older than drafts are kept, stay as they are.
        """
        decide_again(lambda: self._submit_arrived(deposit_id))
        return self._verdicts.settle(deposit_id)

    def acknowledgement(self, deposit_id: str) -> str:
        """The signed acknowledgement: a compact JWS; always the same one for a deposit."""
        deposit = self._records.find(deposit_id)
        kept = self._records.store.acknowledgement(deposit_id)
        if kept is not None:
            return kept
        token = self._acknowledger.sign(acknowledgement_claims(deposit), deposit.submitted.submitted_at)
        return self._records.store.keep_acknowledgement(deposit_id, token)

    def _look_for_late_files(self, deposit_id: str) -> None:
        for file in self._files.of_owner(f"deposit/{deposit_id}"):
            if file.state == "expected":
                self._files.arrived(file.id)

    def _submit(self, deposit_id: str, seen: str | None, notice: str | None) -> None:
        deposit = self._records.find(deposit_id)
        if deposit.submission is not None:
            _must_be_same(deposit.submission, seen)
            return
        if is_over(deposit, self._records.now()):
            raise ConflictError("deposit.draft_over")
        administration = self._administrations.get(deposit.administration_id)
        administration.must_take_letters()
        files = in_order(deposit, self._files.of_owner(deposit.source))
        submission = self._submission(deposit, tuple(map(deposited, files)), administration.register_id)
        if seen not in (None, submission.fingerprint):
            raise ConflictError("deposit.changed_meanwhile")
        problems = [*deposit.problems(), *_file_problems(files), *nature_problems(deposit, files)]
        if problems:
            raise InvalidError(problems)
        self._freeze(deposit, replace(submission, notice=self._notice(deposit.administration_id, notice)), files)

    def _submit_arrived(self, deposit_id: str) -> None:
        deposit = self._records.find(deposit_id)
        files = in_order(deposit, self._files.of_owner(deposit.source)) if deposit.submits_itself else []
        arrived = [file.arrived_at for file in files if file.arrived_at is not None]
        if not _has_letter(files) or len(arrived) < len(files):
            return
        administration = self._administrations.get(deposit.administration_id)
        if administration.standing != "active" or is_over(deposit, self._records.now()):
            return
        submission = self._submission(deposit, tuple(map(deposited, files)), administration.register_id)
        notice = self._notice(deposit.administration_id, None)
        self._freeze(deposit, replace(submission, submitted_at=max(arrived), notice=notice), files)

    def _freeze(self, deposit: Deposit, submission: Submission, files: list[FileFacts]) -> None:
        content_digest = self._contents.digest(deposit, submission.files)
        frozen = deposit.frozen(submission, self._addresses.of(deposit.details.email), content_digest)
        self._commit(frozen, ready=all(file.state == "clean" for file in files))

    def _notice(self, administration_id: str, shown: str | None) -> str:
        """Kept before the submission names it: what was shown can always be told."""
        present = self._notices.keep(administration_id, shown)
        if shown not in (None, present):
            raise ConflictError("deposit.notice_changed")
        return present

    def _submission(self, deposit: Deposit, files: tuple[DepositedFile, ...], register_id: str) -> Submission:
        return Submission(
            submitted_at=self._records.now(),
            fingerprint=fingerprint(deposit.details, files),
            register_id=register_id,
            mail_id=new_id(),
            verification_id=new_verification_id(),
            tracking_code=new_tracking_code(),
            files=files,
        )

    def _commit(self, deposit: Deposit, ready: bool) -> None:
        submission, row = deposit.submitted, pending_row(deposit)
        ids = {"mail_id": submission.mail_id, "register_id": submission.register_id}
        helped = {"helper_id": deposit.helper.agent_id, "desk_id": deposit.helper.desk_id} if deposit.helper else {}
        said = ids | helped | {"notice": submission.notice}
        events = [Said("DepositSubmitted", said, content=_content(deposit))]
        if ready:
            deposit = deposit.cleared(submission.files, submission.submitted_at)
            events.append(Said("DepositCleared", ids))

        def also(work: Work) -> None:
            self._pending.add(work, row, ready)
            self._shared.share(work, deposit)

        self._records.commit(deposit, *events, at=submission.submitted_at, actor=DEPOSITOR, also=also)


def acknowledgement_claims(deposit: Deposit) -> Mapping[str, Any]:
    """What the acknowledgement says: that these files, as declared, were handed in at that instant.

    It names the public verification id, not the deposit's own id, which is a key to the confirmation page.
    """
    submission = deposit.submitted
    return {
        "typ": "deposit-acknowledgement",
        "verification_id": submission.verification_id,
        "register_id": submission.register_id,
        "administration_id": deposit.administration_id,
        "submitted_at": to_iso(submission.submitted_at),
        "files": [
            {"name": file.name, "size_bytes": file.size_bytes, "sha256_declared": file.declared_sha256}
            for file in submission.files
        ],
    }


def _must_be_same(submission: Submission, seen: str | None) -> None:
    if seen not in (None, submission.fingerprint):
        raise ConflictError("deposit.already_submitted")


def _file_problems(files: list[FileFacts]) -> list[Problem]:
    if not files:
        return [Problem("files", "deposit.files_missing")]
    codes = {"expected": "deposit.file_not_uploaded", "refused": "deposit.file_refused"}
    return [Problem(f"file-{f.id}", codes[f.state], name=f.name) for f in files if f.state in codes]


def nature_problems(deposit: Deposit, files: list[FileFacts]) -> list[Problem]:
    """What no file is said to be though one must: the letter itself; and the mandate, of whoever writes for somebody
    else and shows by what right. Without any file there is nothing yet to be said of them."""
    letter = [] if _has_letter(files) or not files else [Problem("files", "deposit.letter_missing")]
    shown = any(file.nature == FileNature.MANDATE and file.state != "refused" for file in files)
    mandate = shown or not deposit.details.is_for_another
    return letter + ([] if mandate else [Problem("files", "deposit.mandate_missing")])


def _has_letter(files: list[FileFacts]) -> bool:
    return any(file.nature == FileNature.LETTER for file in files)


def _content(deposit: Deposit) -> dict[str, Any]:
    files = [
        {"id": f.id, "name": f.name, "size_bytes": f.size_bytes, "nature": f.nature} for f in deposit.submitted.files
    ]
    return {"details": vars(deposit.details), "files": files, "language": deposit.language.value}
