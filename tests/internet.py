"""A small Internet of the tests' own, in this process: names with public addresses, one server of HTTPS behind them.

What is in the place of the real one is the machine's resolver alone: names get the addresses that are said here, and
the public one leads to a port of the loopback interface. Certificates are checked as ever, against this Internet's own
authority beside the real ones (``SSL_CERT_FILE``, which processes that are started from here have too).
"""

import os
import socket
import ssl
import tempfile
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import certifi
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from infra.local.http.server import QuietHandler
from infra.local.patching import replace

PUBLIC = "128.66.0.1"
"""Where all of its servers are, as the product sees it."""
DOMAIN = "sso.example"
App = Callable[[Request], Response]
_Key = ec.EllipticCurvePrivateKey


class Internet:
    """Made once in a process, by :func:`internet`."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self._apps: dict[str, App] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="internet-")  # as long as the process
        folder = Path(self._folder.name)
        self.authority, certificate, key = _certificates(folder)
        trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trust.load_cert_chain(certificate, key)
        served = Request.application(self._answer)
        self._server = make_server(
            "127.0.0.1", 0, served, threaded=True, request_handler=QuietHandler, ssl_context=trust
        )
        threading.Thread(target=self._server.serve_forever, name="internet", daemon=True).start()
        os.environ["SSL_CERT_FILE"] = str(_trusted(folder, self.authority))

    @property
    def port(self) -> int:
        """Where its servers are in truth."""
        return self._server.server_port

    def connect(self) -> None:
        """Its names are asked for from now on; harmless where they are."""
        replace(socket, "getaddrinfo", self._mend)

    def serve(self, host: str, app: App) -> None:
        """From now on, the name is that server's."""
        self.names[host], self._apps[host] = PUBLIC, app

    def browse(self, url: str, method: str = "GET", **given: Any) -> requests.Response:
        """What a person's browser does there; it follows nothing."""
        host, slash, path = url.removeprefix("https://").partition("/")
        here = f"https://127.0.0.1:{self.port}{slash}{path}"
        headers, trust = {"Host": host}, str(self.authority)
        return requests.request(method, here, headers=headers, verify=trust, allow_redirects=False, timeout=30, **given)

    def _answer(self, request: Request) -> Response:
        app = self._apps.get(request.host.partition(":")[0])
        return app(request) if app else Response("nobody is here", 404)

    def _mend(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def mended(host: Any, port: Any, *given: Any, **named: Any) -> Any:
            if host == PUBLIC:
                return original("127.0.0.1", self.port, *given, **named)
            if address := self.names.get(host):
                return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]
            return original(host, port, *given, **named)

        return mended


def internet() -> Internet:
    """The one of this process, connected: a unit test in between has put the machine's own resolver back."""
    made = _made()
    made.connect()
    return made


@cache
def _made() -> Internet:
    return Internet()


def _certificates(folder: Path) -> tuple[Path, Path, Path]:
    """An authority, and a certificate of its making for the domain: the authority, the certificate, its key."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name = _name("Internet of the tests")
    root = _unsigned(root_name, root_name, root_key, root_key).add_extension(x509.BasicConstraints(True, None), True)
    root = root.add_extension(_usage(signs_certificates=True), True)
    names = [x509.DNSName(f"*.{DOMAIN}"), x509.IPAddress(ip_address("127.0.0.1"))]
    own = _unsigned(_name(DOMAIN), root_name, key, root_key).add_extension(x509.SubjectAlternativeName(names), False)
    own = own.add_extension(x509.BasicConstraints(False, None), True)
    own = own.add_extension(_usage(signs_certificates=False), True)
    paths = (folder / "authority.pem", folder / "server.pem", folder / "server-key.pem")
    for path, made in zip(paths, (root, own), strict=False):
        path.write_bytes(made.sign(root_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    paths[2].write_bytes(key.private_bytes(*form))
    return paths


def _trusted(folder: Path, authority: Path) -> Path:
    everyone = folder / "trusted.pem"
    everyone.write_bytes(Path(certifi.where()).read_bytes() + authority.read_bytes())
    return everyone


def _unsigned(subject: x509.Name, issuer: x509.Name, key: _Key, issued_by: _Key) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=3650))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issued_by.public_key()), False)
    )


def _usage(signs_certificates: bool) -> x509.KeyUsage:
    of_server = not signs_certificates
    return x509.KeyUsage(of_server, False, False, False, False, signs_certificates, signs_certificates, False, False)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])
