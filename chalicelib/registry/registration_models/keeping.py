"""Registration models as their administrators keep them: each change is an act, decided on the version seen."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError, InvalidError
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.log import Act, Actor, Log
from chalicelib.kernel.work import Transactions, decide_again
from chalicelib.registry.ports import Directory, ModelStore
from chalicelib.registry.registration_models.model import ModelContent, Models, RegistrationModel
from chalicelib.registry.registration_models.starting import starting_models

MANAGE = "registry.models"
Decided = tuple[Models, Act]


@dataclass(frozen=True)
class KeepingModels:
    """A model for one entity is for who administers that entity, one for all for who administers the whole.

    ``version`` is that of the models the person saw, None to take them as they are; ``ConflictError`` if they moved on.
    """

    store: ModelStore
    directory: Directory
    may: Policy
    log: Log
    transactions: Transactions
    clock: Clock

    def of(self, administration_id: str, latest: bool = False) -> Models:
        """All of an administration, as they were a moment ago or as they are now; those that everyone begins with,
        until one was changed."""
        return self.store.models(administration_id, latest) or starting_models(administration_id)

    def add(self, caller: Caller, version: int | None, content: ModelContent, model_id: str = "") -> RegistrationModel:
        """One more; ``InvalidError`` with every problem. Again with an id that was chosen before, it changes
        nothing."""
        model = RegistrationModel(model_id or new_id(), content)

        def decide(before: Models) -> Decided | None:
            if any(known.id == model_id for known in before.models):
                return None
            actor = self._demand(caller, content)
            self._check(caller, content)
            return before.adding(model), self._act("RegistrationModelAdded", caller, actor, model)

        self._perform(caller, version, decide)
        return model

    def change(self, caller: Caller, version: int | None, model_id: str, content: ModelContent) -> RegistrationModel:
        """Says something else under the same id; its direction stays. The same again is no act."""
        model = RegistrationModel(model_id, content)

        def decide(before: Models) -> Decided | None:
            stands = before.get(model_id).content
            self._demand(caller, stands)
            actor = self._demand(caller, content)
            if content.direction is not stands.direction:
                raise ConflictError("registry.model_direction_stays")
            self._check(caller, content)
            if before.get(model_id) == model:
                return None
            return before.putting(model), self._act("RegistrationModelChanged", caller, actor, model)

        self._perform(caller, version, decide)
        return model

    def retire(self, caller: Caller, version: int | None, model_id: str) -> None:
        """Offers it no more; mail that was written with it keeps everything."""

        def decide(before: Models) -> Decided:
            model = before.get(model_id)
            actor = self._demand(caller, model.content)
            after = before.putting(replace(model, retired_at=self.clock.now()))
            return after, self._act("RegistrationModelRetired", caller, actor, model)

        self._perform(caller, version, decide)

    def _perform(self, caller: Caller, version: int | None, decide: Callable[[Models], Decided | None]) -> None:
        tried: set[str] = set()
        decide_again(lambda: self._once(caller.administration_id, version, decide, tried))

    def _once(
        self, administration_id: str, version: int | None, decide: Callable[[Models], Decided | None], tried: set[str]
    ) -> None:
        before = self.store.models(administration_id, latest=True) or starting_models(administration_id)
        if before.chain.head in tried:
            return  # it had taken effect, and the answer was lost
        decided = decide(before)
        if version not in (None, before.version):
            raise ConflictError("registry.models_changed_meanwhile", version=before.version)
        if decided is None:
            return
        after, act = decided
        record, chain = before.chain.append(act)
        tried.add(record.hash)
        with self.transactions() as work:
            self.log.append(work, record)
            self.store.save(work, replace(after, chain=chain))

    def _demand(self, caller: Caller, content: ModelContent) -> Actor:
        entities = self.directory.entities(caller.administration_id)
        root_id = next((entity.id for entity in entities if not entity.parent_id), "")
        place = Thing(caller.administration_id, content.entity_id or root_id)
        return caller.actor(self.may(caller, MANAGE, place).demand())

    def _check(self, caller: Caller, content: ModelContent) -> None:
        entities = self.directory.entities(caller.administration_id)
        problems = list(content.problems(frozenset(entity.id for entity in entities if not entity.closed)))
        if problems:
            raise InvalidError(problems)

    def _act(self, event: str, caller: Caller, actor: Actor, model: RegistrationModel) -> Act:
        detail = {"model_id": model.id, "direction": model.content.direction.value}
        return Act(event, self.clock.now(), actor, caller.administration_id, detail, model_content(model.content))


def model_content(content: ModelContent) -> dict[str, Any]:
    """A model as plain values."""
    procedure = content.procedure.written()
    return {**vars(content), "name": vars(content.name), "mandatory": sorted(content.mandatory), "procedure": procedure}
