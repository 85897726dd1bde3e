"""Administrations, with what is written whenever one changes: its claims and its places in the directory."""

from pynamodb.attributes import JSONAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import dynamo
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.work import Transactions, Work
from chalicelib.organisation.administrations.claim_store import ClaimStore
from chalicelib.organisation.items import RenamedItem, administration_pk, former, get, names
from chalicelib.organisation.model import Administration, Contacts
from chalicelib.organisation.portal.directory_store import write_entries
from chalicelib.organisation.structure.model import Standing


class AdministrationItem(RenamedItem):
    """pk ``administration/{id}``, sk ``administration``."""

    slug = UnicodeAttribute()
    code = UnicodeAttribute()
    seal_key_id = UnicodeAttribute(default="")
    entity_id = UnicodeAttribute(default="")
    contacts = JSONAttribute(default=dict)
    standing = UnicodeAttribute(default=Standing.ACTIVE.value)
    standing_reason = UnicodeAttribute(default="")
    sector = UnicodeAttribute(default="")
    place = UnicodeAttribute(default="")
    tifinagh = UnicodeAttribute(default="")
    name_reference = UnicodeAttribute(default="")


class AdministrationStore(ClaimStore):
    """Administrations by id and by slug."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def administration(self, administration_id: str, latest: bool = False) -> Administration | None:
        """One administration as it was a moment ago, for half the price, or as it is now."""
        item = get(AdministrationItem, administration_pk(administration_id), "administration", consistent_read=latest)
        return _administration(item) if item else None

    def administration_id_of(self, slug: str) -> str | None:
        """Whose portal a slug names, or will name."""
        return self.claimant("slug", slug)

    def put_administration(self, administration: Administration, work: Work | None = None) -> None:
        """Puts it with its claims and its places in the directory, with the rest of the work if there is one.

        ``ConflictError`` when slug or code are another's.
        """
        self._demand_free(administration)
        if work is None:
            with self._transactions() as own:
                self._put(own, administration)
        else:
            self._put(work, administration)

    def _demand_free(self, it: Administration) -> None:
        if self.claimant("slug", it.slug) not in (None, it.id):
            raise ConflictError("organisation.slug_taken", slug=it.slug)
        if self.claimant("code", it.code) not in (None, it.id):
            raise ConflictError("organisation.administration_code_taken")

    def _put(self, work: Work, it: Administration) -> None:
        before = self.administration(it.id, latest=True)
        self.claim(work, "slug", it.slug, it.id)
        self.claim(work, "code", it.code, it.id)
        dynamo(work).save(_administration_item(it))
        write_entries(work, before, it)


def _administration_item(it: Administration) -> AdministrationItem:
    contacts = {
        "address_ar": it.contacts.address.ar,
        "address_fr": it.contacts.address.fr,
        "telephone": it.contacts.telephone,
        "email": it.contacts.email,
        "website": it.contacts.website,
    }
    return AdministrationItem(
        administration_pk(it.id), "administration", slug=it.slug, code=it.code, seal_key_id=it.seal_key_id,
        entity_id=it.entity_id, contacts=contacts, standing=it.standing.value,
        standing_reason=it.standing_reason, sector=it.sector, place=it.place, tifinagh=it.tifinagh,
        former_names=former(it.former_names), name_reference=it.name_reference, **names(it.name),
    )  # fmt: skip


def _administration(item: AdministrationItem) -> Administration:
    given: dict[str, str] = dict(item.contacts or {})
    address = Bilingual(given.pop("address_ar", ""), given.pop("address_fr", ""))
    return Administration(
        item.pk.partition("/")[2],
        item.slug,
        item.code,
        item.name(),
        item.seal_key_id,
        item.entity_id,
        Contacts(address, **given),
        Standing(item.standing),
        item.standing_reason,
        item.sector,
        item.place,
        item.tifinagh,
        item.read_former_names(),
        item.name_reference,
    )
