"""Bulk deposits' neighbours: the mail office and the directory, in their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from chalicelib.bulk.account import Depositor
from chalicelib.bulk.batch import Earlier
from chalicelib.bulk.manifest import DeclaredFile, Letter, Rule
from chalicelib.bulk.ports import DepositFacts, LargeFile, MissingFile, Opening, ReceiptFacts, UploadForm, Wanted
from chalicelib.deposit.drafts.arrangement import FileNature, natures_of
from chalicelib.deposit.drafts.details import Details, LetterNature
from chalicelib.deposit.drafts.duplicates import Proof
from chalicelib.deposit.drafts.request_kinds import RequestKind, RequestKinds, demand_offered
from chalicelib.deposit.drafts.unattended import Described, UnattendedDeposits
from chalicelib.deposit.following.tracking import TrackingService
from chalicelib.deposit.model import Deposit, DepositedFile
from chalicelib.deposit.ports import Administrations, FileFacts, Files, Outages
from chalicelib.deposit.store import DynamoDeposits
from chalicelib.files.model import Declaration
from chalicelib.files.parts import MAX_FILE_BYTES
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem


@dataclass(frozen=True)
class DepositsOfOffice:
    """Bulk's ``Deposits``."""

    unattended: UnattendedDeposits
    store: DynamoDeposits
    files: Files
    tracking: TrackingService
    administrations: Administrations
    outages: Outages
    kinds: RequestKinds

    def cleaned(self, depositor: Depositor) -> Depositor:
        """In the form in which it is kept."""
        kept = vars(Details(**vars(depositor)).cleaned())
        return Depositor(**{name: kept[name] for name in vars(depositor)})

    def depositor_problems(self, depositor: Depositor) -> Sequence[Problem]:
        """What would stop a deposit by them."""
        return Details(**vars(depositor)).depositor_problems()

    def letter_rule(self) -> Rule:
        """What would stop letters; of each administration, and of its outages, one look."""
        of_administration, offered = cache(self._administration_problems), cache(self._offered)

        def problems(letter: Letter) -> Sequence[Problem]:
            details = Details(subject=letter.subject, reference=letter.reference, nature=_nature(letter))
            files = [it for place, file in enumerate(letter.files) for it in _file_problems(place, file)]
            stopped = of_administration(letter.administration)
            kind = [] if stopped or not letter.request_kind else _kind_problems(letter, offered(letter.administration))
            return [*stopped, *details.letter_problems(), *kind, *files, *_letter_problems(letter)]

        return problems

    def _administration_problems(self, slug: str) -> list[Problem]:
        try:
            administration = self.administrations.by_slug(slug)
            administration.must_take_letters()
            self.outages.must_take_new(administration.id)
        except NotFoundError:
            return [Problem("administration", "bulk.administration_unknown", slug=slug)]
        except ConflictError as error:
            return [Problem("administration", error.code, slug=slug, **error.params)]
        return []

    def _offered(self, slug: str) -> tuple[RequestKind, ...]:
        return self.kinds.offered(self.administrations.by_slug(slug).id)

    def open(self, opening: Opening) -> Earlier | None:
        """Makes the draft with its files announced."""
        letter, place = opening.letter, opening.place
        details = Details(
            **vars(opening.depositor),
            subject=letter.subject,
            reference=letter.reference,
            nature=_nature(letter),
            request_kind=letter.request_kind,
        )
        described = Described(
            opening.deposit_id,
            f"{place.batch_id}/{place.line}",
            opening.sender,
            letter.administration,
            opening.language,
            details,
            tuple(map(_declared, letter.files)),
        )
        found = self.unattended.open(described, Proof(opening.address_digest, sender=opening.sender))
        return _earlier(found) if found else None

    def facts(self, deposit_ids: Sequence[str], with_files: bool) -> Mapping[str, DepositFacts]:
        """One read of the deposits; of drafts, two more for each where files are asked for."""
        find = partial(self._facts, with_files=with_files)
        return {deposit.id: find(deposit) for deposit in self.store.get_many(deposit_ids)}

    def _facts(self, deposit: Deposit, with_files: bool) -> DepositFacts:
        if deposit.is_draft:
            missing = self._missing(deposit.id) if with_files else []
            files = tuple(MissingFile(file.id, file.name) for file in missing)
            return DepositFacts(deposit.id, "draft", deposit.submits_itself, files)
        given, numbered = deposit.submitted, deposit.last_registration
        return DepositFacts(
            deposit.id,
            deposit.state.value,
            submitted_at=given.submitted_at,
            tracking_code=given.tracking_code,
            number=numbered.number if numbered else "",
            registered_at=numbered.registered_at if numbered else None,
            receipts=tuple(ReceiptFacts(it.occasion, it.kind, it.verification_id, it.at) for it in deposit.receipts),
            reasons=tuple(reason for file in deposit.refused_files for reason in file.reasons),
        )

    def _missing(self, deposit_id: str) -> list[FileFacts]:
        return [file for file in self.files.of_owner(f"deposit/{deposit_id}") if file.state == "expected"]

    def wanted(self, deposit_id: str) -> Wanted:
        """How the files that have not come are sent; one that comes just now needs no form."""
        forms, missing = [], self._missing(deposit_id)
        for file in missing:
            try:
                form = self.files.form(file.id)
            except ConflictError:  # in parts, or here by now
                continue
            forms.append(UploadForm(file.id, file.name, form.url, form.fields, form.expires_in_seconds))
        large = (LargeFile(it.id, it.name, it.size_bytes or 0, deposit_id) for it in missing if it.in_parts)
        return Wanted(tuple(forms), tuple(large))

    def pursue(self, deposit_id: str) -> None:
        """Submits a draft whose files are all there."""
        self.unattended.pursue(deposit_id)

    def give_up(self, deposit_id: str) -> None:
        """The draft no longer submits itself."""
        self.unattended.give_up(deposit_id)

    def receipt_url(self, deposit_id: str, occasion: int) -> str:
        """A link of five minutes to a sealed receipt."""
        deposit = self.store.get(deposit_id)
        if deposit is None:
            raise NotFoundError("deposit.receipt_not_ready")
        return self.tracking.receipt_url(deposit, False, occasion)


def _letter_problems(letter: Letter) -> list[Problem]:
    """As a deposit is refused whose files are all something else than the letter."""
    natures = natures_of([file.nature for file in letter.files])
    return [Problem("files", "deposit.letter_missing")] if natures and FileNature.LETTER not in natures else []


def _nature(letter: Letter) -> str:
    return letter.nature or LetterNature.LETTER.value


def _declared(file: DeclaredFile) -> DepositedFile:
    return DepositedFile("", file.name, file.size_bytes, declared_sha256=file.sha256, nature=file.nature)


def _earlier(deposit: Deposit) -> Earlier:
    given = deposit.submitted
    return Earlier(deposit.number, given.submitted_at, deposit.id, given.tracking_code)


def _kind_problems(letter: Letter, offered: tuple[RequestKind, ...]) -> Sequence[Problem]:
    try:
        demand_offered(offered, letter.request_kind)
    except InvalidError as error:
        return error.problems
    return []


def _file_problems(place: int, file: DeclaredFile) -> list[Problem]:
    try:
        Declaration(file.name, file.size_bytes, file.sha256).checked(MAX_FILE_BYTES)
    except InvalidError as error:
        return [Problem(f"files.{place}.{it.field}", it.code, **it.params) for it in error.problems]
    return []
