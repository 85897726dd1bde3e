"""Forms with a file in them (RFC 7578), for the few pages that take a small one themselves."""

from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from chalicelib.web.errors import HttpError
from chalicelib.web.forms import MAX_FIELDS, Values


def read_multipart(body: bytes, content_type: str) -> tuple[Values, dict[str, bytes]]:
    """The fields, and the files by their field's name; :class:`HttpError` 400 for what is no such form."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    message = BytesParser(EmailMessage, policy=HTTP).parsebytes(head + body)
    parts = list(message.iter_parts()) if message.is_multipart() else []
    if not parts or len(parts) > MAX_FIELDS or message.defects:
        raise HttpError(400, "malformed_form")
    try:
        return _read(parts)
    except (UnicodeDecodeError, LookupError) as error:
        raise HttpError(400, "malformed_form") from error


def _read(parts: "list[MIMEPart[Any, Any]]") -> tuple[Values, dict[str, bytes]]:
    fields: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}
    for part in parts:
        name, content = str(part.get_param("name", "", "content-disposition")), part.get_payload(decode=True)
        held = content if isinstance(content, bytes) else b""
        if part.get_filename() is None:
            fields.setdefault(name, []).append(held.decode("utf-8"))
        else:
            files[name] = held
    return Values(fields), files
