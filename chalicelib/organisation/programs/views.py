"""What the API says of programs to those who administer or audit an organisation."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from chalicelib.kernel.access import Scope
from chalicelib.organisation.programs.model import Client, ClientState, scopes_in_order
from chalicelib.web.views import Versioned


class ClientView(Versioned):
    """A program. ``version``, also its ``ETag``, is what a new token names in ``If-Match``."""

    id: str
    version: int
    label: str
    desk_id: str
    scopes: list[Scope]
    state: ClientState
    last_day: date | None = Field(description="The last civil day of its token; null before the first")
    warned_on: date | None = Field(description="The civil day on which its administrators are told that it ends")
    replaced_until: datetime | None = Field(description="Until when the token before goes on working, if it does")
    last_used_on: date | None = Field(description="The last civil day on which it called")
    made_by: str
    made_at: datetime
    revoked_at: datetime | None

    @classmethod
    def of(cls, client: Client, now: datetime) -> "ClientView":
        """From the domain."""
        before = client.replaced(now)
        return cls(
            id=client.id,
            version=client.version,
            label=client.label,
            desk_id=client.desk_id,
            scopes=scopes_in_order(client.scopes),
            state=client.state(now),
            last_day=client.present.last_day if client.present else None,
            warned_on=client.present.warned_on if client.present else None,
            replaced_until=before.ends_at if before else None,
            last_used_on=client.last_used_on,
            made_by=client.made_by,
            made_at=client.made_at,
            revoked_at=client.revoked_at,
        )


class ClientsView(BaseModel):
    """Programs, the latest first."""

    items: list[ClientView]


class TokenView(Versioned):
    """A token, told now and never again, and whose it is."""

    token: str
    client: ClientView
