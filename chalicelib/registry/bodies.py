"""What the API takes."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.kernel.access import Confidentiality
from chalicelib.registry.sheet import Channel, Nature, Priority


class Strict(BaseModel):
    """Unknown fields are refused: a misspelt one would otherwise be lost in silence."""

    model_config = ConfigDict(extra="forbid")


class QualificationBody(Strict):
    """What qualifying decides."""

    entity_id: str
    nature: Nature = Nature.LETTER
    priority: Priority = Priority.NORMAL
    confidentiality: Confidentiality = Confidentiality.ORDINARY
    language: str = "ar"
    due_on: date | None = None


class AssignmentBody(Strict):
    """The desk that gets the mail, and a note for it."""

    desk_id: str
    note: str = ""


class RedirectionBody(Strict):
    """The entity that gets the mail, and why."""

    entity_id: str
    note: str


class RejectionBody(Strict):
    """Why the mail ends without an answer; the depositor reads the code's sentence."""

    reason_code: str
    note: str


class VoidBody(Strict):
    """Why the number no longer counts."""

    reason: str


class ReplyBody(Strict):
    """The reply: its clean PDF, its circuit, its subject."""

    file_id: str
    circuit_id: str
    subject: str


class IntakeBody(Strict):
    """A sheet written in the office. Days are ``2026-11-22``; keywords stand between commas."""

    subject: str
    sender: str
    entity_id: str
    addressee: str = ""
    channel: str = Channel.COUNTER.value
    received_on: str = ""
    document_on: str = ""
    sender_reference: str = ""
    nature: str = Nature.LETTER.value
    language: str = "ar"
    priority: str = Priority.NORMAL.value
    confidentiality: str = Confidentiality.ORDINARY.value
    pages: int | None = Field(default=None, ge=1, le=9999)
    keywords: str = ""

    def fields(self) -> dict[str, str]:
        """As a form would have sent them."""
        return {name: str(value) for name, value in self.model_dump().items() if value is not None}
