"""What several contexts answer alike."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from pydantic import BaseModel

from chalicelib.kernel.languages import Language
from chalicelib.web.texts import text


class Versioned(BaseModel):
    """The view of something that has a version: every answer of it carries an ``ETag``."""


class LinkView(BaseModel):
    """A link to one file: whoever has it may read, until then.

    Not a redirect: a client that follows one may send its token along, which storage refuses beside the signature.
    """

    url: str
    expires_at: datetime

    @classmethod
    def to(cls, url: str) -> "LinkView":
        """The view of a pre-signed link, which says itself how long it holds (Signature Version 4)."""
        fields = parse_qs(urlsplit(url).query)
        signed_at = datetime.strptime(fields["X-Amz-Date"][0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return cls(url=url, expires_at=signed_at + timedelta(seconds=int(fields["X-Amz-Expires"][0])))


def explained(reasons: Iterable[str], language: Language) -> list[str]:
    """Why inspection refused a file, from its codes: a sentence each."""
    return [text(language, f"files-reason-{reason}") for reason in reasons]
