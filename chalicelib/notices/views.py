"""Notices as the API shows and takes them. No address is ever shown."""

from datetime import datetime

from pydantic import BaseModel, Field

from chalicelib.notices.choosing import DeskChoice
from chalicelib.notices.model import Channel, Frequency, Notice, State
from chalicelib.notices.resending import Unreached, Way
from chalicelib.web.bodies import Strict


class NoticeView(BaseModel):
    """One message to a depositor. ``reason`` is a code: why it failed, or by what it was sent instead."""

    id: str
    kind: str
    channel: Channel
    state: State
    made_at: datetime
    at: datetime
    reason: str
    unreached: bool = Field(description="Whether it failed and may be sent by another way")

    @classmethod
    def of(cls, notice: Notice) -> "NoticeView":
        """The notice as shown."""
        return cls(
            id=notice.id,
            kind=notice.kind.value,
            channel=notice.channel,
            state=notice.state,
            made_at=notice.made_at,
            at=notice.at,
            reason=notice.reason,
            unreached=notice.is_unreached,
        )


class NoticeList(BaseModel):
    """What was sent about a mail."""

    items: list[NoticeView]


class UnreachedView(BaseModel):
    """A notice that failed, and the mail that it tells of."""

    mail_id: str
    number: str
    notice: NoticeView

    @classmethod
    def of(cls, unreached: Unreached) -> "UnreachedView":
        """Both as shown."""
        return cls(mail_id=unreached.mail.id, number=unreached.mail.number, notice=NoticeView.of(unreached.notice))


class UnreachedList(BaseModel):
    """A page of them."""

    items: list[UnreachedView]


class WayBody(Strict):
    """How to reach the depositor now."""

    channel: Channel
    address: str = Field("", max_length=1000, description="Another mail address or number; empty for the one known")
    agreed: bool = Field(False, description="The depositor agreed to short messages at that number")

    def way(self) -> Way:
        """As the use case takes it."""
        return Way(self.channel.value, self.address, self.agreed)


class PreferenceView(BaseModel):
    """A desk that the caller holds, and the choice for it."""

    desk_id: str
    name_ar: str
    name_fr: str
    frequency: Frequency

    @classmethod
    def of(cls, choice: DeskChoice) -> "PreferenceView":
        """The choice as shown."""
        name, frequency = choice.name, choice.frequency
        return cls(desk_id=choice.desk_id, name_ar=name.ar, name_fr=name.fr, frequency=frequency)


class PreferenceList(BaseModel):
    """All of them."""

    items: list[PreferenceView]


class PreferenceBody(Strict):
    """The choice."""

    frequency: Frequency
