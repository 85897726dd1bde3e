"""Mandates: what an agent may do at a desk for its holder, by delegation or as acting deputy, and until when.

Nobody can hand on what was handed to them: a mandate is given on a desk that one holds oneself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.kernel import access
from chalicelib.kernel.access import ActKind, MandateKind
from chalicelib.kernel.errors import ConflictError


@dataclass(frozen=True)
class LegalAct:
    """The written act that a mandate rests on: its reference, and the cleared PDF of it."""

    reference: str
    file_id: str


@dataclass(frozen=True)
class Mandate:
    """Given by ``holder_id`` on a desk to ``deputy_id``, from the first day to the last, both included.

    ``kinds`` are the kinds of act that it covers. ``natures`` are its matters, by the natures of mail: acts on a mail
    of one of them, and visas and signatures for replies to such a mail; no nature means all of them.
    """

    id: str
    administration_id: str
    kind: MandateKind
    desk_id: str
    holder_id: str
    deputy_id: str
    kinds: frozenset[ActKind]
    natures: frozenset[str]
    since: date
    until: date
    legal_act: LegalAct
    granted_by: str
    granted_at: datetime
    revoked_at: datetime | None = None

    def is_in_force(self, day: date) -> bool:
        """Whether it can be acted on that day."""
        return self.revoked_at is None and self.since <= day <= self.until

    def is_over(self, day: date) -> bool:
        """Whether it can be acted on neither that day nor later."""
        return self.revoked_at is not None or self.until < day

    def collides_with(self, other: "Mandate") -> bool:
        """Whether both let somebody do the same act at the same desk on the same day."""
        same_mail = not self.natures or not other.natures or bool(self.natures & other.natures)
        return self.desk_id == other.desk_id and same_mail and bool(self.kinds & other.kinds) and self._meets(other)

    def _meets(self, other: "Mandate") -> bool:
        lasting = self.revoked_at is None and other.revoked_at is None
        return lasting and self.since <= other.until and other.since <= self.until

    def for_seat(self) -> access.Mandate:
        """What a seat taken under it says."""
        return access.Mandate(self.id, self.kind, self.holder_id, self.kinds, self.natures)


def check_new(mandate: Mandate, others: Iterable[Mandate]) -> None:
    """``ConflictError`` when another mandate covers the same acts, or when deputies would stand in for each other."""
    lasting = [other for other in others if other.id != mandate.id and other.revoked_at is None]
    if any(mandate.collides_with(other) for other in lasting):
        raise ConflictError("organisation.mandate_overlaps")
    if mandate.holder_id in _deputies_of(mandate.deputy_id, mandate, lasting):
        raise ConflictError("organisation.mandate_circular")


def _deputies_of(agent_id: str, during: Mandate, mandates: list[Mandate]) -> set[str]:
    """Who stands in for that agent while the mandate runs, directly or through others; the agent included."""
    found, waiting = {agent_id}, [agent_id]
    while waiting:
        holder = waiting.pop()
        deputies = {m.deputy_id for m in mandates if m.holder_id == holder and m._meets(during)}
        waiting += deputies - found
        found |= deputies
    return found
