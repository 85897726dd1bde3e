"""Numbers: what the registrar needs, and nothing of the desks."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters.messaging.queues import SqsRegistrarCall
from chalicelib.adapters.storage.number_marks import EvidenceMarks
from chalicelib.neighbours.of_registry import DirectoryOfRegistry, SheetsOfSources, WorkingDaysOfRegistry
from chalicelib.neighbours.request_kinds import KindsOfSheets
from chalicelib.registry.registers.checks import RegisterChecks
from chalicelib.registry.registers.continuity import Continuity
from chalicelib.registry.registers.numbering import Numbering
from chalicelib.registry.registers.wake import PendingSweep


@cache
def registrar_call() -> SqsRegistrarCall:
    """Wakes the registrar."""
    return SqsRegistrarCall(bootstrap.settings().queue_registrar, bootstrap.settings().region)


@cache
def registry_days() -> WorkingDaysOfRegistry:
    """The days that administrations work."""
    return WorkingDaysOfRegistry(bootstrap.calendars())


@cache
def continuity() -> Continuity:
    """Whether registers go on from where they were."""
    marks = EvidenceMarks(bootstrap.settings().bucket_evidence, bootstrap.settings().region)
    stores = bootstrap.registry_stores()
    return Continuity(stores.registers, stores.counters, marks)


@cache
def numbering() -> Numbering:
    """Gives numbers."""
    stores = bootstrap.registry_stores()
    kinds = KindsOfSheets(bootstrap.registration_models(), registry_days())
    sheets = SheetsOfSources(bootstrap.deposit_store(), stores.intakes, kinds)
    return Numbering(
        stores.registers,
        stores.counters,
        stores.pending,
        stores.mails,
        sheets,
        DirectoryOfRegistry(bootstrap.organisation(), bootstrap.client_store()),
        bootstrap.log(),
        bootstrap.transactions(),
        bootstrap.clock(),
        registry_days(),
        stores.relays,
        continuity(),
    )


@cache
def register_checks() -> RegisterChecks:
    """Looks for gaps in registers."""
    stores = bootstrap.registry_stores()
    return RegisterChecks(stores.counters, stores.mails, stores.gaps)


@cache
def pending_sweep() -> PendingSweep:
    """Wakes registrars of rows that wait too long."""
    return PendingSweep(bootstrap.registry_stores().pending, registrar_call(), bootstrap.clock())
