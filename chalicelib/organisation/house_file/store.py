"""Imports, beside everything else of their administration."""

from collections.abc import Sequence
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute

from chalicelib.adapters.dynamo import ChainedModel, dynamo
from chalicelib.kernel.log import Origin
from chalicelib.kernel.work import Work
from chalicelib.organisation.house_file.model import HouseImport, ImportState
from chalicelib.organisation.items import administration_pk, get, of_administration

_NUMBERS = ("seen_version", "seen_models", "lines", "problems", "done")


class ImportItem(ChainedModel):
    """pk ``administration/{id}``, sk ``import/{id}``. ``origin`` is channel, address, correlation."""

    agent_id = UnicodeAttribute()
    sha256 = UnicodeAttribute()
    sent_at = UTCDateTimeAttribute()
    state = UnicodeAttribute()
    origin = JSONAttribute()
    seen_version = NumberAttribute()
    seen_models = NumberAttribute(default=0)
    lines = NumberAttribute()
    problems = NumberAttribute()
    counts = JSONAttribute()
    done = NumberAttribute()
    inviting = UnicodeAttribute(default="")

    @classmethod
    def of(cls, it: HouseImport) -> "ImportItem":
        """The item of an import's next version."""
        alike = ("agent_id", "sha256", "sent_at", "inviting", *_NUMBERS)
        item = cls(
            administration_pk(it.administration_id),
            f"import/{it.id}",
            **{name: getattr(it, name) for name in alike},
            state=it.state.value,
            origin=vars(it.origin),
            counts=dict(it.counts),
            version=it.version + 1,
        )
        item.set_chain(it.chain)
        return item

    def house_import(self) -> HouseImport:
        """The import as stored."""
        import_id, numbers = self.sk.partition("/")[2], (*_NUMBERS, "version")
        given: dict[str, Any] = {name: int(getattr(self, name)) for name in numbers}
        return HouseImport(
            import_id,
            self.pk.partition("/")[2],
            self.agent_id,
            self.sha256,
            self.sent_at,
            self.chain(f"import/{import_id}"),
            ImportState(self.state),
            Origin(**self.origin),
            counts=self.counts,
            inviting=self.inviting,
            **given,
        )


class ImportStore:
    """The port ``Imports``."""

    def get(self, administration_id: str, import_id: str) -> HouseImport | None:
        """One of the administration's, read consistently."""
        item = get(ImportItem, administration_pk(administration_id), f"import/{import_id}", consistent_read=True)
        return item.house_import() if item else None

    def of_administration(self, administration_id: str) -> Sequence[HouseImport]:
        """All of its, in no order."""
        return [item.house_import() for item in of_administration(ImportItem, administration_id, "import/")]

    def save(self, work: Work, it: HouseImport) -> None:
        """Stores it with the next version, if its version is still the one read."""
        dynamo(work).save(ImportItem.of(it), condition=ImportItem.unchanged(it.version))

    def note(self, it: HouseImport, done: int, inviting: str) -> None:
        """Says how far it is, beside whatever else is stored of it."""
        item = ImportItem(administration_pk(it.administration_id), f"import/{it.id}")
        item.update(actions=[ImportItem.done.set(done), ImportItem.inviting.set(inviting)])
