"""What authorities say of the state of their certificates: by OCSP (RFC 6960) first, by list (RFC 5280) else.

What is fetched here is only bytes: whether an answer holds is judged where it is used, with the whole path.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Protocol, cast
from urllib.parse import urlsplit

import urllib3
from asn1crypto import algos, crl, ocsp, x509

from chalicelib.adapters.pades.breakers import Breaker
from chalicelib.kernel.errors import UnavailableError

_LIST_LIMIT_BYTES, _ANSWER_LIMIT_BYTES = 8 * 1024 * 1024, 64 * 1024
_TRY_AGAIN = (500, 502, 503, 504)
WITHOUT_END = timedelta(hours=1)
"""For how long an answer that names no end of its own is used again."""


@dataclass(frozen=True)
class Answer:
    """One answer, DER, of an OCSP responder or a list; said at ``at``, and renewed by ``until``."""

    at: datetime
    until: datetime
    ocsp: bytes = b""
    crl: bytes = b""


class Revocation(Protocol):
    """Who is asked."""

    def answers(
        self, certificate: x509.Certificate, issuer: x509.Certificate, after: datetime
    ) -> Iterable[Answer | UnavailableError]:
        """What can be had about a certificate, the best first; failures stand in the place of their answer.

        An answer from before ``after`` is fetched anew, though it may still be from before.
        """


class RevocationSources:
    """Both ways by HTTP. Answers are kept while they last, so that a thousand documents of one seal ask once; a server
    that keeps failing is left alone for a while."""

    def __init__(self, timeout_seconds: float = 5.0, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        retries = urllib3.Retry(total=1, backoff_factor=0.2, status_forcelist=_TRY_AGAIN, allowed_methods=None)
        self._http = urllib3.PoolManager(timeout=timeout_seconds, retries=retries)
        self._kept: dict[tuple[str, int], Answer] = {}
        self._breakers: dict[str, Breaker] = {}
        self._now = now

    def answers(
        self, certificate: x509.Certificate, issuer: x509.Certificate, after: datetime
    ) -> Iterable[Answer | UnavailableError]:
        """As :meth:`Revocation.answers`; an address is asked when the answers before it were not enough."""
        for url in _http_only(certificate.ocsp_urls):
            fetch = partial(self._ocsp, url, certificate, issuer)
            yield self._one((url, certificate.serial_number), after, fetch)
        for point in certificate.crl_distribution_points:
            for url in _http_only([point.url]):
                yield self._one((url, 0), after, partial(self._list, url))

    def _one(self, key: tuple[str, int], after: datetime, fetch: Callable[[], Answer]) -> Answer | UnavailableError:
        kept = self._kept.get(key)
        if kept is not None and kept.at >= after and kept.until > self._now():
            return kept
        server = urlsplit(key[0]).netloc
        breaker = self._breakers.setdefault(server, Breaker(server))
        try:
            self._kept[key] = breaker.call(fetch)
        except UnavailableError as error:
            return error
        return self._kept[key]

    def _ocsp(self, url: str, certificate: x509.Certificate, issuer: x509.Certificate) -> Answer:
        request = ocsp_request(certificate, issuer).dump()
        headers = {"Content-Type": "application/ocsp-request"}
        body = self._fetch("POST", url, _ANSWER_LIMIT_BYTES, request, headers)
        try:
            said = ocsp.OCSPResponse.load(body, strict=True).basic_ocsp_response["tbs_response_data"]["responses"][0]
            return _lasting(said["this_update"].native, said["next_update"].native, ocsp=body)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
            raise UnavailableError("evidence.revocation_unavailable") from error

    def _list(self, url: str) -> Answer:
        body = self._fetch("GET", url, _LIST_LIMIT_BYTES)
        try:
            said = crl.CertificateList.load(body, strict=True)["tbs_cert_list"]
            return _lasting(said["this_update"].native, said["next_update"].native, crl=body)
        except (ValueError, TypeError, KeyError) as error:
            raise UnavailableError("evidence.revocation_unavailable") from error

    def _fetch(
        self, method: str, url: str, limit: int, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> bytes:
        try:
            answer = self._http.request(method, url, body=body, headers=headers, preload_content=False)
            data = answer.read(limit + 1)
            answer.release_conn()
        except urllib3.exceptions.HTTPError as error:
            raise UnavailableError("evidence.revocation_unavailable") from error
        if answer.status != 200 or len(data) > limit:
            raise UnavailableError("evidence.revocation_unavailable")
        return data


def _http_only(urls: Sequence[str | None]) -> list[str]:
    return [url for url in urls if url and urlsplit(url).scheme in ("http", "https")]


def _lasting(at: datetime, until: datetime | None, ocsp: bytes = b"", crl: bytes = b"") -> Answer:
    return Answer(at, until or at + WITHOUT_END, ocsp, crl)


def ocsp_request(certificate: x509.Certificate, issuer: x509.Certificate) -> ocsp.OCSPRequest:
    """The question about one certificate."""
    # SHA-1 only names the issuer here, and is the one name that every responder knows (RFC 5019, 2.1.1).
    identified = ocsp.CertId(
        {
            "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha1"}),
            "issuer_name_hash": issuer.subject.sha1,
            "issuer_key_hash": cast(bytes, issuer.public_key.sha1),
            "serial_number": certificate.serial_number,
        }
    )
    return ocsp.OCSPRequest({"tbs_request": {"request_list": [{"req_cert": identified}]}})
