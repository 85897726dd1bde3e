"""The mails that SES was asked to send, to read them in tests and in a browser; beside them everybody's telephone, the
short messages, and every kind of notice from samples."""

import email
import email.policy
import mimetypes
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from html import escape
from typing import Any
from weakref import WeakKeyDictionary

from moto.ses.models import RawMessage, ses_backends

from infra.local.cognito import authenticator
from infra.local.http.server import ACCOUNT, REGION
from infra.local.mail import sms_voice

Answer = tuple[str, str, bytes]  # status, content type, body

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{padding:.4rem .6rem;border-bottom:1px solid #ccc;text-align:start}"
    "iframe{width:100%;height:32rem;border:1px solid #ccc}pre{white-space:pre-wrap;background:#f6f6f6;padding:1rem}"
    "code{font-size:1.4rem;letter-spacing:.15em}"
)


_read: WeakKeyDictionary[Any, EmailMessage] = WeakKeyDictionary()
"""Mails by what was sent: thousands wait here in a long run, and whoever looks for one asks for all."""


def mails() -> list[EmailMessage]:
    """Every mail sent, oldest first."""
    return [_mail(message) for message in ses_backends[ACCOUNT][REGION].sent_messages]


def _mail(sent: Any) -> EmailMessage:
    if sent not in _read:
        _read[sent] = _parse(sent)
    return _read[sent]


def _parse(sent: Any) -> EmailMessage:
    if isinstance(sent, RawMessage):
        return email.message_from_bytes(sent.raw_data.encode(), policy=email.policy.default)
    message = EmailMessage()
    message["From"], message["Subject"] = sent.source, sent.subject
    message["To"] = ", ".join(sent.destinations.get("ToAddresses", []))
    message.set_content(sent.body)
    return message


class Mailbox:
    """A small site: the list of mails, and each with its text, its HTML in a sandbox and its attachments; under
    ``/authenticator``, the code that each account's telephone shows; under ``/texts``, the short messages; under
    ``/previews``, every kind of notice."""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """WSGI."""
        status, content_type, body = _answer([part for part in environ["PATH_INFO"].split("/") if part])
        policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-src 'self'"
        headers = [
            ("Content-Type", content_type),
            ("Content-Length", str(len(body))),
            ("Content-Security-Policy", policy),
            ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-store"),
        ]
        start_response(status, headers)
        return [body]


def _answer(path: list[str]) -> Answer:
    sent = mails()
    if not path:
        return _page("Mails", _BESIDE + _listed(sent))
    if path == ["authenticator"]:
        return _page("Development authenticator", authenticator.shown(), head='<meta http-equiv="refresh" content="5">')
    if path == ["texts"]:
        return _page("Short messages", _texts())
    if path[0] == "previews":
        return _previews(path[1:])
    try:
        message = sent[int(path[0])]
        return _of_mail(message, path[0], path[1:])
    except (ValueError, IndexError):
        return "404 Not Found", "text/plain; charset=utf-8", b"no such mail"


_BESIDE = (
    '<p><a href="/texts">Short messages</a> · <a href="/previews">Every kind of notice</a> · '
    '<a href="/authenticator">Development authenticator</a></p>'
)


def _texts() -> str:
    rows = "".join(
        f"<tr><td>{escape(it.number)}</td><td><bdi>{escape(it.text)}</bdi></td><td>{escape(it.cost)}</td></tr>"
        for it in reversed(sms_voice.sent)
    )
    back = '<p><a href="/">All mails</a></p>'
    if not rows:
        return f"{back}<p>None was sent yet.</p>"
    return f"{back}<table><tr><th>To</th><th>Text</th><th>Cost</th></tr>{rows}</table>"


def _previews(path: list[str]) -> Answer:
    from infra.local.mail import previews  # the product's writers load when somebody looks

    if not path:
        return _page("Every kind of notice", previews.listed())
    try:
        found = previews.named(path[0], path[1])
    except (ValueError, IndexError):
        return "404 Not Found", "text/plain; charset=utf-8", b"no such notice"
    if path[2:] == ["html"]:
        return "200 OK", "text/html; charset=utf-8", found.html.encode()
    return _page(found.subject, previews.shown(found))


def _of_mail(message: EmailMessage, number: str, path: list[str]) -> Answer:
    """``ValueError`` or ``IndexError`` if the mail has no such part."""
    if not path:
        return _page(str(message["Subject"]), _shown(message, number))
    if path[0] == "html":
        return "200 OK", "text/html; charset=utf-8", _body(message, "html").encode()
    part = list(message.iter_attachments())[int(path[0])]
    content = part.get_payload(decode=True)
    return "200 OK", part.get_content_type(), content if isinstance(content, bytes) else b""


def _listed(sent: list[EmailMessage]) -> str:
    rows = "".join(
        f'<tr><td><a href="/{n}"><bdi>{escape(str(message["Subject"]))}</bdi></a></td>'
        f"<td>{escape(str(message['To']))}</td><td>{len(list(message.iter_attachments()))}</td></tr>"
        for n, message in reversed(list(enumerate(sent)))
    )
    if not rows:
        return "<p>No mail was sent yet.</p>"
    return f"<table><tr><th>Subject</th><th>To</th><th>Attachments</th></tr>{rows}</table>"


def _shown(message: EmailMessage, number: str) -> str:
    heads = "".join(
        f"<tr><th>{name}</th><td><bdi>{escape(str(message[name] or ''))}</bdi></td></tr>"
        for name in ("From", "To", "Date", "Subject")
    )
    attachments = "".join(
        f'<li><a href="/{number}/{n}" download="{escape(_name(part), quote=True)}"><bdi>{escape(_name(part))}</bdi></a>'
        for n, part in enumerate(message.iter_attachments())
    )
    text = f'<h2>Text</h2><pre dir="auto">{escape(_body(message, "plain"))}</pre>'
    html = f'<h2>HTML</h2><iframe sandbox title="HTML" src="/{number}/html"></iframe>' if _body(message, "html") else ""
    return f'<p><a href="/">All mails</a></p><table>{heads}</table><ul>{attachments}</ul>{text}{html}'


def _name(part: Any) -> str:
    return part.get_filename() or f"attachment{mimetypes.guess_extension(part.get_content_type()) or ''}"


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part is not None else ""


def _page(title: str, content: str, head: str = "") -> Answer:
    html = (
        f'<!doctype html><html lang="en"><meta charset="utf-8">{head}<title>{escape(title)}</title>'
        f"<style>{_STYLE}</style><h1><bdi>{escape(title)}</bdi></h1>{content}"
    )
    return "200 OK", "text/html; charset=utf-8", html.encode()
