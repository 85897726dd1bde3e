"""S3's refusals, in S3's XML."""

from xml.sax.saxutils import escape

_STATUSES = {400: "400 Bad Request", 403: "403 Forbidden", 405: "405 Method Not Allowed", 411: "411 Length Required"}


class S3Error(Exception):
    """S3 says no. ``details`` become further elements of the answer (``ProposedSize`` …)."""

    def __init__(self, status: int, code: str, message: str, **details: object) -> None:
        super().__init__(f"{code}: {message}")
        self.status = _STATUSES[status]
        self.code, self.message, self.details = code, message, details

    def xml(self) -> bytes:
        """The body of the answer."""
        elements = {"Code": self.code, "Message": self.message, **self.details, "RequestId": "LOCAL", "HostId": "local"}
        inner = "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in elements.items())
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{inner}</Error>'.encode()


def access_denied(message: str = "Access Denied", **details: object) -> S3Error:
    """The refusal for whoever may not, or may no longer."""
    return S3Error(403, "AccessDenied", message, **details)
