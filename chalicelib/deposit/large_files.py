"""Large files of drafts: sent in parts, and gone on with after a cut, a reload, or an hour."""

from collections.abc import Mapping

from chalicelib.deposit.drafts import DraftService
from chalicelib.deposit.part_ports import LargeFiles, PartForm, PartsFacts, SizeLimits
from chalicelib.deposit.ports import FileFacts


class LargeFileService:
    """What a depositor does with a file above 20 MB; a smaller one may go the same way."""

    def __init__(self, drafts: DraftService, files: LargeFiles) -> None:
        self._drafts = drafts
        self._files = files

    @property
    def limits(self) -> SizeLimits:
        """How large files may be."""
        return self._files.limits

    def add(self, deposit_id: str, name: str, size_bytes: int, sha256: str | None = None) -> PartsFacts:
        """Announces a file by name and size; how it is to be cut."""
        deposit = self._drafts.open_for_files(deposit_id)
        return self._files.open(deposit.source, deposit.administration_id, name, size_bytes, sha256)

    def resume(self, deposit_id: str, file_id: str) -> PartsFacts:
        """How it is cut, and which parts storage holds: whoever goes on sends the others."""
        self._drafts.own_file(deposit_id, file_id)
        return self._files.resume(file_id)

    def sign(self, deposit_id: str, file_id: str, checksums: Mapping[int, str]) -> list[PartForm]:
        """A request for each of these parts, for a quarter of an hour; again once that is over, and nothing is lost."""
        self._drafts.own_file(deposit_id, file_id)
        return self._files.sign(file_id, checksums)

    def complete(self, deposit_id: str, file_id: str, sha256: str | None = None) -> FileFacts:
        """All parts are there: the file has arrived, and is inspected. Again, it answers the same."""
        self._drafts.own_file(deposit_id, file_id)
        return self._files.complete(file_id, sha256)
