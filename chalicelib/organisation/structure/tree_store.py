"""Entities and desks."""

from collections.abc import Sequence, Set

from pynamodb.attributes import ListAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import dynamo
from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.kernel.work import Work
from chalicelib.organisation.items import LastingItem, administration_pk, former, get, names, of_administration
from chalicelib.organisation.model import Desk, Entity, EntityKind


class EntityItem(LastingItem):
    """pk ``administration/{id}``, sk ``entity/{id}``."""

    code = UnicodeAttribute()
    parent_id = UnicodeAttribute(default="")
    kind = UnicodeAttribute(default=EntityKind.DEPARTMENT.value)
    place = UnicodeAttribute(default="")
    merged_into = UnicodeAttribute(default="")

    @classmethod
    def of(cls, entity: Entity) -> "EntityItem":
        """The item of an entity."""
        return cls(
            administration_pk(entity.administration_id),
            f"entity/{entity.id}",
            code=entity.code,
            parent_id=entity.parent_id,
            kind=entity.kind.value,
            place=entity.place,
            merged_into=entity.merged_into,
            former_names=former(entity.former_names),
            closed_at=entity.closed_at,
            **names(entity.name),
        )

    def entity(self) -> Entity:
        """The entity as stored."""
        return Entity(
            id=self.sk.partition("/")[2],
            administration_id=self.pk.partition("/")[2],
            code=self.code,
            name=self.name(),
            parent_id=self.parent_id,
            kind=EntityKind(self.kind),
            place=self.place,
            former_names=self.read_former_names(),
            closed_at=self.closed_at,
            merged_into=self.merged_into,
        )


class DeskItem(LastingItem):
    """pk ``administration/{id}``, sk ``desk/{id}``."""

    entity_id = UnicodeAttribute()
    roles = ListAttribute(of=UnicodeAttribute)
    clearance = UnicodeAttribute(default=Confidentiality.ORDINARY.value)

    @classmethod
    def of(cls, desk: Desk) -> "DeskItem":
        """The item of a desk."""
        return cls(
            administration_pk(desk.administration_id),
            f"desk/{desk.id}",
            entity_id=desk.entity_id,
            roles=sorted(desk.roles),
            clearance=desk.clearance.value,
            former_names=former(desk.former_names),
            closed_at=desk.closed_at,
            **names(desk.name),
        )

    def desk(self) -> Desk:
        """The desk as stored."""
        return Desk(
            id=self.sk.partition("/")[2],
            administration_id=self.pk.partition("/")[2],
            entity_id=self.entity_id,
            name=self.name(),
            roles=frozenset(Role(str(role)) for role in self.roles),
            clearance=Confidentiality(self.clearance),
            former_names=self.read_former_names(),
            closed_at=self.closed_at,
        )


class TreeStore:
    """Entities and desks of an administration, those that were closed included."""

    def entities(self, administration_id: str) -> Sequence[Entity]:
        """The nodes of its tree, in no order."""
        return [item.entity() for item in of_administration(EntityItem, administration_id, "entity/")]

    def entity(self, administration_id: str, entity_id: str) -> Entity | None:
        """One node, read consistently."""
        item = get(EntityItem, administration_pk(administration_id), f"entity/{entity_id}", consistent_read=True)
        return item.entity() if item else None

    def open_entities_of_code(self, administration_id: str, code: str) -> Set[str]:
        """The ids of its open entities that bear the code."""
        return {it.id for it in self.entities(administration_id) if it.code == code and it.closed_at is None}

    def desks(self, administration_id: str) -> Sequence[Desk]:
        """Its desks, by id."""
        return [item.desk() for item in of_administration(DeskItem, administration_id, "desk/")]

    def desk(self, administration_id: str, desk_id: str) -> Desk | None:
        """One desk, read consistently."""
        item = get(DeskItem, administration_pk(administration_id), f"desk/{desk_id}", consistent_read=True)
        return item.desk() if item else None

    def desks_by_id(self, administration_id: str, desk_ids: Sequence[str]) -> Sequence[Desk]:
        """The desks of these ids, in their order; unknown ones are left out."""
        keys = [(administration_pk(administration_id), f"desk/{desk_id}") for desk_id in desk_ids]
        found = {item.sk: item.desk() for item in DeskItem.batch_get(keys)} if keys else {}
        return [found[sk] for _, sk in keys if sk in found]

    def put_entity(self, entity: Entity, work: Work | None = None) -> None:
        """Puts an entity, with the rest of the work if there is one."""
        if work is None:
            EntityItem.of(entity).save()
        else:
            dynamo(work).save(EntityItem.of(entity))

    def put_desk(self, desk: Desk, work: Work | None = None) -> None:
        """Puts a desk, with the rest of the work if there is one."""
        if work is None:
            DeskItem.of(desk).save()
        else:
            dynamo(work).save(DeskItem.of(desk))
