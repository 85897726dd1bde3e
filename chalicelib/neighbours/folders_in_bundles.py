"""What the bundle of a folder holds: the document before its circuit and sealed, its certificates, its records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from chalicelib.bundles.model import Kind, Member, Role
from chalicelib.bundles.ports import Contents
from chalicelib.kernel.errors import NotFoundError
from chalicelib.neighbours.of_bundles import Files, Opened, SealedFiles, original
from chalicelib.signing.model import Folder


class Folders(Protocol):
    """Folders as stored."""

    def get(self, folder_id: str) -> Folder | None:
        """The folder; None if there is none."""


class Versions(Protocol):
    """Versions of sealed files."""

    def latest(self, key: str) -> str:
        """Where the last version of a sealed file lies."""


class Held(Protocol):
    """What a document holds for its validation, each in DER and once."""

    @property
    def certificates(self) -> Sequence[bytes]:
        """Of whoever signed or dated it, and of those above."""

    @property
    def crls(self) -> Sequence[bytes]:
        """Revocation lists."""

    @property
    def ocsps(self) -> Sequence[bytes]:
        """OCSP responses."""


class Reading(Protocol):
    """Reads documents."""

    def __call__(self, pdf: bytes) -> Held:
        """What is in this one."""


@dataclass(frozen=True)
class FoldersInBundles:
    """The port ``Subjects``, for folders.

    Of the mail that a folder answers no record goes along: they name its deposit, which opens the depositor's page.
    """

    folders: Folders
    files: Files
    opened: Opened
    versions: Versions
    sealed: SealedFiles
    held: Reading

    def contents(self, subject: str) -> Contents:
        """A sealed folder, its document in the version that lasts longest."""
        folder = self.folders.get(subject.partition("/")[2])
        if folder is None or folder.sealed is None or folder.outgoing is None:
            raise NotFoundError("not_found")
        document = self.sealed.read(self.versions.latest(folder.sealed.key)).data
        papers = [
            original(1, self.files.get(folder.file_id), self.opened),
            Member.of("documents/01.pdf", Role.SIGNED, document),
            *_material(self.held(document)),
        ]
        outgoing = folder.outgoing
        chains = (subject, f"mail/{outgoing.mail_id}", f"lasting/{outgoing.verification_id}")
        return Contents(Kind.FOLDER, subject, papers, chains)


def _material(held: Held) -> Iterable[Member]:
    for place, certificate in enumerate(held.certificates, 1):
        yield Member.of(f"certificates/{place:02d}.cer", Role.CERTIFICATE, certificate)
    for place, revoked in enumerate(held.crls, 1):
        yield Member.of(f"revocation/{place:02d}.crl", Role.REVOCATION, revoked)
    for place, answer in enumerate(held.ocsps, 1):
        yield Member.of(f"revocation/{place:02d}.ocsp", Role.REVOCATION, answer)
