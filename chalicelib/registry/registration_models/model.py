"""Registration models: what the registry office would type again and again, kept under a name.

A model gives a sheet its first values, names the fields that must not stay empty, and counts the reply's delay. What is
written with it is the sheet's own: a model that changes later, or is retired, changes no mail.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from chalicelib.kernel.access import Caller, Confidentiality
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Chain
from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.registers.number import Direction
from chalicelib.registry.sheet import Nature, Priority

MOST_MODELS = 100
MOST_REPLY = 250
MOST_DAYS = 60
"""Of reminders, escalations, and of what a depositor is given to complete a letter."""
NAME_LIMIT, BEGINNING_LIMIT, REMEDIES_LIMIT = 120, 200, 400
DEMANDABLE = ("sender_reference", "document_on", "addressee", "pages", "keywords")
"""Fields of a sheet that a model may make mandatory; the others are so by themselves, or have a usual value."""


@dataclass(frozen=True)
class ModelContent:
    """What a model says. ``entity_id``: whose registry offices it is for, empty for all; ``handling_id``: who is to
    handle the mail, empty to be chosen each time; ``procedure``: its regime and the delay of its reply, the model's id
    left empty. ``on_portal``: depositors may say that this is what they ask for; all offices' incoming mail only."""

    name: Bilingual
    direction: Direction
    entity_id: str = ""
    subject: str = ""
    handling_id: str = ""
    nature: Nature = Nature.LETTER
    priority: Priority = Priority.NORMAL
    confidentiality: Confidentiality = Confidentiality.ORDINARY
    mandatory: frozenset[str] = frozenset()
    procedure: Procedure = field(default_factory=Procedure)
    on_portal: bool = False

    def problems(self, entity_ids: frozenset[str]) -> Iterator[Problem]:
        """What is wrong with it, beside the entities that are open."""
        for language, written in vars(self.name).items():
            if not 1 <= len(written) <= NAME_LIMIT:
                yield Problem(f"name_{language}", "registry.model_name_unfit", limit=NAME_LIMIT, language=language)
        if len(self.subject) > BEGINNING_LIMIT:
            yield Problem("subject", "registry.field_too_long", limit=BEGINNING_LIMIT, length=len(self.subject))
        for name, entity_id in (("entity_id", self.entity_id), ("handling_id", self.handling_id)):
            if entity_id and entity_id not in entity_ids:
                yield Problem(name, "registry.choice_unknown")
        if not self.mandatory <= set(DEMANDABLE):
            yield Problem("mandatory", "registry.choice_unknown")
        for language, written in vars(self.procedure.remedies).items():
            if len(written) > REMEDIES_LIMIT:
                yield Problem(
                    f"remedies_{language}", "registry.field_too_long", limit=REMEDIES_LIMIT, length=len(written)
                )
        for language, other in (("ar", "fr"), ("fr", "ar")):
            remedies = vars(self.procedure.remedies)
            if remedies[other] and not remedies[language]:
                yield Problem(f"remedies_{language}", "registry.model_remedies_both")
        if self.on_portal and (self.direction is not Direction.INCOMING or self.entity_id):
            yield Problem("on_portal", "registry.model_not_for_portal")

    def first_values(self) -> dict[str, str]:
        """What a sheet begins with, by its fields; the subject's beginning is completed by hand."""
        values = {"subject": self.subject, "entity_id": self.handling_id}
        chosen = {"nature": self.nature, "priority": self.priority, "confidentiality": self.confidentiality}
        return {name: str(value) for name, value in {**values, **chosen}.items() if value}


@dataclass(frozen=True)
class RegistrationModel:
    """A model under its id; a retired one stays readable and is offered no more."""

    id: str
    content: ModelContent
    retired_at: datetime | None = None

    @property
    def procedure(self) -> Procedure:
        """As it is copied to a mail."""
        return replace(self.content.procedure, model_id=self.id)

    def is_for(self, caller: Caller) -> bool:
        """Whether one of the caller's desks lies in its entity, below or above it."""
        entity_id = self.content.entity_id
        return not entity_id or any(
            caller.is_within(seat.entity_id, entity_id) or caller.is_within(entity_id, seat.entity_id)
            for seat in caller.seats
        )


@dataclass(frozen=True)
class Models:
    """All models of an administration, in the order in which they were made; ``version`` counts their changes."""

    administration_id: str
    models: tuple[RegistrationModel, ...]
    chain: Chain
    version: int = 0

    def get(self, model_id: str) -> RegistrationModel:
        """``NotFoundError`` if there is none of this id."""
        found = next((model for model in self.models if model.id == model_id), None)
        if found is None:
            raise NotFoundError("not_found")
        return found

    def offered(self, caller: Caller, direction: Direction) -> tuple[RegistrationModel, ...]:
        """Those that the caller may register with, in one direction."""
        return tuple(
            model
            for model in self.models
            if model.content.direction is direction and model.retired_at is None and model.is_for(caller)
        )

    def on_portal(self) -> tuple[RegistrationModel, ...]:
        """The kinds of request that depositors may choose."""
        return tuple(model for model in self.models if model.content.on_portal and model.retired_at is None)

    def chosen(self, caller: Caller, direction: Direction, model_id: str) -> RegistrationModel:
        """One of those; ``InvalidError`` for any other."""
        found = next((model for model in self.offered(caller, direction) if model.id == model_id), None)
        if found is None:
            raise InvalidError([Problem("model", "registry.model_unknown")])
        return found

    def adding(self, model: RegistrationModel) -> "Models":
        """With one more; ``ConflictError`` when there are too many."""
        if len(self.models) >= MOST_MODELS:
            raise ConflictError("registry.models_too_many", limit=MOST_MODELS)
        return replace(self, models=(*self.models, model))

    def putting(self, changed: RegistrationModel) -> "Models":
        """With another state of one of them; ``ConflictError`` for a retired one."""
        if self.get(changed.id).retired_at is not None:
            raise ConflictError("registry.model_retired")
        return replace(self, models=tuple(changed if model.id == changed.id else model for model in self.models))
