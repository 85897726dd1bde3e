"""Programs and the digests of their tokens."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.expressions.update import Action
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection

from chalicelib.adapters.dynamo import KeyedModel, dynamo, took_effect
from chalicelib.kernel.access import Scope
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.work import StaleError, Transactions, Work
from chalicelib.organisation.items import administration_pk, get, of_administration
from chalicelib.organisation.programs.model import Client, Secret, scopes_in_order

UNTOLD = "token"


class ByWarning(GlobalSecondaryIndex["ClientItem"]):
    """Clients of whose token's end nobody was told yet, by the day when that is due; a client stands there once."""

    class Meta:
        index_name = "by_warning"
        projection = KeysOnlyProjection()

    warning = UnicodeAttribute(hash_key=True)
    warned_on = UnicodeAttribute(range_key=True)


class ClientItem(KeyedModel):
    """pk ``client/{id}``, sk ``client``, for who comes with a token; the same again under pk ``administration/{id}``,
    sk ``client/{id}``, for who lists them."""

    administration_id = UnicodeAttribute()
    desk_id = UnicodeAttribute()
    label = UnicodeAttribute()
    scopes = JSONAttribute()
    made_by = UnicodeAttribute()
    made_at = UTCDateTimeAttribute()
    secrets = JSONAttribute()
    revoked_at = UTCDateTimeAttribute(null=True)
    last_used_on = UnicodeAttribute(null=True)
    version = NumberAttribute(default=0)
    warning = UnicodeAttribute(null=True)
    warned_on = UnicodeAttribute(null=True)
    by_warning = ByWarning()

    @classmethod
    def twice(cls, client: Client, **given: Any) -> "tuple[ClientItem, ClientItem]":
        """The client's two items."""
        sk = f"client/{client.id}"
        return cls(sk, "client", **given), cls(administration_pk(client.administration_id), sk, **given)

    def client(self) -> Client:
        """The client as stored."""
        return Client(
            id=(self.pk if self.sk == "client" else self.sk).partition("/")[2],
            administration_id=self.administration_id,
            desk_id=self.desk_id,
            label=self.label,
            scopes=frozenset(map(Scope, self.scopes)),
            made_by=self.made_by,
            made_at=self.made_at,
            secrets=tuple(map(_secret, self.secrets)),
            revoked_at=self.revoked_at,
            last_used_on=date.fromisoformat(self.last_used_on) if self.last_used_on else None,
            version=int(self.version),
        )


class ClientStore:
    """The port of that name. What changes later is updated by attribute, so that a use noted meanwhile stays."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def client(self, client_id: str) -> Client | None:
        """One client, read consistently: a revoked token opens nothing more from the next call on."""
        item = get(ClientItem, f"client/{client_id}", "client", consistent_read=True)
        return item.client() if item else None

    def clients_of(self, administration_id: str) -> Sequence[Client]:
        """An administration's clients, those that ended included."""
        return [item.client() for item in of_administration(ClientItem, administration_id, "client/")]

    def add_with(self, work: Work, client: Client) -> None:
        """Adds a client."""
        given = {
            "administration_id": client.administration_id,
            "desk_id": client.desk_id,
            "label": client.label,
            "scopes": [scope.value for scope in scopes_in_order(client.scopes)],
            "made_by": client.made_by,
            "made_at": client.made_at,
            "secrets": [],
        }
        for item in ClientItem.twice(client, **given):
            dynamo(work).save(item, condition=ClientItem.pk.does_not_exist())

    def issue_with(self, work: Work, client: Client) -> None:
        """Stores its tokens' digests."""
        assert client.present is not None and client.present.warned_on is not None  # that is what is written
        digests = list(map(_data, client.secrets))
        warning = [ClientItem.warning.set(UNTOLD), ClientItem.warned_on.set(client.present.warned_on.isoformat())]
        _update(work, client, ClientItem.secrets.set(digests), ClientItem.version.set(client.version), first=warning)

    def revoke_with(self, work: Work, client: Client) -> None:
        """Stores when it was ended."""
        assert client.revoked_at is not None  # that is what is written
        ended = ClientItem.revoked_at.set(client.revoked_at)
        _update(work, client, ended, ClientItem.version.set(client.version), first=_untold_no_more())

    def note_use(self, client: Client, day: date) -> None:
        """Notes the day, unless something else is written of the client at this very instant: the next call will."""
        try:
            with self._transactions() as work:
                _update(work, client, ClientItem.last_used_on.set(day.isoformat()))
        except StaleError:
            return

    def due(self, day: date, limit: int) -> Sequence[tuple[str, date]]:
        """From the index alone, which holds no more than one entry a client."""
        found = ClientItem.by_warning.query(UNTOLD, ClientItem.warned_on <= day.isoformat(), limit=limit)
        return [(item.pk.partition("/")[2], date.fromisoformat(item.warned_on)) for item in found]

    def given(self, client_id: str, warned_on: date) -> None:
        """Takes it out of the index."""
        item = ClientItem(f"client/{client_id}", "client")
        took_effect(lambda: item.update(_untold_no_more(), ClientItem.warned_on == warned_on.isoformat()))


def _untold_no_more() -> list[Action]:
    return [ClientItem.warning.remove(), ClientItem.warned_on.remove()]


def _update(work: Work, client: Client, *actions: Action, first: Sequence[Action] = ()) -> None:
    """Both items alike; what leads to the client stands in the ``first`` alone."""
    for item, more in zip(ClientItem.twice(client), (first, ()), strict=True):
        dynamo(work).update(item, [*actions, *more], ClientItem.pk.exists())


def _data(secret: Secret) -> list[str | None]:
    ends_at = to_iso(secret.ends_at) if secret.ends_at else None
    warned_on = secret.warned_on.isoformat() if secret.warned_on else None
    return [secret.digest, secret.last_day.isoformat(), ends_at, warned_on]


def _secret(data: list[str | None]) -> Secret:
    digest, last_day, ends_at, *later = data
    warned_on = date.fromisoformat(later[0]) if later and later[0] else None
    return Secret(str(digest), date.fromisoformat(str(last_day)), _instant(ends_at), warned_on)


def _instant(text: str | None) -> datetime | None:
    return from_iso(text) if text else None
