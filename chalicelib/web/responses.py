"""Our own answer, made into Chalice's at the very end."""

import re
from dataclasses import dataclass, field
from typing import Any

from chalice.app import Response

HTML = "text/html; charset=utf-8"
JSON = "application/json"
PROBLEM = "application/problem+json"
_TEXT = re.compile(r"text/.*|application/(json|jose|x-pem-file|[\w.-]+\+json)|image/svg\+xml", re.ASCII)


class _Text(Response):
    """Passes the gateway as it is. Whether a body in base 64 is decoded there depends on the request's ``Accept``, and
    AWS does not say what becomes of it without one: text needs no decoding."""

    def to_dict(self, binary_types: list[str] | None = None) -> dict[str, Any]:
        """The proxy's answer, whatever types may pass as binary."""
        plain: dict[str, Any] = super().to_dict()
        return plain


@dataclass
class Reply:
    """What goes back; the body is always bytes, text among them in UTF-8."""

    status: int = 200
    body: bytes = b""
    content_type: str = HTML
    headers: dict[str, str] = field(default_factory=dict)
    cookies: list[str] = field(default_factory=list)

    def to_chalice(self, method: str) -> Any:
        """The response; HEAD and the statuses without content carry no body."""
        headers: dict[str, Any] = {"Content-Type": self.content_type, **self.headers}
        if self.cookies:
            headers["Set-Cookie"] = self.cookies
        body = b"" if method == "HEAD" or self.status in (204, 304) else self.body
        if _TEXT.fullmatch(self.content_type.partition(";")[0]):
            return _Text(body=body.decode(), headers=headers, status_code=self.status)
        return Response(body=body, headers=headers, status_code=self.status)


def cookie(name: str, value: str, max_age: int | None = None, http_only: bool = True) -> str:
    """A ``Set-Cookie`` value for the whole origin, over TLS only, not sent by foreign forms; 0 seconds forgets it."""
    parts = [f"{name}={value}", "Path=/", "Secure", "SameSite=Lax"]
    if http_only:
        parts.append("HttpOnly")
    if max_age is not None:
        parts.append(f"Max-Age={max_age}")
    return "; ".join(parts)
