"""The organisation's neighbours, in its own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.files.model import FileState
from chalicelib.files.service import FilesService
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import NotFoundError
from chalicelib.organisation.model import Administration
from chalicelib.registry import ports
from chalicelib.registry.model import Register
from chalicelib.signing.ports import Folders

COUNTED_AT_MOST = 100


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

    def is_clean(self, file_id: str, mandate_id: str) -> bool:
        """Whether the file was sent for that mandate and cleared."""
        try:
            file = self.files.get(file_id)
        except NotFoundError:
            return False
        return file.owner == f"mandate/{mandate_id}" and file.state is FileState.CLEAN


@dataclass(frozen=True)
class WorkloadOfOrganisation:
    """The port ``Workload``: mails in baskets, and steps of folders that are open at desks."""

    mails: ports.Mails
    folders: Folders

    def at_desk(self, desk_id: str) -> int:
        """Mails assigned to the desk and steps that wait for it."""
        return self.mails.count(f"desk/{desk_id}", COUNTED_AT_MOST) + self.folders.count_at_desk(desk_id)

    def at_entity(self, entity_id: str) -> int:
        """Mails in the entity's own basket."""
        return self.mails.count(f"qualify/{entity_id}", COUNTED_AT_MOST)
