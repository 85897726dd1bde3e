"""Programs and the digests of their tokens."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.expressions.update import Action

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.access import Scope
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.work import StaleError, Transactions, Work
from chalicelib.organisation.items import administration_pk, get, of_administration
from chalicelib.organisation.programs.model import Client, Secret, scopes_in_order


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
        digests = list(map(_data, client.secrets))
        _update(work, client, ClientItem.secrets.set(digests), ClientItem.version.set(client.version))

    def revoke_with(self, work: Work, client: Client) -> None:
        """Stores when it was ended."""
        assert client.revoked_at is not None  # that is what is written
        _update(work, client, ClientItem.revoked_at.set(client.revoked_at), ClientItem.version.set(client.version))

    def note_use(self, client: Client, day: date) -> None:
        """Notes the day, unless something else is written of the client at this very instant: the next call will."""
        try:
            with self._transactions() as work:
                _update(work, client, ClientItem.last_used_on.set(day.isoformat()))
        except StaleError:
            return


def _update(work: Work, client: Client, *actions: Action) -> None:
    for item in ClientItem.twice(client):
        dynamo(work).update(item, list(actions), ClientItem.pk.exists())


def _data(secret: Secret) -> list[str | None]:
    return [secret.digest, secret.last_day.isoformat(), to_iso(secret.ends_at) if secret.ends_at else None]


def _secret(data: list[str | None]) -> Secret:
    digest, last_day, ends_at = data
    return Secret(str(digest), date.fromisoformat(str(last_day)), _instant(ends_at))


def _instant(text: str | None) -> datetime | None:
    return from_iso(text) if text else None
