"""What the API takes."""

from datetime import date
from typing import Annotated

from pydantic import Field

from chalicelib.kernel.access import Confidentiality
from chalicelib.registry.by_hand.writing import LANGUAGES
from chalicelib.registry.desk import REJECTION_REASONS
from chalicelib.registry.sheet import Channel, Nature, Priority
from chalicelib.web.bodies import Strict

# Judged by the use cases, whose sentences say what may be chosen; told to clients here.
WrittenIn = Annotated[str, Field(json_schema_extra={"enum": list(LANGUAGES)})]
Reason = Annotated[str, Field(json_schema_extra={"enum": list(REJECTION_REASONS)})]


class Body(Strict):
    """A body that the rules of a form judge."""

    def fields(self) -> dict[str, str]:
        """As a form would have sent them."""
        return {name: str(value) for name, value in self.model_dump().items() if value is not None}


class QualificationBody(Body):
    """What qualifying decides."""

    entity_id: str = Field(description="One of `GET /entities`")
    nature: Nature = Nature.LETTER
    priority: Priority = Priority.NORMAL
    confidentiality: Confidentiality = Confidentiality.ORDINARY
    language: WrittenIn = "ar"
    due_on: date | None = None
    model: str = Field(
        "",
        description="One of `GET /registration-models`, whose procedure the mail follows; empty to leave that as it is",
    )


class AssignmentBody(Body):
    """The desk that gets the mail, and a note for it."""

    desk_id: str = Field(description="One of `GET /desks`")
    note: str = Field("", description="At most 1,000 characters")


class RedirectionBody(Body):
    """The entity that gets the mail, and why."""

    entity_id: str = Field(description="One of `GET /entities`")
    note: str = Field(description="At most 1,000 characters")


class RelayBody(Body):
    """The administration that is competent, and why."""

    administration: str = Field(description="Its `slug`, as `GET /administrations` gives it", examples=["ennakhil"])
    note: str = Field(description="Read by the depositor: at most 1,000 characters")


class RejectionBody(Body):
    """Why the mail ends without an answer; the depositor reads the code's sentence."""

    reason_code: Reason
    note: str = Field(description="For the office: at most 1,000 characters", examples=["Relève d’une autre commune"])


class VoidBody(Body):
    """Why the number no longer counts."""

    reason: str = Field(description="At most 1,000 characters")


class ReplyBody(Body):
    """The reply: its clean PDF, its circuit, its subject."""

    file_id: str = Field(description="One of `GET /mails/{mail_id}/reply-files` that is `clean`")
    circuit_id: str = Field(description="One of `GET /circuits`")
    subject: str = Field(description="At most 500 characters")


class IntakeBody(Body):
    """A sheet written in the office. Keywords stand between commas; the values of ``model`` fill what is not given."""

    model: str = Field("", description="One of `GET /registration-models`")
    subject: str = Field(description="At most 500 characters")
    sender: str = Field(description="At most 150 characters")
    entity_id: str = Field("", description="One of `GET /entities`; needed unless the model names it")
    addressee: str = Field("", description="At most 150 characters; needed for a letter that leaves")
    channel: Channel = Channel.COUNTER
    received_on: date | None = None
    document_on: date | None = None
    sender_reference: str = ""
    nature: Nature = Nature.LETTER
    language: WrittenIn = "ar"
    priority: Priority = Priority.NORMAL
    confidentiality: Confidentiality = Confidentiality.ORDINARY
    pages: int | None = Field(default=None, ge=1, le=9999)
    keywords: str = ""
    due_on: date | None = Field(default=None, description="The last day to reply; else the model's delay")

    def typed(self) -> dict[str, str]:
        """What was given, as a form would have sent it: a model's values go before usual ones."""
        given = self.model_dump(exclude_unset=True)
        return {name: str(value) for name, value in given.items() if value is not None}
