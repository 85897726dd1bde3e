"""What the bundle of a folder holds: the document before its circuit and sealed, its certificates, its records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from chalicelib.adapters.keys.jws import read_compact
from chalicelib.bundles.model import Kind, Member, Role
from chalicelib.bundles.ports import Contents
from chalicelib.evidence.stages.model import Evidence
from chalicelib.kernel.errors import NotFoundError
from chalicelib.neighbours.material_in_bundles import Reading, Versions, material
from chalicelib.neighbours.of_bundles import Files, Opened, SealedFiles, Stages, evidence_member, original
from chalicelib.registry.model import Mail
from chalicelib.signing.model import Folder


class Folders(Protocol):
    """Folders as stored."""

    def get(self, folder_id: str) -> Folder | None:
        """The folder; None if there is none."""


class Mails(Protocol):
    """Mails as stored."""

    def get_many(self, mail_ids: Iterable[str]) -> list[Mail]:
        """Those that exist, in any order."""


@dataclass(frozen=True)
class FoldersInBundles:
    """The port ``Subjects``, for folders.

    Of the mail that a folder answers no record goes along: they name its deposit, which opens the depositor's page.
    What was evidenced of the reply's delivery does: it names the deposit by its handle.
    """

    folders: Folders
    files: Files
    opened: Opened
    versions: Versions
    sealed: SealedFiles
    held: Reading
    mails: Mails
    stages: Stages

    def contents(self, subject: str) -> Contents:
        """A sealed folder, its document in the version that lasts longest."""
        folder = self.folders.get(subject.partition("/")[2])
        if folder is None or folder.sealed is None or folder.outgoing is None:
            raise NotFoundError("not_found")
        document = self.sealed.read(self.versions.latest(folder.sealed.key)).data
        papers = [
            original(1, self.files.get(folder.file_id), self.opened),
            Member.of("documents/01.pdf", Role.SIGNED, document),
            *(evidence_member(place, it) for place, it in enumerate(self._delivery(folder), 1)),
            *material([self.held(document)]),
        ]
        outgoing = folder.outgoing
        chains = (subject, f"mail/{outgoing.mail_id}", f"lasting/{outgoing.verification_id}")
        return Contents(Kind.FOLDER, subject, papers, chains)

    def _delivery(self, folder: Folder) -> Iterator[Evidence]:
        """How the reply was delivered to a depositor, as far as it is by now."""
        assert folder.outgoing is not None
        for mail in self.mails.get_many([folder.answers]):
            for evidence in self.stages.of(mail.source):
                claims = read_compact(evidence.token).claims
                if evidence.is_of_reply and claims["message_id"] == folder.outgoing.verification_id:
                    yield evidence
