"""Files that change whole houses."""

from functools import cache
from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.adapters import dynamo
from chalicelib.adapters.storage.house_files import ScratchHouseFiles
from chalicelib.neighbours.models_in_house_files import ModelsInHouseFiles
from chalicelib.organisation.days.store import OwnDaysStore
from chalicelib.organisation.house_file.imports import HouseImports
from chalicelib.organisation.house_file.records import ImportRecords
from chalicelib.organisation.house_file.store import ImportItem, ImportStore
from chalicelib.organisation.house_file.whole import Wholes
from chalicelib.organisation.policy import may
from chalicelib.organisation.portal.store import PortalStore
from chalicelib.organisation.structure import places

if TYPE_CHECKING:
    from chalicelib.organisation.house_file.importing import HouseImporting
    from chalicelib.organisation.house_file.steps import Hands


@cache
def house_imports() -> HouseImports:
    """Files of houses, as administrators send and apply them."""
    _, structures = bootstrap.organisation_stores()
    return HouseImports(_records(), _files(), structures, _models(), whole_houses(), may, bootstrap.clock())


@cache
def whole_houses() -> Wholes:
    """All that files of houses hold."""
    store, _ = bootstrap.organisation_stores()
    return Wholes(bootstrap.charts(), store, OwnDaysStore(), PortalStore(), _models(), bootstrap.mandating())


@cache
def house_importing() -> "HouseImporting":
    """Work on them."""
    from chalicelib.adapters.messaging.queues import SqsImporterCall
    from chalicelib.organisation.house_file.importing import HouseImporting
    from chalicelib.organisation.house_file.rehearsal import Rehearsing

    rehearsing = Rehearsing(bootstrap.workload(), places, may, bootstrap.clock(), _models(), bootstrap.mandating())
    call = SqsImporterCall(bootstrap.settings().queue_importer, bootstrap.settings().region)
    return HouseImporting(_records(), _files(), whole_houses(), rehearsing, _hands, bootstrap.accounts(), call)


def _hands(agent_id: str, agent_ids: dict[str, str]) -> "Hands":
    """The use cases of the house itself, by an agent whose seats are read anew before each act."""
    from chalicelib.organisation.callers import AsItStands, Callers
    from chalicelib.organisation.house_file.steps import Hands
    from chalicelib.organisation.structure.circuits import Circuits

    store, structures = bootstrap.organisation_stores()
    callers = Callers(store, AsItStands(structures), bootstrap.clock())
    circuits = Circuits(store, bootstrap.organisation_acts(), may)
    cases = bootstrap.entities(), bootstrap.desks(), bootstrap.people(), bootstrap.leaving(), circuits
    of_itself = bootstrap.deciding_days(), bootstrap.portals(), _models(), bootstrap.mandating()
    return Hands(*cases, *of_itself, lambda: callers.of(bootstrap.organisation().agent(agent_id)), agent_ids)


@cache
def _models() -> ModelsInHouseFiles:
    return ModelsInHouseFiles(bootstrap.registration_models())


@cache
def _records() -> ImportRecords:
    dynamo.bind(ImportItem, bootstrap.settings().table_organisation, bootstrap.settings().region)
    return ImportRecords(ImportStore(), bootstrap.log(), bootstrap.transactions(), bootstrap.clock())


@cache
def _files() -> ScratchHouseFiles:
    return ScratchHouseFiles(bootstrap.settings().bucket_scratch, bootstrap.settings().region)
