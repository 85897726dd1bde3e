"""The deposit's neighbours, in the deposit's words."""

from collections.abc import Mapping
from typing import Any

from chalicelib.adapters.jws import sign_compact
from chalicelib.adapters.keys import DigestSigner
from chalicelib.adapters.s3 import read_url
from chalicelib.deposit.ports import AdministrationFacts, FileFacts, Told, UploadForm
from chalicelib.files.model import READ_LIFETIME, UploadedFile
from chalicelib.files.ports import PresignedPost
from chalicelib.files.service import FilesService
from chalicelib.notices.model import Notice, State
from chalicelib.notices.ports import Notices
from chalicelib.organisation.model import Administration
from chalicelib.organisation.portal.privacy import PrivacyNotices
from chalicelib.organisation.service import OrganisationService

_IN_WORDS = {State.SENDING: "waiting", State.HELD: "waiting"}


class TidingsOfDeposit:
    """The port ``Tidings``."""

    def __init__(self, notices: Notices) -> None:
        self._notices = notices

    def of(self, deposit_id: str) -> list[Told]:
        """What was sent; of codes only the last, since each ends the one before."""
        found = self._notices.of_deposit(deposit_id)
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
    ) -> UploadForm:
        """Expects one more file."""
        file, form = self._files.open_upload(
            owner, administration_id, name=name, size_bytes=size_bytes, sha256=sha256, redirect_url=redirect_url
        )
        return _form(file.id, form)

    def form(self, file_id: str, redirect_url: str | None = None) -> UploadForm:
        """A fresh form for a file that has not arrived."""
        return _form(file_id, self._files.form(file_id, redirect_url))

    def of_owner(self, owner: str) -> list[FileFacts]:
        """The owner's files in the order they were opened."""
        return [_file(file) for file in self._files.of_owner(owner)]

    def arrived(self, file_id: str) -> FileFacts:
        """The file, after a look whether it has arrived."""
        return _file(self._files.arrived(file_id))

    def get(self, file_id: str) -> FileFacts:
        """The file."""
        return _file(self._files.get(file_id))

    def remove(self, file_id: str) -> None:
        """Takes a file back."""
        self._files.remove(file_id)

    def pursue(self, file_id: str) -> None:
        """Has an undecided file looked at again."""
        self._files.pursue(file_id)


class PlatformAcknowledger:
    """The port ``Acknowledger``: the platform's key, ES256."""

    def __init__(self, key_id: str, signer: DigestSigner) -> None:
        self._key_id = key_id
        self._signer = signer

    def sign(self, claims: Mapping[str, Any]) -> str:
        """A compact JWS over the claims."""
        return sign_compact(claims, self._key_id, self._signer)


class EvidenceLinks:
    """The port ``SealedDocuments``."""

    def __init__(self, bucket: str, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def read_url(self, key: str, file_name: str, inline: bool) -> str:
        """A link of five minutes."""
        return read_url(self._region, self._bucket, key, file_name, inline=inline, lifetime=READ_LIFETIME)


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
    )
