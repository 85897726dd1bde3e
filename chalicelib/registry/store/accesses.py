"""Readings of mails: ``accesses/MAIL`` and the instant."""

from datetime import UTC

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.adapters.cursors import cursor_after, read_cursor
from chalicelib.adapters.dynamo import KeyedModel
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.log import Actor
from chalicelib.kernel.paging import Page
from chalicelib.registry.accesses.model import Access, What


class AccessItem(KeyedModel):
    """``accesses/MAIL`` and ``2026-11-26T10:42#AGENT#what#FILE``: the same within a minute is the same item.

    Of what is read in the e-signature book the folder stands where the file does. DynamoDB removes it after
    ``expires_at`` (epoch seconds).
    """

    class Meta:
        table_name = ""
        region = ""

    at = UnicodeAttribute()
    actor = JSONAttribute()
    channel = UnicodeAttribute()
    expires_at = NumberAttribute()

    def access(self) -> Access:
        """The reading as stored."""
        _, _, what, thing = self.sk.split("#")
        mail_id, is_of_folder = self.pk.removeprefix("accesses/"), What(what).is_of_folder
        file_id, folder_id = ("", thing) if is_of_folder else (thing, "")
        return Access(mail_id, from_iso(self.at), What(what), Actor(**self.actor), self.channel, file_id, folder_id)


class AccessStore:
    """The port ``Accesses``."""

    def put(self, access: Access) -> None:
        """Keeps it."""
        actor, minute = access.actor, access.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
        AccessItem(
            f"accesses/{access.mail_id}",
            f"{minute}#{actor.agent_id}#{access.what.value}#{access.file_id or access.folder_id}",
            at=to_iso(access.at),
            actor={name: value for name, value in vars(actor).items() if value is not None},
            channel=access.channel,
            expires_at=int(access.kept_until.timestamp()),
        ).save()

    def of_mail(self, mail_id: str, cursor: str | None, limit: int) -> Page[Access]:
        """A page of a mail's, the latest first."""
        pk = f"accesses/{mail_id}"
        place = read_cursor(cursor, {"pk": pk}, sk="S")
        found = list(AccessItem.query(pk, limit=limit + 1, last_evaluated_key=place, scan_index_forward=False))
        return Page(tuple(item.access() for item in found[:limit]), cursor_after(found, limit))
