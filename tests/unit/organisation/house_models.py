"""The registration models of an administration in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from chalicelib.kernel.work import Work
from chalicelib.neighbours.models_in_house_files import ModelsInHouseFiles
from chalicelib.organisation.policy import may
from chalicelib.registry.facts import EntityFacts
from chalicelib.registry.registration_models.keeping import KeepingModels
from chalicelib.registry.registration_models.model import Models

if TYPE_CHECKING:
    from tests.unit.organisation.house import House


class HouseModels:
    """The ports ``ModelStore`` and ``Directory``, the latter as far as models ask for it."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.kept: Models | None = None

    def models(self, administration_id: str, latest: bool = False) -> Models | None:
        return self.kept

    def save(self, work: Work, models: Models) -> None:
        self.house._later(lambda: self._keep(replace(models, version=models.version + 1)))

    def _keep(self, models: Models) -> None:
        self.kept = models

    def entities(self, administration_id: str) -> list[EntityFacts]:
        of_house = self.house.entities(administration_id)
        return [EntityFacts(it.id, it.code, it.name, it.parent_id, it.closed_at is not None) for it in of_house]


def models_of(house: House) -> ModelsInHouseFiles:
    """As files of that house reach them."""
    kept: Any = HouseModels(house)
    return ModelsInHouseFiles(KeepingModels(kept, kept, may, house, cast(Any, house._work), house.clock))
