"""Our own answer, made into Chalice's at the very end."""

from dataclasses import dataclass, field
from typing import Any

from chalice.app import Response

HTML = "text/html; charset=utf-8"
JSON = "application/json"
PROBLEM = "application/problem+json"


@dataclass
class Reply:
    """What goes back: the body is always bytes, because every content type passes the gateway as binary."""

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
        empty = method == "HEAD" or self.status in (204, 304)
        return Response(body=b"" if empty else self.body, headers=headers, status_code=self.status)


def cookie(name: str, value: str, max_age: int | None = None, http_only: bool = True) -> str:
    """A ``Set-Cookie`` value for the whole origin, over TLS only, not sent by foreign forms; 0 seconds forgets it."""
    parts = [f"{name}={value}", "Path=/", "Secure", "SameSite=Lax"]
    if http_only:
        parts.append("HttpOnly")
    if max_age is not None:
        parts.append(f"Max-Age={max_age}")
    return "; ".join(parts)
