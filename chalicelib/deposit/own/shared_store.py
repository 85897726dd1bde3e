"""Where the letters shared with an address are found: one small item for each letter and colleague, written once."""

from pynamodb.attributes import UnicodeAttribute

from chalicelib.adapters.cursors import opened_cursor, write_cursor
from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.deposit.model import Deposit
from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.digests import handle
from chalicelib.kernel.paging import Page, unreadable_cursor
from chalicelib.kernel.work import Work


class SharedItem(KeyedModel):
    """``pk`` is ``shared/DIGEST`` of the colleague's address, ``sk`` the instant of submission and the id's handle."""

    class Meta:
        table_name = ""
        region = ""

    deposit_id = UnicodeAttribute()


class SharedStore:
    """The port ``SharedPlaces``."""

    def share(self, work: Work, deposit: Deposit, address_digest: str) -> None:
        """One more who may follow it."""
        dynamo(work).save(SharedItem(*_key(deposit, address_digest), deposit_id=deposit.id))

    def unshare(self, deposit: Deposit, address_digest: str) -> None:
        """One who may follow it no more; harmless for one who never could."""
        SharedItem(*_key(deposit, address_digest)).delete()

    def shared_with(self, address_digest: str, cursor: str | None, limit: int) -> Page[str]:
        """The ids of those shared with an address, the newest first; ``InvalidError`` for another list's cursor."""
        pk, before = f"shared/{address_digest}", SharedItem.sk < _place_of(cursor) if cursor else None
        found = list(SharedItem.query(pk, before, scan_index_forward=False, limit=limit + 1))
        more = {"shared_before": found[limit - 1].sk} if len(found) > limit else None
        return Page(tuple(item.deposit_id for item in found[:limit]), write_cursor(more))


def _key(deposit: Deposit, address_digest: str) -> tuple[str, str]:
    return f"shared/{address_digest}", f"{to_iso(deposit.submitted.submitted_at)}#{handle(deposit.id)}"


def _place_of(cursor: str) -> str:
    """Where a page ended: an instant and a handle, and nothing of whose list it is."""
    given = opened_cursor(cursor)
    place = given.get("shared_before") if isinstance(given, dict) and len(given) == 1 else None
    if not isinstance(place, str) or not 0 < len(place) < 100:
        raise unreadable_cursor()
    return place
