"""What the API gives."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from chalicelib.kernel.access import Confidentiality
from chalicelib.registry.clocks.course import Completion, CompletionState
from chalicelib.registry.model import HistoryEntry, Intake, Mail, Register, Status
from chalicelib.registry.reading import Basket
from chalicelib.registry.sheet import Channel, Nature, Priority, Sheet, SheetFile
from chalicelib.web.views import Versioned


class FileView(BaseModel):
    """A document of a mail."""

    id: str
    name: str
    size_bytes: int
    pages: int | None
    sha256: str
    kind: str = Field(description="pdf, docx, jpeg …: what the bytes are")
    nature: Literal["letter", "annex", "identity", "mandate", "other"] | None = Field(
        None, description="What its depositor said that it is; nothing where nobody said"
    )

    @classmethod
    def of(cls, file: SheetFile) -> "FileView":
        """The view of a file."""
        return cls.model_validate({**vars(file), "nature": file.nature or None})


class SheetView(BaseModel):
    """What the register says of a mail."""

    subject: str
    sender: str
    addressee: str
    channel: Channel
    received_on: date
    document_on: date | None
    sender_reference: str
    nature: Nature
    language: str
    priority: Priority
    confidentiality: Confidentiality
    pages: int | None
    keywords: list[str]
    files: list[FileView]
    reply_to: str
    due_on: date | None
    represented: str = Field(description="Whom the sender writes for, under a mandate")
    helper: str = Field(description="The agent who filled the deposit in for them at a counter")

    @classmethod
    def of(cls, sheet: Sheet) -> "SheetView":
        """The view of a sheet."""
        given = {name: getattr(sheet, name) for name in cls.model_fields if name not in {"files", "keywords"}}
        return cls(**given, keywords=list(sheet.keywords), files=[FileView.of(file) for file in sheet.files])


class VoidView(BaseModel):
    """Why a number no longer counts."""

    reason: str
    by: str
    at: datetime


class CompletionView(BaseModel):
    """The one request to the depositor to complete the letter, to the end of ``until_on``."""

    asked_on: date
    until_on: date
    state: CompletionState

    @classmethod
    def of(cls, asked: Completion) -> "CompletionView":
        """The view of the request."""
        return cls(asked_on=asked.asked_on, until_on=asked.until_on, state=asked.state)


class LegView(BaseModel):
    """A letter's mail in another administration; ``number`` is empty until its register gave it."""

    administration_id: str
    mail_id: str
    number: str


class MailView(Versioned):
    """A registered mail. ``version`` is also its ``ETag``; ``basket`` is where it waits for work, if it does.

    ``due_on`` is the last day to answer, ``stopped_on`` since when that clock stands, waiting for the depositor;
    ``model`` the registration model whose procedure it follows; ``unread`` counts the depositor's messages that nobody
    of the office read.

    ``intake_id`` names the sheet of a mail written in the office: its scans are sent to ``/intakes/{id}/scans``, also
    once it has its number; nobody is told by us what becomes of it. Empty for what was deposited on the portal.
    """

    id: str
    number: str
    short_number: str
    direction: str
    status: Status
    registered_at: datetime
    submitted_at: datetime
    intake_id: str
    verification_id: str
    entity_id: str
    basket: str | None
    desk_id: str
    due_on: date | None
    stopped_on: date | None
    completion: CompletionView | None
    unread: int
    model: str
    silence: bool
    note: str
    folder_id: str
    answer_id: str
    void: VoidView | None
    came_from: list[LegView] = Field(description="Administrations that sent it on, the first first")
    went_to: LegView | None = Field(description="The administration that it was sent on to, which has it now")
    version: int
    sheet: SheetView

    @classmethod
    def of(cls, mail: Mail) -> "MailView":
        """The view of a mail."""
        return cls(
            id=mail.id,
            number=str(mail.number),
            short_number=mail.number.short,
            direction=mail.number.direction.value,
            status=mail.status,
            registered_at=mail.registered_at,
            submitted_at=mail.submitted_at,
            intake_id=mail.intake_id,
            verification_id=mail.verification_id,
            entity_id=mail.entity_id,
            basket=mail.basket,
            desk_id=mail.desk_id,
            due_on=mail.due_on,
            stopped_on=mail.stopped_on,
            completion=CompletionView.of(mail.course.completion) if mail.course.completion else None,
            unread=mail.course.unread,
            model=mail.sheet.procedure.model_id,
            silence=mail.sheet.procedure.silence,
            note=mail.note,
            folder_id=mail.folder_id,
            answer_id=mail.answer_id,
            void=VoidView(reason=mail.void.reason, by=mail.void.agent_id, at=mail.void.at) if mail.void else None,
            came_from=[LegView(**vars(leg)) for leg in mail.relay.came],
            went_to=LegView(**vars(mail.relay.went)) if mail.relay.went else None,
            version=mail.version,
            sheet=SheetView.of(mail.sheet),
        )


class MailList(BaseModel):
    """Some mails; the next page stands in the ``Link`` header."""

    items: list[MailView]


class BasketView(BaseModel):
    """A basket; ``count`` stops at 100."""

    id: str
    kind: str
    name_ar: str
    name_fr: str
    count: int

    @classmethod
    def of(cls, basket: Basket) -> "BasketView":
        """The view of a basket."""
        name = basket.name
        return cls(id=basket.id, kind=basket.kind, name_ar=name.ar, name_fr=name.fr, count=basket.count)


class BasketList(BaseModel):
    """The caller's baskets."""

    items: list[BasketView]


class HistoryView(BaseModel):
    """One act on a mail. ``pieces`` are what a depositor was asked for, ``files`` ids of what was sent to them;
    ``up_to`` the number of their last message that was read."""

    seq: int
    event: str
    at: datetime
    agent_id: str
    desk_id: str
    entity_id: str
    note: str
    pieces: list[str]
    files: list[str]
    up_to: int

    @classmethod
    def of(cls, entry: HistoryEntry) -> "HistoryView":
        """The view of an act."""
        return cls(**{**vars(entry), "pieces": list(entry.pieces), "files": list(entry.files)})


class HistoryList(BaseModel):
    """Everything done to a mail, the oldest first."""

    items: list[HistoryView]


class RegisterView(BaseModel):
    """A register."""

    id: str
    direction: str
    entity_id: str
    opened_at: datetime

    @classmethod
    def of(cls, register: Register) -> "RegisterView":
        """The view of a register."""
        return cls(
            id=register.id,
            direction=register.direction.value,
            entity_id=register.entity_id,
            opened_at=register.opened_at,
        )


class RegisterList(BaseModel):
    """The registers that the caller may read."""

    items: list[RegisterView]


class IntakeView(BaseModel):
    """A sheet that awaits its number. ``mail_id`` is the mail's from the beginning."""

    id: str
    register_id: str
    mail_id: str
    state: str
    sheet: SheetView

    @classmethod
    def of(cls, intake: Intake) -> "IntakeView":
        """The view of an intake."""
        return cls(
            id=intake.id,
            register_id=intake.register_id,
            mail_id=intake.mail_id,
            state=intake.state.value,
            sheet=SheetView.of(intake.sheet),
        )
