"""Large files of a deposit: sent in parts, and gone on with after a cut, a reload, or an hour."""

from collections.abc import Mapping

from chalicelib.deposit.drafts.announced import announced_id
from chalicelib.deposit.large_files.ports import Holder, LargeFiles, PartForm, PartsFacts, SizeLimits
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.ports import FileFacts


class LargeFileService:
    """What a depositor does with a file above 20 MB, of the letter or of a message; a smaller one may go so too."""

    def __init__(self, holder: Holder, files: LargeFiles) -> None:
        self._holder = holder
        self._files = files

    @property
    def limits(self) -> SizeLimits:
        """How large files may be."""
        return self._files.limits

    def add(self, deposit: Deposit, name: str, size_bytes: int, sha256: str | None = None, key: str = "") -> PartsFacts:
        """Announces a file by name and size; how it is to be cut. With the same ``key``, the same file."""
        file_id = announced_id(deposit.id, key)
        owner = self._holder.room(deposit, file_id)
        return self._files.open(owner, deposit.administration_id, name, size_bytes, sha256, file_id)

    def resume(self, deposit: Deposit, file_id: str) -> PartsFacts:
        """How it is cut, and which parts storage holds: whoever goes on sends the others."""
        self._holder.demand_own(deposit, file_id)
        return self._files.resume(file_id)

    def sign(self, deposit: Deposit, file_id: str, checksums: Mapping[int, str]) -> list[PartForm]:
        """A request for each of these parts, for a quarter of an hour; again once that is over, and nothing is lost."""
        self._holder.demand_own(deposit, file_id)
        return self._files.sign(file_id, checksums)

    def complete(self, deposit: Deposit, file_id: str, sha256: str | None = None) -> FileFacts:
        """All parts are there: the file has arrived, and is inspected. Again, it answers the same."""
        self._holder.demand_own(deposit, file_id)
        return self._files.complete(file_id, sha256)
