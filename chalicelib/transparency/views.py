"""Heads and proofs as the API shows them; their form is ``infra/verify/FORMATS.md``'s."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.kernel.clock import to_iso
from chalicelib.transparency.model import SignedHead
from chalicelib.web.queries import Query

HASH = "^[0-9a-f]{64}$"
LARGEST = 10**12 - 1


class View(BaseModel):
    """Everything that goes out says exactly what it is declared to say."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class InclusionQuery(Query):
    """Of which record, in which head's tree."""

    hash: str | None = Field(None, pattern=HASH, description="The record's hash; this or `leaf` is needed")
    leaf: int | None = Field(None, ge=0, le=LARGEST, description="The record's leaf number, from 0")
    size: int | None = Field(None, ge=1, le=LARGEST, description="The tree's size; without it, the newest head's")


class ConsistencyQuery(Query):
    """From which size to which."""

    old: int = Field(alias="from", ge=1, le=LARGEST, description="The earlier head's size")
    new: int | None = Field(None, alias="to", ge=1, le=LARGEST, description="The later one's; else the newest head's")


class HeadView(View):
    """A head as it is stored: a compact JWS of kind `wasl-head`, and an RFC 3161 token over its bytes in base 64."""

    head: str
    timestamp: str | None

    @classmethod
    def of(cls, head: SignedHead) -> "HeadView":
        """The head as served."""
        return cls.model_validate(head.document())


class ListedHeadView(View):
    """A head in the list."""

    size: int
    root: str = Field(pattern=HASH)
    at: datetime
    timestamped: bool

    @classmethod
    def of(cls, head: SignedHead) -> "ListedHeadView":
        """The head as listed."""
        given = {"size": head.size, "root": head.head.root.hex(), "at": to_iso(head.head.at)}
        return cls.model_validate({**given, "timestamped": head.timestamp is not None})


class HeadsView(View):
    """The newest first."""

    items: list[ListedHeadView]


class InclusionView(View):
    """RFC 9162, 2.1.3: from SHA-256(00 ‖ hash) by the path to the root."""

    leaf: int
    size: int
    hash: str = Field(pattern=HASH)
    path: list[str]

    @classmethod
    def of(cls, document: dict[str, Any]) -> "InclusionView":
        """The proof as served."""
        return cls.model_validate(document)


class ConsistencyView(View):
    """RFC 9162, 2.1.4: that the later tree goes on from the earlier."""

    old: int = Field(alias="from")
    new: int = Field(alias="to")
    path: list[str]

    @classmethod
    def of(cls, document: dict[str, Any]) -> "ConsistencyView":
        """The proof as served."""
        return cls.model_validate(document)
