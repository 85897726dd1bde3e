"""What imports of a house's file need from outside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from chalicelib.kernel.access import Caller
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.work import Work
from chalicelib.organisation.house_file.model import HouseImport, Report
from chalicelib.organisation.model import Agent, Entity


class Imports(Protocol):
    """Files that are to change a house, as far as they are."""

    def get(self, administration_id: str, import_id: str) -> HouseImport | None:
        """One of the administration's, read consistently."""

    def of_administration(self, administration_id: str) -> Sequence[HouseImport]:
        """All of its, in no order."""

    def save(self, work: Work, it: HouseImport) -> None:
        """Stores it with the next version, if its version is still the one read."""

    def note(self, it: HouseImport, done: int, inviting: str) -> None:
        """Says how far it is, beside whatever else is stored of it."""


class HouseFiles(Protocol):
    """The files themselves and what was found in them, kept for a day."""

    def put(self, import_id: str, content: bytes) -> None:
        """Stores the file; again, the same."""

    def content(self, import_id: str) -> bytes | None:
        """The file, or None once its day is over."""

    def put_report(self, import_id: str, report: Report) -> None:
        """Stores a report in the place of the one before."""

    def report(self, import_id: str) -> Report | None:
        """The report, or None before it is made and once its day is over."""

    def put_seen(self, import_id: str, table: bytes) -> None:
        """Stores the house's own file as it was at the check, in the place of the one before."""

    def seen(self, import_id: str) -> bytes | None:
        """That file, or None before the check and once its day is over."""


class ImporterCall(Protocol):
    """How whoever works on imports is woken."""

    def wake(self, administration_id: str, import_id: str) -> None:
        """Asks for the import to be gone on with."""


class Addresses(Protocol):
    """Whose addresses are, on the whole platform."""

    def agent_of(self, email: str) -> Agent | None:
        """The agent of an address, active or not, of whatever administration; None for nobody's."""


@dataclass(frozen=True)
class KeptModel:
    """A registration model as it stands: ``fields`` as forms send them. A retired one is offered no more."""

    name: Bilingual
    fields: Mapping[str, str]
    retired: bool = False


@dataclass(frozen=True)
class KeptModels:
    """All of an administration by id, in the order in which they were made; ``version`` counts their changes."""

    version: int
    by_id: Mapping[str, KeptModel]


class RegistrationModels(Protocol):
    """The registry's models. Acts raise what its own pages would be told."""

    def standing(self, administration_id: str) -> KeptModels:
        """All of the administration as they are now."""

    def usual(self, fields: Mapping[str, str]) -> Mapping[str, str]:
        """Fields as :meth:`standing` writes them; ``InvalidError`` for what cannot be read."""

    def add(self, caller: Caller, model_id: str, fields: Mapping[str, str]) -> None:
        """One more; again, it changes nothing."""

    def change(self, caller: Caller, model_id: str, fields: Mapping[str, str]) -> None:
        """Says something else; the same again changes nothing."""

    def retire(self, caller: Caller, model_id: str) -> None:
        """Offers it no more."""

    def on_paper(self, administration_id: str, entities: Callable[[], Sequence[Entity]]) -> "RegistrationModels":
        """The same rules on a copy, beside those entities; nothing is done."""
