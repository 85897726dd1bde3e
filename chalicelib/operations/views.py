"""Operations as the API shows them."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.operations.model import Kind, Overview, Stuck
from chalicelib.web.bodies import Strict


class View(BaseModel):
    """Read from the model as it stands."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class StuckView(View):
    """Something that waits for an operator; ``id`` points at it and opens nothing, ``reason`` is a code."""

    kind: Kind
    id: str
    administration_id: str
    since: datetime
    reason: str
    retryable: bool
    abandonable: bool
    waits: bool

    @classmethod
    def of(cls, stuck: Stuck) -> "StuckView":
        """The thing as shown."""
        return cls.model_validate(stuck)


class DeadLettersView(View):
    """Messages that a function gave up."""

    queue: str
    count: int
    subjects: tuple[str, ...]


class OverviewView(View):
    """Everything that waits for an operator."""

    deposits: tuple[StuckView, ...]
    folders: tuple[StuckView, ...]
    notices: tuple[StuckView, ...]
    dead_letters: tuple[DeadLettersView, ...]
    relays: tuple[StuckView, ...] = Field(description="Letters that two administrations would send each other")
    files: tuple[StuckView, ...]
    uploads_scanned: bool

    @classmethod
    def of(cls, overview: Overview) -> "OverviewView":
        """The overview as shown."""
        return cls.model_validate(overview)


class AbandonmentBody(Strict):
    """Why it is given up: who deposited or proposed it reads this."""

    reason: str


class PutBackView(View):
    """How many messages were handed to their function again."""

    moved: int
