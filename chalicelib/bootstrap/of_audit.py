"""The audit log, for reading."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.evidence.audit.reading import AuditService
from chalicelib.evidence.audit.store import AuditStore
from chalicelib.neighbours.of_audit import NamesOfAudit, ReadableRecords
from chalicelib.organisation.policy import may


@cache
def audit() -> AuditService:
    """What auditors read."""
    bootstrap.log()  # names the table
    registry = bootstrap.registry_stores()
    readable = ReadableRecords(
        registry.mails, registry.intakes, bootstrap.folder_store(), bootstrap.deposit_store(), may
    )
    names = NamesOfAudit(bootstrap.organisation(), bootstrap.client_store())
    return AuditService(AuditStore(), readable, names, may, bootstrap.clock())
