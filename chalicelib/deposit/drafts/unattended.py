"""Drafts that submit themselves: described whole before their files come, by somebody who sends many at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from chalicelib.deposit.drafts.arrangement import Arrangement, Place, natures_of
from chalicelib.deposit.drafts.details import Details
from chalicelib.deposit.drafts.duplicates import Duplicates, Proof
from chalicelib.deposit.large_files.ports import LargeFiles
from chalicelib.deposit.model import Deposit, DepositedFile
from chalicelib.deposit.ports import Administrations, Files, Outages
from chalicelib.deposit.records import Records
from chalicelib.deposit.submission import SubmissionService
from chalicelib.kernel.ids import stable_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Chain
from chalicelib.kernel.work import StaleError, decide_again


@dataclass(frozen=True)
class Described:
    """A letter before its files: under an id chosen by who describes it. ``batch`` says where it stands, ``sender`` who
    sends it where that is not whoever has the address; ``files`` are names, sizes, digests and natures as declared."""

    deposit_id: str
    batch: str
    sender: str
    slug: str
    language: Language
    details: Details
    files: tuple[DepositedFile, ...]


class UnattendedDeposits:
    """Makes such drafts, submits them, gives them up."""

    def __init__(
        self,
        records: Records,
        administrations: Administrations,
        files: Files,
        large: LargeFiles,
        submissions: SubmissionService,
        duplicates: Duplicates,
        outages: Outages,
    ) -> None:
        self._records = records
        self._administrations = administrations
        self._files = files
        self._large = large
        self._submissions = submissions
        self._duplicates = duplicates
        self._outages = outages

    def open(self, given: Described, proof: Proof) -> Deposit | None:
        """Makes the draft and announces its files; had again, it changes nothing. Answers with the earlier deposit of
        the same letter, for who proves to have sent it. ``ConflictError`` where the administration takes no letters,
        or nothing new during an outage: a draft that is there already outlasts it."""
        administration = self._administrations.by_slug(given.slug)
        administration.must_take_letters()
        if self._records.store.get(given.deposit_id) is None:
            self._outages.must_take_new(administration.id)
        draft = Deposit(
            id=given.deposit_id,
            administration_id=administration.id,
            language=given.language,
            opened_at=self._records.now(),
            chain=Chain.start(f"deposit/{given.deposit_id}"),
            details=given.details,
            arrangement=_arrangement(given),
            batch=given.batch,
            sender=given.sender,
        )
        earlier = self._duplicates.earlier(draft, given.files, proof)
        try:
            self._records.add(draft)
        except StaleError:
            self._records.find(draft.id)  # an earlier turn made it
        self._announce(draft, given.files)
        return earlier

    def on_files(self, deposit_id: str) -> None:
        """A file of it was judged: it is submitted if all are there."""
        self._submissions.submit_arrived(deposit_id)

    def pursue(self, deposit_id: str) -> None:
        """The same after a look for files whose events were lost; those that are not judged are judged again."""
        for file in self._files.of_owner(f"deposit/{deposit_id}"):
            self._files.pursue(file.id)
        self._submissions.submit_arrived(deposit_id)

    def give_up(self, deposit_id: str) -> None:
        """Its time is over: what comes now submits nothing. Whoever has its id may still finish it by hand."""

        def act() -> None:
            deposit = self._records.find(deposit_id)
            if deposit.submits_itself:
                self._records.commit(replace(deposit, batch=""))

        decide_again(act)

    def _announce(self, draft: Deposit, files: Iterable[DepositedFile]) -> None:
        for place, file in enumerate(files):
            self._large.announce(
                _file_id(draft.id, place),
                draft.source,
                draft.administration_id,
                name=file.name,
                size_bytes=file.size_bytes,
                sha256=file.declared_sha256 or "",
            )


def _arrangement(given: Described) -> Arrangement:
    """The files in their order, each as what it is said to be, or as what it usually is."""
    natures = natures_of([file.nature for file in given.files])
    return tuple(Place(_file_id(given.deposit_id, place), nature) for place, nature in enumerate(natures))


def _file_id(deposit_id: str, place: int) -> str:
    return stable_id(deposit_id, str(place))
