"""Drafts: saved at every step, changed until they are submitted."""

from collections.abc import Iterable
from dataclasses import replace

from chalicelib.deposit.drafts.announced import announced_id
from chalicelib.deposit.drafts.arrangement import arranged, moved, named
from chalicelib.deposit.drafts.details import Details
from chalicelib.deposit.drafts.request_kinds import RequestKind, RequestKinds, demand_offered
from chalicelib.deposit.fates import Helper
from chalicelib.deposit.following.legs import Leg
from chalicelib.deposit.model import MAX_FILES, Deposit, DepositedFile, DepositState
from chalicelib.deposit.ports import AdministrationFacts, Administrations, FileFacts, Files, Outages, UploadForm
from chalicelib.deposit.records import Records
from chalicelib.kernel.digests import canonical_json, sha256
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Chain
from chalicelib.kernel.work import decide_again


class DraftService:
    """What a depositor does before submission."""

    def __init__(
        self, records: Records, administrations: Administrations, files: Files, outages: Outages, kinds: RequestKinds
    ) -> None:
        self._records = records
        self._kinds = kinds
        self._administrations = administrations
        self._files = files
        self._outages = outages

    def open(self, slug: str, language: Language, changes: dict[str, str], helper: Helper | None = None) -> Deposit:
        """A new draft for that administration, with what was written so far; ``ConflictError`` out of service."""
        administration = self._administrations.by_slug(slug)
        administration.must_take_letters()
        self._outages.must_take_new(administration.id)
        self._demand_kind(administration.id, changes)
        deposit_id = new_id()
        deposit = Deposit(
            id=deposit_id,
            administration_id=administration.id,
            language=language,
            opened_at=self._records.now(),
            chain=Chain.start(f"deposit/{deposit_id}"),
            details=_acceptable(Details().with_changes(changes)),
            helper=helper,
        )
        self._records.add(deposit)
        return deposit

    def get(self, deposit_id: str) -> Deposit:
        """The deposit, draft or not; ``NotFoundError`` ``deposit.unknown``."""
        return self._records.find(deposit_id)

    def copy(self, deposit_id: str) -> Deposit:
        """A new draft with the details of this deposit, whose files could not be taken: nothing is typed twice.

        ``ConflictError`` ``deposit.not_rejected`` for any other: a draft shows its details whole.
        """
        old = self._records.find(deposit_id)
        if old.state is not DepositState.SUBMISSION_REJECTED:
            raise ConflictError("deposit.not_rejected")
        slug = self._administrations.get(old.administration_id).slug
        kind = self.kind(old)
        return self.open(slug, old.language, {**vars(old.details), "request_kind": kind.id if kind else ""})

    def kinds(self, deposit: Deposit) -> tuple[RequestKind, ...]:
        """What may be asked for where the deposit goes."""
        return self._kinds.offered(deposit.administration_id)

    def kind(self, deposit: Deposit) -> RequestKind | None:
        """What it asks for; None for an ordinary letter, or a kind that is offered no more."""
        chosen = deposit.details.request_kind
        return next((kind for kind in self.kinds(deposit) if kind.id == chosen), None) if chosen else None

    def administration(self, deposit: Deposit) -> AdministrationFacts:
        """Where the deposit goes."""
        return self._administrations.get(deposit.administration_id)

    def holder(self, deposit: Deposit) -> AdministrationFacts:
        """Who has it by now."""
        return self._administrations.get(deposit.holder_id)

    def legs(self, deposit: Deposit) -> list[tuple[Leg, AdministrationFacts]]:
        """Where it was sent on to, each with its administration."""
        return [(leg, self._administrations.get(leg.administration_id)) for leg in deposit.legs]

    def administration_of(self, slug: str) -> AdministrationFacts:
        """Where a new deposit would go."""
        return self._administrations.by_slug(slug)

    def change(self, deposit_id: str, changes: dict[str, str], version: int | None = None) -> Deposit:
        """The draft with some fields replaced; fields may still be missing, but not be wrong.

        With a ``version``, ``ConflictError`` ``deposit.changed_meanwhile`` if the draft is no longer that one.
        """

        def act() -> Deposit:
            deposit = self._records.find(deposit_id)
            deposit.must_be_draft()
            if version is not None and deposit.version != version:
                raise ConflictError("deposit.changed_meanwhile")
            details = _acceptable(deposit.details.with_changes(changes))
            self._demand_kind(deposit.administration_id, changes)
            return self._records.commit(replace(deposit, details=details))

        return decide_again(act)

    def speak(self, deposit_id: str, language: Language) -> Deposit:
        """The draft with the language in which its depositor is answered."""

        def act() -> Deposit:
            deposit = self._records.find(deposit_id)
            if not deposit.is_draft or deposit.language is language:
                return deposit
            return self._records.commit(replace(deposit, language=language))

        return decide_again(act)

    def files(self, deposit: Deposit) -> list[FileFacts]:
        """The files sent or announced, in the depositor's order; an open place that nobody used is none."""
        return in_order(deposit, self._files.of_owner(deposit.source))

    def fingerprint(self, deposit: Deposit) -> str:
        """What the draft holds now, as :meth:`SubmissionService.submit` compares it."""
        return fingerprint(deposit.details, [deposited(file) for file in self.files(deposit)])

    def arrange(
        self, deposit_id: str, file_id: str, *, position: int | None = None, nature: str | None = None
    ) -> list[FileFacts]:
        """The draft's files, one of them at another position (from 1), or said to be something else.

        ``NotFoundError`` ``files.unknown`` for a file that is not among them, ``InvalidError`` for an unknown nature.
        """

        def act() -> list[FileFacts]:
            deposit = self._records.find(deposit_id)
            deposit.must_be_draft()
            files = self.files(deposit)
            if all(file.id != file_id for file in files):
                raise NotFoundError("files.unknown")
            places = arranged((file.id for file in files), deposit.arrangement)
            if position is not None:
                places = moved(places, file_id, position)
            if nature is not None:
                places = named(places, file_id, nature)
            if places != deposit.arrangement:
                deposit = self._records.commit(replace(deposit, arrangement=places))
            return in_order(deposit, files)

        return decide_again(act)

    def add_file(
        self, deposit_id: str, name: str, size_bytes: int, sha256: str | None = None, key: str = ""
    ) -> tuple[FileFacts, UploadForm]:
        """Announces a file by name and size, and the form to send exactly it; with the same ``key``, the same file."""
        deposit, file_id = self._records.find(deposit_id), announced_id(deposit_id, key)
        form = self._files.open_upload(
            self.room(deposit, file_id),
            deposit.administration_id,
            name=name,
            size_bytes=size_bytes,
            sha256=sha256,
            file_id=file_id,
        )
        return self._files.get(form.file_id), form

    def place(self, deposit_id: str, redirect_url: str) -> UploadForm | None:
        """A form for one more file of any name, for browsers without scripts; None when there are enough.

        The same open place is used until a file arrives in it.
        """
        deposit = self._records.find(deposit_id)
        deposit.must_be_draft()
        owned = self._files.of_owner(deposit.source)
        if sum(map(is_real, owned)) >= MAX_FILES:
            return None
        waiting = next((file for file in owned if not is_real(file)), None)
        if waiting is not None:
            return self._files.form(waiting.id, redirect_url)
        return self._files.open_upload(deposit.source, deposit.administration_id, redirect_url=redirect_url)

    def fresh_form(self, deposit_id: str, file_id: str) -> UploadForm:
        """A new form for an announced file whose first one expired."""
        self.demand_own(self._records.find(deposit_id), file_id)
        return self._files.form(file_id)

    def look_for(self, deposit_id: str, file_id: str) -> FileFacts:
        """The file, after a look whether it has arrived."""
        self._own(deposit_id, file_id)
        return self._files.arrived(file_id)

    def remove_file(self, deposit_id: str, file_id: str) -> None:
        """Takes a file out of the draft; one that is not in it is no error, so that a repeated click is none."""
        self._records.find(deposit_id).must_be_draft()
        if any(file.id == file_id for file in self._files.of_owner(f"deposit/{deposit_id}")):
            self._files.remove(file_id)

    def room(self, deposit: Deposit, besides: str | None = None) -> str:
        """The owner of one more file of this draft; ``InvalidError`` when there are enough besides that one."""
        deposit.must_be_draft()
        if sum(file.id != besides for file in self.files(deposit)) >= MAX_FILES:
            raise InvalidError([Problem("files", "deposit.too_many_files", limit=MAX_FILES)])
        return deposit.source

    def demand_own(self, deposit: Deposit, file_id: str) -> None:
        """``NotFoundError`` ``files.unknown`` unless this file is in this draft."""
        deposit.must_be_draft()
        self._own(deposit.id, file_id)

    def _demand_kind(self, administration_id: str, changes: dict[str, str]) -> None:
        chosen = changes.get("request_kind", "")
        if chosen:
            demand_offered(self._kinds.offered(administration_id), chosen)

    def _own(self, deposit_id: str, file_id: str) -> None:
        if not any(file.id == file_id for file in self._files.of_owner(f"deposit/{deposit_id}")):
            raise NotFoundError("files.unknown")


def is_real(file: FileFacts) -> bool:
    """False for an open place of a form without scripts in which nothing arrived."""
    return file.named or file.state != "expected"


def in_order(deposit: Deposit, files: Iterable[FileFacts]) -> list[FileFacts]:
    """Those files that are real, in the depositor's order, each with its nature."""
    known = {file.id: file for file in files if is_real(file)}
    return [replace(known[place.file_id], nature=place.nature) for place in arranged(known, deposit.arrangement)]


def deposited(file: FileFacts) -> DepositedFile:
    """The file as a submission keeps it."""
    return DepositedFile(
        id=file.id,
        name=file.name,
        size_bytes=file.size_bytes or 0,
        declared_sha256=file.declared_sha256,
        sha256=file.sha256,
        pages=file.pages,
        reasons=file.reasons,
        nature=file.nature,
        kind=file.kind,
    )


def fingerprint(details: Details, files: Iterable[DepositedFile]) -> str:
    """Tells one content of a draft from another: what the depositor saw is what is submitted, or nothing is."""
    content = {"details": vars(details), "files": [[file.id, file.nature] for file in files]}
    return sha256(canonical_json(content))[:32]


def _acceptable(details: Details) -> Details:
    """The details, unless something in them is wrong; what is missing may follow."""
    wrong = [problem for problem in details.problems() if not problem.code.endswith("_missing")]
    if wrong:
        raise InvalidError(wrong)
    return details
