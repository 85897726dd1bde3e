"""Readings of a mail, as the API shows them."""

from datetime import datetime

from pydantic import BaseModel, Field

from chalicelib.registry.accesses.model import Access, What


class AccessView(BaseModel):
    """One reading. Ids are null where there is none: a desk for who only signs the answer, a file for what is not an
    uploaded one, a folder for what is not read in the e-signature book."""

    at: datetime
    what: What
    file_id: str | None
    folder_id: str | None
    kind: str = Field(description="`agent`, or `client` for a program")
    agent_id: str | None
    desk_id: str | None
    on_behalf_of_id: str | None
    mandate_id: str | None
    channel: str = Field(description="`page` or `api`")

    @classmethod
    def of(cls, access: Access) -> "AccessView":
        """From the domain."""
        actor = access.actor
        return cls(
            at=access.at,
            what=access.what,
            file_id=access.file_id or None,
            folder_id=access.folder_id or None,
            kind=actor.kind,
            agent_id=actor.agent_id,
            desk_id=actor.desk_id,
            on_behalf_of_id=actor.on_behalf_of,
            mandate_id=actor.mandate_id,
            channel=access.channel,
        )


class AccessList(BaseModel):
    """A page of readings."""

    items: list[AccessView]
