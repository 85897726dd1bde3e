"""The audit log as the API reads its filters and shows its rows."""

from datetime import date, datetime

from pydantic import Field

from chalicelib.evidence.audit.rows import LONGEST_ID, AuditRow
from chalicelib.evidence.audit.words import event_words
from chalicelib.evidence.statements import View
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.web.queries import Paged
from chalicelib.web.views import NameView


class AuditQuery(Paged):
    """What is looked for; every filter narrows."""

    since: date | None = Field(None, description="First civil day; thirty days before the last, unless given")
    until: date | None = Field(None, description="Last civil day, included; today, unless given; at most a year in all")
    event: str | None = Field(None, max_length=60, description="The event's name", examples=["MailAssigned"])
    agent_id: str | None = Field(None, max_length=128, description="The id of who acted")
    object_id: str | None = Field(None, max_length=LONGEST_ID, description="What was acted on, as rows show it")


class AuditActorView(View):
    """Who acted: ids, and names where they are the administration's own."""

    kind: str
    agent_id: str | None
    agent: NameView | None
    desk_id: str | None
    desk: NameView | None
    on_behalf_of_id: str | None
    on_behalf_of: NameView | None
    mandate_id: str | None

    @classmethod
    def of(cls, row: AuditRow) -> "AuditActorView":
        """The actor of a record."""
        actor = row.actor
        return cls(
            kind=actor["kind"],
            agent_id=actor.get("agent_id"),
            agent=_name(row.agent),
            desk_id=actor.get("desk_id"),
            desk=_name(row.desk),
            on_behalf_of_id=actor.get("on_behalf_of"),
            on_behalf_of=_name(row.on_behalf_of),
            mandate_id=actor.get("mandate_id"),
        )


class AuditProgramView(View):
    """The program by which an act was done: ids, and its name where it is the administration's own."""

    client_id: str
    desk_id: str
    administration_id: str
    name: NameView | None


class AuditRowView(View):
    """One act. Digests are salted by record: they prove a state to whoever has it, and tell nothing. ``address`` is
    empty where it was erased, and where the system acted by itself."""

    id: str
    at: datetime
    event: str
    text: str
    actor: AuditActorView
    object_id: str
    digest_before: str
    digest_after: str
    channel: str
    program: AuditProgramView | None
    address: str
    correlation_id: str

    @classmethod
    def of(cls, row: AuditRow, language: Language) -> "AuditRowView":
        """The row in the reader's language."""
        record = row.record
        return cls(
            id=row.id,
            at=row.at,
            event=record.body["event"],
            text=event_words(record.body["event"], language),
            actor=AuditActorView.of(row),
            object_id=row.object_id,
            digest_before=row.before,
            digest_after=row.after,
            channel=row.channel,
            program=AuditProgramView(**row.program, name=_name(row.program_name)) if row.program else None,
            address=record.address,
            correlation_id=row.correlation_id,
        )


class AuditView(View):
    """A page of the log, the newest first; it may hold few rows, or none, and yet have a next one."""

    items: list[AuditRowView]


def _name(name: Bilingual | None) -> NameView | None:
    return NameView.of(name) if name else None
