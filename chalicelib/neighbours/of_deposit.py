"""The deposit's neighbours, in the deposit's words."""

from collections.abc import Callable, Mapping
from typing import Protocol

from chalicelib.adapters.storage.s3 import read_url
from chalicelib.deposit.exchange.ports import OfficeFacts, OfficeMessage
from chalicelib.deposit.large_files.ports import PartFacts, PartForm, PartsFacts, SizeLimits
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.ports import AdministrationFacts, FileFacts, Told, UploadForm
from chalicelib.files.model import MAX_SIZE_BYTES, READ_LIFETIME, UploadedFile
from chalicelib.files.part_uploads import Gathering, PartUploads
from chalicelib.files.parts import MAX_FILE_BYTES
from chalicelib.files.ports import PresignedPost
from chalicelib.files.service import FilesService
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.neighbours.reach import Reach, is_mailed
from chalicelib.notices.model import Notice, State
from chalicelib.notices.ports import Notices
from chalicelib.organisation.model import Administration
from chalicelib.organisation.portal.privacy import PrivacyNotices
from chalicelib.organisation.service import OrganisationService
from chalicelib.registry.model import WRITTEN, HistoryEntry, Mail

OPEN_PLACE = "depositor"
"""Whose page holds a place for one more file of a message open."""


class Histories(Protocol):
    """The histories of mails."""

    def history(self, mail_id: str) -> list[HistoryEntry]:
        """All acts after registration, the oldest first."""


class Mails(Protocol):
    """Registered mails."""

    def get(self, mail_id: str) -> Mail:
        """``NotFoundError`` if there is none."""


_IN_WORDS = {State.SENDING: "waiting", State.HELD: "waiting"}


class TidingsOfDeposit:
    """The port ``Tidings``."""

    def __init__(self, notices: Notices, reach: Reach) -> None:
        self._notices = notices
        self._reach = reach

    def reach(self, deposit: Deposit) -> bool:
        """Given with the letter, or in its place by the registry office."""
        return is_mailed(self._reach.mailboxes, deposit)

    def texts(self, deposit: Deposit) -> bool:
        """Asked for with the letter, or agreed to afterwards."""
        return bool(self._reach.number_of(deposit))

    def of(self, deposit_id: str) -> list[Told]:
        """What was sent; of codes only the last, since each ends the one before."""
        found = [it for it in self._notices.of_deposit(deposit_id) if not it.to_colleague]
        last_code = next((it for it in reversed(found) if it.kind.plan.secret), None)
        return [_told(it) for it in found if not it.kind.plan.secret or it is last_code]


def _told(notice: Notice) -> Told:
    state = _IN_WORDS.get(notice.state, notice.state.value)
    return Told(notice.kind.value, notice.channel.value, state, notice.at, notice.kind.plan.secret)


class AdministrationsOfOrganisation:
    """The port ``Administrations``."""

    def __init__(self, organisation: OrganisationService) -> None:
        self._organisation = organisation

    def by_slug(self, slug: str) -> AdministrationFacts:
        """The administration of a portal."""
        return _administration(self._organisation.by_slug(slug))

    def get(self, administration_id: str) -> AdministrationFacts:
        """The administration of this id."""
        return _administration(self._organisation.administration(administration_id))

    def entity(self, administration_id: str, entity_id: str) -> Bilingual | None:
        """The name of one of its entities."""
        entities = self._organisation.entities(administration_id)
        return next((entity.name for entity in entities if entity.id == entity_id), None)


class OfficeOfDeposit:
    """The port ``Office``: the words stand in the mail's history, which says nothing else to a depositor."""

    def __init__(self, mails: Histories) -> None:
        self._mails = mails

    def facts(self, mail_id: str) -> OfficeFacts:
        """What the office wrote and read."""
        history = self._mails.history(mail_id)
        messages = tuple(_message(entry) for entry in history if entry.event in WRITTEN)
        return OfficeFacts(messages, tuple((entry.up_to, entry.at) for entry in history if entry.up_to))


class OriginsOfDeposit:
    """The port ``Origins``."""

    def __init__(self, mails: Mails) -> None:
        self._mails = mails

    def deposit_of(self, mail_id: str) -> str | None:
        """The id in the source that a mail keeps on its way through administrations."""
        try:
            kind, _, source_id = self._mails.get(mail_id).source.partition("/")
        except NotFoundError:
            return None
        return source_id if kind == "deposit" else None


class NoticesOfDeposit:
    """The port ``PrivacyNotices``."""

    def __init__(self, notices: PrivacyNotices) -> None:
        self._notices = notices

    def present(self, administration_id: str) -> str:
        """The digest of the notice that is shown now."""
        return self._notices.present(administration_id).digest

    def keep(self, administration_id: str, shown: str | None) -> str:
        """The same, whose text is kept from here on, unless another was shown."""
        return self._notices.keep(administration_id, shown)


class DepositedFiles:
    """The port ``Files``."""

    def __init__(self, files: FilesService) -> None:
        self._files = files

    def open_upload(
        self,
        owner: str,
        administration_id: str,
        *,
        name: str | None = None,
        size_bytes: int | None = None,
        sha256: str | None = None,
        redirect_url: str | None = None,
        file_id: str | None = None,
    ) -> UploadForm:
        """Expects one more file; under an id that was chosen before, once."""
        file, form = self._files.open_upload(
            owner,
            administration_id,
            name=name,
            size_bytes=size_bytes,
            sha256=sha256,
            redirect_url=redirect_url,
            file_id=file_id,
        )
        return _form(file.id, form)

    def form(self, file_id: str, redirect_url: str | None = None) -> UploadForm:
        """A fresh form for a file that has not arrived."""
        return _form(file_id, self._files.form(file_id, redirect_url))

    def of_owner(self, owner: str) -> list[FileFacts]:
        """The owner's files in the order they were opened."""
        return [_file(file) for file in self._files.of_owner(owner)]

    def place(self, owner: str, administration_id: str, redirect_url: str) -> UploadForm:
        """The form of the owner's one open place."""
        file, form = self._files.place(owner, administration_id, OPEN_PLACE, redirect_url)
        return _form(file.id, form)

    def arrived(self, file_id: str) -> FileFacts:
        """The file, after a look whether it has arrived."""
        return _file(self._files.arrived(file_id))

    def get(self, file_id: str) -> FileFacts:
        """The file."""
        return _file(self._files.get(file_id))

    def remove(self, file_id: str) -> None:
        """Takes a file back."""
        self._files.remove(file_id)

    def read_url(self, file_id: str) -> str:
        """A link of five minutes to a clean file."""
        return self._files.read_url(file_id)

    def pursue(self, file_id: str) -> None:
        """Has an undecided file looked at again."""
        self._files.pursue(file_id)


class DepositedParts:
    """The port ``LargeFiles``."""

    def __init__(self, uploads: PartUploads) -> None:
        self._uploads = uploads

    @property
    def limits(self) -> SizeLimits:
        """How large files may be."""
        return SizeLimits(MAX_SIZE_BYTES // 2**20, MAX_FILE_BYTES // 2**20)

    def open(
        self,
        owner: str,
        administration_id: str,
        name: str,
        size_bytes: int,
        sha256: str | None = None,
        file_id: str | None = None,
    ) -> PartsFacts:
        """Expects one more file, in parts; under an id that was chosen before, once."""
        return _parts(
            self._uploads.open(
                owner, administration_id, name=name, size_bytes=size_bytes, sha256=sha256, file_id=file_id
            )
        )

    def announce(
        self, file_id: str, owner: str, administration_id: str, *, name: str, size_bytes: int, sha256: str
    ) -> None:
        """Expects that file, under an id that was chosen before; in parts where no form takes it."""
        self._uploads.announce(file_id, owner, administration_id, name=name, size_bytes=size_bytes, sha256=sha256)

    def resume(self, file_id: str) -> PartsFacts:
        """What storage holds of it, begun anew where that is over."""
        return _parts(self._uploads.resume(file_id))

    def sign(self, file_id: str, checksums: Mapping[int, str]) -> list[PartForm]:
        """A request for each of these parts."""
        signed = self._uploads.sign(file_id, checksums)
        return [PartForm(part.number, part.url, part.headers, part.expires_in_seconds) for part in signed]

    def complete(self, file_id: str, sha256: str | None = None) -> FileFacts:
        """The file, put together and arrived."""
        return _file(self._uploads.complete(file_id, sha256))


class EvidenceLinks:
    """The port ``SealedDocuments``. ``latest`` says where the last version of a sealed file lies."""

    def __init__(self, bucket: str, region: str, latest: Callable[[str], str]) -> None:
        self._bucket = bucket
        self._region = region
        self._latest = latest

    def read_url(self, key: str, file_name: str, inline: bool) -> str:
        """A link of five minutes to the version that can be verified longest."""
        last = self._latest(key)
        return read_url(self._region, self._bucket, last, file_name, inline=inline, lifetime=READ_LIFETIME)


def _message(entry: HistoryEntry) -> OfficeMessage:
    kind = "completion" if entry.event == "CompletionRequested" else "message"
    return OfficeMessage(entry.seq, kind, entry.at, entry.note, entry.pieces, entry.files)


def _administration(found: Administration) -> AdministrationFacts:
    register_id = f"{found.code}-A"
    return AdministrationFacts(found.id, found.slug, found.name, register_id, found.entity_id, found.standing.value)


def _form(file_id: str, form: PresignedPost) -> UploadForm:
    return UploadForm(file_id, form.url, form.fields, form.expires_in_seconds)


def _file(file: UploadedFile) -> FileFacts:
    return FileFacts(
        id=file.id,
        name=file.shown_name,
        state=file.state.value,
        size_bytes=file.size_bytes if file.size_bytes is not None else file.declared.size_bytes,
        declared_sha256=file.declared.sha256,
        sha256=file.sha256,
        pages=file.pages,
        reasons=file.reasons,
        named=file.declared.name is not None,
        in_parts=file.parts is not None,
        kind=file.kind,
        arrived_at=file.uploaded_at,
    )


def _parts(gathering: Gathering) -> PartsFacts:
    parts = gathering.parts
    held = tuple(PartFacts(part.number, part.size_bytes, part.sha256) for part in gathering.held)
    return PartsFacts(gathering.file.id, parts.size_bytes, parts.part_bytes, parts.count, held)
