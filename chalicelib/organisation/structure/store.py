"""Structures: one compact item an administration, read with nearly every request of an agent."""

from pynamodb.attributes import BooleanAttribute, JSONAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import ChainedModel, dynamo, took_effect
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.work import Work
from chalicelib.organisation.items import administration_pk, get
from chalicelib.organisation.structure.model import Standing, Structure


class StructureItem(ChainedModel):
    """pk ``administration/{id}``, sk ``structure``. A thousand entities take some 60 KB."""

    parents = JSONAttribute()
    merged = JSONAttribute()
    standing = UnicodeAttribute()
    own_sign_in = BooleanAttribute(default=False)

    @classmethod
    def of(cls, structure: Structure, version: int) -> "StructureItem":
        """The item of a structure at this version."""
        item = cls(
            administration_pk(structure.administration_id),
            "structure",
            parents=dict(structure.parents),
            merged=dict(structure.merged),
            standing=structure.standing.value,
            own_sign_in=structure.own_sign_in,
            version=version,
        )
        item.set_chain(structure.chain)
        return item

    def structure(self) -> Structure:
        """The structure as stored."""
        administration_id = self.pk.partition("/")[2]
        chain = self.chain(f"organisation/{administration_id}")
        return Structure(
            administration_id,
            chain,
            self.parents,
            self.merged,
            Standing(self.standing),
            bool(self.own_sign_in),
            int(self.version),
        )


class StructureStore:
    """Structures by administration."""

    def get(self, administration_id: str) -> Structure:
        """Strongly consistent: what acts are decided on."""
        return self._read(administration_id, consistent_read=True)

    def glance(self, administration_id: str) -> Structure:
        """As it was a moment ago, for half the price: what requests look at."""
        return self._read(administration_id, consistent_read=False)

    def _read(self, administration_id: str, consistent_read: bool) -> Structure:
        item = get(StructureItem, administration_pk(administration_id), "structure", consistent_read)
        if item is None:
            raise NotFoundError("not_found")
        return item.structure()

    def add(self, structure: Structure) -> bool:
        """Stores a new administration's structure; False if it has one."""
        item = StructureItem.of(structure, structure.version)
        return took_effect(lambda: item.save(condition=StructureItem.pk.does_not_exist()))

    def save(self, work: Work, structure: Structure) -> None:
        """Stores it with the next version, if its version is still the one read."""
        item = StructureItem.of(structure, structure.version + 1)
        dynamo(work).save(item, condition=StructureItem.version == structure.version)
