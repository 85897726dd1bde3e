"""Registration models as the API takes and shows them."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from chalicelib.kernel.access import Confidentiality
from chalicelib.registry.bodies import Body
from chalicelib.registry.model_given import model_given
from chalicelib.registry.number import Direction
from chalicelib.registry.registration_models import MOST_REPLY_DAYS, ModelContent, Models, RegistrationModel
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
    reply_days: int = Field(
        0, ge=0, le=MOST_REPLY_DAYS, description="Working days after reception; 0 for no delay, or mail that leaves"
    )
    mandatory: list[Demandable] = Field(default_factory=list, max_length=5)

    def given(self) -> ModelContent:
        """For the use case."""
        fields = self.fields() | {"reply_days": str(self.reply_days or "")}
        return model_given(fields, self.mandatory)


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
    reply_days: int
    mandatory: list[Demandable]
    retired_at: datetime | None

    @classmethod
    def of(cls, model: RegistrationModel) -> "ModelView":
        """From the domain."""
        content = {**vars(model.content), "mandatory": sorted(model.content.mandatory)}
        name = content.pop("name")
        return cls(id=model.id, name_ar=name.ar, name_fr=name.fr, retired_at=model.retired_at, **content)


class ModelsView(Versioned):
    """All of them, in the order in which they were made."""

    items: list[ModelView]

    @classmethod
    def of(cls, models: Models) -> "ModelsView":
        """From the domain."""
        return cls(items=[ModelView.of(model) for model in models.models])
