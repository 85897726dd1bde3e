"""What the registry needs of uploads: scans, replies, files of messages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from chalicelib.registry.sheet import SheetFile


@dataclass(frozen=True)
class Upload:
    """A file's way in: a form to post it with, while it can be used."""

    file_id: str
    url: str
    fields: Mapping[str, str]
    expires_in_seconds: int


@dataclass(frozen=True)
class FileFacts:
    """A file as the files context knows it. ``state``: expected, uploaded, clean, refused or stuck.

    Pages, digest, ``kind`` and whether it is ``signed`` come with the verdict; so do ``notes``, codes of what its
    readers should know. ``inline``: browsers show it by themselves.
    """

    id: str
    owner: str
    name: str
    state: str
    reasons: tuple[str, ...]
    size_bytes: int
    pages: int | None
    sha256: str
    signed: bool
    kind: str = ""
    inline: bool = True
    notes: tuple[str, ...] = ()

    @property
    def is_usable(self) -> bool:
        """Whether it can become a reply: clean, and with no signature yet, which what a circuit adds would break."""
        return self.state == "clean" and not self.signed

    def on_sheet(self) -> SheetFile:
        """As it stands on a sheet once it is clean."""
        return SheetFile(self.id, self.name, self.size_bytes, self.sha256, self.pages, kind=self.kind)


class Files(Protocol):
    """Uploads and their inspection."""

    def open_upload(self, owner: str, administration_id: str) -> Upload:
        """A form for one more file of at most 20 MB, of a kind that this owner may send."""

    def place(self, owner: str, administration_id: str, agent_id: str, back_to: str) -> Upload:
        """A form for a page without scripts, after which the browser comes back to ``back_to``, an absolute address.

        It is the agent's own place with that owner, the same one until a file arrives in it.
        """

    def get(self, file_id: str) -> FileFacts:
        """``NotFoundError`` if there is none."""

    def of_owner(self, owner: str) -> list[FileFacts]:
        """The files opened for an owner, the oldest first."""

    def arrivals_of(self, owner: str) -> list[FileFacts]:
        """Those that arrived, after a look whether more did."""

    def remove(self, file_id: str) -> None:
        """Takes a file back."""

    def read_url(self, file_id: str) -> str:
        """A link that shows a clean file in the browser for five minutes."""

    def shown(self, file_id: str) -> tuple[FileFacts, str]:
        """The file and the same link, empty for one that nobody may read any more."""
