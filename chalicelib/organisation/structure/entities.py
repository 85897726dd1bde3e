"""Entities: opened, renamed, moved, merged and closed. What was done in an entity keeps its name of then."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs, demand_version
from chalicelib.organisation.model import Desk, Entity, EntityKind, entity_content
from chalicelib.organisation.policy import MANAGE
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.model import Structure
from chalicelib.organisation.structure.ports import Places, Workload

MOST_DESKS_MERGED = 90  # one transaction takes a hundred items


def demand_manager(may: Policy, caller: Caller, structure: Structure, version: int | None, entity_id: str) -> Actor:
    """Who acts on an entity. ``NotFoundError`` where it is not open, ``ForbiddenError`` where it is not theirs to
    manage, ``ConflictError`` where the structure is no longer the one that they saw."""
    if entity_id not in structure.parents:
        raise NotFoundError("not_found")
    seat = may(caller, MANAGE, Thing(caller.administration_id, entity_id)).demand()
    demand_version(structure, version)
    return caller.actor(seat)


@dataclass(frozen=True)
class EntityGiven:
    """What is said of an entity when it is opened or changed."""

    name: Bilingual
    code: str
    kind: EntityKind
    place: str = ""


@dataclass(frozen=True)
class Entities:
    """The acts of an administrator on entities at or below their own.

    ``version`` is that of the structure the person saw, None to take it as it is. All raise ``NotFoundError`` for what
    is not there, ``ForbiddenError`` for what is not the caller's to manage, ``ConflictError`` when it moved on or a
    rule about the whole forbids it, ``InvalidError`` with every problem of what was given.
    """

    store: Store
    acts: OrganisationActs
    workload: Workload
    places: Places
    may: Policy
    clock: Clock

    def open(
        self, caller: Caller, version: int | None, parent_id: str, given: EntityGiven, entity_id: str = ""
    ) -> Entity:
        """A new entity below another; again with an id that was chosen before, it changes nothing."""
        named = (entity_id or new_id(), caller.administration_id, given.code, given.name)
        entity = Entity(*named, parent_id, given.kind, given.place)

        def decide(structure: Structure) -> OrganisationAct | None:
            if entity_id in structure.parents:
                return None
            actor = demand_manager(self.may, caller, structure, version, parent_id)
            self._check(given, structure)
            after = structure.placed(entity.id, parent_id)
            detail = {"entity_id": entity.id, "parent_id": parent_id}
            return self._act(actor, "EntityOpened", after, entity, detail)

        self.acts.perform(caller.administration_id, decide)
        return entity

    def change(self, caller: Caller, version: int | None, entity_id: str, given: EntityGiven) -> Entity:
        """Another name, code, kind or place. A register keeps the code that it was opened with."""
        changed: list[Entity] = []

        def decide(structure: Structure) -> OrganisationAct | None:
            actor = demand_manager(self.may, caller, structure, version, entity_id)
            self._check(given, structure, entity_id)
            entity = self._entity(structure, entity_id)
            named = entity.renamed(given.name, self.clock.now()) if given.name != entity.name else entity
            after = replace(named, code=given.code, kind=given.kind, place=given.place)
            changed[:] = [after]
            return (
                None
                if after == entity
                else self._act(actor, "EntityChanged", structure, after, {"entity_id": entity_id})
            )

        self.acts.perform(caller.administration_id, decide)
        return changed[0]

    def move(self, caller: Caller, version: int | None, entity_id: str, parent_id: str) -> bool:
        """The entity, with all below it, goes below another. False where it was there already: nothing is recorded."""
        moves: list[bool] = []

        def decide(structure: Structure) -> OrganisationAct | None:
            actor = demand_manager(self.may, caller, structure, version, entity_id)
            demand_manager(self.may, caller, structure, None, parent_id)
            entity = self._entity(structure, entity_id)
            if not entity.parent_id:
                raise ConflictError("organisation.root_stays")
            moves[:] = [entity.parent_id != parent_id]
            if entity.parent_id == parent_id:
                return None
            detail = {"entity_id": entity_id, "parent_id": parent_id}
            moved = replace(entity, parent_id=parent_id)
            return self._act(actor, "EntityMoved", structure.placed(entity_id, parent_id), moved, detail)

        self.acts.perform(caller.administration_id, decide)
        return moves[0]

    def merge(self, caller: Caller, version: int | None, entity_id: str, into_id: str) -> None:
        """The entity closes; its desks, with their work, and what waits there go to the other."""

        def decide(structure: Structure) -> OrganisationAct:
            actor = demand_manager(self.may, caller, structure, version, entity_id)
            demand_manager(self.may, caller, structure, None, into_id)
            if entity_id == into_id:
                raise InvalidError([Problem("into_id", "organisation.merged_with_itself")])
            after = structure.without(entity_id, merged_into=into_id)
            desks = [replace(desk, entity_id=into_id) for desk in self._desks(caller.administration_id, entity_id)]
            if len(desks) > MOST_DESKS_MERGED:
                raise ConflictError("organisation.too_many_desks", limit=MOST_DESKS_MERGED)
            entity = self._closed(structure, entity_id, merged_into=into_id)
            detail = {"entity_id": entity_id, "into_id": into_id, "desk_ids": [desk.id for desk in desks]}
            return self._act(actor, "EntityMerged", after, entity, detail, desks)

        self.acts.perform(caller.administration_id, decide)

    def close(self, caller: Caller, version: int | None, entity_id: str) -> None:
        """The entity ends; refused while it has desks, others below it, or work."""

        def decide(structure: Structure) -> OrganisationAct:
            actor = demand_manager(self.may, caller, structure, version, entity_id)
            after = structure.without(entity_id)
            if self._desks(caller.administration_id, entity_id):
                raise ConflictError("organisation.has_desks")
            if self.workload.any_at_entity(entity_id):
                raise ConflictError("organisation.holds_work")
            return self._act(actor, "EntityClosed", after, self._closed(structure, entity_id), {"entity_id": entity_id})

        self.acts.perform(caller.administration_id, decide)

    def _check(self, given: EntityGiven, structure: Structure, entity_id: str = "") -> None:
        problems = [*name_problems(given.name)]
        if not given.code or not given.code.isalnum() or len(given.code) > 8:
            problems.append(Problem("code", "organisation.code_form"))
        elif self.store.open_entities_of_code(structure.administration_id, given.code) - {entity_id}:
            problems.append(Problem("code", "organisation.code_taken"))
        if not self._place_fits(given):
            problems.append(Problem("place", "organisation.place_unfit"))
        if problems:
            raise InvalidError(problems)

    def _place_fits(self, given: EntityGiven) -> bool:
        if given.kind is EntityKind.REGIONAL:
            return self.places.is_region(given.place)
        if given.kind is EntityKind.PROVINCIAL:
            return self.places.is_province(given.place)
        return not given.place

    def _entity(self, structure: Structure, entity_id: str) -> Entity:
        entity = self.store.entity(structure.administration_id, entity_id)
        if entity is None:
            raise NotFoundError("not_found")
        return entity

    def _closed(self, structure: Structure, entity_id: str, merged_into: str = "") -> Entity:
        entity = self._entity(structure, entity_id)
        return replace(entity, closed_at=self.clock.now(), merged_into=merged_into)

    def _desks(self, administration_id: str, entity_id: str) -> list[Desk]:
        desks = self.store.desks(administration_id)
        return [desk for desk in desks if desk.entity_id == entity_id and desk.closed_at is None]

    def _act(
        self,
        actor: Actor,
        event: str,
        structure: Structure,
        entity: Entity,
        detail: Mapping[str, object],
        desks: list[Desk] | None = None,
    ) -> OrganisationAct:
        def write(work: Work) -> None:
            self.store.put_entity(entity, work)
            for desk in desks or ():
                self.store.put_desk(desk, work)

        return OrganisationAct(event, structure, actor, detail, entity_content(entity), write)


def name_problems(name: Bilingual) -> list[Problem]:
    """What is wrong with a name: each language is needed, 150 characters at most."""
    problems = []
    for language, value in vars(name).items():
        if not value:
            problems.append(Problem(f"name_{language}", "organisation.name_missing", language=language))
        elif len(value) > 150:
            problems.append(Problem(f"name_{language}", "organisation.name_too_long", limit=150))
    return problems
