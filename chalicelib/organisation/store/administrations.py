"""Administrations, the addresses of their portals, and the public directory."""

from collections.abc import Sequence

from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.work import StaleError, Transactions
from chalicelib.organisation.model import Administration, Contacts
from chalicelib.organisation.store.items import NamedItem, administration_pk, get, names


class AdministrationItem(NamedItem):
    """pk ``administration/{id}``, sk ``administration``; the same again under pk ``directory``, sk slug."""

    id = UnicodeAttribute()
    slug = UnicodeAttribute()
    code = UnicodeAttribute()
    seal_key_id = UnicodeAttribute(default="")
    entity_id = UnicodeAttribute(default="")
    contacts = JSONAttribute(default=dict)


class SlugItem(KeyedModel):
    """pk ``slug/{slug}``, sk ``slug``: a slug belongs to one administration."""

    administration_id = UnicodeAttribute()


class AdministrationStore:
    """Administrations by id and by slug."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def administration(self, administration_id: str) -> Administration | None:
        """One administration."""
        item = get(AdministrationItem, administration_pk(administration_id), "administration")
        return _administration(item) if item else None

    def administration_id_of(self, slug: str) -> str | None:
        """Whose portal a slug names."""
        item = get(SlugItem, f"slug/{slug}", "slug")
        return item.administration_id if item else None

    def directory(self) -> Sequence[Administration]:
        """Every administration, by slug."""
        return [_administration(item) for item in AdministrationItem.query("directory")]

    def put_administration(self, administration: Administration) -> None:
        """Puts it, its slug and its place in the directory; ``ConflictError`` when the slug is another's."""
        own = administration_pk(administration.id)
        slug = SlugItem(f"slug/{administration.slug}", "slug", administration_id=administration.id)
        free = SlugItem.pk.does_not_exist() | (SlugItem.administration_id == administration.id)
        try:
            with self._transactions() as work:
                dynamo(work).save(slug, free)
                dynamo(work).save(_administration_item(own, "administration", administration))
                dynamo(work).save(_administration_item("directory", administration.slug, administration))
        except StaleError as error:
            raise ConflictError("organisation.slug_taken", slug=administration.slug) from error


def _administration_item(pk: str, sk: str, it: Administration) -> AdministrationItem:
    contacts = {
        "address_ar": it.contacts.address.ar,
        "address_fr": it.contacts.address.fr,
        "telephone": it.contacts.telephone,
        "email": it.contacts.email,
        "website": it.contacts.website,
    }
    return AdministrationItem(
        pk, sk, id=it.id, slug=it.slug, code=it.code, seal_key_id=it.seal_key_id, entity_id=it.entity_id,
        contacts=contacts, **names(it.name),
    )  # fmt: skip


def _administration(item: AdministrationItem) -> Administration:
    given: dict[str, str] = dict(item.contacts or {})
    address = Bilingual(given.pop("address_ar", ""), given.pop("address_fr", ""))
    return Administration(
        item.id, item.slug, item.code, item.name(), item.seal_key_id, item.entity_id, Contacts(address, **given)
    )
