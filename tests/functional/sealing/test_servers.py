"""Servers of others over HTTP, when they answer late, wrongly, with rubbish, or what has ended."""

import random
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import time_machine
from asn1crypto import cms, tsp, x509

from chalicelib.adapters.pades import sealing as pades
from chalicelib.adapters.pades.revocation import Answer, RevocationSources
from chalicelib.adapters.pades.timestamps import CLOCKS_APART, TimestampClient
from chalicelib.adapters.pades.validation_material import (
    Collector,
    NothingSaidSinceError,
    RevokedCertificateError,
    signers_of,
)
from chalicelib.kernel.errors import UnavailableError
from infra.local.pki import tsa
from infra.local.pki.hierarchy import Authority, Pki
from tests.functional.sealing.test_timestamps import authority, granted
from tests.pki import LocalKey, Timestamper, signing_key
from tests.receipts import AT, typeset_receipt

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
Served = dict[str, Callable[[bytes], bytes]]


@contextmanager
def served(pages: Served) -> Iterator[str]:
    """What each path answers, to GET and POST; 404 for the others."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            page = pages.get(self.path)
            asked = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            body = page(asked) if page else b""
            self.send_response(200 if page else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class World:
    """A PKI that is served, with one sealed receipt; its pages may be replaced."""

    def __init__(self, url: str, pages: Served) -> None:
        self.pki, self.pages, self.asked = Pki(f"{url}/pki"), pages, list[str]()
        self.key: LocalKey = signing_key(self.pki, "Commune")
        self.sealed = pades.seal_receipt(typeset_receipt(), self.key, Timestamper(self.pki), AT)
        for it in (self.pki.root, self.pki.issuing):
            pages[f"/pki/ocsp/{it.name}"] = self._counted(f"ocsp/{it.name}", partial(_responded, it))
            pages[f"/pki/{it.name}.crl"] = self._counted(f"{it.name}.crl", partial(_listed, it))

    def _counted(self, name: str, page: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
        def counted(asked: bytes) -> bytes:
            self.asked.append(name)
            return page(asked)

        return counted

    def collector(self, **given: float) -> Collector:
        return Collector([ssl.PEM_cert_to_DER_cert(self.pki.root_pem)], RevocationSources(**given))  # type: ignore[arg-type]  # the timeout

    def revoke(self) -> datetime:
        at = now()
        self.pki.revoke(ssl.DER_cert_to_PEM_cert(self.key.chain[0]), at)
        return at


def _responded(authority: Authority, asked: bytes) -> bytes:
    return authority.ocsp(asked, now())


def _listed(authority: Authority, _: bytes) -> bytes:
    return authority.crl(now())


def now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def soon() -> datetime:
    """A moment after the receipt was sealed."""
    return datetime.now(UTC) + timedelta(seconds=2)


@pytest.fixture
def world() -> Iterator[World]:
    pages: Served = {}
    with served(pages) as url:
        made = World(url, pages)
        with time_machine.travel(soon()):
            yield made


def test_responders_are_asked_first_and_lists_only_where_they_do_not_answer(world: World) -> None:
    material = world.collector().collect(signers_of(world.sealed), soon())
    assert (len(material.ocsps), len(material.crls)) == (3, 0)
    assert sorted(set(world.asked)) == ["ocsp/issuing", "ocsp/root"]


@pytest.mark.parametrize("rubbish", [b"", b"<html>", b"0" * 100_000])
def test_where_a_responder_answers_with_rubbish_the_list_is_taken(world: World, rubbish: bytes) -> None:
    world.pages["/pki/ocsp/issuing"] = lambda _: rubbish
    material = world.collector().collect(signers_of(world.sealed), soon())
    assert (len(material.ocsps), len(material.crls)) == (2, 1)


def test_where_a_responder_is_an_impostor_the_list_is_taken(world: World) -> None:
    other = Pki(world.pki.base_url)
    responder, world.pki.issuing.responder = world.pki.issuing.responder, other.issuing.responder
    material = world.collector().collect(signers_of(world.sealed), soon())
    assert responder is not None and len(material.crls) == 1


@pytest.mark.parametrize("by", ["responder", "list"])
def test_a_revocation_is_found_by_either_way(world: World, by: str) -> None:
    at = world.revoke()
    if by == "list":
        del world.pages["/pki/ocsp/issuing"]
    with pytest.raises(RevokedCertificateError) as told:
        world.collector().collect(signers_of(world.sealed), soon())
    assert (told.value.at, told.value.subject) == (at, "Commune")


def test_where_nobody_answers_nothing_is_made(world: World) -> None:
    world.pages.clear()
    with pytest.raises(UnavailableError):
        world.collector().collect(signers_of(world.sealed), soon())


def test_a_responder_that_answers_late_is_not_waited_for(world: World) -> None:
    def late(_: bytes) -> bytes:
        time.sleep(0.4)
        return b""

    world.pages["/pki/ocsp/issuing"] = late
    material = world.collector(timeout_seconds=0.1).collect(signers_of(world.sealed), soon())
    assert len(material.crls) == 1


def test_an_authority_that_publishes_lists_alone_is_waited_for_until_the_next(world: World) -> None:
    for name in ("root", "issuing"):
        del world.pages[f"/pki/ocsp/{name}"]
    old = now() - timedelta(days=2)
    world.pages["/pki/root.crl"] = lambda _: world.pki.root.crl(old)
    with pytest.raises(NothingSaidSinceError) as told:
        world.collector().collect(signers_of(world.sealed), soon())
    assert told.value.until == old + timedelta(days=7)


def test_a_thousand_documents_of_one_seal_ask_once(world: World) -> None:
    collector = world.collector()
    for _ in range(3):
        collector.collect(signers_of(world.sealed), soon())
    assert len(world.asked) == 3


def test_what_was_said_before_a_later_signature_is_asked_anew(world: World) -> None:
    sources, certificate = RevocationSources(), x509.Certificate.load(world.key.chain[0])
    issuer = x509.Certificate.load(world.key.chain[1])
    first = next(iter(sources.answers(certificate, issuer, LONG_AGO)))
    assert isinstance(first, Answer) and next(iter(sources.answers(certificate, issuer, first.at))) is first
    next(iter(sources.answers(certificate, issuer, first.at + timedelta(seconds=1))))
    assert world.asked == ["ocsp/issuing"] * 2


def test_a_server_that_keeps_failing_is_left_alone(world: World) -> None:
    certificate, issuer = (x509.Certificate.load(der) for der in world.key.chain)
    world.pages["/pki/ocsp/issuing"] = world._counted("failed", lambda _: b"")
    del world.pages["/pki/issuing.crl"]
    sources = RevocationSources()
    for _ in range(5):
        assert all(isinstance(it, UnavailableError) for it in sources.answers(certificate, issuer, LONG_AGO))
    assert len(world.asked) == 2  # with the list that is not there, three failures of one server


def test_an_authority_with_another_clock_dates_nothing() -> None:
    pki = Pki("http://127.0.0.1:1/pki")

    def jumped(by: timedelta, asked: bytes) -> bytes:
        return tsa.answer(pki.stamper, asked, datetime.now(UTC) + by)

    for by in (CLOCKS_APART + timedelta(minutes=1), -CLOCKS_APART - timedelta(minutes=1)):
        with authority(partial(jumped, by)) as url, pytest.raises(UnavailableError):
            TimestampClient(url).token(b"signature")


def test_an_authority_whose_certificate_has_ended_dates_nothing() -> None:
    with time_machine.travel(datetime.now(UTC) - timedelta(days=10)):
        ended = Pki("http://127.0.0.1:1/pki", tsa_days=5)
    with authority(granted(ended)) as url, pytest.raises(UnavailableError):
        TimestampClient(url).token(b"signature")


def test_a_certificate_for_something_else_dates_nothing() -> None:
    pki = Pki("http://127.0.0.1:1/pki")
    responder = pki.root.responder
    assert responder is not None
    other = Authority("tsa", responder.key, responder.certificate)
    with authority(lambda asked: tsa.answer(other, asked, datetime.now(UTC))) as url, pytest.raises(UnavailableError):
        TimestampClient(url).token(b"signature")


@pytest.mark.parametrize("part", ["nonce", "imprint"])
def test_a_token_over_something_else_is_refused(part: str) -> None:
    pki = Pki("http://127.0.0.1:1/pki")

    def wrong(asked: bytes) -> bytes:
        request = tsp.TimeStampReq.load(asked)
        if part == "nonce":
            request["nonce"] = request["nonce"].native ^ 1
        else:
            request["message_imprint"]["hashed_message"] = bytes(32)
        return tsa.answer(pki.stamper, request.dump(force=True), datetime.now(UTC))

    with authority(wrong) as url, pytest.raises(UnavailableError):
        TimestampClient(url).token(b"signature")


def test_an_answer_without_what_it_signs_is_no_token() -> None:
    pki = Pki("http://127.0.0.1:1/pki")

    def empty(asked: bytes) -> bytes:
        answer = tsp.TimeStampResp.load(tsa.answer(pki.stamper, asked, datetime.now(UTC)))
        answer["time_stamp_token"]["content"]["encap_content_info"] = {"content_type": "tst_info"}
        return bytes(answer.dump(force=True))

    with authority(empty) as url, pytest.raises(UnavailableError):
        TimestampClient(url).token(b"signature")


def test_an_altered_answer_is_a_token_or_none_and_never_anything_else(
    monkeypatch: pytest.MonkeyPatch, soak: bool
) -> None:
    pki, draw = Pki("http://127.0.0.1:1/pki"), random.Random("answers")

    def altered(_: TimestampClient, asked: bytes) -> bytes:
        answer = bytearray(tsa.answer(pki.stamper, asked, datetime.now(UTC)))
        answer[draw.randrange(len(answer))] = draw.randrange(256)
        return bytes(answer)

    monkeypatch.setattr(TimestampClient, "_post", altered)
    for _ in range(4000 if soak else 300):
        with suppress(UnavailableError):
            assert TimestampClient("http://127.0.0.1:1").token(b"signature")


def test_an_authority_that_answers_late_is_not_waited_for() -> None:
    def late(_: bytes) -> bytes:
        time.sleep(0.5)
        return b""

    with authority(late) as url, pytest.raises(UnavailableError):
        TimestampClient(url, timeout_seconds=0.05).token(b"signature")


@pytest.mark.parametrize("digest", ["sha384", "sha512"])
def test_stronger_digests_are_dated_too(digest: str) -> None:
    pki = Pki("http://127.0.0.1:1/pki")
    with authority(granted(pki)) as url:
        token = TimestampClient(url).stamp(bytes(48 if digest == "sha384" else 64), digest)
    dated = cms.ContentInfo.load(token)["content"]["encap_content_info"]["content"].parsed["message_imprint"]
    assert dated["hash_algorithm"]["algorithm"].native == digest
