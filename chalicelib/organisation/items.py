"""What the organisation's items have in common."""

from collections.abc import Iterable
from typing import Any, TypeVar

from pynamodb.attributes import JSONAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import KeyedModel
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.names import FormerName

M = TypeVar("M", bound=KeyedModel)


class NamedItem(KeyedModel):
    """An item with a name in both languages."""

    name_ar = UnicodeAttribute()
    name_fr = UnicodeAttribute()

    def name(self) -> Bilingual:
        """The name."""
        return Bilingual(self.name_ar, self.name_fr)


class RenamedItem(NamedItem):
    """What may change its name, and keeps those it had."""

    former_names = JSONAttribute(null=True)

    def read_former_names(self) -> tuple[FormerName, ...]:
        """The names it had, the first one first."""
        given = self.former_names or []
        return tuple(FormerName(Bilingual(it["ar"], it["fr"]), from_iso(it["until"])) for it in given)


class LastingItem(RenamedItem):
    """What may change its name and come to an end, and stays readable."""

    closed_at = UTCDateTimeAttribute(null=True)


def names(name: Bilingual) -> dict[str, Any]:
    """The attributes of a name."""
    return {"name_ar": name.ar, "name_fr": name.fr}


def former(names_: tuple[FormerName, ...]) -> list[dict[str, str]] | None:
    """The attribute of former names; None where there are none."""
    return [{"ar": was.name.ar, "fr": was.name.fr, "until": to_iso(was.until)} for was in names_] or None


def administration_pk(administration_id: str) -> str:
    """The partition of an administration's own things."""
    return f"administration/{administration_id}"


def get(model: type[M], pk: str, sk: str, consistent_read: bool = False) -> M | None:
    """The item, or None."""
    try:
        return model.get(pk, sk, consistent_read=consistent_read)
    except DoesNotExist:
        return None


def of_administration(model: type[M], administration_id: str, prefix: str) -> Iterable[M]:
    """An administration's items of one kind."""
    return model.query(administration_pk(administration_id), model.sk.startswith(prefix))
