"""Registration models: ``models/ADMINISTRATION``, all of one administration in one item."""

from typing import Any

from pynamodb.attributes import JSONAttribute

from chalicelib.adapters.dynamo import ChainedModel, dynamo
from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.work import Work
from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.registers.number import Direction
from chalicelib.registry.registration_models.model import ModelContent, Models, RegistrationModel
from chalicelib.registry.sheet import Nature, Priority


class ModelsItem(ChainedModel):
    """A model takes some 400 bytes; there are a hundred at most."""

    class Meta:
        table_name = ""
        region = ""

    models = JSONAttribute()


class ModelStore:
    """The port ``ModelStore``."""

    def models(self, administration_id: str, latest: bool = False) -> Models | None:
        """As they were a moment ago, or as they are now; None before the first change."""
        pk = f"models/{administration_id}"
        try:
            item = ModelsItem.get(pk, "models", consistent_read=latest)
        except ModelsItem.DoesNotExist:
            return None
        return Models(administration_id, tuple(map(_read, item.models)), item.chain(pk), int(item.version))

    def save(self, work: Work, models: Models) -> None:
        """Stores them with the next version, if their version is the one read."""
        item = ModelsItem(f"models/{models.administration_id}", "models", version=models.version + 1)
        item.models = [_written(model) for model in models.models]
        item.set_chain(models.chain)
        dynamo(work).save(item, condition=ModelsItem.unchanged(models.version))


def _written(model: RegistrationModel) -> dict[str, Any]:
    content = model.content
    return {
        **vars(content),
        "id": model.id,
        "name": vars(content.name),
        "mandatory": sorted(content.mandatory),
        "procedure": content.procedure.written(),
        "retired_at": to_iso(model.retired_at) if model.retired_at else None,
    }


def _read(stored: dict[str, Any]) -> RegistrationModel:
    content = ModelContent(
        Bilingual(**stored["name"]),
        Direction(stored["direction"]),
        stored["entity_id"],
        stored["subject"],
        stored["handling_id"],
        Nature(stored["nature"]),
        Priority(stored["priority"]),
        Confidentiality(stored["confidentiality"]),
        frozenset(stored["mandatory"]),
        Procedure.read(stored["procedure"]),
        stored.get("on_portal", False),
    )
    return RegistrationModel(stored["id"], content, from_iso(stored["retired_at"]) if stored["retired_at"] else None)
