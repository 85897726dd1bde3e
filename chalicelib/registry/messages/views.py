"""What goes both ways with a depositor, as the API shows and takes it."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from chalicelib.registry.file_ports import FileFacts
from chalicelib.registry.messages.correspondence import MAX_PIECE, MAX_PIECES, MAX_TEXT
from chalicelib.registry.messages.enclosures import MAX_FILES
from chalicelib.registry.messages.threads import Entry, Thread
from chalicelib.registry.registration_models.model import MOST_DAYS
from chalicelib.web.bodies import Strict


class OfficeMessageBody(Strict):
    """What is said, and the files that go with it."""

    text: str = Field(description=f"At most {MAX_TEXT} characters")
    files: list[str] = Field(default_factory=list, max_length=MAX_FILES, description="Ids of files sent for it")


class OfficeReadingBody(Strict):
    """``up_to`` is the ``place`` of the depositor's last message that was read."""

    up_to: int = Field(ge=1)


class CompletionBody(Strict):
    """What is missing and why, and for how many working days the depositor is waited for."""

    reason: str = Field(description=f"At most {MAX_TEXT // 2} characters")
    pieces: list[str] = Field(description=f"At most {MAX_PIECES}, each of at most {MAX_PIECE} characters")
    days: int = Field(ge=1, le=MOST_DAYS)


class ReopeningBody(Strict):
    """Why the mail is taken up again."""

    reason: str = Field(description=f"At most {MAX_TEXT // 2} characters")


class EnclosureView(BaseModel):
    """A file of a message; it can be read once it is ``clean``."""

    id: str
    name: str
    state: Literal["expected", "uploaded", "clean", "refused", "stuck", "removed"]
    size_bytes: int
    pages: int | None
    sha256: str
    reasons: list[str]

    @classmethod
    def of(cls, file: FileFacts) -> "EnclosureView":
        """The view of a file."""
        given = {name: getattr(file, name) for name in cls.model_fields}
        return cls(**{**given, "reasons": list(file.reasons)})


class OfficeEntryView(BaseModel):
    """One message. ``place`` is the office's act, or the number of the depositor's."""

    own: bool = Field(description="Whether the office wrote it")
    kind: Literal["message", "completion", "withdrawal", "appeal"]
    place: int
    at: datetime
    text: str
    pieces: list[str]
    files: list[EnclosureView]
    read_at: datetime | None = Field(description="When the other side said to have read it")
    agent_id: str

    @classmethod
    def of(cls, entry: Entry) -> "OfficeEntryView":
        """The view of a message."""
        given = {**vars(entry), "pieces": list(entry.pieces), "files": [EnclosureView.of(it) for it in entry.files]}
        return cls(**given)


class OfficeThreadView(BaseModel):
    """All that was said; ``score``, from 1 to 5, and ``comment`` are how the depositor was served, in the end."""

    messages: list[OfficeEntryView]
    unread: bool
    score: int | None
    comment: str
    reached: bool = Field(description="Whether the depositor is told, by mail or short message, of what is written")

    @classmethod
    def of(cls, thread: Thread) -> "OfficeThreadView":
        """The view of a thread."""
        entries = [OfficeEntryView.of(entry) for entry in thread.entries]
        score = thread.score or None
        return cls(messages=entries, unread=thread.unread, score=score, comment=thread.comment, reached=thread.reached)
