"""Versions of notices on personal data that deposits name: they stay, for who asks later what was shown."""

from datetime import datetime

from pynamodb.attributes import JSONAttribute, UnicodeAttribute
from pynamodb.exceptions import PutError

from chalicelib.adapters.dynamo import KeyedModel
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.items import administration_pk, get


class NoticeItem(KeyedModel):
    """pk ``administration/{id}``, sk ``notice/{digest}``."""

    text = JSONAttribute()
    kept_at = UnicodeAttribute()


class NoticeStore:
    """The port ``NoticeStore``."""

    def notice(self, administration_id: str, digest: str) -> tuple[Bilingual, datetime] | None:
        """The text and since when it is kept."""
        item = get(NoticeItem, administration_pk(administration_id), f"notice/{digest}")
        return (Bilingual(**item.text), from_iso(item.kept_at)) if item else None

    def keep_notice(self, administration_id: str, digest: str, text: Bilingual, at: datetime) -> None:
        """Keeps the text, unless it is kept already."""
        item = NoticeItem(administration_pk(administration_id), f"notice/{digest}", text=vars(text), kept_at=to_iso(at))
        try:
            item.save(condition=NoticeItem.pk.does_not_exist())
        except PutError as error:
            if error.cause_response_code != "ConditionalCheckFailedException":
                raise
