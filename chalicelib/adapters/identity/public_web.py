"""Addresses that somebody else gave us, fetched without being led astray (OWASP, server-side request forgery).

HTTPS only; the name is resolved here, every address it has must be public, and it is that very address which is spoken
to, so that a second answer of the name's server changes nothing. Redirects are not followed; sizes and times are
bounded. Which certificates are trusted, the system says, or whoever runs the process (``SSL_CERT_FILE``).
"""

import json
import socket
import ssl
import time
from collections.abc import Mapping
from functools import cached_property
from ipaddress import IPv4Address
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

import urllib3

_LIMIT_BYTES = 256 * 1024
_CONNECT_SECONDS, _READ_SECONDS, _WHOLE_SECONDS = 3.0, 5.0, 8.0
_CHUNK_BYTES = 16 * 1024


class WebError(Exception):
    """No answer that could be used; the text is for our own log."""


class PublicWeb:
    """Fetches JSON documents."""

    def get(self, url: str) -> tuple[int, Any]:
        """Status and document; the document is None where there is none. ``WebError``."""
        return self._ask("GET", url, {})

    def post(self, url: str, fields: Mapping[str, str], headers: Mapping[str, str]) -> tuple[int, Any]:
        """The same for a form that is sent."""
        given = {"Content-Type": "application/x-www-form-urlencoded", **headers}
        return self._ask("POST", url, given, urlencode(fields))

    def _ask(self, method: str, url: str, headers: Mapping[str, str], body: str | None = None) -> tuple[int, Any]:
        try:
            parts = https(url)
            return self._answer(method, parts, {**headers, "Host": parts.netloc}, body)
        except (OSError, ValueError, urllib3.exceptions.HTTPError) as error:
            raise WebError(f"{method} {url}: {error}") from error

    def _answer(self, method: str, parts: SplitResult, headers: dict[str, str], body: str | None) -> tuple[int, Any]:
        until = time.monotonic() + _WHOLE_SECONDS
        with self._pool(parts) as pool:
            answer = pool.request(
                method,
                parts._replace(scheme="", netloc="", fragment="").geturl() or "/",
                body=body,
                headers={**headers, "Accept": "application/json", "Accept-Encoding": "identity"},
                redirect=False,
                preload_content=False,
            )
            return answer.status, _document(answer, until)

    def _pool(self, parts: SplitResult) -> urllib3.HTTPSConnectionPool:
        host, port = str(parts.hostname), parts.port or 443
        return urllib3.HTTPSConnectionPool(
            public_address(host, port),
            port,
            server_hostname=host,
            assert_hostname=host,
            ssl_context=self._trust,
            timeout=urllib3.Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS),
            retries=False,
            maxsize=1,
        )

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        return ssl.create_default_context()


def https(url: str) -> SplitResult:
    """The parts of an ``https`` address that holds nobody's password; ``ValueError`` for anything else."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc:
        raise ValueError("not an address of https")
    return parts


def public_address(host: str, port: int) -> str:
    """An IPv4 address of the host. ``ValueError`` where any of its addresses is not a public one: ours, a private
    network's, the link's own (such as ``169.254.169.254``). IPv6 has more ways to write those, and functions have none
    out."""
    found = socket.getaddrinfo(host, port, socket.AF_INET, socket.SOCK_STREAM)
    addresses = [str(address[0]) for *_, address in found]
    if not addresses or not all(_is_public(address) for address in addresses):
        raise ValueError(f"{host} is not a public address")
    return addresses[0]


def _is_public(address: str) -> bool:
    read = IPv4Address(address)
    return read.is_global and not read.is_multicast


def _document(answer: urllib3.BaseHTTPResponse, until: float) -> Any:
    """The JSON that comes within the limits; None for anything that is no JSON."""
    body = b""
    while chunk := answer.read(_CHUNK_BYTES):
        body += chunk
        if len(body) > _LIMIT_BYTES or time.monotonic() > until:
            raise ValueError(f"more than {_LIMIT_BYTES} bytes or {_WHOLE_SECONDS} seconds")
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
