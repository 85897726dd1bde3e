"""What goes both ways, as the API shows and takes it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from chalicelib.deposit.exchange.messages import MAX_COMMENT, MAX_TEXT, Words
from chalicelib.deposit.exchange.model import Asked, AskedState
from chalicelib.deposit.exchange.possible import DepositorAct, open_acts
from chalicelib.deposit.exchange.threads import Entry, Thread
from chalicelib.deposit.model import MAX_FILES, Deposit, DepositState
from chalicelib.deposit.ports import FileFacts
from chalicelib.kernel.languages import Language
from chalicelib.web.bodies import Strict
from chalicelib.web.views import explained


class AccessCode(Strict):
    """The six digits from the mail."""

    one_time_code: str = Field(max_length=50, examples=["041273"])


class AccessView(BaseModel):
    """Send the token as ``Authorization: Bearer``, keep it no longer than it holds."""

    token: str
    token_expires_at: datetime


class WithdrawalBody(Strict):
    """Why the letter is withdrawn, if there is something to say."""

    text: str = Field("", description=f"At most {MAX_TEXT} characters")

    def words(self) -> Words:
        """For the use case."""
        return Words(self.text)


class MessageBody(WithdrawalBody):
    """What is said, and the files that go with it."""

    text: str = Field(description=f"At most {MAX_TEXT} characters")
    files: list[str] = Field(default_factory=list, max_length=MAX_FILES, description="Ids of files sent for it")

    def words(self) -> Words:
        """For the use case."""
        return Words(self.text, tuple(self.files))


class ReadingBody(Strict):
    """``up_to`` is the ``place`` of the office's last message that was read."""

    up_to: int = Field(ge=1)


class RatingBody(Strict):
    """From 1, very bad, to 5, very good."""

    score: int = Field(ge=1, le=5)
    comment: str = Field("", description=f"At most {MAX_COMMENT} characters")


class ParcelView(BaseModel):
    """A file of a message; it can be read once it is ``clean``."""

    id: str
    name: str
    state: Literal["expected", "uploaded", "clean", "refused", "stuck", "removed"]
    size_bytes: int | None
    pages: int | None
    sha256: str | None
    reasons: list[str]

    @classmethod
    def of(cls, file: FileFacts) -> "ParcelView":
        """The view of a file."""
        given = {name: getattr(file, name) for name in cls.model_fields}
        return cls(**{**given, "reasons": list(file.reasons)})


class PendingParcelView(ParcelView):
    """With the reasons in words."""

    explanations: list[str] = Field(description="The reasons as sentences in the asked language")

    @classmethod
    def told(cls, file: FileFacts, language: Language) -> "PendingParcelView":
        """The view of a file, with its reasons told."""
        return cls(**ParcelView.of(file).model_dump(), explanations=explained(file.reasons, language))


class PendingView(BaseModel):
    """The files sent for a message to come."""

    items: list[PendingParcelView]

    @classmethod
    def of(cls, files: Iterable[FileFacts], language: Language) -> "PendingView":
        """The view of them."""
        return cls(items=[PendingParcelView.told(file, language) for file in files])


class EntryView(BaseModel):
    """One message. ``place`` is the office's act, or the number of the depositor's own."""

    own: bool = Field(description="Whether the depositor wrote it")
    kind: Literal["message", "completion", "withdrawal", "appeal"]
    place: int
    at: datetime
    text: str
    pieces: list[str] = Field(description="What is missing, of a request to complete the letter")
    files: list[ParcelView]
    read_at: datetime | None = Field(description="When the other side said to have read it")

    @classmethod
    def of(cls, entry: Entry) -> "EntryView":
        """The view of a message."""
        given = {**vars(entry), "pieces": list(entry.pieces), "files": [ParcelView.of(it) for it in entry.files]}
        return cls(**given)


class MissingView(BaseModel):
    """The office's one request to complete the letter; it can be answered to the end of that day."""

    at: datetime
    until_on: date
    state: AskedState

    @classmethod
    def of(cls, asked: Asked) -> "MissingView":
        """The view of the request."""
        return cls(at=asked.at, until_on=asked.until_on, state=asked.state)


class ThreadView(BaseModel):
    """All that was said, and ``acts``: what can be done now."""

    state: DepositState
    messages: list[EntryView]
    asked: MissingView | None
    acts: list[DepositorAct]
    rating: int | None

    @classmethod
    def of(cls, deposit: Deposit, thread: Thread, today: date) -> "ThreadView":
        """The view of a thread."""
        exchange = deposit.exchange
        return cls(
            state=deposit.state,
            messages=[EntryView.of(entry) for entry in thread.entries],
            asked=MissingView.of(exchange.asked) if exchange.asked else None,
            acts=open_acts(deposit, today),
            rating=exchange.rating.score if exchange.rating else None,
        )
