"""Browsers in which somebody has signed in before: each is known to one account by a secret of its own."""

from datetime import datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import KeyedModel
from chalicelib.organisation.items import get


class BrowserItem(KeyedModel):
    """pk ``browser/{sha256 of its secret}``, sk ``browser``; ``account`` is the account's digest."""

    account = UnicodeAttribute()
    expires_at = NumberAttribute()


class BrowserStore:
    """The port ``Browsers``."""

    def account(self, digest: str, now: datetime) -> str:
        """The account that this browser is known to; empty if to none, or no longer."""
        item = get(BrowserItem, f"browser/{digest}", "browser")
        if item is None:
            return ""
        return str(item.account) if int(item.expires_at) > now.timestamp() else ""

    def put(self, digest: str, account: str, expires_at: datetime) -> None:
        """The account knows it until then."""
        BrowserItem(f"browser/{digest}", "browser", account=account, expires_at=int(expires_at.timestamp())).save()

    def remove(self, digest: str) -> None:
        """Nobody knows it any more."""
        BrowserItem(f"browser/{digest}", "browser").delete()
