"""Whose office looks after a mail that waits to be qualified."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.registry.facts import DeskFacts, EntityFacts
from chalicelib.registry.model import Mail, Status
from chalicelib.registry.ports import Directory


@dataclass(frozen=True)
class Offices:
    """The offices of an administration as its desks are now: entities with a desk that registers or heads."""

    entities: Sequence[EntityFacts]
    desks: Sequence[DeskFacts]

    @classmethod
    def of(cls, directory: Directory, administration_id: str) -> "Offices":
        """Read afresh: an act decides with the desks that there are when it is done."""
        return cls(directory.entities(administration_id), directory.desks(administration_id))

    def receive(self, mail: Mail) -> Mail:
        """The mail in the basket of its handling entity, or of the nearest one above that has an office."""
        office = self.nearest(mail.entity_id, mail.sheet.confidentiality)
        return replace(mail, office_id="" if office == mail.entity_id else office)

    def nearest(self, entity_id: str, level: Confidentiality = Confidentiality.ORDINARY) -> str:
        """The entity itself if it has an office that may know of such a mail, else the nearest one above that has one;
        where no one above has, a registry office wherever it stands. The entity itself if there is none at all."""
        able = [desk for desk in self.desks if desk.qualifies and desk.clearance.reaches(level)]
        offices = {desk.entity_id for desk in able}
        registries = (desk.entity_id for desk in able if Role.REGISTRAR in desk.roles)
        found = next((it for it in self._upwards(entity_id) if it in offices), None)
        return found or next(registries, entity_id)

    def desks_for(self, mail: Mail) -> list[str]:
        """The desks that look after the basket where the mail waits, and may know of it; by id."""
        level = mail.sheet.confidentiality
        able = (desk for desk in self.desks if desk.entity_id == mail.office and desk.qualifies)
        return [desk.id for desk in able if desk.clearance.reaches(level)]

    def looking_after(self, mail: Mail) -> list[str]:
        """The desks that are told what happens to a mail: the one that has it, else those of its basket."""
        return [mail.desk_id] if mail.desk_id else self.desks_for(mail)

    def heads_over(self, mail: Mail) -> list[str]:
        """The desks of the nearest head over whoever has the mail: of its handling entity or above, cleared for it, and
        not the very desk that has it."""
        able = [it for it in self.desks if Role.HEAD in it.roles and it.clearance.reaches(mail.sheet.confidentiality)]
        for entity_id in self._upwards(mail.entity_id):
            heads = [desk.id for desk in able if desk.entity_id == entity_id and desk.id != mail.desk_id]
            if heads:
                return heads
        return []

    def is_deserted(self, mail: Mail) -> bool:
        """Whether the mail waits for desks that would have to look after it and no longer do, or may not know of it."""
        if mail.status is Status.TO_QUALIFY:
            return not self.desks_for(mail)
        return mail.status is Status.ASSIGNED and not any(d.works for d in self.desks if d.id == mail.desk_id)

    def doubtful_baskets(self) -> list[str]:
        """Every basket with no desk that looks after whatever may be in it, the most confidential included."""
        entities = [f"qualify/{it.id}" for it in self.entities if self.nearest(it.id, Confidentiality.SECRET) != it.id]
        return entities + [f"desk/{desk.id}" for desk in self.desks if not desk.works]

    def _upwards(self, entity_id: str) -> list[str]:
        parents = {entity.id: entity.parent_id for entity in self.entities}
        way = [entity_id]
        while (parent := parents.get(way[-1])) and parent not in way:
            way.append(parent)
        return way
