"""The organisation's neighbours, in its own words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from chalicelib.files.model import FileState, UploadedFile
from chalicelib.files.ports import PresignedPost
from chalicelib.files.service import FilesService
from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import NotFoundError
from chalicelib.organisation.mandates.ports import Paper, PaperForm
from chalicelib.organisation.model import Administration
from chalicelib.organisation.structure.ports import Waiting
from chalicelib.registry import ports
from chalicelib.registry.model import Register
from chalicelib.signing.ports import Folders

SHOWN_AT_MOST = 100
"""Mails, and steps of folders, of a desk in an administrator's list."""
LOOKED_AT_MOST = 1000
"""Of either, to find as many that are ordinary."""


@dataclass(frozen=True)
class RegistersOfOrganisation:
    """The port ``Registers``."""

    registers: ports.Registers
    clock: Clock

    def open(self, administration: Administration, letters: Sequence[str]) -> None:
        """One register for each letter; those that are open stay as they are."""
        for letter in letters:
            register_id = f"{administration.code}-{letter}"
            self.registers.open(Register(register_id, administration.id, administration.entity_id, self.clock.now()))


@dataclass(frozen=True)
class LegalActsOfOrganisation:
    """The port ``LegalActs``: files whose owner is ``mandate/ID``."""

    files: FilesService

    def is_clean(self, file_id: str, mandate_id: str, administration_id: str) -> bool:
        """Whether the administration sent the file for that mandate and it was cleared."""
        file = self._file(file_id)
        sent = file and file.owner == _owner(mandate_id) and file.administration_id == administration_id
        return bool(file and sent and file.state is FileState.CLEAN)

    def open_form(self, mandate_id: str, administration_id: str) -> PaperForm:
        """A form for one more PDF."""
        return _form(*self.files.open_upload(_owner(mandate_id), administration_id))

    def place(self, mandate_id: str, administration_id: str, agent_id: str, back_to: str) -> PaperForm:
        """A form for a page without scripts; the browser comes back to ``back_to``."""
        return _form(*self.files.place(_owner(mandate_id), administration_id, agent_id, back_to))

    def arrivals(self, mandate_id: str, administration_id: str) -> list[Paper]:
        """What arrived for that mandate, after a look whether more did."""
        owned = (it for it in self.files.of_owner(_owner(mandate_id)) if it.administration_id == administration_id)
        files = [self.files.arrived(file.id) if file.is_awaited else file for file in owned]
        return [
            Paper(it.id, it.shown_name, it.size_bytes or 0, it.pages, it.state.value, it.reasons)
            for it in files
            if not it.is_awaited
        ]

    def sha256(self, file_id: str) -> str:
        """The digest of a cleared file, in hexadecimal; empty where there is none."""
        file = self._file(file_id)
        return (file.sha256 or "") if file else ""

    def cleared(self, mandate_id: str, administration_id: str, sha256: str) -> str | None:
        """The id of a cleared file of that digest that the administration sent for that mandate; None for none."""
        owned = (it for it in self.files.of_owner(_owner(mandate_id)) if it.administration_id == administration_id)
        found = (it.id for it in owned if it.state is FileState.CLEAN and it.sha256 == sha256)
        return next(found, None)

    def read_url(self, file_id: str) -> str:
        """A link of five minutes to a cleared file."""
        return self.files.read_url(file_id)

    def _file(self, file_id: str) -> UploadedFile | None:
        try:
            return self.files.get(file_id)
        except NotFoundError:
            return None


def _owner(mandate_id: str) -> str:
    return f"mandate/{mandate_id}"


def _form(file: UploadedFile, form: PresignedPost) -> PaperForm:
    return PaperForm(file.id, form.url, form.fields, form.expires_in_seconds)


@dataclass(frozen=True)
class WorkloadOfOrganisation:
    """The port ``Workload``: mails in baskets, and steps of folders that are open at desks."""

    mails: ports.Mails
    folders: Folders

    def any_at_desk(self, desk_id: str) -> bool:
        """Whether a mail is assigned to the desk, or a step waits for it."""
        return self._any(f"desk/{desk_id}") or self.folders.any_at_desk(desk_id)

    def waiting_at(self, desk_id: str) -> Waiting:
        """What of it may be shown, and what may only be decided by."""
        basket = f"desk/{desk_id}"
        numbers = tuple(islice(self._ordinary_numbers(basket), SHOWN_AT_MOST))
        folders = self.folders.count_ordinary_at_desk(desk_id, SHOWN_AT_MOST, LOOKED_AT_MOST)
        holds_folders = self.folders.any_at_desk(desk_id)
        return Waiting(numbers, folders, holds_folders or self._any(basket), holds_folders)

    def any_at_entity(self, entity_id: str) -> bool:
        """Whether a mail is in the entity's own basket."""
        return self._any(f"qualify/{entity_id}")

    def _any(self, basket: str) -> bool:
        return self.mails.count(basket, 1) > 0

    def _ordinary_numbers(self, basket: str) -> Iterator[str]:
        """A page after the other is read: what is confidential must not make the count of the rest fall short."""
        cursor: str | None = None
        for _ in range(LOOKED_AT_MOST // SHOWN_AT_MOST):
            page = self.mails.basket(basket, cursor, SHOWN_AT_MOST)
            ordinary = (mail for mail in page.items if mail.sheet.confidentiality is Confidentiality.ORDINARY)
            yield from (str(mail.number) for mail in ordinary)
            if (cursor := page.next_cursor) is None:
                return
