"""Senders' accounts, in the table of bulk deposits."""

from datetime import date
from typing import Any

from pynamodb.attributes import JSONAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import ChainedModel, dynamo
from chalicelib.bulk.account import Depositor, SenderAccount, SenderToken
from chalicelib.kernel.access import Scope
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.languages import Language
from chalicelib.kernel.work import Work


class SenderAccountItem(ChainedModel):
    """``pk`` is ``sender/account/ID``, ``sk`` is ``account``. Of tokens it holds digests."""

    class Meta:
        table_name = ""
        region = ""

    address_digest = UnicodeAttribute()
    depositor = JSONAttribute()
    language = UnicodeAttribute()
    opened_at = UnicodeAttribute()
    tokens = JSONAttribute()


class DynamoAccounts:
    """The port ``Accounts`` on DynamoDB."""

    def account(self, account_id: str) -> SenderAccount | None:
        """The account, or None."""
        try:
            item = SenderAccountItem.get(f"sender/account/{account_id}", "account", consistent_read=True)
        except DoesNotExist:
            return None
        return SenderAccount(
            account_id,
            item.address_digest,
            Depositor(**item.depositor),
            Language(item.language),
            from_iso(item.opened_at),
            item.chain(f"sender/{account_id}"),
            tuple(map(_token_of, item.tokens)),
            int(item.version),
        )

    def save_account(self, work: Work, account: SenderAccount) -> None:
        """The account as it now is, if nobody else changed it."""
        item = SenderAccountItem(
            f"sender/account/{account.id}",
            "account",
            version=account.version + 1,
            address_digest=account.address_digest,
            depositor=vars(account.depositor),
            language=account.language.value,
            opened_at=to_iso(account.opened_at),
            tokens=[_token_to(token) for token in account.tokens],
        )
        item.set_chain(account.chain)
        dynamo(work).save(item, condition=SenderAccountItem.unchanged(account.version))


def _token_to(token: SenderToken) -> dict[str, Any]:
    return {
        "id": token.id,
        "label": token.label,
        "digest": token.digest,
        "scopes": sorted(token.scopes),
        "made_at": to_iso(token.made_at),
        "last_day": token.last_day.isoformat(),
        "revoked_at": to_iso(token.revoked_at) if token.revoked_at else None,
    }


def _token_of(given: dict[str, Any]) -> SenderToken:
    return SenderToken(
        given["id"],
        given["label"],
        given["digest"],
        frozenset(map(Scope, given["scopes"])),
        from_iso(given["made_at"]),
        date.fromisoformat(given["last_day"]),
        from_iso(given["revoked_at"]) if given["revoked_at"] else None,
    )
