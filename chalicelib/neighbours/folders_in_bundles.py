"""What the bundle of a folder holds: the document before its circuit and sealed, its certificates, its records."""

from dataclasses import dataclass
from typing import Protocol

from chalicelib.bundles.model import Kind, Member, Role
from chalicelib.bundles.ports import Contents
from chalicelib.kernel.errors import NotFoundError
from chalicelib.neighbours.material_in_bundles import Reading, Versions, material
from chalicelib.neighbours.of_bundles import Files, Opened, SealedFiles, original
from chalicelib.signing.model import Folder


class Folders(Protocol):
    """Folders as stored."""

    def get(self, folder_id: str) -> Folder | None:
        """The folder; None if there is none."""


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
            *material([self.held(document)]),
        ]
        outgoing = folder.outgoing
        chains = (subject, f"mail/{outgoing.mail_id}", f"lasting/{outgoing.verification_id}")
        return Contents(Kind.FOLDER, subject, papers, chains)
