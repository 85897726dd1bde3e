"""Registration models for the files of houses: the registry's own, and on paper."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import cast

from chalicelib.kernel.access import Caller
from chalicelib.kernel.log import LogRecord
from chalicelib.kernel.work import Work
from chalicelib.organisation.house_file.ports import KeptModel, KeptModels
from chalicelib.organisation.model import Entity
from chalicelib.registry.facts import EntityFacts
from chalicelib.registry.ports import Directory
from chalicelib.registry.registration_models.given import model_given, model_written
from chalicelib.registry.registration_models.keeping import KeepingModels
from chalicelib.registry.registration_models.model import ModelContent, Models, RegistrationModel


@dataclass(frozen=True)
class ModelsInHouseFiles:
    """The organisation's port ``RegistrationModels``. ``mandatory`` are fields between spaces."""

    keeping: KeepingModels

    def standing(self, administration_id: str) -> KeptModels:
        """All of the administration as they are now."""
        kept = self.keeping.of(administration_id, latest=True)
        return KeptModels(kept.version, {model.id: self._standing(model) for model in kept.models})

    def usual(self, fields: Mapping[str, str]) -> Mapping[str, str]:
        """Fields as :meth:`standing` writes them; ``InvalidError`` for what cannot be read."""
        return _fields(_content(fields))

    def add(self, caller: Caller, model_id: str, fields: Mapping[str, str]) -> None:
        """One more; again, it changes nothing."""
        self.keeping.add(caller, None, _content(fields), model_id)

    def change(self, caller: Caller, model_id: str, fields: Mapping[str, str]) -> None:
        """Says something else; the same again changes nothing."""
        self.keeping.change(caller, None, model_id, _content(fields))

    def retire(self, caller: Caller, model_id: str) -> None:
        """Offers it no more."""
        self.keeping.retire(caller, None, model_id)

    def _standing(self, model: RegistrationModel) -> KeptModel:
        retired = model.retired_at is not None
        return KeptModel(model.content.name, self.usual(_fields(model.content)), retired)

    def on_paper(self, administration_id: str, entities: Callable[[], Sequence[Entity]]) -> "ModelsInHouseFiles":
        """The same rules on a copy, beside those entities; nothing is done."""
        paper = _Paper(self.keeping.of(administration_id, latest=True), entities)
        directory = cast(Directory, paper)
        return replace(
            self,
            keeping=replace(self.keeping, store=paper, directory=directory, log=paper, transactions=paper.work),
        )


@dataclass
class _Paper:
    """What the use cases read and write: the ports ``ModelStore`` and ``Log``, and of ``Directory`` the entities."""

    kept: Models
    of_house: Callable[[], Sequence[Entity]]

    def models(self, administration_id: str, latest: bool = False) -> Models:
        """As they would stand."""
        return self.kept

    def save(self, work: Work, models: Models) -> None:
        """They would stand so."""
        self.kept = models

    def entities(self, administration_id: str) -> list[EntityFacts]:
        """Those of the house on paper."""
        return [EntityFacts(it.id, it.code, it.name, it.parent_id, it.closed_at is not None) for it in self.of_house()]

    def append(self, work: Work, record: LogRecord) -> None:
        """Nothing is recorded of what is not done."""

    @contextmanager
    def work(self) -> Iterator[Work]:
        """Nothing is committed."""
        yield cast(Work, self)


def _content(fields: Mapping[str, str]) -> ModelContent:
    return model_given(fields, fields["mandatory"].split())


def _fields(content: ModelContent) -> Mapping[str, str]:
    return {**model_written(content), "mandatory": " ".join(sorted(content.mandatory))}
