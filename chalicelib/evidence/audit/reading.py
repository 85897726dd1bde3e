"""The audit log: what was done in an administration, by whom, for whom and from where, read back from the records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chalicelib.evidence.audit.rows import Asked, AuditRow, Named
from chalicelib.evidence.ports import AuditNames, AuditRecords, Readable
from chalicelib.kernel.access import Caller, Policy, Role, Thing
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import LogRecord
from chalicelib.kernel.paging import Page

PAGE_ROWS, FILE_ROWS = 50, 1000
TURNS = 4
"""How often one answer reads on in the place of records that the reader may not know of."""


@dataclass(frozen=True)
class AuditService:
    """What auditors read of their administration, and operators of the platform as a whole. Nothing here changes
    anything: no record is ever changed.

    ``ForbiddenError`` for whoever is neither an auditor of the whole administration nor an operator.
    """

    records: AuditRecords
    readable: Readable
    names: AuditNames
    may: Policy
    clock: Clock

    def today(self) -> date:
        """The civil day."""
        return civil_date(self.clock.now())

    def demand(self, caller: Caller) -> None:
        """``ForbiddenError`` unless the caller audits the administration from its root, or operates the platform: its
        own acts stand where an administration's would."""
        if Role.OPERATOR in caller.roles:
            self.may(caller, "operations.read", Thing(caller.administration_id)).demand()
            return
        root = Thing(caller.administration_id, self.names.root(caller.administration_id))
        self.may(caller, "audit.read", root).demand()

    def people(self, caller: Caller) -> Mapping[str, Bilingual]:
        """The names to choose a person from, by id."""
        self.demand(caller)
        return self.names.of(caller.administration_id).agents

    def read(self, caller: Caller, asked: Asked, cursor: str | None, limit: int = PAGE_ROWS) -> Page[AuditRow]:
        """The newest first. A page may hold fewer than ``limit`` and yet have a next one: each looks only so far."""
        self.demand(caller)
        found: list[LogRecord] = []
        for _ in range(TURNS):
            page = self.records.places(caller.administration_id, asked, cursor, limit - len(found))
            found += self.readable.of(caller, self.records.at([(it.object_id, it.seq) for it in page.items]))
            cursor = page.next_cursor
            if cursor is None or len(found) == limit:
                break
        return Page(tuple(self._rows(caller, found)), cursor)

    def _rows(self, caller: Caller, found: Sequence[LogRecord]) -> list[AuditRow]:
        previous = self.records.at([(record.object_id, record.seq - 1) for record in found if record.seq > 1])
        before = {(it.object_id, it.seq + 1): str(it.body.get("digest", "")) for it in previous}
        names = self.names.of(caller.administration_id) if found else Named()
        return [AuditRow(record, before.get((record.object_id, record.seq), ""), names) for record in found]
