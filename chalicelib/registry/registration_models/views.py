"""Registration models as the API takes and shows them."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.delays import Unit
from chalicelib.registry.bodies import Body
from chalicelib.registry.clocks.procedure import USUAL_ESCALATION, USUAL_REMINDER, Regime
from chalicelib.registry.registers.number import Direction
from chalicelib.registry.registration_models.given import DELAYS, model_given
from chalicelib.registry.registration_models.model import MOST_DAYS, MOST_REPLY, ModelContent, Models, RegistrationModel
from chalicelib.registry.sheet import Nature, Priority
from chalicelib.web.views import Versioned

Demandable = Literal["sender_reference", "document_on", "addressee", "pages", "keywords"]


class ModelBody(Body):
    """What a model is to say. Entities are those of `GET /entities`; empty for every office, or none in particular."""

    name_ar: str
    name_fr: str
    direction: Direction
    entity_id: str = Field("", description="Whose registry offices it is for")
    subject: str = Field("", description="How the subject begins")
    handling_id: str = Field("", description="Which entity is to handle the mail")
    nature: Nature = Nature.LETTER
    priority: Priority = Priority.NORMAL
    confidentiality: Confidentiality = Confidentiality.ORDINARY
    reply_within: int = Field(
        0, ge=0, le=MOST_REPLY, description="After reception, in `unit`; 0 for no delay, or mail that leaves"
    )
    unit: Unit = Field(Unit.WORKING_DAYS, description="What the delay is counted in")
    remind_days: int = Field(
        USUAL_REMINDER, ge=0, le=MOST_DAYS, description="Working days before the last one; 0 for no reminder"
    )
    escalate_days: int = Field(
        USUAL_ESCALATION, ge=0, le=MOST_DAYS, description="Working days after the last one; 0 for never"
    )
    completion_days: int = Field(
        0, ge=0, le=MOST_DAYS, description="Working days that a depositor is usually given to complete a letter"
    )
    silence: bool = Field(False, description="Whether the text that governs it makes silence an approval (law 55-19)")
    regime: Regime = Field(Regime.CORRESPONDENCE, description="Which text says what receipts state")
    remedies_ar: str = Field("", description="Printed on receipts: what a decision may be contested by, in Arabic")
    remedies_fr: str = Field("", description="The same in French")
    on_portal: bool = Field(False, description="Whether depositors may say that this is what they ask for")
    mandatory: list[Demandable] = Field(default_factory=list, max_length=5)

    def given(self) -> ModelContent:
        """For the use case."""
        lengths = ("reply_within", "remind_days", "escalate_days", "completion_days")
        written = {name: str(getattr(self, name) or "") for name in lengths}
        ticked = {name: "yes" if getattr(self, name) else "" for name in ("silence", "on_portal")}
        return model_given(self.fields() | written | ticked, self.mandatory)


class ModelView(BaseModel):
    """A model; its values fill what a sheet leaves empty."""

    id: str
    name_ar: str
    name_fr: str
    direction: Direction
    entity_id: str
    subject: str
    handling_id: str
    nature: Nature
    priority: Priority
    confidentiality: Confidentiality
    reply_within: int
    unit: Unit
    remind_days: int
    escalate_days: int
    completion_days: int
    silence: bool
    regime: Regime
    remedies_ar: str
    remedies_fr: str
    on_portal: bool
    mandatory: list[Demandable]
    retired_at: datetime | None

    @classmethod
    def of(cls, model: RegistrationModel) -> "ModelView":
        """From the domain."""
        content = {**vars(model.content), "mandatory": sorted(model.content.mandatory)}
        name, procedure = content.pop("name"), vars(content.pop("procedure"))
        legal = {field: procedure[field] for field in (*DELAYS, "regime")}
        remedies = {f"remedies_{language}": words for language, words in vars(procedure["remedies"]).items()}
        names = {"name_ar": name.ar, "name_fr": name.fr}
        return cls(id=model.id, retired_at=model.retired_at, **names, **content, **legal, **remedies)


class ModelsView(Versioned):
    """All of them, in the order in which they were made."""

    items: list[ModelView]

    @classmethod
    def of(cls, models: Models) -> "ModelsView":
        """From the domain."""
        return cls(items=[ModelView.of(model) for model in models.models])
