"""The development PKI over HTTP, mounted before another WSGI application: ``PkiSite(app)``.

``POST /pki/tsa`` and ``tsa2`` answer ``application/timestamp-query``, ``POST /pki/ocsp/root`` and ``ocsp/issuing``
``application/ocsp-request``; ``GET /pki/root.crl``, ``issuing.crl``, ``root.cer``, ``issuing.cer`` (DER) and
``root.pem`` give what certificates point to.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding

from infra.local.pki import tsa
from infra.local.pki.hierarchy import Pki, development_pki

WsgiApp = Callable[..., Any]
PREFIX = "/pki/"
_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"


class PkiSite:
    """Answers under ``/pki/``; everything else goes to the application behind."""

    def __init__(self, app: WsgiApp) -> None:
        self.app = app

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """WSGI."""
        if not environ["PATH_INFO"].startswith(PREFIX):
            answer: Iterable[bytes] = self.app(environ, start)
            return answer
        pki = development_pki(int(environ["SERVER_PORT"]))
        status, content_type, body = _answer(pki, environ, environ["PATH_INFO"].removeprefix(PREFIX))
        start(status, [("Content-Type", content_type), ("Content-Length", str(len(body)))])
        return [body]


def _answer(pki: Pki, environ: dict[str, Any], name: str) -> tuple[str, str, bytes]:
    now, asked = datetime.now(UTC), (environ["REQUEST_METHOD"], name)
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    for stamper in (pki.stamper, pki.second_stamper):
        if asked == ("POST", stamper.name):
            if environ.get("CONTENT_TYPE") != _QUERY:
                return "415 Unsupported Media Type", "text/plain", _QUERY.encode()
            return "200 OK", _REPLY, tsa.answer(stamper, body, now)
    for authority in (pki.root, pki.issuing):
        if asked == ("POST", f"ocsp/{authority.name}"):
            return "200 OK", "application/ocsp-response", authority.ocsp(body, now)
        if asked == ("GET", f"{authority.name}.crl"):
            return "200 OK", "application/pkix-crl", authority.crl(now)
        if asked == ("GET", f"{authority.name}.cer"):
            return "200 OK", "application/pkix-cert", authority.certificate.public_bytes(Encoding.DER)
    if asked == ("GET", "root.pem"):
        return "200 OK", "application/x-pem-file", pki.root_pem.encode()
    return "404 Not Found", "text/plain", b"not found"
